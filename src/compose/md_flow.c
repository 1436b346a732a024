/* md_flow.c -- Markdown to blocks. */
#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/footnotes.h"
#include "compose/making.h"

/* The blocks under way in one place: the paper itself, an item, a cell. */
struct writer {
    struct ul_making *m;
    struct ul_blocks *out;
    enum ul_style style; /* of paragraphs */
    struct ul_spans spans;
    struct ul_buf text; /* of the span under way; lines of a paragraph run on */
    unsigned marks;     /* its */
    const char *link;
    bool in_cell;
};

static void md_blocks(struct writer *w, const struct ul_md *parent);

static struct writer writer_in(const struct writer *w, struct ul_blocks *out)
{
    struct writer inner = *w;
    inner.out = out;
    inner.spans = (struct ul_spans){0};
    inner.text = (struct ul_buf){.arena = w->m->set.arena};
    return inner;
}

/* ---- Inlines ---- */

static void span_end(struct writer *w)
{
    if (!w->text.n)
        return;
    ul_push(w->m->set.arena, &w->spans,
            (struct ul_span){
                .text = ul_buf_text(&w->text), .marks = w->marks, .link = w->link});
    w->text = (struct ul_buf){.arena = w->m->set.arena};
}

static void paragraph_end(struct writer *w)
{
    span_end(w);
    if (!w->spans.n)
        return;
    ul_blocks_add(w->m->set.arena, w->out,
                  (struct ul_block){.kind = UL_BLOCK_PARAGRAPH,
                                    .style = w->style,
                                    .spans = w->spans});
    w->spans = (struct ul_spans){0};
}

static void span_add(struct writer *w, const char *text, unsigned marks,
                     const char *link)
{
    if (marks != w->marks || link != w->link)
        span_end(w);
    w->marks = marks;
    w->link = link;
    ul_buf_str(&w->text, text);
}

/* A picture stands by itself: the paragraph around it is cut in two. */
static void picture_add(struct writer *w, const struct ul_md *node, unsigned marks)
{
    struct ul_arena *arena = w->m->set.arena;
    const struct ul_picture *picture = ul_picture_of(w->m->set.c, node);
    const char *alt = ul_md_plain(arena, node);
    if (!picture) {
        span_add(w, alt, marks, NULL);
        return;
    }
    paragraph_end(w);
    struct ul_figure *figure = ul_new(arena, struct ul_figure);
    figure->kind = UL_FIGURE_PICTURE;
    figure->alt = *alt ? alt : ul_word(w->m->set.t, "figur");
    figure->bytes = picture->bytes;
    figure->jpeg = picture->kind == UL_JPEG;
    figure->width = picture->width;
    figure->height = picture->height;
    figure->channels = picture->channels;
    if (!ul_blank(node->title))
        figure->caption = ul_spans_one(arena, (struct ul_span){.text = node->title});
    ul_blocks_add(arena, w->out,
                  (struct ul_block){.kind = UL_BLOCK_FIGURE, .figure = figure});
}

static const char *link_address(struct ul_arena *arena, const char *address)
{
    if (!address || *address != '#')
        return address;
    return ul_printf(arena, "#%s", ul_anchor(arena, address + 1));
}

static void note_add(struct writer *w, const char *label)
{
    const struct ul_note *note = ul_footnote_refer(w->m, label);
    struct ul_arena *arena = w->m->set.arena;
    if (!note) {
        span_add(w, ul_printf(arena, "[^%s]", label), 0, NULL);
        return;
    }
    span_end(w);
    ul_push(arena, &w->spans,
            (struct ul_span){.text = ul_printf(arena, "%d", note->number),
                             .marks = UL_SUPER,
                             .note = note});
}

static void break_add(struct writer *w)
{
    span_end(w);
    if (w->spans.n)
        w->spans.v[w->spans.n - 1].marks |= UL_BREAK;
}

static void inlines_add(struct writer *w, const struct ul_md *parent, unsigned marks,
                        const char *link);

static void inline_add(struct writer *w, const struct ul_md *node, unsigned marks,
                       const char *link)
{
    static const unsigned marked[UL_MD__COUNT] = {
        [UL_MD_EMPH] = UL_ITALIC,
        [UL_MD_STRONG] = UL_BOLD,
        [UL_MD_STRIKE] = UL_STRIKE,
    };
    if (node->kind == UL_MD_TEXT)
        span_add(w, node->text, marks, link);
    else if (node->kind == UL_MD_CODE)
        span_add(w, node->text, marks | UL_CODE, link);
    else if (node->kind == UL_MD_SOFT_BREAK)
        span_add(w, " ", marks, link);
    else if (node->kind == UL_MD_HARD_BREAK)
        break_add(w);
    else if (node->kind == UL_MD_IMAGE)
        picture_add(w, node, marks);
    else if (node->kind == UL_MD_NOTE_REF)
        note_add(w, node->text);
    else if (node->kind == UL_MD_LINK)
        inlines_add(w, node, marks, link_address(w->m->set.arena, node->text));
    else
        inlines_add(w, node, marks | marked[node->kind], link);
}

