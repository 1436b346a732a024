/* heads.c -- what a plan says of itself, without all of it being read. */
#include "run/cases/heads.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/schema.h"
#include "run/cases/above.h"

const struct ul_plan_head ul_no_plan = {"", "", "", 0, ""};

/* The keys that count, by their place in the schema. */
enum wanted { MUNICIPALITY, ADMINISTRATION, BOARD, YEAR, PREVIOUS, WANTED__COUNT };
static const size_t offsets[WANTED__COUNT] = {
    [MUNICIPALITY] = offsetof(struct ul_plan, head.municipality),
    [ADMINISTRATION] = offsetof(struct ul_plan, head.administration),
    [BOARD] = offsetof(struct ul_plan, head.board),
    [YEAR] = offsetof(struct ul_plan, year),
    [PREVIOUS] = offsetof(struct ul_plan, previous),
};

/* What a file says at its margin. */
struct look {
    const char *kind; /* [dokument]; NULL: not said */
    const char *v[WANTED__COUNT];
    bool unsure;
};

/* ---- Lines ---- */

static bool is_blank_or_comment(const char *line, size_t n)
{
    size_t i = 0;
    while (i < n && (line[i] == ' ' || line[i] == '\t'))
        i++;
    return i == n || line[i] == '#';
}

/* Where the key ends: at a colon before a blank or the line's end. n: nowhere. */
static size_t key_length(const char *line, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (line[i] == ':' && (i + 1 == n || line[i + 1] == ' ' || line[i + 1] == '\t'))
            return i;
    return n;
}

/* A plain or simply quoted value without its comment. NULL: it takes more than this
 * to tell. "" if there is none. */
static const char *value_of(struct ul_arena *arena, const char *at, size_t n)
{
    while (n && (*at == ' ' || *at == '\t'))
        at++, n--;
    if (n && (*at == '"' || *at == '\'')) {
        const char *end = memchr(at + 1, *at, n - 1);
        size_t length = end ? (size_t)(end - at) - 1 : 0;
        if (!end || memchr(at + 1, '\\', length) ||
            !is_blank_or_comment(end + 1, n - length - 2))
            return NULL;
        return ul_strndup(arena, at + 1, length);
    }
    if (n && strchr("&*!|>{[%@`?", *at))
        return NULL;
    size_t length = 0;
    while (length < n && !(at[length] == '#' && (!length || at[length - 1] == ' ')))
        length++;
    while (length && (at[length - 1] == ' ' || at[length - 1] == '\t'))
        length--;
    const char *value = ul_strndup(arena, at, length);
    return strcmp(value, "null") == 0 || strcmp(value, "~") == 0 ? "" : value;
}

/* The place where the value of that key goes; NULL: it does not count. */
static const char **slot_of(struct ul_arena *arena, struct look *look, const char *key,
                            size_t n)
{
    const char *name = ul_strndup(arena, key, n);
    size_t offset;
    if (ul_same(name, "dokument"))
        return &look->kind;
    if (!ul_field_find(&ul_schema_plan, name, &offset))
        return NULL;
    for (size_t i = 0; i < WANTED__COUNT; i++)
        if (offsets[i] == offset)
            return &look->v[i];
    return NULL;
}

/* One line; *last is what the line before it said, for a value that goes on. */
static void look_at_line(struct ul_arena *arena, struct look *look, const char *line,
                         size_t n, const char ***last)
{
    if (is_blank_or_comment(line, n))
        return;
    if (*line == ' ' || *line == '\t') {
        look->unsure |= *last != NULL; /* more of it than its first line */
        return;
    }
    *last = NULL;
    if (*line == '-') /* an item of a list, or "---" */
        return;
    size_t key = key_length(line, n);
    if (key == n || strchr("{[&*!?\"'|>%@`", *line)) {
        look->unsure = true;
        return;
    }
    const char **slot = slot_of(arena, look, line, key);
    if (!slot)
        return;
    const char *value = value_of(arena, line + key + 1, n - key - 1);
    look->unsure |= !value;
    *slot = value;
    *last = slot;
}

/* ---- Files ---- */

static bool ends_in(const char *path, const char *ending)
{
    size_t n = strlen(path), m = strlen(ending);
    return n >= m && strcasecmp(path + n - m, ending) == 0;
}

