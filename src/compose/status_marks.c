/* status_marks.c -- statuses as symbols, and how many there are of each. */
#include "base/text.h"
#include "compose/blocks.h"
#include "compose/levels.h"
#include "compose/making.h"
#include "compose/rows.h"
#include "compose/table_shape.h"

enum { GREY = 0x4a5560 };

static enum ul_symbol symbol_of(const struct ul_value *value)
{
    static const char *const names[UL_SYMBOL__COUNT] = {
        [UL_NO_SYMBOL] = "",   [UL_CIRCLE] = "cirkel", [UL_TRIANGLE] = "triangel",
        [UL_DIAMOND] = "romb", [UL_RING] = "ring",     [UL_SQUARE] = "kvadrat",
        [UL_DASH] = "streck",
    };
    for (size_t i = 1; ul_given(value) && i < UL_SYMBOL__COUNT; i++)
        if (ul_same(names[i], value->text))
            return (enum ul_symbol)i;
    return UL_NO_SYMBOL;
}

/* NULL: not reported. */
struct ul_span ul_status_span(const struct ul_template *t,
                              const struct ul_status_data *status)
{
    return (struct ul_span){
        .text = "",
        .marks = UL_BOLD,
        .symbol = status ? symbol_of(&status->symbol) : UL_NO_SYMBOL,
        .symbol_colour = status ? ul_colour(t, &status->colour, GREY) : GREY,
    };
}

/* ---- Legend ---- */

/* Which marks the tables of a document or part use. */
static bool uses(const struct ul_doctype *type, enum ul_as as)
{
    for (size_t i = 0; i < type->n_content; i++) {
        const struct ul_columns_data *columns = &type->content[i].table.columns;
        for (size_t j = 0; j < columns->n; j++)
            if (ul_as_find(&columns->v[j].as) == as)
                return true;
    }
    return false;
}

static void legend_add(struct ul_making *m, const char *word, struct ul_spans more)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_block line = {
        .kind = UL_BLOCK_PARAGRAPH, .style = UL_STYLE_SMALL, .explains = true};
    ul_push(arena, &line.spans,
            (struct ul_span){.text = ul_printf(arena, "%s: ", ul_word(m->set.t, word)),
                             .marks = UL_BOLD});
    for (size_t i = 0; i < more.n; i++)
        ul_push(arena, &line.spans, more.v[i]);
    if (more.n)
        ul_push(arena, m->out, line);
}

void ul_legend_compose(struct ul_making *m)
{
    const struct ul_template *t = m->set.t;
    struct ul_arena *arena = m->set.arena;
    struct ul_spans statuses = {0};
    if (uses(m->type, UL_AS_LEVEL) && m->set.c->plan)
        legend_add(m, "riskvärde", ul_level_legend(arena, m->set.c));
    if (!uses(m->type, UL_AS_STATUS))
        return;
    for (size_t i = 0; i < t->statuses.n; i++) {
        struct ul_span span = ul_status_span(t, &t->statuses.v[i]);
        span.text = ul_capital(arena, t->statuses.v[i].name.text);
        span.marks = 0;
        if (i)
            ul_push(arena, &statuses, (struct ul_span){.text = ul_gap});
        ul_push(arena, &statuses, span);
    }
    legend_add(m, "teckenförklaring", statuses);
}

/* ---- Bars ---- */

static const char *bars_alt(const struct ul_making *m, const struct ul_figure *figure)
{
    struct ul_buf buf = {.arena = m->set.arena};
    ul_buf_fmt(&buf, "%s.", ul_word(m->set.t, "statusfördelning"));
    for (size_t i = 0; i < figure->n_bars; i++)
        ul_buf_fmt(&buf, "%s%s: %d", i ? ", " : " ", figure->bars[i].label,
                   figure->bars[i].count);
    ul_buf_char(&buf, '.');
    return ul_buf_text(&buf);
}

void ul_bars_compose(struct ul_making *m)
{
    struct ul_arena *arena = m->set.arena;
    const struct ul_template *t = m->set.t;
    const struct ul_results *results = ul_about_results(&m->about);
    if (!results || !m->set.c->plan)
        return;
    struct ul_tally tally = ul_tally_of(arena, m->set.c, results);
    struct ul_bar *bars = ul_new_n(arena, struct ul_bar, t->statuses.n + 1);
    struct ul_figure *figure = ul_new(arena, struct ul_figure);
    figure->kind = UL_FIGURE_BARS;
    figure->bars = bars;
    for (size_t i = 0; i <= t->statuses.n; i++) {
        bool last = i == t->statuses.n;
        size_t count = last ? tally.not_reported : tally.by_status[i];
        const struct ul_status_data *status = last ? NULL : &t->statuses.v[i];
        struct ul_span span = ul_status_span(t, status);
        if (count)
            bars[figure->n_bars++] = (struct ul_bar){
                .label = last ? ul_word(t, "ej redovisad")
                              : ul_capital(arena, status->name.text),
                .count = (int)count,
                .symbol = span.symbol,
                .colour = span.symbol_colour,
            };
    }
    figure->alt = bars_alt(m, figure);
    if (figure->n_bars)
        ul_push(arena, m->out,
                (struct ul_block){.kind = UL_BLOCK_FIGURE, .figure = figure});
}