static void inlines_add(struct writer *w, const struct ul_md *parent, unsigned marks,
                        const char *link)
{
    for (const struct ul_md *node = parent->first; node; node = node->next)
        inline_add(w, node, marks, link);
}

static struct ul_spans spans_of(const struct writer *w, const struct ul_md *parent)
{
    struct ul_blocks unused = {0};
    struct writer inner = writer_in(w, &unused);
    inlines_add(&inner, parent, 0, NULL);
    span_end(&inner);
    return inner.spans;
}

/* ---- Blocks ---- */

static void part_insert(struct writer *w, const char *name)
{
    const struct ul_results *results = NULL;
    struct ul_making *m = w->m;
    const struct ul_doctype *part =
        ul_case_part(m->set.arena, m->set.c, name, &results);
    struct ul_blocks *out = m->out;
    m->out = w->out;
    if (part)
        ul_part_compose(m, part, results);
    m->out = out;
}

static void md_paragraph(struct writer *w, const struct ul_md *node)
{
    const char *part = ul_part_mark(w->m->set.arena, node);
    if (part && !w->in_cell) {
        part_insert(w, part);
        return;
    }
    inlines_add(w, node, 0, NULL);
    paragraph_end(w);
}

static void md_heading(struct writer *w, const struct ul_md *node)
{
    struct ul_spans spans = spans_of(w, node);
    const char *plain = ul_md_plain(w->m->set.arena, node);
    if (!spans.n)
        return;
    if (w->in_cell || w->out != w->m->out) { /* in a list or a quote: no outline */
        for (size_t i = 0; i < spans.n; i++)
            spans.v[i].marks |= UL_BOLD;
        w->spans = spans;
        paragraph_end(w);
        return;
    }
    ul_push(w->m->set.arena, w->out,
            ul_heading(w->m, node->level + 1, UL_STYLE__COUNT, spans, plain));
}

static void md_list(struct writer *w, const struct ul_md *node)
{
    struct ul_arena *arena = w->m->set.arena;
    struct ul_block list = {.kind = UL_BLOCK_LIST, .style = w->style};
    int number = node->level;
    for (const struct ul_md *item = node->first; item; item = item->next) {
        struct ul_blocks children = {0};
        struct writer inner = writer_in(w, &children);
        md_blocks(&inner, item);
        const char *label =
            node->level < 0 ? ul_bullet : ul_printf(arena, "%d.", number);
        ul_push(arena, &list.children, ul_item(label, children));
        number++;
    }
    ul_blocks_add(arena, w->out, list);
}

static void md_quote(struct writer *w, const struct ul_md *node)
{
    struct ul_block quote = {.kind = UL_BLOCK_QUOTE, .style = w->style};
    struct writer inner = writer_in(w, &quote.children);
    md_blocks(&inner, node);
    ul_blocks_add(w->m->set.arena, w->out, quote);
}

static void md_code(struct writer *w, const struct ul_md *node)
{
    struct ul_arena *arena = w->m->set.arena;
    struct ul_block code = {.kind = UL_BLOCK_CODE, .style = UL_STYLE_CODE};
    for (const char *line = node->text; line && *line;) {
        size_t n = strcspn(line, "\n");
        ul_push(arena, &code.spans,
                (struct ul_span){.text = ul_strndup(arena, line, n),
                                 .marks = UL_CODE | UL_BREAK});
        line += line[n] ? n + 1 : n;
    }
    if (code.spans.n)
        ul_blocks_add(arena, w->out, code);
}

static void md_rule(struct writer *w, const struct ul_md *node)
{
    (void)node;
    ul_blocks_add(w->m->set.arena, w->out, (struct ul_block){.kind = UL_BLOCK_RULE});
}

static enum ul_align align_of(enum ul_md_align align)
{
    return align == UL_MD_CENTER  ? UL_CENTER
           : align == UL_MD_RIGHT ? UL_RIGHT
                                  : UL_LEFT;
}

