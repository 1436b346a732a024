/* yaml.c -- YAML to a raw tree.
 *
 * libyaml's events, one recursive function per kind of node, never deeper than
 * DEEPEST. An alias gives the same node again: the tree is const once read. */
#include "read/yaml.h"

#include <string.h>

#include "base/utf8.h"
#include "read/encoding.h"
#include "read/keyset.h"
#include "read/yaml_error.h"

enum {
    DEEPEST = 64,
    MOST_VALUES = 500 * 1000,  /* written in one file */
    MOST_ALIASED = 100 * 1000, /* values that aliases add */
    MOST_ANCHORS = 1000,
};
static const size_t most_aliased_text = (size_t)8 * 1024 * 1024;

/* How much a tree holds once every alias in it is written out. */
struct size {
    size_t values, bytes;
};

struct anchor {
    const char *name;
    struct ul_raw *raw; /* NULL while it is being read */
    struct size size;
};

struct reader {
    struct ul_arena *arena;
    struct ul_arena *scratch; /* of what is not kept: keys' nodes, growing arrays */
    struct ul_arena *nodes;   /* where nodes go: one of these */
    struct ul_diag *diag;
    struct ul_yaml_part part;
    yaml_parser_t parser;
    yaml_event_t event; /* the next one, if has_event */
    bool has_event;
    bool failed; /* said; nothing more is read */
    int depth;
    struct size size;    /* of all so far */
    struct size aliased; /* what aliases added */
    struct ul_yaml_quote quote;
    struct {
        struct anchor *v;
        size_t n, cap;
    } anchors;
};

static struct ul_raw *read_node(struct reader *r);

static struct ul_pos pos_of(const struct reader *r, yaml_mark_t from, int width)
{
    return ul_yaml_pos(&r->part, from, width);
}

static void drop_event(struct reader *r)
{
    if (r->has_event)
        yaml_event_delete(&r->event);
    r->has_event = false;
}

/* Make r->event the next event. False at an error, which is said. */
static bool peek(struct reader *r)
{
    if (r->has_event || r->failed)
        return !r->failed;
    r->failed = !yaml_parser_parse(&r->parser, &r->event);
    r->has_event = !r->failed;
    if (r->failed)
        ul_yaml_say_error(&r->parser, &r->part, &r->quote, r->diag);
    return r->has_event;
}

static bool at_event(struct reader *r, yaml_event_type_t type)
{
    return peek(r) && r->event.type == type;
}

static void fail(struct reader *r, enum ul_text_id id, struct ul_pos pos)
{
    const char *const none[] = {NULL};
    ul_say_args(r->diag, id, pos, NULL, none);
    r->failed = true;
}

/* Characters from the start of a value to its end or the end of its line. */
static int width_of(const yaml_event_t *event)
{
    yaml_mark_t from = event->start_mark, to = event->end_mark;
    return from.line == to.line ? (int)(to.column - from.column) : 1;
}

static struct ul_raw *add_raw(struct reader *r, enum ul_raw_kind kind)
{
    struct ul_raw *raw = ul_new(r->nodes, struct ul_raw);
    raw->kind = kind;
    raw->pos = pos_of(r, r->event.start_mark, width_of(&r->event));
    if (kind == UL_RAW_LIST || kind == UL_RAW_MAP)
        raw->pos.width = 1;
    if (++r->size.values - r->aliased.values > MOST_VALUES)
        fail(r, UL_TEXT_TOO_MANY_VALUES, raw->pos);
    return raw;
}

static bool is_null(const char *text)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

/* A text in double quotes may hold any letter as an escape: "\x07", "a\u030a". */
static const char *checked(struct reader *r, const char *text, size_t n,
                           struct ul_pos pos)
{
    bool bad = strlen(text) != n;
    for (const char *at = text; *at && !bad;)
        bad = ul_is_control(ul_utf8_next(&at));
    if (bad)
        ul_say(r->diag, YAML_ESCAPED_CONTROL, pos, NULL);
    return ul_clean(r->arena, text);
}

