/* table_layout.c -- tables: rows onto pages. */
#include "layout/table_layout.h"

#include "layout/block_layout.h"
#include "layout/para.h"
#include "layout/table_box.h"

enum { /* [mp] */
       ABOVE = 6000,
       BELOW = 12000,
       LEAST_PIECE = 48000, /* of a row that is split */
};

/* Rows that stand together: bands, the row they head, the rows that belong to it. */
struct unit {
    struct ul_row_box **rows;
    size_t n;
    bool last; /* of the table */
};

/* ---- Room ---- */

/* In a galley no slice may be higher than a good part of a page. */
static ul_mp full_room(const struct ul_table_box *t)
{
    return t->placer ? t->placer->full - t->head_height : t->s->body_height * 45 / 100;
}

static ul_mp room(const struct ul_table_box *t)
{
    if (!t->placer)
        return full_room(t) - t->used;
    ul_mp before = t->placer->fresh ? 0 : t->before;
    return ul_placer_room(t->placer) - before - t->used;
}

/* Is there anything on this page but the head? */
static bool has_rows(const struct ul_table_box *t)
{
    return t->strips.n > t->n_head_strips;
}

/* ---- Notes in cells ---- */

static ul_mp row_notes(struct ul_table_box *t, const struct ul_row_box *row, bool keep)
{
    ul_mp sum = 0;
    if (!t->placer || !t->s->flow->notes.n)
        return 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct ul_slices *slices = &row->cells[i]->galley.slices;
        for (size_t k = 0; k < slices->n; k++) {
            sum += ul_placer_notes_need(t->placer, &slices->v[k]);
            if (keep)
                ul_placer_notes_keep(t->placer, &slices->v[k]);
        }
    }
    return sum;
}

/* ---- Strips ---- */

static void add_strip(struct ul_table_box *t, struct ul_strip strip)
{
    ul_push(t->s->scratch, &t->strips, strip);
    t->used += strip.height;
    for (size_t i = 0; i < strip.row->n_over; i++)
        strip.row->over[i]->given += strip.height;
}

/* Cells that go on over the page's end: what has been shown in full is shown again
 * on the next, so that its rows have their heading there too. */
static void carry_spans(struct ul_table_box *t)
{
    for (size_t i = 0; i < t->strips.n; i++) {
        const struct ul_row_box *row = t->strips.v[i].row;
        for (size_t k = 0; k < row->n_over; k++) {
            struct ul_cell_box *box = row->over[k];
            box->given = 0;
            box->painted = false;
            if (box->next < box->n)
                continue;
            box->again = true;
            box->next = 0;
        }
    }
}

static void emit(struct ul_table_box *t)
{
    if (!t->strips.n)
        return;
    struct ul_slice slice = {.before = t->before, .height = t->used};
    ul_strips_paint(t, &slice);
    if (t->placer) {
        ul_placer_put(t->placer, &slice);
    } else {
        struct ul_slice *out = ul_galley_add(t->f, t->before, t->used);
        slice.before = out->before;
        *out = slice;
    }
    carry_spans(t);
    t->strips.n = t->n_head_strips = 0;
    t->used = t->before = 0;
}

static void add_heads(struct ul_table_box *t, struct ul_row_box **rows)
{
    for (size_t i = 0; i < t->n_heads; i++) {
        ul_mp height = ul_row_need(t, rows[i]);
        row_notes(t, rows[i], true);
        add_strip(t,
                  (struct ul_strip){.row = rows[i], .height = height, .whole = true});
    }
    t->n_head_strips = t->strips.n;
}

/* The head's rows; those for later pages are artifacts and live with the table. */
static struct ul_row_box **build_heads(struct ul_table_box *t, bool tagged)
{
    struct ul_arena *scratch = t->s->scratch;
    t->s->scratch = t->arena;
    struct ul_grid grid = t->grid;
    t->grid.free_from = ul_new_n(t->arena, size_t, t->n_columns);
    struct ul_cell_box **spans = t->spans;
    t->spans = ul_new_n(t->arena, struct ul_cell_box *, t->n_columns);
    struct ul_row_box **rows = ul_new_n(t->arena, struct ul_row_box *, t->n_heads + 1);
    for (size_t i = 0; i < t->n_heads; i++)
        rows[i] = ul_row_build(t, i, tagged);
    t->grid = grid;
    t->spans = spans;
    t->s->scratch = scratch;
    return rows;
}

/* Head rows are painted anew on every page. */
static void repeat_heads(struct ul_table_box *t)
{
    if (!t->n_heads || t->head_height == 0)
        return;
    if (!t->again)
        t->again = build_heads(t, false);
    for (size_t i = 0; i < t->n_heads; i++) {
        for (size_t k = 0; k < t->again[i]->n; k++) {
            struct ul_cell_box *box = t->again[i]->cells[k];
            box->next = 0;
            box->given = 0;
            box->painted = box->again = false;
        }
    }
    add_heads(t, t->again);
}

static bool spans_go_on(const struct ul_table_box *t)
{
    return t->strips.n && t->strips.v[t->strips.n - 1].row->through;
}

