/* book_table.c -- a sheet whose rows are the case's things. */
#include "compose/book_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

/* A column resolved. */
struct source {
    const struct ul_book_field *field;
    struct ul_key key;
    const struct ul_field *of; /* of the schema, or NULL */
    const char *formula;       /* of a product, equal in all rows */
    size_t x, y;               /* its columns */
};
struct sources {
    struct source *v;
    size_t n, cap;
};

enum { NAME_MOST = 31 }; /* Excel's limit */

static const char *word_of(const struct ul_book_field *field)
{
    return field->heading ? field->heading : field->key;
}

const char *ul_sheet_name(struct ul_arena *arena, const char *name)
{
    struct ul_buf buf = {.arena = arena};
    size_t n = 0;
    for (int32_t rune; n < NAME_MOST && (rune = ul_utf8_next(&name)); n++)
        ul_buf_rune(&buf, rune < 0x80 && strchr("[]:*?/\\'", (int)rune) ? '-' : rune);
    return ul_buf_text(&buf);
}

const char *ul_heading_word(const struct ul_setting *set, const char *word)
{
    return ul_capital(set->arena, ul_word(set->t, word));
}

/* ---- Cells ---- */

static const char *entries_text(struct ul_arena *arena, const struct ul_shown *shown)
{
    struct ul_buf buf = {.arena = arena};
    bool details = false;
    for (size_t i = 0; i < shown->n; i++)
        details = details || shown->v[i].detail;
    if (shown->n == 1 && !details)
        return shown->v[0].text;
    for (size_t i = 0; i < shown->n; i++) {
        ul_buf_fmt(&buf, "%s%s", i ? "\n" : "", shown->v[i].text);
        if (shown->v[i].detail)
            ul_buf_fmt(&buf, " (%s)", shown->v[i].detail);
    }
    return ul_buf_text(&buf);
}

/* A number, date or chosen word, as its field has it. False: plain text. */
static bool typed_cell(const struct ul_bookish *b, const struct source *source,
                       const struct ul_about *about, struct ul_book_cell *cell)
{
    const void *member;
    const struct ul_field *field = ul_key_member(&source->key, about, &member);
    const struct ul_value *value = member;
    if (!field)
        return true;
    if (field->type == UL_TYPE_INT && ul_given(value)) {
        cell->kind = UL_VALUE_NUMBER;
        cell->number = value->number;
        return true;
    }
    bool date = field->type == UL_TYPE_DATE || field->type == UL_TYPE_DATE_OR_TEXT;
    if (date && ul_given(value) && value->date.year) {
        cell->kind = UL_VALUE_DATE;
        cell->date = value->date;
        return true;
    }
    if (field->type != UL_TYPE_CHOICE)
        return false;
    struct ul_shown shown = ul_field_show(&b->set, field, member, about);
    if (shown.text) {
        cell->kind = UL_VALUE_TEXT;
        cell->text = ul_capital(b->set.arena, shown.text);
    }
    return true;
}

static struct ul_book_cell key_cell(const struct ul_bookish *b,
                                    const struct source *source,
                                    const struct ul_about *about)
{
    struct ul_book_cell cell = {0};
    if (!source->key.derived && typed_cell(b, source, about, &cell))
        return cell;
    struct ul_shown shown = ul_key_show(&b->set, &source->key, about);
    const char *text = shown.n ? entries_text(b->set.arena, &shown) : shown.text;
    if (!text)
        return cell;
    cell.kind = UL_VALUE_TEXT;
    cell.text = text;
    if (source->field->kind == UL_COLUMN_NUMBER ||
        source->field->kind == UL_COLUMN_LEVEL) {
        cell.kind = UL_VALUE_NUMBER;
        cell.number = (double)strtol(text, NULL, 10);
    }
    return cell;
}

