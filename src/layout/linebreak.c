/* linebreak.c -- the best places to end a paragraph's lines.
 *
 * Knuth and Plass, "Breaking Paragraphs into Lines" (1981): every place where a
 * line may end is a spot, and the cheapest chain of spots wins. Places inside
 * words are looked for only when the text cannot be set well without. */
#include "layout/linebreak.h"

#include <string.h>

/* What a line costs, in squares of per-mille of the width left empty. */
enum {
    LINE = 20,         /* every line, so that few are better */
    WELL_FILLED = 110, /* empty per-mille that calls for no hyphens */
    NARROW = 20,       /* a width in sizes of the type */
    POOR = 300,        /* nobody goes on from so bad a line to hyphenate */
    COST_HYPHEN = 15000,
    COST_HYPHENS = 12000, /* more, for the second in a row */
    COST_THREE = 60000,   /* and the third */
    COST_OWN = 2500,
    COST_ADDRESS = 6000,
    COST_ANYWHERE = 90000,
    HEADING_LAST = 8, /* how much less the last line's emptiness counts */
    COST_SHORT_LAST = 12000,
    COST_LONE_LAST = 32000,    /* one short word */
    COST_LONE_PIECE = 50000,   /* the last line is the rest of a word */
    COST_SHORT_PIECE = 120000, /* and little of it */
    COST_OVERFULL = 1000000000,
};

struct spot {
    size_t atom, point; /* before the atom, or at its point - 1 */
    size_t prev;
    ul_mp end, begin; /* where a line that ends here ends, and the next begins */
    int64_t cost;     /* of the best way here */
    unsigned blanks_end, blanks_begin;
    enum ul_point_kind kind;
    unsigned hyphens; /* in a row, up to here */
    bool in_word, hyphen, poor;
    bool stuck; /* between what belongs together */
};

struct breaker {
    struct ul_setting *s;
    const struct ul_shaped *t;
    ul_mp width, hyphen;
    ul_mp measure;                   /* of which emptiness is a share */
    bool soft;                       /* words may be hyphenated */
    bool *wide;                      /* atoms of clusters wider than a line, or NULL */
    const struct ul_points **points; /* by atom, when asked for */
    size_t from, to;                 /* atoms of the segment */
    size_t low;                      /* first spot from which a line still fits */
    struct {
        struct spot *v;
        size_t n, cap;
    } spots;
};

ul_mp ul_hyphen_width(struct ul_setting *s, const struct ul_look *look)
{
    return ul_em(s->shaper->word(s->shaper, look->face, "-", 1)->advance, look->size);
}

/* ---- Pieces of words ---- */

static const struct ul_look *look_of(const struct breaker *b, size_t atom)
{
    return &b->t->looks[b->t->atoms[atom].span];
}

/* Width of the word's first `bytes`, as they stand in it. */
static ul_mp prefix(const struct ul_word *word, unsigned bytes, ul_mp size)
{
    int64_t sum = 0;
    for (size_t i = 0; i < word->n && word->glyphs[i].cluster < bytes; i++)
        sum += word->glyphs[i].advance;
    return ul_em(sum, size);
}

static ul_mp text_width(const struct breaker *b, const struct ul_look *look,
                        const char *text)
{
    if (!*text)
        return 0;
    return ul_em(ul_word_of(b->s, look, text, strlen(text))->advance, look->size);
}

static ul_mp hyphen_width(const struct breaker *b, const struct ul_look *look)
{
    return look == &b->t->looks[0] ? b->hyphen : ul_hyphen_width(b->s, look);
}

static ul_mp widest_piece(const struct breaker *b, size_t atom,
                          const struct ul_points *points)
{
    const struct ul_look *look = look_of(b, atom);
    ul_mp widest = 0, from = 0;
    for (size_t i = 0; i <= points->n; i++) {
        const struct ul_point *p = i < points->n ? &points->v[i] : NULL;
        ul_mp to = p ? prefix(b->t->words[atom], p->from, look->size)
                     : b->t->atoms[atom].width;
        ul_mp piece = to - from + (p && p->hyphen ? hyphen_width(b, look) : 0);
        widest = piece > widest ? piece : widest;
        from = to;
    }
    return widest;
}

static const struct ul_points *in_scratch(struct breaker *b, struct ul_points points)
{
    struct ul_points *kept = ul_new(b->s->scratch, struct ul_points);
    *kept = points;
    return kept;
}

