/* flow_dump.c -- a flow as text, for golden files. */
#include <string.h>

#include "compose/flow.h"
#include "compose/styles.h"

struct dump {
    struct ul_buf *out;
    int indent;
};

static void line_begin(const struct dump *d)
{
    for (int i = 0; i < d->indent; i++)
        ul_buf_str(d->out, "  ");
}

static void quoted(struct ul_buf *out, const char *text)
{
    ul_buf_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            ul_buf_char(out, '\\');
        *text == '\n' ? ul_buf_str(out, "\\n") : ul_buf_char(out, *text);
    }
    ul_buf_char(out, '"');
}

static void named(struct ul_buf *out, const char *name, const char *text)
{
    if (!text)
        return;
    ul_buf_fmt(out, " %s=", name);
    quoted(out, text);
}

/* 12500 mp is "12.5". */
static void points(struct ul_buf *out, const char *name, ul_mp mp)
{
    ul_buf_fmt(out, " %s %lld.%03lld", name, (long long)(mp / 1000),
               (long long)(mp < 0 ? -mp % 1000 : mp % 1000));
}

/* ---- Text ---- */

static void span_dump(struct ul_buf *out, const struct ul_span *s)
{
    static const char *const symbols[UL_SYMBOL__COUNT] = {
        [UL_CIRCLE] = "circle", [UL_TRIANGLE] = "triangle", [UL_DIAMOND] = "diamond",
        [UL_RING] = "ring",     [UL_SQUARE] = "square",     [UL_DASH] = "dash",
    };
    static const struct {
        unsigned mark;
        char name;
    } marks[] = {
        {UL_BOLD, 'b'}, {UL_ITALIC, 'i'}, {UL_STRIKE, 's'},
        {UL_CODE, 'c'}, {UL_SUPER, '^'},
    };
    ul_buf_char(out, ' ');
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (s->marks & marks[i].mark)
            ul_buf_char(out, marks[i].name);
    if (s->symbol != UL_NO_SYMBOL)
        ul_buf_fmt(out, "<%s %06x>", symbols[s->symbol], s->symbol_colour);
    if (s->has_fill)
        ul_buf_fmt(out, "<fill %06x>", s->fill);
    if (s->has_colour)
        ul_buf_fmt(out, "<colour %06x>", s->colour);
    quoted(out, s->text);
    named(out, "link", s->link);
    if (s->note)
        ul_buf_fmt(out, " note=%d", s->note->number);
    if (s->marks & UL_BREAK)
        ul_buf_str(out, " /");
}

static void spans_dump(struct ul_buf *out, const struct ul_spans *spans)
{
    for (size_t i = 0; i < spans->n; i++)
        span_dump(out, &spans->v[i]);
}

/* ---- Blocks ---- */

static void blocks_dump(const struct dump *d, const struct ul_blocks *blocks);

static void cell_dump(const struct dump *d, const struct ul_cell *cell)
{
    static const char *const aligns[] = {"", " center", " right", " justify"};
    struct dump inner = {d->out, d->indent + 1};
    line_begin(d);
    ul_buf_str(d->out, cell->heads_row ? "th" : "cell");
    if (cell->columns > 1)
        ul_buf_fmt(d->out, " columns=%d", cell->columns);
    if (cell->rows > 1)
        ul_buf_fmt(d->out, " rows=%d", cell->rows);
    ul_buf_str(d->out, aligns[cell->align]);
    if (cell->has_fill)
        ul_buf_fmt(d->out, " fill=%06x", cell->fill);
    ul_buf_char(d->out, '\n');
    blocks_dump(&inner, &cell->blocks);
}

static void table_dump(const struct dump *d, const struct ul_table *table)
{
    static const char *const kinds[] = {
        [UL_ROW_BODY] = "row",
        [UL_ROW_HEAD] = "head",
        [UL_ROW_BAND] = "band",
        [UL_ROW_UNDER] = "under",
    };
    struct dump row = {d->out, d->indent + 1}, cell = {d->out, d->indent + 2};
    for (size_t i = 0; i < table->n_columns; i++)
        ul_buf_fmt(d->out, "%s%d", i ? " " : " columns ", table->columns[i].share);
    if (table->caption.n)
        spans_dump(d->out, &table->caption);
    named(d->out, "summary", table->summary);
    ul_buf_char(d->out, '\n');
    for (size_t i = 0; i < table->rows.n; i++) {
        line_begin(&row);
        ul_buf_fmt(d->out, "%s\n", kinds[table->rows.v[i].kind]);
        for (size_t j = 0; j < table->rows.v[i].cells.n; j++)
            cell_dump(&cell, &table->rows.v[i].cells.v[j]);
    }
}

static void matrix_dump(const struct dump *d, const struct ul_figure *f)
{
    for (int i = 0; i < f->size; i++) {
        line_begin(d);
        ul_buf_fmt(d->out, "%s:", f->row_names[i]);
        for (int j = 0; j < f->size; j++) {
            const struct ul_matrix_cell *cell = &f->cells[i * f->size + j];
            ul_buf_fmt(d->out, " %s/%06x", cell->value, cell->fill);
            if (*cell->marks)
                ul_buf_fmt(d->out, "(%s)", cell->marks);
        }
        ul_buf_char(d->out, '\n');
    }
}

