/* table_groups.c -- a template's table in its groups: under headings, as prose,
 * period by period. */
#include "base/text.h"
#include "compose/blocks.h"
#include "compose/table_flow.h"

/* ---- Prose: rows of a table that has no columns ---- */

static struct ul_blocks prose_of(struct ul_making *m, const struct ul_shape *shape,
                                 const struct ul_about *rows, size_t n)
{
    const struct ul_manner manner = {.style = UL_STYLE_BODY, .quiet = m->quiet};
    struct ul_blocks blocks = {0};
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < shape->foot.n; j++)
            ul_set_line(&m->set, &blocks, shape->foot.v[j], &rows[i], &manner);
    return blocks;
}

/* ---- Columns that nobody fills ---- */

static bool column_filled(const struct ul_making *m,
                          const struct ul_shape_column *column,
                          const struct ul_abouts *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        for (size_t j = 0; j < column->lines.n; j++)
            if (ul_fill(&m->set, column->lines.v[j], &rows->v[i]))
                return true;
    return rows->n == 0;
}

/* The shape without the columns that are empty in all rows: a plan that says no
 * method has no column for it. */
static struct ul_shape shape_used(const struct ul_making *m,
                                  const struct ul_shape *shape,
                                  const struct ul_abouts *rows)
{
    struct ul_shape used = *shape;
    used.n = 0;
    used.columns = ul_new_n(m->set.arena, struct ul_shape_column, shape->n);
    for (size_t i = 0; i < shape->n; i++)
        if (column_filled(m, &shape->columns[i], rows))
            used.columns[used.n++] = shape->columns[i];
    return used;
}

/* ---- Groups ---- */

static const char *group_heading(struct ul_making *m, const struct ul_shape *shape,
                                 const struct ul_about *about)
{
    const char *word = shape->each == UL_OF_AREA   ? "rubrik för område"
                       : shape->each == UL_OF_RISK ? "rubrik för risk"
                                                   : NULL;
    if (!word || !about->of[shape->each])
        return NULL;
    return ul_fill(&m->set, ul_pattern_parse(m->set.arena, ul_word(m->set.t, word)),
                   about);
}

static void purpose_add(struct ul_making *m, const struct ul_about *about)
{
    static const struct ul_manner lead = {.style = UL_STYLE_LEAD};
    const struct ul_area *area = ul_about_area(about);
    if (area && ul_given(&area->purpose))
        ul_set_line(&m->set, m->out, ul_pattern_parse(m->set.arena, "{syfte}"), about,
                    &lead);
}

static void group_head_add(struct ul_making *m, const struct ul_shape *shape,
                           const struct ul_about *about, int level)
{
    const char *heading = group_heading(m, shape, about);
    if (heading)
        ul_heading_add(m, level, UL_STYLE__COUNT, heading);
    if (shape->each == UL_OF_AREA)
        purpose_add(m, about);
}

/* One heading, unless it stands there already, and what stands under it. Nothing
 * at all if nothing would. */
static void group_add(struct ul_making *m, const struct ul_shape *shape,
                      const struct ul_about *rows, size_t n, int level, bool headed)
{
    struct ul_blocks prose = {0};
    if (shape->n == 0) {
        prose = prose_of(m, shape, rows, n);
        if (!prose.n)
            return;
    }
    if (!headed)
        group_head_add(m, shape, &rows[0], level);
    for (size_t i = 0; i < prose.n; i++)
        ul_push(m->set.arena, m->out, prose.v[i]);
    if (shape->n)
        (shape->cards ? ul_cards_add : ul_table_add)(m, shape, rows, n);
}

/* How many rows from the first on are about the same thing. */
static size_t same_length(const struct ul_about *rows, size_t n, enum ul_level of)
{
    size_t length = 1;
    while (length < n && rows[length].of[of] == rows[0].of[of])
        length++;
    return length;
}

static void groups_add(struct ul_making *m, const struct ul_shape *shape,
                       const struct ul_about *rows, size_t n, int level)
{
    for (size_t i = 0, length; i < n; i += length) {
        length =
            shape->each == UL_OF__COUNT ? n : same_length(&rows[i], n - i, shape->each);
        group_add(m, shape, &rows[i], length, level, false);
    }
}