/* Bytes that say other letters than they seem to. */
static bool is_odd(const char *text, size_t n)
{
    if (strlen(text) != n || ul_utf8_bad(text, n) != n)
        return true;
    for (const char *at = text; (at = strchr(at, '\r')); at++)
        if (at[1] != '\n')
            return true;
    return strstr(text, "\xCC") || strstr(text, "\xCD"); /* marks apart from letters */
}

static struct look look_at(struct ul_arena *arena, const char *path)
{
    struct look look = {0};
    struct ul_bytes bytes;
    bool yaml = ends_in(path, ".yaml") || ends_in(path, ".yml");
    bool markdown = ends_in(path, ".md") || ends_in(path, ".markdown");
    if ((!yaml && !markdown) ||
        ul_file_read(arena, path, UL_FILE_LIMIT, &bytes) != UL_READ_OK)
        return look;
    const char *at = (const char *)bytes.v, **last = NULL;
    if (strncmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    look.unsure = is_odd(at, bytes.n - (size_t)(at - (const char *)bytes.v));
    if (markdown && strncmp(at, "---", 3) != 0)
        return look;
    for (bool first = true; *at; first = false) {
        size_t n = strcspn(at, "\n"), next = n + (at[n] == '\n');
        n -= n && at[n - 1] == '\r';
        if (markdown && !first && strncmp(at, "---", 3) == 0)
            break;
        look_at_line(arena, &look, at, n, &last);
        at += next;
    }
    return look;
}

/* ---- Cases ---- */

static void fill_from_defaults(struct ul_arena *arena,
                               const struct ul_case_files *files, struct look *plan)
{
    for (size_t i = 0; i < files->n_defaults; i++) {
        struct look defaults = look_at(arena, files->defaults[i]);
        plan->unsure |= defaults.unsure;
        for (size_t j = 0; j <= BOARD; j++)
            if (!plan->v[j] || !*plan->v[j])
                plan->v[j] = defaults.v[j];
    }
}

static const char *text_of(const struct look *look, enum wanted which)
{
    return look->v[which] ? look->v[which] : "";
}

/* A plan that names no board may have its template's. */
static enum ul_look head_of(const struct look *plan, struct ul_plan_head *head)
{
    char *end;
    const char *year = text_of(plan, YEAR);
    *head = (struct ul_plan_head){
        .municipality = text_of(plan, MUNICIPALITY),
        .administration = text_of(plan, ADMINISTRATION),
        .board = text_of(plan, BOARD),
        .year = strtol(year, &end, 10),
        .previous = text_of(plan, PREVIOUS),
    };
    return plan->unsure || !*head->board || *end ? UL_LOOK_UNSURE : UL_LOOK_DONE;
}

enum ul_look ul_head_look(struct ul_arena *arena, const struct ul_case_files *files,
                          struct ul_plan_head *head)
{
    bool unsure = false;
    *head = ul_no_plan;
    /* Most plans are called so: no other file is opened then. */
    for (int called = 1; called >= 0; called--)
        for (size_t i = 0; i < files->n; i++) {
            const char *name = ul_last_part(files->paths[i]);
            if ((strcasestr(name, "plan") != NULL) != called)
                continue;
            struct look look = look_at(arena, files->paths[i]);
            if (look.kind && ul_same(look.kind, "internkontrollplan")) {
                fill_from_defaults(arena, files, &look);
                return head_of(&look, head);
            }
            unsure |= look.unsure && !look.kind;
        }
    return unsure ? UL_LOOK_UNSURE : UL_LOOK_DONE;
}

static const char *given(struct ul_arena *arena, const struct ul_value *value)
{
    return ul_given(value) ? ul_strdup(arena, value->text) : "";
}

struct ul_plan_head ul_head_of(struct ul_arena *arena, const struct ul_plan *plan)
{
    if (!plan)
        return ul_no_plan;
    return (struct ul_plan_head){
        .municipality = given(arena, &plan->head.municipality),
        .administration = given(arena, &plan->head.administration),
        .board = given(arena, &plan->head.board),
        .year = ul_given(&plan->year) ? plan->year.number : 0,
        .previous = given(arena, &plan->previous),
    };
}