static void figure_dump(const struct dump *d, const struct ul_figure *f)
{
    static const char *const kinds[] = {
        [UL_FIGURE_PICTURE] = "picture",
        [UL_FIGURE_MATRIX] = "matrix",
        [UL_FIGURE_BARS] = "bars",
    };
    struct dump inner = {d->out, d->indent + 1};
    ul_buf_fmt(d->out, " %s", kinds[f->kind]);
    if (f->kind == UL_FIGURE_PICTURE)
        ul_buf_fmt(d->out, " %s %dx%d", f->jpeg ? "jpeg" : "png", f->width, f->height);
    named(d->out, "alt", f->alt);
    spans_dump(d->out, &f->caption);
    ul_buf_char(d->out, '\n');
    matrix_dump(&inner, f);
    for (size_t i = 0; i < f->n_bars; i++) {
        line_begin(&inner);
        ul_buf_fmt(d->out, "bar %d %06x ", f->bars[i].count, f->bars[i].colour);
        quoted(d->out, f->bars[i].label);
        ul_buf_char(d->out, '\n');
    }
    blocks_dump(&inner, &f->beside);
}

static void block_dump(const struct dump *d, const struct ul_block *b)
{
    static const char *const kinds[UL_BLOCK__COUNT] = {
        [UL_BLOCK_HEADING] = "h",
        [UL_BLOCK_PARAGRAPH] = "p",
        [UL_BLOCK_LIST] = "list",
        [UL_BLOCK_ITEM] = "item",
        [UL_BLOCK_QUOTE] = "quote",
        [UL_BLOCK_CODE] = "code",
        [UL_BLOCK_TABLE] = "table",
        [UL_BLOCK_FIGURE] = "figure",
        [UL_BLOCK_SIGNATURE] = "signature",
        [UL_BLOCK_GROUP] = "group",
        [UL_BLOCK_RULE] = "rule",
        [UL_BLOCK_CONTENTS] = "contents",
        [UL_BLOCK_PAGE_BREAK] = "page-break",
        [UL_BLOCK_SPACE] = "space",
    };
    struct dump inner = {d->out, d->indent + 1};
    line_begin(d);
    ul_buf_str(d->out, kinds[b->kind]);
    if (b->kind == UL_BLOCK_HEADING)
        ul_buf_fmt(d->out, "%d", b->level);
    if (b->kind == UL_BLOCK_PARAGRAPH || b->kind == UL_BLOCK_HEADING)
        ul_buf_fmt(d->out, " [%s]", ul_style_name(b->style));
    if (b->unlisted)
        ul_buf_str(d->out, " unlisted");
    if (b->height)
        points(d->out, "height", b->height);
    if (b->label)
        ul_buf_fmt(d->out, " %s", b->label);
    if (b->anchor)
        ul_buf_fmt(d->out, " #%s", b->anchor);
    spans_dump(d->out, &b->spans);
    if (b->table)
        table_dump(d, b->table);
    else if (b->figure)
        figure_dump(d, b->figure);
    else
        ul_buf_char(d->out, '\n');
    blocks_dump(&inner, &b->children);
}

static void blocks_dump(const struct dump *d, const struct ul_blocks *blocks)
{
    for (size_t i = 0; i < blocks->n; i++)
        block_dump(d, &blocks->v[i]);
}

/* ---- The document ---- */

static void furniture_dump(struct ul_buf *out, const char *name,
                           const struct ul_furniture *f)
{
    static const char *const places[] = {"left", "middle", "right"};
    const struct ul_blocks *columns[] = {&f->left, &f->middle, &f->right};
    struct dump inner = {out, 2};
    for (size_t i = 0; i < 3; i++) {
        if (!columns[i]->n)
            continue;
        ul_buf_fmt(out, "  %s %s\n", name, places[i]);
        blocks_dump(&inner, columns[i]);
    }
}

static void part_dump(struct ul_buf *out, const struct ul_part *part)
{
    struct dump inner = {out, 1};
    ul_buf_str(out, "part");
    named(out, "title", part->title);
    points(out, "width", part->form.width);
    points(out, "height", part->form.height);
    points(out, "left", part->form.left);
    points(out, "right", part->form.right);
    points(out, "top", part->form.top);
    points(out, "bottom", part->form.bottom);
    ul_buf_char(out, '\n');
    furniture_dump(out, "first-head", &part->first_head);
    furniture_dump(out, "head", &part->head);
    furniture_dump(out, "foot", &part->foot);
    blocks_dump(&inner, &part->blocks);
}

static void style_dump(struct ul_buf *out, enum ul_style which,
                       const struct ul_text_style *s)
{
    static const char *const aligns[] = {"", " center", " right", " justify"};
    ul_buf_fmt(out, "style %s %s%s%s", ul_style_name(which), s->family,
               s->bold ? " bold" : "", s->italic ? " italic" : "");
    points(out, "size", s->size);
    points(out, "leading", s->leading);
    points(out, "before", s->before);
    points(out, "after", s->after);
    points(out, "indent", s->indent);
    ul_buf_fmt(out, " %06x%s%s\n", s->colour, aligns[s->align],
               s->hyphens ? " hyphens" : "");
}

void ul_flow_dump(struct ul_buf *out, const struct ul_flow *flow)
{
    struct dump inner = {out, 1};
    ul_buf_str(out, "flow");
    named(out, "title", flow->title);
    named(out, "author", flow->author);
    named(out, "subject", flow->subject);
    if (flow->date.year)
        ul_buf_fmt(out, " date %04d-%02d-%02d", flow->date.year, flow->date.month,
                   flow->date.day);
    ul_buf_fmt(out, "\ncolours head %06x/%06x line %06x band %06x\n", flow->head_fill,
               flow->head_text, flow->line, flow->band_fill);
    for (size_t i = 0; i < UL_STYLE__COUNT; i++)
        style_dump(out, (enum ul_style)i, &flow->styles[i]);
    for (size_t i = 0; i < flow->parts.n; i++)
        part_dump(out, &flow->parts.v[i]);
    for (size_t i = 0; i < flow->notes.n; i++) {
        ul_buf_fmt(out, "note %d\n", flow->notes.v[i]->number);
        blocks_dump(&inner, &flow->notes.v[i]->blocks);
    }
}