static const struct ul_points *find_points(struct breaker *b, size_t atom)
{
    const struct ul_atom *a = &b->t->atoms[atom];
    const struct ul_word *word = b->t->words[atom];
    bool wide = a->width > b->width;
    const struct ul_points *points = a->own;
    if (!points && (b->soft || (wide && b->t->style->hyphens)))
        points = ul_hyphenate(b->s->hyphenator, word->text);
    if (!points)
        points = in_scratch(b, ul_points_own(b->s->scratch, word->text));
    if (wide && widest_piece(b, atom, points) > b->width)
        points = in_scratch(b, ul_points_anywhere(b->s->scratch, word->text));
    return points;
}

/* ---- Costs ---- */

static int64_t emptiness(const struct breaker *b, const struct spot *a,
                         const struct spot *z)
{
    ul_mp empty = b->width - (z->end - a->begin);
    unsigned blanks = z->blanks_end - a->blanks_begin;
    if (b->t->style->align != UL_JUSTIFY)
        return empty * 1000 / b->measure;
    /* Justified: how much each blank grows, a half more being much. */
    ul_mp space = b->t->looks[0].space;
    return blanks ? empty * 200 / (blanks * (space > 0 ? space : 1)) : 1000;
}

static int64_t end_cost(const struct spot *a, const struct spot *z)
{
    if (!z->in_word)
        return z->stuck ? COST_ANYWHERE : 0;
    switch (z->kind) {
    case UL_POINT_OWN:
        return COST_OWN;
    case UL_POINT_ADDRESS:
        return COST_ADDRESS;
    case UL_POINT_ANYWHERE:
        return COST_ANYWHERE;
    case UL_POINT_SOFT:
        break;
    }
    return COST_HYPHEN + (a->hyphens > 0 ? COST_HYPHENS : 0) +
           (a->hyphens > 1 ? COST_THREE : 0);
}

static int64_t last_cost(const struct breaker *b, const struct spot *a,
                         const struct spot *z)
{
    if (a->atom == b->from && !a->in_word)
        return 0; /* the only line */
    ul_mp width = z->end - a->begin;
    bool lone = z->atom - a->atom == 1;
    int64_t cost = 0;
    if (lone && a->in_word)
        cost += width * 3 < b->width ? COST_SHORT_PIECE : COST_LONE_PIECE;
    else if (lone && width * 5 < b->width)
        cost += COST_LONE_LAST;
    else if (width * 8 < b->width)
        cost += COST_SHORT_LAST;
    if (!b->t->style->hyphens) { /* a heading: its lines should be of a length */
        int64_t empty = emptiness(b, a, z);
        cost += empty * empty / HEADING_LAST;
    }
    return cost + (a->hyphen ? COST_HYPHENS / 2 : 0);
}

static int64_t line_cost(const struct breaker *b, const struct spot *a,
                         const struct spot *z)
{
    if (z->atom == b->to)
        return last_cost(b, a, z);
    int64_t empty = LINE + emptiness(b, a, z);
    return empty * empty + end_cost(a, z);
}

/* ---- Spots ---- */

/* Find the best line that ends at z, and keep z. */
static void add_spot(struct breaker *b, struct spot z)
{
    struct spot *v = b->spots.v;
    while (b->low + 1 < b->spots.n && z.end - v[b->low].begin > b->width)
        b->low++;
    z.cost = INT64_MAX;
    for (size_t i = b->low; i < b->spots.n; i++) {
        if (v[i].cost >= z.cost)
            continue; /* dearer already, without the line */
        bool over = z.end - v[i].begin > b->width;
        if (over && i + 1 < b->spots.n)
            continue;
        int64_t cost = v[i].cost + (over ? COST_OVERFULL : line_cost(b, &v[i], &z));
        if (cost >= z.cost)
            continue;
        z.cost = cost;
        z.prev = i;
    }
    const struct spot *best = &v[z.prev];
    z.poor = emptiness(b, best, &z) > POOR;
    z.hyphens = z.in_word && z.hyphen ? best->hyphens + 1 : 0;
    ul_push(b->s->scratch, &b->spots, z);
}

