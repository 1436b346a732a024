/* shaped.c -- a paragraph's spans as words with widths, ready to be set in lines. */
#include "layout/shaped.h"

#include <string.h>

enum { TAB = 4, LONGEST = 256 /* bytes shaped as one word */ };

struct build {
    struct ul_setting *s;
    struct ul_shaped *out;
    struct {
        const struct ul_word **v;
        size_t n, cap;
    } words;
    struct {
        struct ul_atom *v;
        size_t n, cap;
    } atoms;
    unsigned span;
    const struct ul_look *look; /* of the span */
    unsigned spaces;            /* that wait for the next atom */
    ul_mp gap;
    bool stuck;
};

static struct ul_atom *add_atom(struct build *b, enum ul_atom_kind kind,
                                const struct ul_word *word, ul_mp width)
{
    /* Between two spans without a blank no line may end. */
    bool stuck = b->stuck || (!b->spaces && b->atoms.n);
    if (b->atoms.n && b->atoms.v[b->atoms.n - 1].ends)
        stuck = false;
    ul_push(b->s->scratch, &b->atoms,
            (struct ul_atom){.kind = kind,
                             .span = b->span,
                             .spaces = b->spaces,
                             .stuck = stuck,
                             .gap = b->gap,
                             .width = width});
    ul_push(b->s->scratch, &b->words, word);
    b->spaces = 0;
    b->gap = 0;
    b->stuck = false;
    return &b->atoms.v[b->atoms.n - 1];
}

static void add_spaces(struct build *b, unsigned n)
{
    if (!b->out->code && b->spaces)
        return; /* one span may end with a blank and the next begin with one */
    b->spaces += n;
    b->gap += (ul_mp)n * b->look->space;
}

/* ---- Characters ---- */

/* What stands at `at`: bytes of a blank, and whether a line may end there; 0 if it
 * is part of a word. */
static size_t blank(const char *at, bool *fixed)
{
    const unsigned char *u = (const unsigned char *)at;
    *fixed = false;
    if (u[0] > ' ' && u[0] < 0xC2)
        return 0;
    if (u[0] <= ' ')
        return u[0] ? 1 : 0;
    if (u[0] == 0xC2 && u[1] == 0xA0) {
        *fixed = true;
        return 2;
    }
    if (u[0] != 0xE2 || u[1] != 0x80)
        return 0;
    if (u[2] == 0xAF) {
        *fixed = true;
        return 3;
    }
    /* U+2000-200A and the line and paragraph separators. */
    return (u[2] >= 0x80 && u[2] <= 0x8A) || u[2] == 0xA8 || u[2] == 0xA9 ? 3 : 0;
}

/* Bytes of a soft hyphen or zero-width space at `at`, or 0. */
static size_t invisible(const char *at)
{
    const unsigned char *u = (const unsigned char *)at;
    if (u[0] == 0xC2 && u[1] == 0xAD)
        return 2;
    return u[0] == 0xE2 && u[1] == 0x80 && u[2] == 0x8B ? 3 : 0;
}

static size_t word_size(const char *text, bool *has_invisible)
{
    size_t n = 0;
    bool fixed;
    while (text[n] && !blank(text + n, &fixed)) {
        if ((unsigned char)text[n] >= 0xC2 && invisible(text + n))
            *has_invisible = true;
        n++;
    }
    return n;
}

/* ---- Words ---- */

/* A word that no face has all of: character by character, so that what can be
 * shown is shown. */
static void add_pieces(struct build *b, const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t size = 1;
        while (i + size < n && ((unsigned char)text[i + size] & 0xC0) == 0x80)
            size++;
        const struct ul_word *piece = ul_word_of(b->s, b->look, text + i, size);
        if (i)
            b->stuck = true;
        add_atom(b, UL_ATOM_WORD, piece, ul_em(piece->advance, b->look->size));
        i += size;
    }
}