/* End this page's part of the table. */
static void turn(struct ul_table_box *t)
{
    bool going_on = spans_go_on(t) || !t->strips.v[t->strips.n - 1].whole;
    emit(t);
    if (!t->placer)
        return;
    ul_placer_turn(t->placer);
    if (!going_on && !t->rotated) {
        t->strips.v = NULL;
        t->strips.cap = 0;
        ul_placer_rotate(t->placer);
        t->rotated = true;
    }
    repeat_heads(t);
}

/* ---- Rows ---- */

static void add_whole(struct ul_table_box *t, const struct ul_row_box *row, ul_mp need)
{
    struct ul_strip strip = {.row = row, .height = need, .whole = true};
    bool begun = false;
    for (size_t i = 0; i < row->n; i++)
        begun |= row->cells[i]->next > 0 && row->cells[i]->ends == row->index;
    if (begun) {
        strip.from = ul_new_n(t->s->scratch, size_t, row->n);
        for (size_t i = 0; i < row->n; i++)
            strip.from[i] = row->cells[i]->next;
    }
    row_notes(t, row, true);
    add_strip(t, strip);
}

static bool span_wants_more(const struct ul_row_box *row)
{
    for (size_t i = 0; i < row->n_over; i++) {
        const struct ul_cell_box *box = row->over[i];
        if (box->ends == row->index && !box->again && box->next < box->n)
            return true;
    }
    return false;
}

static bool is_done(const struct ul_row_box *row)
{
    for (size_t i = 0; i < row->n; i++) {
        const struct ul_cell_box *box = row->cells[i];
        if (box->ends == row->index && box->next < box->n)
            return false;
    }
    return !span_wants_more(row);
}

/* What of the row fits in `height`: some lines of every cell. True if that was all
 * there was. */
static bool add_piece(struct ul_table_box *t, const struct ul_row_box *row,
                      ul_mp height)
{
    struct ul_strip strip = {.row = row,
                             .from = ul_new_n(t->s->scratch, size_t, row->n + 1),
                             .to = ul_new_n(t->s->scratch, size_t, row->n + 1)};
    bool force = !has_rows(t);
    for (size_t i = 0; i < row->n; i++) {
        struct ul_cell_box *box = row->cells[i];
        strip.from[i] = strip.to[i] = box->next;
        if (box->ends != row->index)
            continue;
        strip.to[i] = ul_cell_take(t, box, height - UL_CELL_PAD, force);
        ul_mp own = ul_cell_slice_height(t, box, strip.from[i], strip.to[i]);
        if (own + UL_CELL_PAD > strip.height)
            strip.height = own + UL_CELL_PAD;
        box->next = strip.to[i];
    }
    if (span_wants_more(row))
        strip.height = height > strip.height ? height : strip.height;
    strip.whole = is_done(row);
    row_notes(t, row, true);
    add_strip(t, strip);
    return strip.whole;
}

static void place_row(struct ul_table_box *t, const struct ul_row_box *row)
{
    for (;;) {
        ul_mp need = ul_row_need(t, row), notes = row_notes(t, row, false);
        if (need + notes <= room(t)) {
            add_whole(t, row, need);
            return;
        }
        bool fits_a_page = need + notes <= full_room(t);
        if (has_rows(t) && (fits_a_page || room(t) < LEAST_PIECE + notes)) {
            turn(t);
            continue;
        }
        if (add_piece(t, row, room(t) - notes))
            return;
        turn(t);
    }
}

/* ---- Units ---- */

static struct unit build_unit(struct ul_table_box *t, size_t *next)
{
    const struct ul_table *table = t->table;
    size_t first = *next, end = first;
    while (end < table->rows.n && table->rows.v[end].kind == UL_ROW_BAND)
        end++;
    end += end < table->rows.n;
    while (end < table->rows.n && table->rows.v[end].kind == UL_ROW_UNDER)
        end++;
    struct unit unit = {ul_new_n(t->s->scratch, struct ul_row_box *, end - first + 1),
                        0, end == table->rows.n};
    for (size_t i = first; i < end; i++)
        unit.rows[unit.n++] = ul_row_build(t, i, true);
    *next = end;
    t->rotated = false;
    return unit;
}

/* As if the rows stood there already: a cell that spans some of them counts once. */
static ul_mp unit_need(struct ul_table_box *t, const struct unit *unit)
{
    ul_mp sum = unit->last ? t->below : 0;
    ul_mp *needs = ul_new_n(t->s->scratch, ul_mp, unit->n + 1);
    for (size_t i = 0; i < unit->n; i++) {
        needs[i] = ul_row_need(t, unit->rows[i]);
        sum += needs[i] + row_notes(t, unit->rows[i], false);
        for (size_t k = 0; k < unit->rows[i]->n_over; k++)
            unit->rows[i]->over[k]->given += needs[i];
    }
    for (size_t i = 0; i < unit->n; i++) {
        for (size_t k = 0; k < unit->rows[i]->n_over; k++)
            unit->rows[i]->over[k]->given -= needs[i];
    }
    return sum;
}