static void add_points(struct breaker *b, size_t atom, ul_mp start, unsigned blanks)
{
    if (!b->points[atom])
        b->points[atom] = find_points(b, atom);
    const struct ul_points *points = b->points[atom];
    const struct ul_look *look = look_of(b, atom);
    const struct ul_word *word = b->t->words[atom];
    for (size_t i = 0; i < points->n; i++) {
        const struct ul_point *p = &points->v[i];
        ul_mp before = text_width(b, look, p->before);
        ul_mp after = text_width(b, look, p->after);
        add_spot(b,
                 (struct spot){.atom = atom,
                               .point = i + 1,
                               .end = start + prefix(word, p->from, look->size) +
                                      before + (p->hyphen ? hyphen_width(b, look) : 0),
                               .begin = start + prefix(word, p->to, look->size) - after,
                               .blanks_end = blanks,
                               .blanks_begin = blanks,
                               .kind = p->kind,
                               .in_word = true,
                               .hyphen = p->hyphen});
    }
}

/* Does the atom that ends at `end` run over the end of a line that somebody would
 * want to set? */
static bool straddles(const struct breaker *b, ul_mp end)
{
    size_t i = b->low;
    while (i + 1 < b->spots.n && b->spots.v[i].poor)
        i++;
    return end - b->spots.v[i].begin > b->width;
}

static void add_spots(struct breaker *b)
{
    const struct ul_atom *atoms = b->t->atoms;
    ul_mp at = 0;
    unsigned blanks = 0;
    ul_push(b->s->scratch, &b->spots,
            (struct spot){.atom = b->from,
                          .begin = b->t->code ? 0 : atoms[b->from].gap,
                          .blanks_begin = atoms[b->from].spaces > 0});
    for (size_t i = b->from; i < b->to; i++) {
        const struct ul_atom *a = &atoms[i];
        unsigned with = blanks + (a->spaces > 0);
        if (i > b->from && (!a->stuck || (b->wide && b->wide[i])))
            add_spot(b, (struct spot){.atom = i,
                                      .end = at,
                                      .begin = at + a->gap,
                                      .blanks_end = blanks,
                                      .blanks_begin = with,
                                      .stuck = a->stuck});
        ul_mp start = at + a->gap;
        at = start + a->width;
        blanks = with;
        if (a->kind == UL_ATOM_WORD && straddles(b, at))
            add_points(b, i, start, blanks);
    }
    add_spot(b, (struct spot){.atom = b->to, .end = at, .blanks_end = blanks});
}

/* Are the lines of the best chain well filled? */
static bool well_filled(const struct breaker *b)
{
    size_t i = b->spots.v[b->spots.n - 1].prev;
    if (last_cost(b, &b->spots.v[i], &b->spots.v[b->spots.n - 1]) > 0)
        return false;
    for (; i > 0; i = b->spots.v[i].prev) {
        const struct spot *z = &b->spots.v[i];
        if (emptiness(b, &b->spots.v[z->prev], z) > WELL_FILLED)
            return false;
    }
    return true;
}

static void find_spots(struct breaker *b, bool soft)
{
    b->soft = soft;
    b->spots.n = b->low = 0;
    if (b->points && b->to > b->from)
        memset(b->points + b->from, 0, (b->to - b->from) * sizeof(struct ul_points *));
    add_spots(b);
}

/* ---- From spots to lines ---- */

/* The atom's text between two of its points; point 0 is its beginning or end. */
static const struct ul_word *piece(struct breaker *b, size_t atom, size_t from,
                                   size_t to)
{
    const char *text = b->t->words[atom]->text;
    const struct ul_points *points = b->points[atom];
    const struct ul_point *p = from ? &points->v[from - 1] : NULL;
    const struct ul_point *q = to ? &points->v[to - 1] : NULL;
    struct ul_buf buf = {.arena = b->s->scratch};
    unsigned first = p ? p->to : 0;
    if (p)
        ul_buf_str(&buf, p->after);
    ul_buf_add(&buf, text + first, (q ? q->from : strlen(text)) - first);
    if (q)
        ul_buf_str(&buf, q->before);
    return ul_word_of(b->s, look_of(b, atom), ul_buf_text(&buf), buf.n);
}

