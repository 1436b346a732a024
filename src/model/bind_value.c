/* bind_value.c -- the value of one key: texts, numbers, dates, lists, structs. */
#include "model/bind_value.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

bool ul_raw_blank(const struct ul_raw *raw)
{
    return raw->kind == UL_RAW_NULL ||
           (raw->kind == UL_RAW_SCALAR && ul_blank(raw->text));
}

/* ---- One scalar ---- */

static void bind_int(const struct ul_binder *b, const struct ul_field *field,
                     struct ul_value *value)
{
    if (!ul_int_parse(value->text, &value->number)) {
        ul_say(b->diag, NOT_WHOLE_NUMBER, value->pos, value->text, field->key);
        value->text = NULL;
    }
}

static void bind_decimal(const struct ul_binder *b, const struct ul_field *field,
                         struct ul_value *value)
{
    const char *at = value->text;
    bool minus = *at == '-';
    at += minus;
    int whole = 0, thousandths = 0, digits = 0, scale = 100;
    for (; isdigit((unsigned char)*at) && whole < 100000; at++, digits++)
        whole = whole * 10 + (*at - '0');
    if (digits && (*at == ',' || *at == '.'))
        for (at++; isdigit((unsigned char)*at); at++, scale /= 10)
            thousandths += (*at - '0') * scale;
    if (!digits || *at) {
        ul_say(b->diag, NOT_NUMBER, value->pos, value->text, field->key);
        value->text = NULL;
        return;
    }
    value->number = (minus ? -1 : 1) * (whole * 1000 + thousandths);
}

static void bind_date(const struct ul_binder *b, struct ul_value *value)
{
    if (ul_date_parse(value->text, &value->date))
        return;
    struct ul_date meant;
    const char *hint =
        ul_date_guess(value->text, &meant) ? ul_date_print(b->arena, meant) : NULL;
    if (hint)
        ul_say(b->diag, NOT_DATE_GUESS, value->pos, value->text, hint);
    else
        ul_say(b->diag, NOT_DATE, value->pos, value->text);
    value->text = NULL;
}

static void bind_yesno(const struct ul_binder *b, struct ul_value *value)
{
    static const char *const words[] = {"nej", "ja", "false", "true"};
    for (int i = 0; i < 4; i++)
        if (ul_same(value->text, words[i])) {
            value->number = i % 2;
            return;
        }
    ul_say(b->diag, NOT_YES_OR_NO, value->pos, value->text);
    value->text = NULL;
}

/* Index of the word in "a|b|c", or -1. */
static int fixed_find(struct ul_arena *arena, const char *words, const char *word)
{
    for (int i = 0; words; i++) {
        size_t n = strcspn(words, "|");
        if (ul_same(ul_strndup(arena, words, n), word))
            return i;
        words = words[n] ? words + n + 1 : NULL;
    }
    return -1;
}

static const char *fixed_print(struct ul_arena *arena, const char *words)
{
    struct ul_buf buf = {.arena = arena};
    for (; *words; words++)
        *words == '|' ? ul_buf_str(&buf, ", ") : ul_buf_char(&buf, *words);
    return ul_buf_text(&buf);
}

static void bind_choice(const struct ul_binder *b, const struct ul_field *field,
                        struct ul_value *value)
{
    const char *nearest = NULL, *all;
    if (field->words) {
        value->number = fixed_find(b->arena, field->words, value->text);
        all = fixed_print(b->arena, field->words);
    } else {
        value->number = ul_list_find(b->template, field->list, value->text);
        if (value->number >= 0)
            return;
        nearest = ul_list_nearest(b->arena, b->template, field->list, value->text);
        all = ul_list_print(b->arena, b->template, field->list);
    }
    if (value->number >= 0)
        return;
    if (nearest)
        ul_say(b->diag, NOT_IN_LIST, value->pos, value->text, nearest);
    else
        ul_say(b->diag, NOT_IN_LIST_ALL, value->pos, value->text, all);
    *value = (struct ul_value){.pos = value->pos};
}

