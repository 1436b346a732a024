/* pdf_page.c -- the content stream of a page. */
#include <string.h>

#include "emit/pdf_parts.h"
#include "emit/pdf_text.h"

/* A page being painted. */
struct painter {
    struct ul_pdf *pdf;
    unsigned page;
    struct ul_buf out;
    bool marked;              /* inside BDC ... EMC */
    const struct ul_tag *tag; /* of it; NULL: artifact */
    long fill;                /* colour now set, -1: none */
    unsigned face;
    ul_mp size; /* now set, 0: none */
};

/* ---- Marked content (ISO 32000-1, 14.7.4) ---- */

static void unmark(struct painter *p)
{
    if (p->marked)
        ul_buf_str(&p->out, "EMC\n");
    p->marked = false;
}

static void add_piece(struct painter *p, const struct ul_tag *tag, unsigned mcid)
{
    struct ul_pdf_tag *t = &p->pdf->tags[tag->serial];
    struct ul_pdf_mcr *piece = ul_new(p->pdf->arena, struct ul_pdf_mcr);
    piece->page = p->page;
    piece->mcid = mcid;
    if (t->last)
        t->last->next = piece;
    else
        t->first = piece;
    t->last = piece;
    if (t->page < 0)
        t->page = (int)p->page;
}

static void mark(struct painter *p, const struct ul_tag *tag)
{
    if (p->marked && p->tag == tag)
        return;
    unmark(p);
    p->marked = true;
    p->tag = tag;
    if (!tag) {
        ul_buf_str(&p->out, "/Artifact BMC\n");
        return;
    }
    struct ul_pdf_page *page = &p->pdf->pages[p->page];
    unsigned mcid = (unsigned)page->marked.n;
    ul_push(p->pdf->arena, &page->marked, tag);
    add_piece(p, tag, mcid);
    ul_buf_char(&p->out, '/');
    ul_buf_str(&p->out, ul_pdf_role_name(tag));
    ul_buf_str(&p->out, " <</MCID ");
    ul_pdf_integer(&p->out, mcid);
    ul_buf_str(&p->out, ">> BDC\n");
}

/* ---- Text ---- */

static void set_fill(struct painter *p, ul_rgb colour)
{
    if (p->fill == (long)colour)
        return;
    p->fill = (long)colour;
    ul_pdf_colour(&p->out, colour);
    ul_buf_str(&p->out, " rg\n");
}

static void set_font(struct painter *p, unsigned face, ul_mp size)
{
    if (p->face == face && p->size == size)
        return;
    p->face = face;
    p->size = size;
    unsigned number = ul_pdf_font_number(p->pdf, face);
    p->pdf->pages[p->page].fonts[number / 64] |= (uint64_t)1 << number % 64;
    ul_buf_str(&p->out, "/F");
    ul_pdf_integer(&p->out, number);
    ul_buf_char(&p->out, ' ');
    ul_pdf_number(&p->out, size);
    ul_buf_str(&p->out, " Tf\n");
}

static void add_actual_text(struct painter *p, const char *text)
{
    ul_buf_str(&p->out, "/Span <</ActualText ");
    ul_pdf_string(&p->out, text);
    ul_buf_str(&p->out, ">> BDC\n");
}

/* Glyphs off the baseline need a rise of their own; rare, so not kept. */
static void show_raised(struct painter *p, const struct ul_word *word, ul_mp size)
{
    ul_mp rise = 0;
    for (size_t i = 0; i < word->n; i++) {
        const struct ul_glyph *g = &word->glyphs[i];
        int32_t plain = ul_fonts_advance(p->pdf->fonts, word->face, g->id);
        if (ul_em(g->y, size) != rise) {
            rise = ul_em(g->y, size);
            ul_pdf_number(&p->out, rise);
            ul_buf_str(&p->out, " Ts ");
        }
        ul_buf_fmt(&p->out, "[%d<%04X>%d]TJ\n", -g->x, g->id,
                   -(g->advance - plain - g->x));
    }
    if (rise)
        ul_buf_str(&p->out, "0 Ts\n");
}

/* Words that read right share a TJ array; it is opened when one needs it. */
struct show {
    struct painter *p;
    const struct ul_run *run;
    bool open;
    /* The last space that was shown: where it stands in the page's text. */
    bool spaced;
    unsigned space_face;
    size_t space_at, space_n;
};