struct ul_book_cell ul_book_value(const struct ul_bookish *b, const char *key,
                                  const struct ul_about *about)
{
    const struct ul_book_field field = {.key = key};
    struct source source = {.field = &field};
    if (!ul_key_find(key, &source.key))
        return (struct ul_book_cell){0};
    return key_cell(b, &source, about);
}

static struct ul_book_cell product_cell(const struct source *source,
                                        const struct ul_book_cell *row)
{
    const struct ul_book_cell *x = &row[source->x], *y = &row[source->y];
    if (x->kind != UL_VALUE_NUMBER || y->kind != UL_VALUE_NUMBER)
        return (struct ul_book_cell){0};
    return (struct ul_book_cell){
        .kind = UL_VALUE_FORMULA,
        .text = source->formula,
        .number = x->number * y->number,
    };
}

/* ---- Columns ---- */

static bool filled(const struct ul_bookish *b, const struct source *source,
                   const struct ul_abouts *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        if (key_cell(b, source, &rows->v[i]).kind != UL_VALUE_EMPTY)
            return true;
    return false;
}

/* Index of the column under `word`, n of them if there is none. */
static size_t column_find(const struct sources *sources, const char *word)
{
    size_t i = 0;
    while (i < sources->n && strcmp(word_of(sources->v[i].field), word) != 0)
        i++;
    return i;
}

/* A product is shown when its columns are; they stand before it. Structured
 * references hold wherever the table stands and however it is sorted. */
static void product_add(const struct ul_bookish *b, struct sources *sources,
                        const struct ul_book_table *table, struct source source)
{
    struct ul_arena *arena = b->set.arena;
    const char *product = source.field->product;
    size_t n = strcspn(product, "|");
    const char *first = ul_strndup(arena, product, n), *second = product + n + 1;
    source.x = column_find(sources, first);
    source.y = column_find(sources, second);
    if (source.x == sources->n || source.y == sources->n)
        return;
    source.formula = ul_printf(arena, "=%s[[#This Row],[%s]]*%s[[#This Row],[%s]]",
                               table->ascii, ul_heading_word(&b->set, first),
                               table->ascii, ul_heading_word(&b->set, second));
    ul_push(arena, sources, source);
}

static void source_add(const struct ul_bookish *b, struct sources *sources,
                       const struct ul_book_table *table,
                       const struct ul_book_field *field, const struct ul_abouts *rows)
{
    struct source source = {.field = field};
    if (field->elsewhere)
        return;
    if (field->product) {
        product_add(b, sources, table, source);
        return;
    }
    if (!ul_key_find(field->key, &source.key))
        return;
    size_t offset;
    if (source.key.n)
        source.of = source.key.fields[0].field;
    else if (source.key.level != UL_OF__COUNT)
        source.of =
            ul_field_find(ul_level_schema(source.key.level), field->key, &offset);
    if (field->always || filled(b, &source, rows))
        ul_push(b->set.arena, sources, source);
}

static bool planned(const struct ul_book_table *table, const char *genitive,
                    const char *key)
{
    for (size_t i = 0; i < table->n; i++) {
        const char *name = table->fields[i].key;
        if (name && ul_starts_with(name, genitive))
            name += strlen(genitive);
        if (name && ul_same(name, key))
            return true;
    }
    return false;
}

/* What the schema has and nobody planned a column for. */
static void rest_add(const struct ul_bookish *b, struct sources *sources,
                     const struct ul_book_table *table, enum ul_level level,
                     const struct ul_abouts *rows)
{
    const struct ul_schema *schema = ul_level_schema(level);
    const char *genitive = ul_level_genitive(level);
    for (size_t i = 0; i < schema->n; i++) {
        const struct ul_field *f = &schema->fields[i];
        if (f->type == UL_TYPE_HEAD || planned(table, genitive, f->key))
            continue;
        struct ul_book_field *field = ul_new(b->set.arena, struct ul_book_field);
        field->key = ul_printf(b->set.arena, "%s%s", genitive, f->key);
        field->heading = f->key;
        source_add(b, sources, table, field, rows);
    }
}