static void bind_scalar(const struct ul_binder *b, const struct ul_field *field,
                        struct ul_value *value)
{
    switch (field->type) {
    case UL_TYPE_INT:
        bind_int(b, field, value);
        return;
    case UL_TYPE_DECIMAL:
        bind_decimal(b, field, value);
        return;
    case UL_TYPE_DATE:
        bind_date(b, value);
        return;
    case UL_TYPE_DATE_OR_TEXT:
        ul_date_parse(value->text, &value->date);
        return;
    case UL_TYPE_YESNO:
        bind_yesno(b, value);
        return;
    case UL_TYPE_CHOICE:
    case UL_TYPE_CHOICES:
        bind_choice(b, field, value);
        return;
    case UL_TYPE_TEXT:
    case UL_TYPE_TEXTS:
    case UL_TYPE_MAP:
    case UL_TYPE_MAPS:
    case UL_TYPE_HEAD:
    case UL_TYPE_NAMED:
        return;
    }
}

static bool is_scalar(const struct ul_binder *b, const struct ul_field *field,
                      const struct ul_raw *raw)
{
    if (raw->kind == UL_RAW_SCALAR)
        return true;
    if (raw->kind == UL_RAW_LIST)
        ul_say(b->diag, NOT_TEXT_LIST, raw->pos, field->key);
    else
        ul_say(b->diag, NOT_TEXT_KEYS, raw->pos, field->key);
    return false;
}

static struct ul_value value_of(const struct ul_binder *b, const struct ul_raw *raw)
{
    return (struct ul_value){.text = ul_squeeze(b->arena, raw->text), .pos = raw->pos};
}

static void bind_one(const struct ul_binder *b, const struct ul_field *field, void *to,
                     const struct ul_raw *raw)
{
    struct ul_value value = {.pos = raw->pos};
    if (is_scalar(b, field, raw)) {
        value = value_of(b, raw);
        bind_scalar(b, field, &value);
    }
    memcpy(to, &value, sizeof value);
}

/* ---- Lists of scalars ---- */

static void add_value(const struct ul_binder *b, const struct ul_field *field,
                      struct ul_values *values, struct ul_value value)
{
    bind_scalar(b, field, &value);
    if (ul_given(&value))
        ul_push(b->arena, values, value);
}

/* "delår 1, helår" in one text: each word at its own place. */
static void add_split(const struct ul_binder *b, const struct ul_field *field,
                      struct ul_values *values, const struct ul_raw *raw)
{
    int column = raw->pos.column + raw->quoted;
    for (const char *at = raw->text; at;) {
        size_t n = strcspn(at, ","), lead = strspn(at, " \t");
        const char *word = ul_strndup(b->arena, at, n);
        struct ul_value value = {ul_squeeze(b->arena, word), .pos = raw->pos};
        value.pos.column = column + (int)lead;
        value.pos.width = (int)ul_utf8_count(value.text);
        column += (int)ul_utf8_count(word) + 1;
        if (*value.text)
            add_value(b, field, values, value);
        at = at[n] ? at + n + 1 : NULL;
    }
}

static void bind_values(const struct ul_binder *b, const struct ul_field *field,
                        void *to, const struct ul_raw *raw)
{
    struct ul_values values = {0};
    bool split = field->type == UL_TYPE_CHOICES || field->words;
    if (raw->kind == UL_RAW_SCALAR && split)
        add_split(b, field, &values, raw);
    else if (raw->kind != UL_RAW_LIST) {
        if (is_scalar(b, field, raw))
            add_value(b, field, &values, value_of(b, raw));
    } else
        for (size_t i = 0; i < raw->n; i++)
            if (!ul_raw_blank(raw->v[i].value) && is_scalar(b, field, raw->v[i].value))
                add_value(b, field, &values, value_of(b, raw->v[i].value));
    memcpy(to, &values, sizeof values);
}

/* ---- Structs ---- */

/* "Namn, titel" as the map {namn: Namn, titel: titel}. */
static void bind_bare(const struct ul_binder *b, const struct ul_schema *schema,
                      void *thing, const struct ul_raw *raw)
{
    const char *comma = schema->rest ? strchr(raw->text, ',') : NULL;
    struct ul_raw first = *raw, rest = *raw;
    struct ul_raw_pair pairs[2] = {{schema->scalar, raw->pos, &first},
                                   {schema->rest, raw->pos, &rest}};
    if (comma) {
        first.text = ul_strndup(b->arena, raw->text, (size_t)(comma - raw->text));
        rest.text = comma + 1;
    }
    struct ul_raw map = {.kind = UL_RAW_MAP, .pos = raw->pos, .v = pairs};
    map.n = comma ? 2 : 1;
    ul_bind_map(b, schema, thing, &map, NULL);
}