static void array_open(struct show *s)
{
    if (!s->open)
        ul_buf_char(&s->p->out, '[');
    s->open = true;
}

static void array_close(struct show *s)
{
    if (s->open)
        ul_buf_str(&s->p->out, "]TJ\n");
    s->open = false;
}

static void show_word(struct show *s, const struct ul_word *word)
{
    struct painter *p = s->p;
    bool right = ul_pdf_use_word(p->pdf, word);
    const struct ul_pdf_fragment *fragment = ul_pdf_fragment_of(p->pdf, word);
    if (p->face != word->face || !right || fragment->raised)
        array_close(s);
    set_font(p, word->face, s->run->size);
    if (!right)
        add_actual_text(p, word->text);
    if (fragment->raised) {
        show_raised(p, word, s->run->size);
    } else {
        array_open(s);
        ul_buf_add(&p->out, fragment->text, fragment->n);
    }
    if (!right) {
        array_close(s);
        ul_buf_str(&p->out, "EMC\n");
    }
}

/* All spaces of a run are as wide: those of one face are the same bytes. */
static bool space_again(struct show *s, unsigned face)
{
    struct ul_buf *out = &s->p->out;
    if (!s->spaced || s->space_face != face || s->p->face != face || !s->open)
        return false;
    ul_buf_reserve(out, s->space_n);
    ul_buf_add(out, out->s + s->space_at, s->space_n);
    return true;
}

static void show_space(struct show *s, unsigned face, ul_mp width)
{
    struct painter *p = s->p;
    if (space_again(s, face))
        return;
    uint16_t space = ul_fonts_glyph(p->pdf->fonts, face, ' ');
    if (!space)
        return;
    if (p->face != face)
        array_close(s);
    set_font(p, face, s->run->size);
    ul_pdf_use_glyph(p->pdf, face, space, " ");
    array_open(s);
    s->space_at = p->out.n;
    ul_buf_char(&p->out, '<');
    ul_pdf_four(&p->out, space);
    ul_buf_char(&p->out, '>');
    int32_t plain = ul_fonts_advance(p->pdf->fonts, face, space);
    ul_mp more = width - ul_em(plain, s->run->size);
    if (more)
        ul_pdf_number(&p->out, -(more * 1000000 / s->run->size));
    s->space_n = p->out.n - s->space_at;
    s->space_face = face;
    s->spaced = true;
}

/* A hyphen that the layout put in reads as a soft one, so that the word is whole
 * again in extracted text (ISO 14289-1, 7.2; ISO 32000-1, 14.8.2.2.3). The glyph of
 * U+2010 can say so itself in ToUnicode; that of '-' is needed for real hyphens. */
static void show_hyphen(struct show *s, unsigned face)
{
    static const char soft[] = "\xC2\xAD";
    struct painter *p = s->p;
    uint16_t plain = ul_fonts_glyph(p->pdf->fonts, face, '-'),
             own = ul_fonts_glyph(p->pdf->fonts, face, 0x2010);
    uint16_t hyphen = own ? own : plain;
    if (!hyphen)
        return;
    bool right = hyphen != plain && ul_pdf_use_glyph(p->pdf, face, hyphen, soft);
    if (hyphen == plain)
        ul_pdf_use_glyph(p->pdf, face, hyphen, "-");
    if (p->face != face || !right)
        array_close(s);
    set_font(p, face, s->run->size);
    if (!right)
        add_actual_text(p, soft);
    array_open(s);
    ul_buf_fmt(&p->out, "<%04X>", hyphen);
    if (right)
        return;
    array_close(s);
    ul_buf_str(&p->out, "EMC\n");
}

static void paint_run(struct painter *p, const struct ul_run *run)
{
    struct show s = {.p = p, .run = run};
    set_fill(p, run->colour);
    ul_buf_str(&p->out, "BT");
    ul_pdf_numbers(&p->out, (const ul_mp[]){run->x, run->y}, 2);
    ul_buf_str(&p->out, " Td\n");
    for (size_t i = 0; i < run->n; i++) {
        if (i && !run->joined)
            show_space(&s, run->words[i - 1]->face, run->space);
        show_word(&s, run->words[i]);
    }
    if (run->end == UL_END_SPACE)
        show_space(&s, run->end_face, run->space);
    if (run->end == UL_END_HYPHEN)
        show_hyphen(&s, run->end_face);
    array_close(&s);
    ul_buf_str(&p->out, "ET\n");
}

