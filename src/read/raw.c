/* raw.c -- finding in and printing the raw tree of a data file. */
#include "read/raw.h"

#include "base/text.h"

const struct ul_raw *ul_raw_find(const struct ul_raw *map, const char *key)
{
    if (!map || map->kind != UL_RAW_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (ul_same(map->v[i].key, key))
            return map->v[i].value;
    return NULL;
}

static void dump_text(struct ul_buf *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\n')
            ul_buf_str(out, "\\n");
        else
            ul_buf_char(out, *text);
}

static void dump_children(struct ul_buf *out, const struct ul_raw *raw, int indent)
{
    ul_buf_char(out, '\n');
    for (size_t i = 0; i < raw->n; i++) {
        const struct ul_raw_pair *pair = &raw->v[i];
        ul_buf_fmt(out, "%*s", indent * 2, "");
        if (pair->key)
            ul_buf_fmt(out, "%d:%d %s:", pair->key_pos.line, pair->key_pos.column,
                       pair->key);
        else
            ul_buf_char(out, '-');
        ul_raw_dump(out, pair->value, indent + 1);
    }
}

/* One line for each value, after its key or dash:
 *
 *     1:1 dokument: 1:11 "internkontrollplan"
 *     4:1 risker: 5:3 list
 *       - 5:5 map
 *         5:5 risk: 5:11 'i citattecken' */
void ul_raw_dump(struct ul_buf *out, const struct ul_raw *raw, int indent)
{
    static const char *const names[] = {
        [UL_RAW_NULL] = "null", [UL_RAW_LIST] = "list", [UL_RAW_MAP] = "map"};
    if (out->n && out->s[out->n - 1] != '\n')
        ul_buf_char(out, ' ');
    ul_buf_fmt(out, "%d:%d ", raw->pos.line, raw->pos.column);
    if (raw->kind == UL_RAW_SCALAR) {
        ul_buf_char(out, raw->quoted ? '\'' : '"');
        dump_text(out, raw->text);
        ul_buf_str(out, raw->quoted ? "'\n" : "\"\n");
    } else {
        ul_buf_str(out, names[raw->kind]);
        dump_children(out, raw, indent);
    }
}
