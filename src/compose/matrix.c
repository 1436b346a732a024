/* matrix.c -- the risk matrix: where on the scale each risk stands. */
#include "compose/blocks.h"
#include "compose/levels.h"
#include "compose/making.h"

enum { MOST_MARKS = 6 }; /* numbers that fit a cell; the rest are counted */

/* The risks of one cell. */
struct crowd {
    const struct ul_risk **v;
    size_t n, cap;
};

/* Where a risk stands. False: it is not said. */
static bool place_of(const struct ul_risk *risk, bool net, int *s, int *k)
{
    const struct ul_value *likelihood = net ? &risk->net.likelihood : &risk->likelihood;
    const struct ul_value *consequence =
        net ? &risk->net.consequence : &risk->consequence;
    *s = likelihood->number;
    *k = consequence->number;
    return ul_given(likelihood) && ul_given(consequence);
}

static struct crowd *crowds_alloc(struct ul_arena *arena, const struct ul_plan *plan,
                                  int size, bool net)
{
    struct crowd *crowds = ul_new_n(arena, struct crowd, (size_t)(size * size));
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        int s, k;
        if (place_of(risk, net, &s, &k) && s >= 1 && s <= size && k >= 1 && k <= size)
            ul_push(arena, &crowds[(size - s) * size + k - 1], risk);
    }
    return crowds;
}

static const char *marks_of(struct ul_arena *arena, const struct crowd *crowd)
{
    struct ul_buf buf = {.arena = arena};
    size_t n = crowd->n > MOST_MARKS ? MOST_MARKS - 1 : crowd->n;
    for (size_t i = 0; i < n; i++)
        ul_buf_fmt(&buf, "%s%d", i ? ", " : "", crowd->v[i]->number);
    if (n < crowd->n)
        ul_buf_fmt(&buf, " +%zu", crowd->n - n);
    return ul_buf_text(&buf);
}

static const struct ul_matrix_cell *cells_alloc(const struct ul_making *m,
                                                const struct crowd *crowds, int size)
{
    const struct ul_template *t = m->set.t;
    const struct ul_scale_data *scale = ul_case_scale(m->set.c);
    struct ul_matrix_cell *cells =
        ul_new_n(m->set.arena, struct ul_matrix_cell, (size_t)(size * size));
    for (int i = 0; i < size * size; i++) {
        int s = size - i / size, k = i % size + 1;
        int level = scale ? ul_level_of(t, scale, s, k) : -1;
        cells[i].fill = 0xffffff;
        if (level >= 0) {
            cells[i].fill = ul_colour(t, &t->levels.v[level].colour, 0xffffff);
            cells[i].colour = ul_colour(t, &t->levels.v[level].text_colour, 0x111111);
        }
        cells[i].value = ul_printf(m->set.arena, "%d", s * k);
        cells[i].marks = marks_of(m->set.arena, &crowds[i]);
    }
    return cells;
}

static const char *const *axis_alloc(struct ul_arena *arena, int size, bool down)
{
    const char **names = ul_new_n(arena, const char *, (size_t)size);
    for (int i = 0; i < size; i++)
        names[i] = ul_printf(arena, "%d", down ? size - i : i + 1);
    return names;
}

/* "Sannolikhet 4, Konsekvens 3: 2 Informationssäkerhet, 5 Autentisering. …" */
static const char *alt_text(const struct ul_making *m, const struct crowd *crowds,
                            int size, const char *name)
{
    const struct ul_template *t = m->set.t;
    struct ul_buf buf = {.arena = m->set.arena};
    ul_buf_fmt(&buf, "%s.", name);
    bool names = m->set.c->plan->n_risks <= 100;
    for (int i = 0; i < size * size; i++) {
        if (!crowds[i].n)
            continue;
        ul_buf_fmt(&buf, " %s %d, %s %d: ", ul_word(t, "sannolikhet"), size - i / size,
                   ul_word(t, "konsekvens"), i % size + 1);
        for (size_t j = 0; j < crowds[i].n; j++) {
            const struct ul_risk *risk = crowds[i].v[j];
            ul_buf_fmt(&buf, "%s%d", j ? ", " : "", risk->number);
            if (names)
                ul_buf_fmt(&buf, " %s", risk->name.text);
        }
        ul_buf_char(&buf, '.');
    }
    return ul_buf_text(&buf);
}

/* "Sannolikhet: 1 osannolik, 2 mindre sannolik, …" */
static void scale_names_add(struct ul_making *m, struct ul_blocks *blocks,
                            const char *title, const struct ul_values *names)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_buf buf = {.arena = arena};
    for (size_t i = 0; i < names->n; i++)
        ul_buf_fmt(&buf, "%s%zu %s", i ? ", " : " ", i + 1, names->v[i].text);
    if (!names->n)
        return;
    struct ul_block line = {.kind = UL_BLOCK_PARAGRAPH, .style = UL_STYLE_FIGURE};
    ul_push(arena, &line.spans,
            (struct ul_span){.text = ul_printf(arena, "%s:", title), .marks = UL_BOLD});
    ul_push(arena, &line.spans, (struct ul_span){.text = ul_buf_text(&buf)});
    ul_push(arena, blocks, line);
}

static struct ul_blocks legend_of(struct ul_making *m, const char *name)
{
    struct ul_arena *arena = m->set.arena;
    const struct ul_template *t = m->set.t;
    const struct ul_scale_data *scale = ul_case_scale(m->set.c);
    struct ul_blocks blocks = {0};
    struct ul_block line = {.kind = UL_BLOCK_PARAGRAPH, .style = UL_STYLE_FIGURE};
    ul_push(arena, &line.spans,
            (struct ul_span){.text = ul_printf(arena, "%s.", name), .marks = UL_BOLD});
    ul_push(arena, &line.spans,
            (struct ul_span){
                .text = ul_printf(arena, " %s", ul_word(t, "matrisens förklaring"))});
    ul_push(arena, &blocks, line);
    struct ul_block levels = {.kind = UL_BLOCK_PARAGRAPH, .style = UL_STYLE_FIGURE};
    levels.spans = ul_level_legend(arena, m->set.c);
    if (levels.spans.n)
        ul_push(arena, &blocks, levels);
    scale_names_add(m, &blocks, ul_word(t, "sannolikhet"), &scale->likelihoods);
    scale_names_add(m, &blocks, ul_word(t, "konsekvens"), &scale->consequences);
    return blocks;
}

void ul_matrix_compose(struct ul_making *m, bool net)
{
    struct ul_arena *arena = m->set.arena;
    const struct ul_plan *plan = m->set.c->plan;
    if (!plan || plan->highest < 1 || !ul_case_scale(m->set.c))
        return;
    int size = plan->highest;
    const struct crowd *crowds = crowds_alloc(arena, plan, size, net);
    const char *name =
        ul_word(m->set.t, net ? "riskmatris efter åtgärd" : "riskmatris");
    struct ul_figure *figure = ul_new(arena, struct ul_figure);
    *figure = (struct ul_figure){
        .kind = UL_FIGURE_MATRIX,
        .alt = alt_text(m, crowds, size, name),
        .beside = legend_of(m, name),
        .size = size,
        .cells = cells_alloc(m, crowds, size),
        .row_names = axis_alloc(arena, size, true),
        .column_names = axis_alloc(arena, size, false),
        .row_title = ul_word(m->set.t, "sannolikhet"),
        .column_title = ul_word(m->set.t, "konsekvens"),
    };
    ul_push(arena, m->out,
            (struct ul_block){.kind = UL_BLOCK_FIGURE, .figure = figure});
}