/* ---- What is said of areas before their rows ---- */

/* The author's own words about the area; else what was not reported there. */
static void area_lead_add(struct ul_making *m, const struct ul_shape *shape,
                          const struct ul_about *rows, size_t n)
{
    static const struct ul_manner manner = {.style = UL_STYLE_BODY};
    const struct ul_area *area = ul_about_area(&rows[0]);
    if (shape->area_text && area && ul_given(&area->name) &&
        ul_section_compose(m, area->name.text))
        return;
    m->set.unreported = ul_unreported_numbers(m->set.arena, rows, n);
    if (shape->unreported && m->set.unreported)
        ul_set_line(&m->set, m->out, shape->unreported, &rows[0], &manner);
    m->set.unreported = NULL;
}

/* Without those that one line stands for. */
static struct ul_abouts reported(struct ul_arena *arena, const struct ul_shape *shape,
                                 const struct ul_about *rows, size_t n)
{
    struct ul_abouts kept = {0};
    for (size_t i = 0; i < n; i++)
        if (!shape->unreported || ul_about_result(&rows[i]) != &ul_not_reported)
            ul_push(arena, &kept, rows[i]);
    return kept;
}

/* Area by area, so that what is said of one stands before its rows. */
static void areas_add(struct ul_making *m, const struct ul_shape *shape,
                      const struct ul_abouts *rows, int level)
{
    for (size_t i = 0, n; i < rows->n; i += n) {
        bool headed = shape->each == UL_OF_AREA;
        n = same_length(&rows->v[i], rows->n - i, UL_OF_AREA);
        if (headed)
            group_head_add(m, shape, &rows->v[i], level);
        area_lead_add(m, shape, &rows->v[i], n);
        struct ul_abouts kept = reported(m->set.arena, shape, &rows->v[i], n);
        if (headed && kept.n)
            group_add(m, shape, kept.v, kept.n, level, true);
        else
            groups_add(m, shape, kept.v, kept.n, level);
    }
}

static void rows_add(struct ul_making *m, const struct ul_shape *whole,
                     const struct ul_abouts *rows, int level)
{
    const struct ul_shape shape = shape_used(m, whole, rows);
    if (shape.area_text || shape.unreported)
        areas_add(m, &shape, rows, level);
    else
        groups_add(m, &shape, rows->v, rows->n, level);
}

/* Results of one period, or of each in turn under its name. */
static bool periods_add(struct ul_making *m, const struct ul_shape *shape, int level)
{
    const struct ul_case *c = m->set.c;
    bool chosen = ul_about_results(&m->about) != NULL, any = false;
    for (size_t i = 0; i < (chosen ? 1 : c->n_results); i++) {
        struct ul_about base = m->about;
        if (!chosen)
            base.of[UL_OF_RESULTS] = c->results[i];
        struct ul_abouts rows = ul_rows_list(m->set.arena, c, &base, UL_ROWS_RESULTS);
        if (!rows.n)
            continue;
        bool named = !chosen && c->n_results > 1;
        if (named)
            ul_heading_add(
                m, level, UL_STYLE__COUNT,
                ul_capital(m->set.arena, ul_period_name(&m->set, c->results[i])));
        rows_add(m, shape, &rows, named ? level + 1 : level);
        any = true;
    }
    return any;
}

void ul_table_compose(struct ul_making *m, const struct ul_table_data *data, int level)
{
    const struct ul_shape *shape = ul_shape_alloc(m->set.arena, data);
    bool any;
    if (shape->rows == UL_ROWS_RESULTS) {
        any = periods_add(m, shape, level);
    } else {
        struct ul_abouts rows =
            ul_rows_list(m->set.arena, m->set.c, &m->about, shape->rows);
        rows_add(m, shape, &rows, level);
        any = rows.n > 0;
    }
    const char *empty = any ? NULL : ul_fill_value(&m->set, &data->empty, &m->about);
    if (empty)
        ul_push(m->set.arena, m->out, ul_paragraph(m->set.arena, UL_STYLE_BODY, empty));
}