static const char *const *choices_alloc(const struct ul_setting *set,
                                        const struct ul_field *field, size_t *n)
{
    struct ul_arena *arena = set->arena;
    struct {
        const char **v;
        size_t n, cap;
    } words = {0};
    if (field->type == UL_TYPE_YESNO) {
        ul_push(arena, &words, set->yes);
        ul_push(arena, &words, set->no);
    }
    const char *list =
        field->type == UL_TYPE_CHOICE ? ul_list_print(arena, set->t, field->list) : "";
    while (*list) {
        const char *end = strstr(list, ", ");
        size_t length = end ? (size_t)(end - list) : strlen(list);
        ul_push(arena, &words, ul_capital(arena, ul_strndup(arena, list, length)));
        list += end ? length + 2 : length;
    }
    if (field->list == UL_LIST_STATUSES)
        ul_push(arena, &words, ul_word(set->t, "ej redovisad"));
    *n = words.n;
    return words.v;
}

static struct ul_book_column column_of(const struct ul_bookish *b,
                                       const struct source *source)
{
    const struct ul_book_field *field = source->field;
    struct ul_book_column column = {
        .heading = ul_heading_word(&b->set, word_of(field)),
        .kind = field->kind,
        .most = field->most,
        .likelihood = source->formula ? (int)source->x + 1 : 0,
        .consequence = source->formula ? (int)source->y + 1 : 0,
    };
    const struct ul_field *of = source->of;
    if (field->kind != UL_COLUMN_TEXT || !of)
        return column;
    if (of->type == UL_TYPE_INT)
        column.kind = UL_COLUMN_NUMBER;
    else if (of->type == UL_TYPE_DATE || of->type == UL_TYPE_DATE_OR_TEXT)
        column.kind = UL_COLUMN_DATE;
    else if (of->type == UL_TYPE_YESNO || of->type == UL_TYPE_CHOICE)
        column.choices = choices_alloc(&b->set, of, &column.n_choices);
    if (column.n_choices)
        column.kind = UL_COLUMN_LIST;
    return column;
}

/* ---- The sheet ---- */

static struct ul_book_row row_make(const struct ul_bookish *b,
                                   const struct sources *sources,
                                   const struct ul_about *about)
{
    struct ul_book_row row = {.n = sources->n, .cap = sources->n};
    row.v = ul_new_n(b->set.arena, struct ul_book_cell, sources->n);
    for (size_t i = 0; i < sources->n; i++) {
        const struct source *source = &sources->v[i];
        row.v[i] =
            source->formula ? product_cell(source, row.v) : key_cell(b, source, about);
    }
    return row;
}

void ul_book_table_add(struct ul_bookish *b, const struct ul_book_table *table,
                       const struct ul_abouts *rows)
{
    struct ul_arena *arena = b->set.arena;
    struct sources sources = {0};
    for (size_t i = 0; i < table->n; i++)
        source_add(b, &sources, table, &table->fields[i], rows);
    for (size_t i = 0; i < sizeof table->whole / sizeof *table->whole; i++)
        if (table->whole[i] != UL_OF__COUNT)
            rest_add(b, &sources, table, table->whole[i], rows);
    struct ul_sheet sheet = {
        .name = ul_sheet_name(arena, ul_heading_word(&b->set, table->name)),
        .is_table = true,
        .table_name = table->ascii,
        .columns = ul_new_n(arena, struct ul_book_column, sources.n),
        .n_columns = sources.n,
        .alt = ul_heading_word(&b->set, table->alt),
    };
    for (size_t i = 0; i < sources.n; i++)
        sheet.columns[i] = column_of(b, &sources.v[i]);
    for (size_t i = 0; i < rows->n; i++)
        ul_push(arena, &sheet.rows, row_make(b, &sources, &rows->v[i]));
    ul_push(arena, &b->book->sheets, sheet);
}