/* ---- Shapes ---- */

/* A control point's distance for a quarter circle, in 1/10000 of its radius. */
enum { CURVE = 5523 };

static void curve(struct painter *p, ul_mp x1, ul_mp y1, ul_mp x2, ul_mp y2, ul_mp x,
                  ul_mp y)
{
    ul_pdf_numbers(&p->out, (const ul_mp[]){x1, y1, x2, y2, x, y}, 6);
    ul_buf_str(&p->out, " c\n");
}

static void point(struct painter *p, ul_mp x, ul_mp y, const char *operator)
{
    ul_pdf_numbers(&p->out, (const ul_mp[]){x, y}, 2);
    ul_buf_char(&p->out, ' ');
    ul_buf_str(&p->out, operator);
    ul_buf_char(&p->out, '\n');
}

static void round_path(struct painter *p, ul_mp x, ul_mp y, ul_mp w, ul_mp h, ul_mp r)
{
    ul_mp k = r - r * CURVE / 10000, right = x + w, top = y + h;
    point(p, x + r, y, "m");
    point(p, right - r, y, "l");
    curve(p, right - k, y, right, y + k, right, y + r);
    point(p, right, top - r, "l");
    curve(p, right, top - k, right - k, top, right - r, top);
    point(p, x + r, top, "l");
    curve(p, x + k, top, x, top - k, x, top - r);
    point(p, x, y + r, "l");
    curve(p, x, y + k, x + k, y, x + r, y);
    ul_buf_str(&p->out, "h\n");
}

static void rectangle(struct painter *p, ul_mp x, ul_mp y, ul_mp w, ul_mp h)
{
    ul_pdf_numbers(&p->out, (const ul_mp[]){x, y, w, h}, 4);
    ul_buf_str(&p->out, " re\n");
}

static void paint_box(struct painter *p, const struct ul_box *box)
{
    set_fill(p, box->fill);
    if (box->radius > 0)
        round_path(p, box->x, box->y, box->width, box->height, box->radius);
    else
        rectangle(p, box->x, box->y, box->width, box->height);
    ul_buf_str(&p->out, "f\n");
}

static void paint_line(struct painter *p, const struct ul_line *line)
{
    ul_pdf_colour(&p->out, line->colour);
    ul_buf_str(&p->out, " RG");
    ul_pdf_numbers(&p->out, &line->width, 1);
    ul_buf_str(&p->out, " w\n");
    point(p, line->x1, line->y1, "m");
    point(p, line->x2, line->y2, "l");
    ul_buf_str(&p->out, "S\n");
}

static void paint_polygon(struct painter *p, const struct ul_shape_mark *s,
                          const int (*corners)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        point(p, s->x + s->size * corners[i][0] / 100,
              s->y + s->size * corners[i][1] / 100, i ? "l" : "m");
    ul_buf_str(&p->out, "h f\n");
}

static void paint_symbol(struct painter *p, const struct ul_shape_mark *s)
{
    static const int triangle[][2] = {{0, 4}, {100, 4}, {50, 96}};
    static const int diamond[][2] = {{50, 0}, {100, 50}, {50, 100}, {0, 50}};
    ul_mp r = s->size / 2, inner = s->size * 28 / 100;
    set_fill(p, s->colour);
    switch (s->symbol) {
    case UL_CIRCLE:
        round_path(p, s->x, s->y, s->size, s->size, r);
        ul_buf_str(&p->out, "f\n");
        break;
    case UL_RING: /* two circles, the even-odd rule leaves the hole */
        round_path(p, s->x, s->y, s->size, s->size, r);
        round_path(p, s->x + r - inner, s->y + r - inner, 2 * inner, 2 * inner, inner);
        ul_buf_str(&p->out, "f*\n");
        break;
    case UL_TRIANGLE:
        paint_polygon(p, s, triangle, 3);
        break;
    case UL_DIAMOND:
        paint_polygon(p, s, diamond, 4);
        break;
    case UL_SQUARE:
        rectangle(p, s->x + s->size / 12, s->y + s->size / 12, s->size * 10 / 12,
                  s->size * 10 / 12);
        ul_buf_str(&p->out, "f\n");
        break;
    case UL_DASH:
        rectangle(p, s->x, s->y + s->size * 38 / 100, s->size, s->size * 24 / 100);
        ul_buf_str(&p->out, "f\n");
        break;
    case UL_NO_SYMBOL:
    case UL_SYMBOL__COUNT:
        break;
    }
}