static void place_unit(struct ul_table_box *t, const struct unit *unit)
{
    ul_mp need = unit_need(t, unit);
    if (need > room(t) && need <= full_room(t) && has_rows(t))
        turn(t);
    for (size_t i = 0; i < unit->n; i++) {
        /* A band never ends a page. */
        bool band = unit->rows[i]->row->kind == UL_ROW_BAND && i + 1 < unit->n;
        ul_mp below = band ? LEAST_PIECE : 0;
        if (band && has_rows(t) && ul_row_need(t, unit->rows[i]) + below > room(t))
            turn(t);
        place_row(t, unit->rows[i]);
    }
    if (!t->placer && !spans_go_on(t))
        emit(t);
}

/* ---- Tables ---- */

static struct ul_table_box begin(struct ul_frame *f, struct ul_placer *placer,
                                 const struct ul_block *block)
{
    struct ul_table_box t = {.s = f->s,
                             .f = f,
                             .placer = placer,
                             .table = block->table,
                             .arena = ul_arena_new(),
                             .tag = ul_tag_add(f->s, f->tag, UL_ROLE_TABLE)};
    if (t.tag)
        t.tag->summary = block->table->summary;
    while (t.n_heads < t.table->rows.n &&
           t.table->rows.v[t.n_heads].kind == UL_ROW_HEAD)
        t.n_heads++;
    if (t.table->caption.n) {
        ul_spans_set(f, &t.table->caption, UL_STYLE_CAPTION,
                     ul_tag_add(f->s, t.tag, UL_ROLE_CAPTION));
        f->out->slices.v[f->out->slices.n - 1].keep = true;
    }
    ul_table_measure(&t);
    t.grid = (struct ul_grid){.n = t.n_columns,
                              .free_from = ul_new_n(t.arena, size_t, t.n_columns)};
    t.spans = ul_new_n(t.arena, struct ul_cell_box *, t.n_columns);
    return t;
}

static ul_mp height_of_heads(const struct ul_table_box *t, struct ul_row_box **heads)
{
    ul_mp sum = 0;
    for (size_t i = 0; i < t->n_heads; i++)
        sum += ul_row_need(t, heads[i]);
    return sum;
}

/* Head rows that take half a page are not repeated; they may even be split. */
static void begin_with_heads(struct ul_table_box *t, struct ul_row_box **heads,
                             ul_mp height, bool large)
{
    t->head_height = t->placer && !large ? height : 0;
    if (!large)
        add_heads(t, heads);
    for (size_t i = 0; large && i < t->n_heads; i++)
        place_row(t, heads[i]);
}

/* The first strips, and on a page where some of the first unit has room. */
static void open_page(struct ul_table_box *t, struct ul_row_box **heads,
                      const struct unit *first)
{
    ul_mp height = height_of_heads(t, heads), after = t->f->out->after;
    bool large = height * 2 > full_room(t);
    t->before = t->table->caption.n || after > ABOVE ? after : ABOVE;
    if (t->placer) {
        ul_placer_take(t->placer, t->f->out);
        t->f->out->after = 0;
        t->rotated = true; /* perhaps; the first unit is built already */
        ul_mp need = t->before + height + unit_need(t, first);
        if (large || ul_placer_pending(t->placer) + need > t->placer->full)
            need = t->before + (large ? 0 : height) + LEAST_PIECE;
        ul_placer_flush(t->placer, need);
        /* What waited was higher than a page. */
        if (!large && !t->placer->fresh && room(t) < height + LEAST_PIECE)
            ul_placer_turn(t->placer);
    }
    begin_with_heads(t, heads, height, large);
}

static void set_table(struct ul_frame *f, struct ul_placer *placer,
                      const struct ul_block *block, ul_mp below)
{
    struct ul_table_box t = begin(f, placer, block);
    t.below = below;
    struct ul_row_box **heads = build_heads(&t, true);
    size_t next = t.n_heads;
    struct unit unit = build_unit(&t, &next);
    open_page(&t, heads, &unit);
    while (unit.n) {
        place_unit(&t, &unit);
        unit = build_unit(&t, &next);
    }
    emit(&t);
    f->out->after = BELOW;
    ul_arena_free(t.arena);
}

void ul_table_set(struct ul_frame *f, const struct ul_block *block)
{
    set_table(f, NULL, block, 0);
}

/* They are set twice: how high they are decides where the table's rows go. */
static ul_mp height_of(const struct ul_frame *f, const struct ul_block *blocks,
                       size_t n)
{
    struct ul_galley galley = {.after = BELOW};
    struct ul_frame aside = *f;
    ul_mp sum = 0;
    aside.tag = NULL;
    aside.out = &galley;
    for (size_t i = 0; i < n; i++)
        ul_block_set(&aside, &blocks[i]);
    for (size_t i = 0; i < galley.slices.n; i++)
        sum += galley.slices.v[i].before + galley.slices.v[i].height;
    return sum;
}

void ul_table_place(struct ul_placer *p, struct ul_frame *f,
                    const struct ul_block *block, size_t explaining)
{
    set_table(f, p, block, height_of(f, block + 1, explaining));
}