/* A key for the hint: a required one, or the first. */
static const char *first_key(const struct ul_schema *schema)
{
    for (size_t i = 0; i < schema->n; i++)
        if (schema->fields[i].required)
            return schema->fields[i].key;
    return schema->n ? schema->fields[0].key : NULL;
}

/* False after a message if the value cannot be such a struct. */
static bool bind_struct(const struct ul_binder *b, const struct ul_field *field,
                        void *thing, const struct ul_raw *raw)
{
    if (raw->kind == UL_RAW_MAP)
        ul_bind_map(b, field->of, thing, raw, NULL);
    else if (raw->kind == UL_RAW_SCALAR && field->of->scalar)
        bind_bare(b, field->of, thing, raw);
    else {
        ul_say(b->diag, NOT_KEYS, raw->pos, field->key, first_key(field->of));
        return false;
    }
    return true;
}

/* Any growing array; its members are moved byte by byte, for the item's type is
 * known to the table only. */
struct any_vector {
    char *v;
    size_t n, cap;
};

static void *add_item(const struct ul_binder *b, const struct ul_schema *of, void *to)
{
    struct any_vector items;
    memcpy(&items, to, sizeof items);
    items.v = ul_grow(b->arena, items.v, items.n, &items.cap, of->size);
    void *item = items.v + items.n++ * of->size;
    memcpy(to, &items, sizeof items);
    return item;
}

static void make_room(const struct ul_binder *b, const struct ul_schema *of, void *to,
                      size_t more)
{
    struct any_vector items;
    memcpy(&items, to, sizeof items);
    items.v = ul_grow_by(b->arena, items.v, items.n, &items.cap, of->size, more);
    memcpy(to, &items, sizeof items);
}

static void drop_item(void *to)
{
    struct any_vector items;
    memcpy(&items, to, sizeof items);
    items.n--;
    memcpy(to, &items, sizeof items);
}

static void add_struct(const struct ul_binder *b, const struct ul_field *field,
                       void *to, const struct ul_raw *raw)
{
    void *item = add_item(b, field->of, to);
    memset(item, 0, field->of->size);
    if (!bind_struct(b, field, item, raw))
        drop_item(to);
}

static void bind_structs(const struct ul_binder *b, const struct ul_field *field,
                         void *to, const struct ul_raw *raw)
{
    if (raw->kind != UL_RAW_LIST) {
        add_struct(b, field, to, raw);
        return;
    }
    make_room(b, field->of, to, raw->n);
    for (size_t i = 0; i < raw->n; i++)
        if (!ul_raw_blank(raw->v[i].value))
            add_struct(b, field, to, raw->v[i].value);
}

static void bind_named(const struct ul_binder *b, const struct ul_field *field,
                       void *to, const struct ul_raw *raw)
{
    if (raw->kind != UL_RAW_MAP) {
        ul_say(b->diag, NOT_KEYS, raw->pos, field->key, NULL);
        return;
    }
    for (size_t i = 0; i < raw->n; i++) {
        const struct ul_raw_pair *pair = &raw->v[i];
        struct ul_value name = {pair->key, .pos = pair->key_pos};
        void *item = add_item(b, field->of, to);
        memset(item, 0, field->of->size);
        if (!ul_raw_blank(pair->value))
            bind_struct(b, field, item, pair->value);
        memcpy(item, &name, sizeof name);
    }
}

void ul_bind_field(const struct ul_binder *b, const struct ul_field *field, void *to,
                   const struct ul_raw_pair *pair)
{
    switch (field->type) {
    case UL_TYPE_TEXT:
    case UL_TYPE_INT:
    case UL_TYPE_DECIMAL:
    case UL_TYPE_DATE:
    case UL_TYPE_DATE_OR_TEXT:
    case UL_TYPE_YESNO:
    case UL_TYPE_CHOICE:
        bind_one(b, field, to, pair->value);
        return;
    case UL_TYPE_TEXTS:
    case UL_TYPE_CHOICES:
        bind_values(b, field, to, pair->value);
        return;
    case UL_TYPE_MAP:
        bind_struct(b, field, to, pair->value);
        return;
    case UL_TYPE_MAPS:
        bind_structs(b, field, to, pair->value);
        return;
    case UL_TYPE_NAMED:
        bind_named(b, field, to, pair->value);
        return;
    case UL_TYPE_HEAD:
        return;
    }
}