static void use_image(struct painter *p, unsigned object)
{
    struct ul_pdf_page *page = &p->pdf->pages[p->page];
    for (size_t i = 0; i < page->images.n; i++)
        if (page->images.v[i] == object)
            return;
    ul_push(p->pdf->arena, &page->images, object);
}

static void paint_image(struct painter *p, const struct ul_image *image)
{
    unsigned object = ul_pdf_image_of(p->pdf, image->figure);
    use_image(p, object);
    ul_buf_str(&p->out, "q");
    ul_pdf_numbers(
        &p->out, (const ul_mp[]){image->width, 0, 0, image->height, image->x, image->y},
        6);
    ul_buf_fmt(&p->out, " cm\n/I%u Do\nQ\n", object);
}

static void paint(struct painter *p, const struct ul_item *item)
{
    mark(p, item->tag);
    switch (item->kind) {
    case UL_ITEM_RUN:
        paint_run(p, &item->is.run);
        break;
    case UL_ITEM_BOX:
        paint_box(p, &item->is.box);
        break;
    case UL_ITEM_LINE:
        paint_line(p, &item->is.line);
        break;
    case UL_ITEM_SYMBOL:
        paint_symbol(p, &item->is.symbol);
        break;
    case UL_ITEM_IMAGE:
        paint_image(p, &item->is.image);
        break;
    }
}

/* ---- The page object ---- */

static const char *resources(struct ul_pdf *pdf, const struct ul_pdf_page *page)
{
    struct ul_buf out = {.arena = pdf->arena};
    ul_buf_str(&out, "/Resources <</Font <<");
    for (unsigned i = 1; i <= pdf->used.n; i++)
        if (page->fonts[i / 64] >> i % 64 & 1)
            ul_buf_fmt(&out, "/F%u %u 0 R ", i, pdf->faces[pdf->used.v[i - 1]].object);
    ul_buf_str(&out, ">>");
    if (page->images.n)
        ul_buf_str(&out, " /XObject <<");
    for (size_t i = 0; i < page->images.n; i++)
        ul_buf_fmt(&out, "/I%u %u 0 R ", page->images.v[i], page->images.v[i]);
    ul_buf_str(&out, page->images.n ? ">>>>\n" : ">>\n");
    return ul_buf_text(&out);
}

static void add_annotations(struct ul_buf *out, const struct ul_pdf_page *page)
{
    if (!page->links.n)
        return;
    ul_buf_str(out, "/Tabs /S\n/Annots [");
    for (size_t i = 0; i < page->links.n; i++)
        ul_buf_fmt(out, "%u 0 R ", page->links.v[i]->object);
    ul_buf_str(out, "]\n");
}

void ul_pdf_page_paint(struct ul_pdf *pdf, unsigned number)
{
    const struct ul_page *in = &pdf->in->pages.v[number];
    struct ul_pdf_page *page = &pdf->pages[number];
    struct painter p = {.pdf = pdf, .page = number, .out = pdf->content, .fill = -1};
    p.out.n = 0;
    for (size_t i = 0; i < in->items.n; i++)
        paint(&p, &in->items.v[i]);
    unmark(&p);
    unsigned contents = ul_pdf_reserve(pdf->out);
    ul_pdf_deflated(pdf->out, contents, "", ul_buf_bytes(&p.out));
    pdf->content = p.out;
    struct ul_buf entries = {.arena = pdf->arena};
    ul_buf_str(&entries, "/Type /Page\n");
    ul_buf_fmt(&entries, "/Parent %u 0 R\n/MediaBox [0 0", pdf->pages_root);
    ul_pdf_numbers(&entries, (const ul_mp[]){in->width, in->height}, 2);
    ul_buf_fmt(&entries, "]\n/Contents %u 0 R\n%s", contents, resources(pdf, page));
    if (page->marked.n)
        ul_buf_fmt(&entries, "/StructParents %u\n", number);
    add_annotations(&entries, page);
    ul_pdf_entries(pdf->out, page->object, ul_buf_text(&entries));
}