/* The length of the typographic quote that a text begins or ends with; 0: none. */
static size_t smart_quote(const char *at, size_t n)
{
    static const char *const quotes[] = {"“", "”", "„", "»", "«", "’", "‘"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (n >= strlen(quotes[i]) && strncmp(at, quotes[i], strlen(quotes[i])) == 0)
            return strlen(quotes[i]);
    return 0;
}

/* A value that stands whole between quotes from a word processor was meant to stand
 * between YAML's. */
static void drop_smart_quotes(struct reader *r, struct ul_raw *raw)
{
    size_t n = strlen(raw->text), first = smart_quote(raw->text, n);
    size_t last = 0;
    for (size_t wide = 2; first && wide <= 3 && n > first + wide && !last; wide++)
        last = smart_quote(raw->text + n - wide, wide) == wide ? wide : 0;
    if (!last)
        return;
    char *inside = ul_strndup(r->arena, raw->text + first, n - first - last);
    for (const char *at = inside; *at; at++)
        if (smart_quote(at, strlen(at)))
            return;
    ul_say(r->diag, SMART_QUOTES, raw->pos, inside);
    raw->text = inside;
}

static struct ul_raw *read_scalar(struct reader *r)
{
    const char *text = (const char *)r->event.data.scalar.value;
    size_t n = r->event.data.scalar.length;
    yaml_scalar_style_t style = r->event.data.scalar.style;
    bool plain = style == YAML_PLAIN_SCALAR_STYLE;
    struct ul_raw *raw = add_raw(r, UL_RAW_SCALAR);
    r->size.bytes += n;
    raw->quoted = !plain;
    if (plain && is_null(text)) {
        raw->kind = UL_RAW_NULL;
    } else {
        raw->text = ul_strndup(r->arena, text, n);
        if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
            raw->text = checked(r, raw->text, n, raw->pos);
        else if (plain)
            drop_smart_quotes(r, raw);
    }
    bool quote = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                 style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    r->quote = (struct ul_yaml_quote){quote, r->event.start_mark, r->event.end_mark};
    drop_event(r);
    return raw;
}

/* Give the items that were gathered in the scratch arena a place of their own. */
static void keep_items(struct reader *r, struct ul_raw *raw)
{
    struct ul_raw_pair *v = ul_new_n(r->arena, struct ul_raw_pair, raw->n);
    if (raw->n)
        memcpy(v, raw->v, raw->n * sizeof *v);
    raw->v = v;
    raw->cap = raw->n;
}

static struct ul_raw *read_list(struct reader *r)
{
    struct ul_raw *list = add_raw(r, UL_RAW_LIST);
    drop_event(r);
    while (!r->failed && peek(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        struct ul_raw *item = read_node(r);
        if (item)
            ul_push(r->scratch, list, (struct ul_raw_pair){.value = item});
    }
    drop_event(r);
    keep_items(r, list);
    return list;
}

/* The key of a pair, NULL if there is none to use (said). */
static const char *read_key(struct reader *r, struct ul_pos *pos)
{
    bool alias = r->event.type == YAML_ALIAS_EVENT;
    *pos = pos_of(r, r->event.start_mark, width_of(&r->event));
    /* Of a key only the text is kept, unless an anchor holds it. */
    bool bare = r->event.type == YAML_SCALAR_EVENT && !r->event.data.scalar.anchor;
    r->nodes = bare ? r->scratch : r->arena;
    const struct ul_raw *key = read_node(r);
    r->nodes = r->arena;
    if (!key || r->failed)
        return NULL;
    if (alias || key->kind == UL_RAW_LIST || key->kind == UL_RAW_MAP) {
        ul_say(r->diag, YAML_KEY_KIND, *pos, NULL);
        return NULL;
    }
    if (key->kind == UL_RAW_SCALAR && !key->quoted && strcmp(key->text, "<<") == 0) {
        ul_say(r->diag, YAML_MERGE, *pos, NULL);
        return NULL;
    }
    return key->kind == UL_RAW_SCALAR ? key->text : "";
}

static void read_pair(struct reader *r, struct ul_raw *map, struct ul_keyset *keys)
{
    struct ul_raw_pair pair = {0};
    pair.key = read_key(r, &pair.key_pos);
    if (r->failed || !peek(r))
        return;
    pair.value = read_node(r);
    if (!pair.key || !pair.value)
        return;
    /* Nothing has no place of its own to show. */
    if (pair.value->kind == UL_RAW_NULL)
        pair.value->pos = pair.key_pos;
    if (ul_keyset_add(r->scratch, keys, pair.key))
        ul_push(r->scratch, map, pair);
    else
        ul_say(r->diag, KEY_TWICE, pair.key_pos, pair.key);
}

static struct ul_raw *read_map(struct reader *r)
{
    struct ul_raw *map = add_raw(r, UL_RAW_MAP);
    struct ul_keyset keys = {0};
    drop_event(r);
    while (!r->failed && peek(r) && r->event.type != YAML_MAPPING_END_EVENT)
        read_pair(r, map, &keys);
    drop_event(r);
    keep_items(r, map);
    return map;
}

/* ---- Anchors and aliases ---- */

static struct anchor *find_anchor(struct reader *r, const char *name)
{
    for (size_t i = r->anchors.n; i-- > 0;)
        if (strcmp(r->anchors.v[i].name, name) == 0)
            return &r->anchors.v[i];
    return NULL;
}

static struct ul_raw *read_alias(struct reader *r)
{
    const char *name = (const char *)r->event.data.alias.anchor;
    struct ul_pos pos = pos_of(r, r->event.start_mark, width_of(&r->event));
    const struct anchor *anchor = find_anchor(r, name);
    struct ul_raw *raw = anchor ? anchor->raw : NULL;
    if (!raw)
        ul_say(r->diag, YAML_ALIAS_UNKNOWN, pos, name);
    drop_event(r);
    if (!raw)
        return NULL;
    r->size.values += anchor->size.values;
    r->size.bytes += anchor->size.bytes;
    r->aliased.values += anchor->size.values;
    r->aliased.bytes += anchor->size.bytes;
    if (r->aliased.values > MOST_ALIASED || r->size.bytes > most_aliased_text)
        fail(r, UL_TEXT_TOO_MANY_ALIASES, pos);
    return raw;
}

/* Where the node's anchor is kept, or SIZE_MAX if it has none. */
static size_t begin_anchor(struct reader *r, const yaml_char_t *name)
{
    if (!name)
        return SIZE_MAX;
    struct anchor anchor = {.name = ul_strdup(r->arena, (const char *)name)};
    ul_push(r->arena, &r->anchors, anchor);
    if (r->anchors.n > MOST_ANCHORS)
        fail(r, UL_TEXT_TOO_MANY_ALIASES, pos_of(r, r->event.start_mark, 1));
    return r->anchors.n - 1;
}

static void check_tag(struct reader *r, const yaml_char_t *tag)
{
    if (tag)
        ul_say(r->diag, YAML_TAG, pos_of(r, r->event.start_mark, 1),
               strrchr((const char *)tag, ':') ? strrchr((const char *)tag, ':') + 1
                                               : (const char *)tag);
}

/* ---- Nodes ---- */

static struct ul_raw *read_content(struct reader *r, const yaml_char_t *anchor,
                                   const yaml_char_t *tag,
                                   struct ul_raw *(*read)(struct reader *))
{
    struct size before = r->size;
    size_t at = begin_anchor(r, anchor);
    check_tag(r, tag);
    if (r->failed)
        return NULL;
    struct ul_raw *raw = read(r);
    if (at != SIZE_MAX) {
        r->anchors.v[at].raw = raw;
        r->anchors.v[at].size =
            (struct size){r->size.values - before.values, r->size.bytes - before.bytes};
    }
    return raw;
}

static struct ul_raw *read_collection(struct reader *r)
{
    bool list = r->event.type == YAML_SEQUENCE_START_EVENT;
    if (r->depth == DEEPEST) {
        fail(r, UL_TEXT_TOO_DEEP, pos_of(r, r->event.start_mark, 1));
        return NULL;
    }
    r->depth++;
    struct ul_raw *raw = list
                             ? read_content(r, r->event.data.sequence_start.anchor,
                                            r->event.data.sequence_start.tag, read_list)
                             : read_content(r, r->event.data.mapping_start.anchor,
                                            r->event.data.mapping_start.tag, read_map);
    r->depth--;
    return raw;
}

/* NULL after a message: the node is left out. */
static struct ul_raw *read_node(struct reader *r)
{
    if (at_event(r, YAML_ALIAS_EVENT))
        return read_alias(r);
    if (at_event(r, YAML_SCALAR_EVENT))
        return read_content(r, r->event.data.scalar.anchor, r->event.data.scalar.tag,
                            read_scalar);
    if (at_event(r, YAML_SEQUENCE_START_EVENT) || at_event(r, YAML_MAPPING_START_EVENT))
        return read_collection(r);
    return NULL;
}

static struct ul_raw *empty(const struct reader *r)
{
    struct ul_raw *raw = ul_new(r->arena, struct ul_raw);
    raw->pos = (struct ul_pos){r->part.file, r->part.line, 1, 1};
    return raw;
}

/* The one document of the stream. */
static struct ul_raw *read_document(struct reader *r)
{
    struct ul_raw *root = NULL;
    while (peek(r) && r->event.type != YAML_STREAM_END_EVENT) {
        yaml_event_type_t type = r->event.type;
        if (type == YAML_DOCUMENT_START_EVENT && root) {
            ul_say(r->diag, YAML_SECOND_DOCUMENT, pos_of(r, r->event.start_mark, 3),
                   NULL);
            break;
        }
        drop_event(r);
        if (type == YAML_DOCUMENT_START_EVENT)
            root = read_node(r);
        if (r->failed || (type == YAML_DOCUMENT_START_EVENT && !root))
            return NULL;
    }
    drop_event(r);
    return r->failed ? NULL : root ? root : empty(r);
}

struct ul_raw *ul_yaml_read(struct ul_arena *arena, const struct ul_file *file,
                            size_t offset, size_t length, int line,
                            struct ul_diag *diag)
{
    struct reader r = {.arena = arena,
                       .nodes = arena,
                       .diag = diag,
                       .part = {file, file->text + offset, length, line}};
    if (!yaml_parser_initialize(&r.parser)) {
        ul_say_path(diag, FILE_FAILED, file->path, "libyaml");
        return NULL;
    }
    r.scratch = ul_arena_new();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)r.part.text, length);
    struct ul_raw *root = read_document(&r);
    drop_event(&r);
    yaml_parser_delete(&r.parser);
    ul_arena_free(r.scratch);
    return root;
}