static struct ul_row md_row(const struct writer *w, const struct ul_md *node)
{
    struct ul_row row = {.kind = node->header ? UL_ROW_HEAD : UL_ROW_BODY};
    for (const struct ul_md *c = node->first; c; c = c->next) {
        struct ul_cell cell = {.align = align_of(c->align)};
        struct writer inner = writer_in(w, &cell.blocks);
        inner.style = node->header ? UL_STYLE_HEAD_CELL : UL_STYLE_CELL;
        inner.in_cell = true;
        inlines_add(&inner, c, 0, NULL);
        paragraph_end(&inner);
        ul_push(w->m->set.arena, &row.cells, cell);
    }
    return row;
}

/* Length of "Tabell: ", "Tabell 3. ", "Tabell 3: " or, before a large letter,
 * "Tabell 3 " at the beginning of a text; 0 if it does not so begin. */
static size_t caption_prefix(struct ul_arena *arena, const char *text, const char *word)
{
    size_t n = strlen(word);
    if (!ul_starts_with(text, word))
        return 0;
    size_t digits = text[n] == ' ' ? strspn(text + n + 1, "0123456789") : 0;
    n += digits ? digits + 1 : 0;
    bool parted = text[n] == ':' || (digits && text[n] == '.');
    const char *title = text + n + parted;
    title += strspn(title, " ");
    if (!parted && (!digits || ul_capital(arena, title) != title))
        return 0;
    return (size_t)(title - text);
}

/* "Tabell 1. " and what the author wrote. */
static struct ul_spans caption_numbered(struct writer *w, const char *word,
                                        const struct ul_spans *written, size_t prefix)
{
    struct ul_arena *arena = w->m->set.arena;
    struct ul_spans all = {0};
    ul_push(
        arena, &all,
        (struct ul_span){.text = ul_printf(arena, "%s %d. ", word, ++w->m->tables)});
    for (size_t i = 0; i < written->n; i++) {
        struct ul_span span = written->v[i];
        span.text += i ? 0 : prefix;
        if (*span.text)
            ul_push(arena, &all, span);
    }
    return all;
}

/* A paragraph "Tabell: …" or "Tabell 3. …" right before a table is its caption. */
static struct ul_spans caption_take(struct writer *w)
{
    if (!w->out->n)
        return (struct ul_spans){0};
    const struct ul_block *last = &w->out->v[w->out->n - 1];
    const char *word = ul_word(w->m->set.t, "tabell");
    if (last->kind != UL_BLOCK_PARAGRAPH || !last->spans.n)
        return (struct ul_spans){0};
    size_t prefix = caption_prefix(w->m->set.arena, last->spans.v[0].text, word);
    if (!prefix)
        return (struct ul_spans){0};
    w->out->n--;
    return caption_numbered(w, word, &last->spans, prefix);
}

static void md_table(struct writer *w, const struct ul_md *node)
{
    struct ul_arena *arena = w->m->set.arena;
    struct ul_table *table = ul_new(arena, struct ul_table);
    table->caption = caption_take(w);
    for (const struct ul_md *row = node->first; row; row = row->next)
        ul_push(arena, &table->rows, md_row(w, row));
    if (!table->rows.n)
        return;
    const struct ul_row *head = &table->rows.v[0];
    table->n_columns = head->cells.n;
    table->columns = ul_new_n(arena, struct ul_column, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        table->columns[i].align = head->cells.v[i].align;
    ul_blocks_add(arena, w->out,
                  (struct ul_block){.kind = UL_BLOCK_TABLE, .table = table});
}

static void md_skip(struct writer *w, const struct ul_md *node)
{
    (void)w;
    (void)node;
}

static void md_block(struct writer *w, const struct ul_md *node)
{
    static void (*const blocks[UL_MD__COUNT])(struct writer *, const struct ul_md *) = {
        [UL_MD_DOCUMENT] = md_blocks,     [UL_MD_HEADING] = md_heading,
        [UL_MD_PARAGRAPH] = md_paragraph, [UL_MD_LIST] = md_list,
        [UL_MD_ITEM] = md_blocks,         [UL_MD_QUOTE] = md_quote,
        [UL_MD_CODE_BLOCK] = md_code,     [UL_MD_RULE] = md_rule,
        [UL_MD_TABLE] = md_table,         [UL_MD_NOTE] = md_skip,
    };
    if (blocks[node->kind]) {
        blocks[node->kind](w, node);
        return;
    }
    inline_add(w, node, 0, NULL); /* an inline where a block belongs */
}

static void md_blocks(struct writer *w, const struct ul_md *parent)
{
    for (const struct ul_md *node = parent->first; node; node = node->next)
        md_block(w, node);
    paragraph_end(w);
}

void ul_md_compose(struct ul_making *m, const struct ul_md *body, enum ul_style style)
{
    struct writer w = {
        .m = m, .out = m->out, .style = style, .text = {.arena = m->set.arena}};
    if (body)
        md_blocks(&w, body);
}
