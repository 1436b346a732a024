/* schema_dump.c -- golden text of bound structs, by the tables of schema.c. */
#include <string.h>

#include "model/schema.h"

struct dump {
    struct ul_buf *out;
    const char *thing;
    int indent;
};

static void line(struct ul_buf *out, int indent, const char *key, const char *text)
{
    ul_buf_fmt(out, "%*s%s: ", indent * 2, "", key);
    for (; *text; text++)
        if (*text == '\n')
            ul_buf_str(out, "\\n");
        else
            ul_buf_char(out, *text);
}

static void dump_value(struct ul_buf *out, const struct ul_field *field, int indent,
                       const struct ul_value *value)
{
    if (!ul_given(value))
        return;
    line(out, indent, field->key, value->text);
    switch (field->type) {
    case UL_TYPE_INT:
    case UL_TYPE_YESNO:
    case UL_TYPE_CHOICE:
    case UL_TYPE_CHOICES:
    case UL_TYPE_DECIMAL:
        ul_buf_fmt(out, " (%d)", value->number);
        break;
    case UL_TYPE_DATE:
    case UL_TYPE_DATE_OR_TEXT:
        if (value->date.year)
            ul_buf_fmt(out, " (%04d-%02d-%02d)", value->date.year, value->date.month,
                       value->date.day);
        break;
    case UL_TYPE_TEXT:
    case UL_TYPE_TEXTS:
    case UL_TYPE_MAP:
    case UL_TYPE_MAPS:
    case UL_TYPE_HEAD:
    case UL_TYPE_NAMED:
        break;
    }
    ul_buf_char(out, '\n');
}

static void dump_structs(struct ul_buf *out, const struct ul_field *field, int indent,
                         const char *member)
{
    struct {
        const char *v;
        size_t n, cap;
    } items;
    memcpy(&items, member, sizeof items);
    for (size_t i = 0; i < items.n; i++) {
        ul_buf_fmt(out, "%*s%s:\n", indent * 2, "", field->key);
        ul_schema_dump(out, field->of, items.v + i * field->of->size, indent + 1);
    }
}

static void dump_values(struct ul_buf *out, const struct ul_field *field, int indent,
                        const char *member)
{
    struct ul_values values;
    memcpy(&values, member, sizeof values);
    for (size_t i = 0; i < values.n; i++)
        dump_value(out, field, indent, &values.v[i]);
}

static void dump_map(struct ul_buf *out, const struct ul_field *field, int indent,
                     const char *member)
{
    struct ul_buf inner = {.arena = out->arena};
    ul_schema_dump(&inner, field->of, member, indent + 1);
    if (inner.n)
        ul_buf_fmt(out, "%*s%s:\n%s", indent * 2, "", field->key, ul_buf_text(&inner));
}

static void dump_field(const struct ul_field *field, size_t offset, void *to)
{
    const struct dump *d = to;
    const char *member = d->thing + offset;
    struct ul_value value;
    switch (field->type) {
    case UL_TYPE_MAP:
        dump_map(d->out, field, d->indent, member);
        return;
    case UL_TYPE_MAPS:
    case UL_TYPE_NAMED:
        dump_structs(d->out, field, d->indent, member);
        return;
    case UL_TYPE_TEXTS:
    case UL_TYPE_CHOICES:
        dump_values(d->out, field, d->indent, member);
        return;
    case UL_TYPE_TEXT:
    case UL_TYPE_INT:
    case UL_TYPE_DATE:
    case UL_TYPE_DATE_OR_TEXT:
    case UL_TYPE_YESNO:
    case UL_TYPE_CHOICE:
    case UL_TYPE_DECIMAL:
        memcpy(&value, member, sizeof value);
        dump_value(d->out, field, d->indent, &value);
        return;
    case UL_TYPE_HEAD:
        return;
    }
}

void ul_schema_dump(struct ul_buf *out, const struct ul_schema *schema,
                    const void *thing, int indent)
{
    struct dump dump = {out, thing, indent};
    ul_fields_each(schema, dump_field, &dump);
}
