/* template_check.c -- what can be wrong in a template once its keys are bound. */
#include "model/template_check.h"

#include <string.h>

#include "base/text.h"

static const char *number(struct ul_arena *arena, size_t n)
{
    return ul_printf(arena, "%zu", n);
}

/* Say that `value` is none of `words`, with the nearest or all of them. */
static void say_choice(struct ul_arena *arena, const struct ul_value *value,
                       const char *const *words, size_t n, struct ul_diag *diag)
{
    const char *near = ul_nearest(value->text, words, n);
    struct ul_buf all = {.arena = arena};
    for (size_t i = 0; i < n && !near; i++) {
        ul_buf_str(&all, i ? ", " : "");
        ul_buf_str(&all, words[i]);
    }
    if (near)
        ul_say(diag, NOT_IN_LIST, value->pos, value->text, near);
    else
        ul_say(diag, NOT_IN_LIST_ALL, value->pos, value->text, ul_buf_text(&all));
}

/* ---- [regler] ---- */

void ul_template_severities(struct ul_arena *arena, struct ul_template *t,
                            struct ul_diag *diag)
{
    static const char *const words[] = {"notis", "varning", "fel", "tyst"};
    static const enum ul_severity severities[] = {UL_NOTE, UL_WARNING, UL_ERROR,
                                                  UL_SILENT};
    for (int i = 0; i < UL_CODE__COUNT; i++)
        t->severities[i] = ul_code_info((enum ul_code)i)->severity;
    for (size_t i = 0; i < t->rules.n; i++) {
        const struct ul_named *rule = &t->rules.v[i];
        size_t word = 0, code = 0;
        while (code < UL_CODE__COUNT &&
               strcmp(ul_code_info((enum ul_code)code)->name, rule->name.text) != 0)
            code++;
        while (word < 4 && ul_given(&rule->text) &&
               !ul_same(words[word], rule->text.text))
            word++;
        if (code == UL_CODE__COUNT)
            ul_say(diag, NO_CODE, rule->name.pos, rule->name.text);
        else if (word == 4)
            say_choice(arena, &rule->text, words, 4, diag);
        else if (ul_given(&rule->text))
            t->severities[code] = severities[word];
    }
}

/* ---- [skalor] ---- */

const char *ul_matrix_cell(struct ul_arena *arena, const char *row, int k, int *cells)
{
    const char *cell = "";
    *cells = 0;
    while (row) {
        size_t n = strcspn(row, ",");
        if ((*cells)++ == k)
            cell = ul_squeeze(arena, ul_strndup(arena, row, n));
        row = row[n] ? row + n + 1 : NULL;
    }
    return cell;
}

static bool level_known(const struct ul_template *t, const char *name)
{
    for (size_t i = 0; i < t->levels.n; i++)
        if (ul_given(&t->levels.v[i].name) && ul_same(t->levels.v[i].name.text, name))
            return true;
    return false;
}

static void check_cell(struct ul_arena *arena, const struct ul_template *t,
                       const struct ul_value *row, int k, struct ul_diag *diag)
{
    int cells;
    struct ul_value cell = *row;
    cell.text = ul_matrix_cell(arena, row->text, k, &cells);
    if (!*cell.text) {
        ul_say(diag, MATRIX_HOLE, row->pos, number(arena, (size_t)k + 1));
    } else if (!level_known(t, cell.text)) {
        const char **names = ul_new_n(arena, const char *, t->levels.n + 1);
        for (size_t i = 0; i < t->levels.n; i++)
            names[i] = t->levels.v[i].name.text ? t->levels.v[i].name.text : "";
        say_choice(arena, &cell, names, t->levels.n, diag);
    }
}

static void check_scale(struct ul_arena *arena, const struct ul_template *t,
                        const struct ul_scale_data *scale, struct ul_diag *diag)
{
    int highest = scale->highest.number;
    if (!ul_given(&scale->highest) || !scale->rows.n)
        return;
    if (highest < 1 || (size_t)highest != scale->rows.n)
        ul_say(diag, MATRIX_ROWS, scale->highest.pos, number(arena, scale->rows.n),
               scale->highest.text);
    for (size_t i = 0; i < scale->rows.n; i++) {
        const struct ul_value *row = &scale->rows.v[i];
        int cells;
        ul_matrix_cell(arena, row->text, 0, &cells);
        if (cells != highest)
            ul_say(diag, MATRIX_CELLS, row->pos, number(arena, (size_t)cells),
                   scale->highest.text);
        for (int k = 0; k < cells && k < highest; k++)
            check_cell(arena, t, row, k, diag);
    }
}

