/* book_overview.c -- the workbook's first sheet: what the case amounts to. */
#include "base/text.h"
#include "compose/book_table.h"
#include "compose/levels.h"
#include "compose/making.h"
#include "compose/texts.h"

enum { LABEL = 0, VALUE = 1 }; /* columns */

struct overview {
    struct ul_bookish *b;
    struct ul_sheet *sheet;
    size_t width; /* columns */
};

static struct ul_book_cell text_cell(enum ul_book_look look, const char *text)
{
    return (struct ul_book_cell){
        .kind = text ? UL_VALUE_TEXT : UL_VALUE_EMPTY, .look = look, .text = text};
}

static struct ul_book_cell count_cell(size_t count)
{
    return (struct ul_book_cell){
        .kind = UL_VALUE_NUMBER, .look = UL_LOOK_FIGURE, .number = (double)count};
}

/* A row of empty cells; it has its place in the sheet. */
static struct ul_book_cell *row_add(struct overview *o)
{
    struct ul_arena *arena = o->b->set.arena;
    struct ul_book_row row = {
        .v = ul_new_n(arena, struct ul_book_cell, o->width),
        .n = o->width,
        .cap = o->width,
    };
    ul_push(arena, &o->sheet->rows, row);
    return row.v;
}

static void text_add(struct overview *o, enum ul_book_look look, const char *text)
{
    if (text)
        row_add(o)[LABEL] = text_cell(look, text);
}

static void count_add(struct overview *o, const char *label, size_t count)
{
    struct ul_book_cell *row = row_add(o);
    row[LABEL] = text_cell(UL_LOOK_KEY, label);
    row[VALUE] = count_cell(count);
}

static const char *word(const struct overview *o, const char *name)
{
    return ul_heading_word(&o->b->set, name);
}

/* The sheet's number of the row that comes next; the title has row 0. */
static int next_row(const struct overview *o)
{
    return (int)o->sheet->rows.n + 1;
}

/* ---- The plan ---- */

/* Every field of the plan itself that is given. */
static void plan_add(struct overview *o)
{
    static const char *const keys[] = {
        "kommun",  "förvaltning",  "nämnd",  "år",    "antagen",
        "version", "diarienummer", "adress", "skala", "föregående"};
    struct ul_arena *arena = o->b->set.arena;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *key =
            ul_printf(arena, "%s%s", ul_level_genitive(UL_OF_PLAN), keys[i]);
        struct ul_book_cell cell = ul_book_value(o->b, key, &o->b->base);
        if (cell.kind == UL_VALUE_EMPTY)
            continue;
        struct ul_book_cell *row = row_add(o);
        row[LABEL] = text_cell(UL_LOOK_KEY, word(o, keys[i]));
        row[VALUE] = cell;
    }
}

/* ---- Key figures ---- */

static size_t grave_count(const struct ul_case *c)
{
    const struct ul_scale_data *scale = ul_case_scale(c);
    size_t n = 0;
    for (size_t i = 0; scale && i < c->plan->n_risks; i++)
        n += c->plan->risks[i]->value >= scale->action_from.number;
    return n;
}

/* Nothing is left to do, says the template of its status. */
static bool closed(const struct ul_template *t, const struct ul_measure *m)
{
    size_t i = (size_t)m->status.number;
    return ul_given(&m->status) && i < t->measure_statuses.n &&
           t->measure_statuses.v[i].grade.number > 0;
}

static void figures_add(struct overview *o)
{
    const struct ul_case *c = o->b->set.c;
    const struct ul_scale_data *scale = ul_case_scale(c);
    struct ul_abouts measures =
        ul_rows_list(o->b->set.arena, c, &o->b->base, UL_ROWS_MEASURES);
    size_t open = 0;
    for (size_t i = 0; i < measures.n; i++)
        open += !closed(o->b->set.t, ul_about_measure(&measures.v[i]));
    row_add(o);
    text_add(o, UL_LOOK_STRONG, word(o, "nyckeltal"));
    count_add(o, word(o, "risker"), c->plan->n_risks);
    if (scale && ul_given(&scale->action_from))
        count_add(o,
                  ul_printf(o->b->set.arena, "%s (%d–)",
                            word(o, "risker som kräver åtgärd"),
                            scale->action_from.number),
                  grave_count(c));
    count_add(o, word(o, "kontroller"), c->plan->n_controls);
    count_add(o, word(o, "åtgärder"), measures.n);
    count_add(o, word(o, "öppna åtgärder"), open);
}

/* ---- What is counted and drawn ---- */

struct bars {
    const char *title;
    int first, last;
    ul_rgb *colours;
};

static struct bars statuses_add(struct overview *o)
{
    struct ul_setting *set = &o->b->set;
    const struct ul_template *t = set->t;
    const struct ul_results *last = set->c->results[set->c->n_results - 1];
    struct ul_tally tally = ul_tally_of(set->arena, set->c, last);
    struct bars bars = {.colours = ul_new_n(set->arena, ul_rgb, t->statuses.n + 1)};
    row_add(o);
    bars.title = ul_printf(set->arena, "%s %s", word(o, "uppföljning"),
                           ul_period_name(set, last));
    text_add(o, UL_LOOK_STRONG, bars.title);
    bars.first = next_row(o);
    for (size_t i = 0; i < t->statuses.n; i++) {
        bars.colours[i] = ul_status_span(t, &t->statuses.v[i]).symbol_colour;
        count_add(o, ul_capital(set->arena, t->statuses.v[i].name.text),
                  tally.by_status[i]);
    }
    bars.colours[t->statuses.n] = ul_status_span(t, NULL).symbol_colour;
    count_add(o, word(o, "ej redovisad"), tally.not_reported);
    bars.last = next_row(o) - 1;
    return bars;
}