static struct ul_text_line make_line(struct breaker *b, const struct spot *a,
                                     const struct spot *z)
{
    struct ul_text_line line = {.first = a->atom,
                                .end = z->atom + z->in_word,
                                .hyphen = z->in_word && z->hyphen,
                                .gaps = z->blanks_end - a->blanks_begin,
                                .forced = z->atom == b->to,
                                .width = z->end - a->begin};
    bool same = a->in_word && z->in_word && a->atom == z->atom;
    if (a->in_word)
        line.head = piece(b, a->atom, a->point, same ? z->point : 0);
    if (z->in_word && !same)
        line.tail = piece(b, z->atom, 0, z->point);
    line.inside = z->in_word || (z->atom < b->to && !b->t->atoms[z->atom].spaces);
    return line;
}

struct lines {
    struct ul_text_line *v;
    size_t n, cap;
};

static void add_lines(struct breaker *b, struct lines *lines)
{
    size_t n = 0, first = lines->n;
    for (size_t i = b->spots.n - 1; i > 0; i = b->spots.v[i].prev)
        n++;
    for (size_t i = 0; i < n; i++)
        ul_push(b->s->scratch, lines, (struct ul_text_line){0});
    for (size_t i = b->spots.n - 1; i > 0; i = b->spots.v[i].prev)
        lines->v[first + --n] =
            make_line(b, &b->spots.v[b->spots.v[i].prev], &b->spots.v[i]);
}

/* Atoms from a forced break to the next; short ones need no search. */
static void break_segment(struct breaker *b, struct lines *lines)
{
    const struct ul_atom *atoms = b->t->atoms;
    ul_mp width = b->t->code ? atoms[b->from].gap : 0;
    unsigned gaps = 0;
    for (size_t i = b->from; i < b->to && width <= b->width; i++) {
        width += atoms[i].width + (i > b->from ? atoms[i].gap : 0);
        gaps += i > b->from && atoms[i].spaces > 0;
    }
    if (width <= b->width) {
        ul_push(b->s->scratch, lines,
                (struct ul_text_line){.first = b->from,
                                      .end = b->to,
                                      .forced = true,
                                      .gaps = gaps,
                                      .width = width});
        return;
    }
    find_spots(b, false);
    if (b->t->style->hyphens && !well_filled(b))
        find_spots(b, true);
    add_lines(b, lines);
}

static bool *wide_clusters(const struct breaker *b)
{
    if (b->t->widest <= b->width)
        return NULL;
    const struct ul_atom *atoms = b->t->atoms;
    bool *wide = ul_new_n(b->s->scratch, bool, b->t->n);
    for (size_t i = 0, end; i < b->t->n; i = end) {
        ul_mp width = atoms[i].width;
        for (end = i + 1; end < b->t->n && atoms[end].stuck; end++)
            width += atoms[end].gap + atoms[end].width;
        for (size_t k = i; k < end; k++)
            wide[k] = width > b->width;
    }
    return wide;
}

struct ul_text_line *ul_break_lines(struct ul_setting *s, const struct ul_shaped *text,
                                    ul_mp width, size_t *n)
{
    /* Narrow columns are more ragged than wide ones, and nobody minds. */
    ul_mp narrow = text->style->size * NARROW;
    struct breaker b = {
        .s = s, .t = text, .width = width, .measure = width > narrow ? width : narrow};
    struct lines lines = {0};
    if (text->natural > width) {
        b.points = ul_new_n(s->scratch, const struct ul_points *, text->n);
        b.hyphen = ul_hyphen_width(s, &text->looks[0]);
        b.wide = wide_clusters(&b);
    }
    for (b.from = 0; b.from < text->n; b.from = b.to) {
        for (b.to = b.from + 1; b.to < text->n && !text->atoms[b.to - 1].ends;)
            b.to++;
        break_segment(&b, &lines);
    }
    if (!lines.n)
        ul_push(s->scratch, &lines, (struct ul_text_line){.forced = true});
    *n = lines.n;
    return lines.v;
}

ul_mp ul_widest_piece(struct ul_setting *s, const struct ul_shaped *text)
{
    if (!text->style->hyphens || !text->n)
        return text->widest;
    struct breaker b = {.s = s, .t = text, .soft = true};
    b.hyphen = ul_hyphen_width(s, &text->looks[0]);
    ul_mp widest = 0;
    for (size_t i = 0; i < text->n; i++) {
        ul_mp piece_width = text->atoms[i].width;
        if (text->atoms[i].kind == UL_ATOM_WORD)
            piece_width =
                widest_piece(&b, i, ul_hyphenate(s->hyphenator, text->words[i]->text));
        widest = piece_width > widest ? piece_width : widest;
    }
    return widest;
}