static void check_scales(struct ul_arena *arena, const struct ul_template *t,
                         struct ul_diag *diag)
{
    for (size_t i = 0; i < t->scales.n; i++)
        check_scale(arena, t, &t->scales.v[i], diag);
    const struct ul_value *standard = &t->default_scale;
    if (ul_given(standard) && !ul_scale_find(t, standard->number))
        ul_say(diag, NO_SCALE, standard->pos, standard->text, NULL);
}

/* ---- Names of colours and styles ---- */

static void check_colour(struct ul_arena *arena, const struct ul_template *t,
                         const struct ul_value *value, struct ul_diag *diag)
{
    /* No colour is both: only a name that is not there gives both fallbacks. */
    if (!ul_given(value) || ul_colour(t, value, 0) != 0 || ul_colour(t, value, 1) != 1)
        return;
    const char **names = ul_new_n(arena, const char *, t->colours.n + 1);
    for (size_t i = 0; i < t->colours.n; i++)
        names[i] = t->colours.v[i].name.text;
    say_choice(arena, value, names, t->colours.n, diag);
}

static void check_colours(struct ul_arena *arena, const struct ul_template *t,
                          struct ul_diag *diag)
{
    for (size_t i = 0; i < t->colours.n; i++)
        check_colour(arena, t, &t->colours.v[i].text, diag);
    for (size_t i = 0; i < t->styles.n; i++)
        check_colour(arena, t, &t->styles.v[i].colour, diag);
    for (size_t i = 0; i < t->statuses.n; i++)
        check_colour(arena, t, &t->statuses.v[i].colour, diag);
    for (size_t i = 0; i < t->measure_statuses.n; i++)
        check_colour(arena, t, &t->measure_statuses.v[i].colour, diag);
    for (size_t i = 0; i < t->levels.n; i++) {
        check_colour(arena, t, &t->levels.v[i].colour, diag);
        check_colour(arena, t, &t->levels.v[i].text_colour, diag);
    }
}

static void check_styles(struct ul_arena *arena, const struct ul_template *t,
                         struct ul_diag *diag)
{
    enum { MOST = 32 };
    const char *names[MOST];
    size_t n = 0;
    for (const char *at = ul_style_names; at && n < MOST;) {
        size_t length = strcspn(at, "|");
        names[n++] = ul_strndup(arena, at, length);
        at = at[length] ? at + length + 1 : NULL;
    }
    for (size_t i = 0; i < t->styles.n; i++) {
        struct ul_value name = t->styles.v[i].name;
        size_t j = 0;
        while (j < n && !ul_same(names[j], name.text))
            j++;
        if (j == n)
            say_choice(arena, &name, names, n, diag);
    }
}

/* ---- Document types ---- */

/* What a step does: exactly one of these must be said. */
static int step_kinds(const struct ul_element *e)
{
    const struct ul_value *const kinds[] = {
        &e->heading,    &e->paragraph,  &e->section, &e->others,   &e->signature,
        &e->table.rows, &e->figure,     &e->part,    &e->contents, &e->annexes,
        &e->legend,     &e->appendices, &e->space,
    };
    int given = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        given += ul_given(kinds[i]);
    return given;
}

/* A misspelt key is said already, and leaves its step with nothing to do. */
static bool said_there(const struct ul_diag *diag, struct ul_pos pos)
{
    for (size_t i = 0; i < diag->n; i++)
        if (diag->v[i].pos.file == pos.file && diag->v[i].pos.line == pos.line)
            return true;
    return false;
}

static void check_steps(const struct ul_template *t, const struct ul_doctype *type,
                        struct ul_diag *diag)
{
    for (size_t i = 0; i < type->n_content; i++) {
        const struct ul_element *e = &type->content[i];
        if (step_kinds(e) != 1 && !said_there(diag, e->pos))
            ul_say(diag, NOT_ONE_STEP, e->pos, NULL);
        if (ul_given(&e->part) && !ul_part_find(t, e->part.text))
            ul_say(diag, NO_PART_LIST, e->part.pos, e->part.text, NULL);
    }
}

static void check_types(const struct ul_template *t, struct ul_diag *diag)
{
    for (size_t i = 0; i < t->n_types; i++) {
        const struct ul_doctype *type = t->types[i];
        struct ul_pos start = {type->file, 1, 1, 1};
        if (ul_given(&type->kind) == ul_given(&type->part))
            ul_say(diag, TYPE_WITHOUT_NAME, start, NULL);
        check_steps(t, type, diag);
    }
}

void ul_template_check(struct ul_arena *arena, const struct ul_template *t,
                       struct ul_diag *diag)
{
    check_scales(arena, t, diag);
    check_colours(arena, t, diag);
    check_styles(arena, t, diag);
    check_types(t, diag);
}