static size_t level_count(const struct ul_case *c, int level)
{
    size_t n = 0;
    for (size_t i = 0; i < c->plan->n_risks; i++)
        n += ul_risk_level(c, c->plan->risks[i]) == level;
    return n;
}

static struct bars levels_add(struct overview *o)
{
    struct ul_setting *set = &o->b->set;
    const struct ul_template *t = set->t;
    struct bars bars = {.colours = ul_new_n(set->arena, ul_rgb, t->levels.n + 1)};
    bool disjoint;
    const struct ul_level_range *ranges =
        ul_level_ranges(set->arena, set->c, &disjoint);
    size_t n = 0;
    row_add(o);
    bars.title = word(o, "risker per nivå");
    text_add(o, UL_LOOK_STRONG, bars.title);
    bars.first = next_row(o);
    for (size_t i = 0; i < t->levels.n; i++) {
        const char *name = ul_capital(set->arena, t->levels.v[i].name.text);
        if (!ranges[i].from)
            continue;
        if (disjoint)
            name =
                ul_printf(set->arena, "%s (%d–%d)", name, ranges[i].from, ranges[i].to);
        count_add(o, name, level_count(set->c, (int)i));
        bars.colours[n++] = ul_level_span(t, (int)i).fill;
    }
    bars.last = next_row(o) - 1;
    return bars;
}

static void chart_set(struct overview *o, const struct bars *bars)
{
    struct ul_arena *arena = o->b->set.arena;
    struct ul_buf alt = {.arena = arena};
    ul_buf_fmt(&alt, "%s:", bars->title);
    for (int i = bars->first; i <= bars->last; i++) {
        const struct ul_book_cell *row = o->sheet->rows.v[i - 1].v;
        ul_buf_fmt(&alt, "%s %s %ld", i > bars->first ? "," : "", row[LABEL].text,
                   (long)row[VALUE].number);
    }
    o->sheet->chart = (struct ul_chart){
        .kind = UL_CHART_BAR,
        .title = bars->title,
        .alt = ul_buf_text(&alt),
        .first_row = bars->first,
        .last_row = bars->last,
        .label_column = LABEL,
        .value_column = VALUE,
        .at_row = 2,
        .at_column = (int)o->width + 1,
        .colours = bars->colours,
    };
}

/* ---- The matrix ---- */

static void matrix_add(struct overview *o)
{
    struct ul_setting *set = &o->b->set;
    struct ul_blocks blocks = {0};
    struct ul_making m = {.set = *set, .out = &blocks};
    ul_matrix_compose(&m, false);
    if (!blocks.n)
        return;
    const struct ul_figure *figure = blocks.v[0].figure;
    row_add(o);
    text_add(o, UL_LOOK_STRONG, word(o, "riskmatris"));
    text_add(o, UL_LOOK_SMALL, word(o, "bokens matris"));
    for (int i = 0; i < figure->size; i++) {
        struct ul_book_cell *row = row_add(o);
        row[LABEL] =
            text_cell(UL_LOOK_KEY, ul_printf(set->arena, "%s %s", figure->row_title,
                                             figure->row_names[i]));
        for (int j = 0; j < figure->size; j++) {
            const struct ul_matrix_cell *cell = &figure->cells[i * figure->size + j];
            row[VALUE + j] =
                text_cell(UL_LOOK_FILLED, *cell->marks ? cell->marks : NULL);
            row[VALUE + j].fill = cell->fill;
        }
    }
    struct ul_book_cell *row = row_add(o);
    row[LABEL] = text_cell(UL_LOOK_KEY, figure->column_title);
    for (int j = 0; j < figure->size; j++)
        row[VALUE + j] = (struct ul_book_cell){
            .kind = UL_VALUE_NUMBER, .look = UL_LOOK_SMALL, .number = j + 1};
}

void ul_book_overview_add(struct ul_bookish *b)
{
    struct ul_arena *arena = b->set.arena;
    const struct ul_case *c = b->set.c;
    int size = c->plan->highest > 1 ? c->plan->highest : 1;
    struct ul_sheet sheet = {
        .name = ul_sheet_name(arena, ul_heading_word(&b->set, "översikt")),
        .title = b->book->title,
        .alt = ul_heading_word(&b->set, "bladet översikt"),
    };
    struct overview o = {.b = b, .sheet = &sheet, .width = (size_t)size + 1};
    sheet.n_columns = o.width;
    sheet.columns = ul_new_n(arena, struct ul_book_column, o.width);
    for (size_t i = 0; i < o.width; i++)
        sheet.columns[i].least = sheet.columns[i].most = i == LABEL ? 34 : 14;
    plan_add(&o);
    figures_add(&o);
    struct bars levels = levels_add(&o), bars = levels;
    if (c->n_results)
        bars = statuses_add(&o);
    if (bars.last >= bars.first)
        chart_set(&o, &bars);
    matrix_add(&o);
    ul_push(arena, &b->book->sheets, sheet);
}
