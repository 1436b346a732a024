/* bind.c -- from a raw tree to a struct, by the tables of schema.c. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/bind_value.h"

/* Which fields of one map have been seen, and where their keys stand. */
enum { MOST_FIELDS = 96 };
struct seen {
    const struct ul_field *field[MOST_FIELDS];
    const char *key[MOST_FIELDS];
    size_t n;
};

static const char *seen_as(const struct seen *seen, const struct ul_field *field)
{
    for (size_t i = 0; i < seen->n; i++)
        if (seen->field[i] == field)
            return seen->key[i];
    return NULL;
}

static bool named(const char *const *names, const char *key)
{
    for (; names && *names; names++)
        if (ul_same(*names, key))
            return true;
    return false;
}

/* ---- Unknown and missing keys ---- */

struct keys {
    struct ul_arena *arena;
    const char **v;
    size_t n, cap;
};

static void collect(const struct ul_field *field, size_t offset, void *to)
{
    struct keys *keys = to;
    (void)offset;
    ul_push(keys->arena, keys, field->key);
}

static void collect_also(const struct ul_field *field, size_t offset, void *to)
{
    struct keys *keys = to;
    (void)offset;
    for (const char *at = field->also; at;) {
        size_t n = strcspn(at, "|");
        ul_push(keys->arena, keys, ul_strndup(keys->arena, at, n));
        at = at[n] ? at + n + 1 : NULL;
    }
}

static const char *joined(struct ul_arena *arena, const struct keys *keys)
{
    struct ul_buf buf = {.arena = arena};
    for (size_t i = 0; i < keys->n; i++) {
        ul_buf_str(&buf, i ? ", " : "");
        ul_buf_str(&buf, keys->v[i]);
    }
    return ul_buf_text(&buf);
}

static void say_unknown(const struct ul_binder *b, const struct ul_schema *schema,
                        const struct ul_raw_pair *pair)
{
    struct keys keys = {.arena = b->arena};
    ul_fields_each(schema, collect, &keys);
    const char *all = joined(b->arena, &keys);
    ul_fields_each(schema, collect_also, &keys);
    const char *nearest = ul_nearest(pair->key, keys.v, keys.n);
    if (nearest)
        ul_say(b->diag, UNKNOWN_KEY, pair->key_pos, pair->key, nearest);
    else
        ul_say(b->diag, UNKNOWN_KEY_LIST, pair->key_pos, pair->key, all);
}

struct missing {
    const struct ul_binder *b;
    const struct ul_schema *schema;
    const struct ul_raw *raw;
    const struct seen *seen;
};

static void say_missing(const struct ul_field *field, size_t offset, void *to)
{
    const struct missing *m = to;
    (void)offset;
    if (field->required && !seen_as(m->seen, field))
        ul_say(m->b->diag, MISSING_KEY, m->raw->pos, field->key, m->schema->name);
}

/* ---- Maps ---- */

static void bind_pair(const struct ul_binder *b, const struct ul_schema *schema,
                      char *thing, const struct ul_raw_pair *pair, struct seen *seen)
{
    size_t offset = 0;
    bool dash = pair->key[0] == '-' && pair->key[1];
    if (dash)
        ul_say(b->diag, DASH_KEY, pair->key_pos, pair->key, pair->key + 1);
    const struct ul_field *field = ul_field_find(schema, pair->key, &offset);
    if (!field) {
        if (!dash)
            say_unknown(b, schema, pair);
        return;
    }
    const char *before = seen_as(seen, field);
    if (before) {
        ul_say(b->diag, SAME_KEY_OTHERWISE, pair->key_pos, pair->key, before);
        return;
    }
    if (ul_raw_blank(pair->value))
        return;
    assert(seen->n < MOST_FIELDS);
    seen->key[seen->n] = pair->key;
    seen->field[seen->n++] = field;
    ul_bind_field(b, field, thing + offset, pair);
}

void ul_bind_map(const struct ul_binder *b, const struct ul_schema *schema, void *thing,
                 const struct ul_raw *raw, const char *const *skip)
{
    struct seen seen = {.n = 0};
    if (schema->pos_offset)
        memcpy((char *)thing + schema->pos_offset, &raw->pos, sizeof raw->pos);
    for (size_t i = 0; i < raw->n; i++)
        if (!named(skip, raw->v[i].key))
            bind_pair(b, schema, thing, &raw->v[i], &seen);
    struct missing missing = {b, schema, raw, &seen};
    ul_fields_each(schema, say_missing, &missing);
}

void ul_bind(struct ul_arena *arena, const struct ul_schema *schema, void *thing,
             const struct ul_raw *raw, const struct ul_template *template,
             const char *const *skip, struct ul_diag *diag)
{
    struct ul_binder binder = {arena, template, diag};
    ul_bind_map(&binder, schema, thing, raw, skip);
}