static size_t whole_chars(const char *text, size_t n)
{
    while (n > 1 && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static struct ul_atom *add_word(struct build *b, const char *text, size_t n)
{
    while (n > LONGEST) {
        size_t part = whole_chars(text, LONGEST);
        add_word(b, text, part);
        b->stuck = true;
        text += part;
        n -= part;
    }
    const struct ul_word *word = ul_word_of(b->s, b->look, text, n);
    if (word->missing) {
        add_pieces(b, text, n);
        return &b->atoms.v[b->atoms.n - 1];
    }
    return add_atom(b, UL_ATOM_WORD, word, ul_em(word->advance, b->look->size));
}

/* A word with soft hyphens: they are taken out, and remembered as points. */
static void add_soft_word(struct build *b, const char *text, size_t n)
{
    struct ul_buf clean = {.arena = b->s->scratch};
    struct ul_points *own = ul_new(b->s->scratch, struct ul_points);
    for (size_t i = 0; i < n;) {
        size_t skip = invisible(text + i);
        unsigned at = (unsigned)clean.n;
        if (skip && at && i + skip < n)
            ul_push(b->s->scratch, own,
                    (struct ul_point){at, at, "", "", UL_POINT_SOFT, skip == 2});
        if (!skip)
            ul_buf_char(&clean, text[i]);
        i += skip ? skip : 1;
    }
    if (clean.n)
        add_word(b, clean.s, clean.n)->own = own->n ? own : NULL;
}

static void add_text(struct build *b, const char *text)
{
    while (*text) {
        bool fixed;
        size_t n = blank(text, &fixed);
        if (n) {
            add_spaces(b, *text == '\t' && b->out->code ? TAB : 1);
            b->stuck |= fixed;
            text += n;
            continue;
        }
        bool soft = false;
        n = word_size(text, &soft);
        if (soft)
            add_soft_word(b, text, n);
        else
            add_word(b, text, n);
        text += n;
    }
}

/* ---- Spans ---- */

static void add_symbol(struct build *b)
{
    ul_mp cap = ul_em(b->look->measure->cap_height, b->look->size);
    add_atom(b, UL_ATOM_SYMBOL, NULL, cap);
    b->gap = b->look->size * 3 / 10;
    b->stuck = true;
}

/* Room at both ends of a filled box; a short text ("12") gets a box of even width. */
static void widen_pads(struct build *b, size_t first)
{
    ul_mp inside = 0, size = b->look->size;
    size_t last = b->atoms.n - 1;
    for (size_t i = first + 1; i < last; i++)
        inside += b->atoms.v[i].gap + b->atoms.v[i].width;
    ul_mp pad = size * 35 / 100;
    if (inside + 2 * pad < size * 26 / 10)
        pad = (size * 26 / 10 - inside) / 2;
    b->atoms.v[first].width = b->atoms.v[last].width = pad;
}

static void add_filled(struct build *b, const struct ul_span *span)
{
    const char *text = span->text;
    if (*text == ' ') {
        add_spaces(b, 1);
        text++;
    }
    size_t first = b->atoms.n, length = strlen(text);
    add_atom(b, UL_ATOM_PAD, NULL, 0);
    b->stuck = true;
    if (span->symbol != UL_NO_SYMBOL)
        add_symbol(b);
    add_text(b, text);
    b->spaces = 0;
    b->gap = 0;
    b->stuck = true;
    add_atom(b, UL_ATOM_PAD, NULL, 0);
    widen_pads(b, first);
    if (length && text[length - 1] == ' ')
        add_spaces(b, 1);
}

static void add_span(struct build *b, const struct ul_span *span)
{
    size_t before = b->atoms.n;
    if (span->has_fill) {
        add_filled(b, span);
    } else {
        if (span->symbol != UL_NO_SYMBOL) {
            const char *text = span->text;
            if (*text == ' ')
                add_spaces(b, 1);
            add_symbol(b);
            add_text(b, text + (*text == ' '));
        } else {
            add_text(b, span->text);
        }
    }
    if (!(span->marks & UL_BREAK))
        return;
    /* A break without text of its own ends the line it stands on, or is empty. */
    bool empty = b->atoms.n == before && (!before || b->atoms.v[before - 1].ends);
    if (empty)
        add_atom(b, UL_ATOM_PAD, NULL, 0);
    b->atoms.v[b->atoms.n - 1].ends = true;
    b->spaces = 0;
    b->gap = 0;
}

static const struct ul_look *span_looks(struct ul_setting *s,
                                        const struct ul_spans *spans,
                                        enum ul_style style)
{
    struct ul_look *looks = ul_new_n(s->scratch, struct ul_look, spans->n + 1);
    for (size_t i = 0; i < spans->n; i++) {
        looks[i] = ul_look_of(s, style, spans->v[i].marks);
        if (spans->v[i].has_colour)
            looks[i].colour = spans->v[i].colour;
    }
    return looks;
}

static void sum_widths(struct ul_shaped *t)
{
    ul_mp line = 0, cluster = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct ul_atom *a = &t->atoms[i];
        bool begins = i == 0 || t->atoms[i - 1].ends;
        line = begins ? (t->code ? a->gap : 0) + a->width : line + a->gap + a->width;
        cluster = begins || !a->stuck ? a->width : cluster + a->gap + a->width;
        t->natural = line > t->natural ? line : t->natural;
        t->widest = cluster > t->widest ? cluster : t->widest;
    }
}

struct ul_shaped ul_shape_spans(struct ul_setting *s, struct ul_arena *keep,
                                const struct ul_spans *spans, enum ul_style style)
{
    struct ul_shaped t = {.style = &s->flow->styles[style],
                          .spans = spans->v,
                          .looks = span_looks(s, spans, style),
                          .n_spans = spans->n,
                          .code = style == UL_STYLE_CODE};
    struct build b = {.s = s, .out = &t};
    for (size_t i = 0; i < spans->n; i++) {
        b.span = (unsigned)i;
        b.look = &t.looks[i];
        add_span(&b, &spans->v[i]);
    }
    t.n = b.atoms.n;
    t.atoms = b.atoms.v;
    t.words = ul_new_n(keep, const struct ul_word *, t.n + 1);
    for (size_t i = 0; i < t.n; i++)
        t.words[i] = b.words.v[i];
    sum_widths(&t);
    return t;
}

/* ---- The plain ---- */

static bool is_plain(const struct ul_block *block)
{
    if (block->kind != UL_BLOCK_PARAGRAPH || block->spans.n != 1 || block->anchor)
        return false;
    const struct ul_span *span = &block->spans.v[0];
    return !(span->marks & ~(unsigned)(UL_BOLD | UL_ITALIC)) && !span->link &&
           !span->note && span->symbol == UL_NO_SYMBOL && !span->has_fill;
}

/* Words between single spaces, or -1 if there is anything that needs care. */
static long count_words(const char *text)
{
    long n = 0;
    bool inside = false;
    for (const unsigned char *u = (const unsigned char *)text; *u; u++) {
        if (*u < ' ' || *u == 0xE2 || (*u == 0xC2 && (u[1] == 0xA0 || u[1] == 0xAD)))
            return -1;
        n += *u != ' ' && !inside;
        inside = *u != ' ';
    }
    return n;
}

bool ul_shape_plain(struct ul_setting *s, struct ul_arena *keep,
                    const struct ul_block *block, struct ul_words *out)
{
    long n = is_plain(block) ? count_words(block->spans.v[0].text) : -1;
    if (n < 0)
        return false;
    struct ul_look look = ul_look_of(s, block->style, block->spans.v[0].marks);
    *out =
        (struct ul_words){.v = ul_new_n(keep, const struct ul_word *, (size_t)n + 1)};
    for (const char *at = block->spans.v[0].text; *at;) {
        size_t size = strcspn(at, " ");
        if (!size) {
            at++;
            continue;
        }
        if (size > LONGEST)
            return false;
        const struct ul_word *word = ul_word_of(s, &look, at, size);
        if (word->missing)
            return false;
        ul_mp width = ul_em(word->advance, look.size);
        out->natural += width + (out->n ? look.space : 0);
        out->widest = width > out->widest ? width : out->widest;
        out->v[out->n++] = word;
        at += size;
    }
    return true;
}

struct ul_shaped ul_shape_words(struct ul_setting *s, const struct ul_words *words,
                                const struct ul_block *block)
{
    struct ul_shaped t = {.style = &s->flow->styles[block->style],
                          .spans = block->spans.v,
                          .looks = span_looks(s, &block->spans, block->style),
                          .n_spans = 1,
                          .words = words->v,
                          .n = words->n,
                          .natural = words->natural,
                          .widest = words->widest};
    t.atoms = ul_new_n(s->scratch, struct ul_atom, t.n + 1);
    for (size_t i = 0; i < t.n; i++) {
        t.atoms[i].width = ul_em(words->v[i]->advance, t.looks->size);
        t.atoms[i].spaces = i > 0;
        t.atoms[i].gap = i > 0 ? t.looks->space : 0;
    }
    return t;
}
