/* title.c -- what people call a case: its board and year, not its folder. */
#include "run/cases/title.h"

#include "model/template.h"

/* Left as they were if the head says nothing, or something else has said it. */
static void take(const struct ul_value **have, const struct ul_value *value)
{
    if (!*have && ul_given(value))
        *have = value;
}

static const struct ul_value *board_of(const struct ul_case *c)
{
    const struct ul_value *board = NULL;
    if (c->plan)
        take(&board, &c->plan->head.board);
    for (size_t i = 0; i < c->n_results; i++)
        take(&board, &c->results[i]->head.board);
    for (size_t i = 0; i < c->n_documents; i++)
        take(&board, &c->documents[i]->head.board);
    return board;
}

static const struct ul_value *year_of(const struct ul_case *c)
{
    const struct ul_value *year = NULL;
    if (c->plan)
        take(&year, &c->plan->year);
    for (size_t i = c->n_results; i-- > 0;)
        take(&year, &c->results[i]->year);
    return year;
}

/* The results that every report of the case is about; with no paper, the only ones. */
static const struct ul_results *results_of(const struct ul_case *c)
{
    const struct ul_results *one = NULL;
    if (!c->n_documents && c->n_results == 1)
        return c->results[0];
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_results *told = c->documents[i]->results;
        if (told && one && told != one)
            return NULL;
        one = told ? told : one;
    }
    return one;
}

static const char *period_of(struct ul_arena *arena, const struct ul_case *c,
                             const struct ul_value *year)
{
    const struct ul_results *results = results_of(c);
    if (!results || !ul_given(&results->period))
        return "";
    const char *name = c->template->periods.v[results->period.number].name.text;
    bool told =
        !ul_given(&results->year) || (year && year->number == results->year.number);
    return told ? ul_strdup(arena, name)
                : ul_printf(arena, "%s %d", name, results->year.number);
}

struct ul_title ul_title_of(struct ul_arena *arena, const struct ul_case *c)
{
    struct ul_title title = {"", ""};
    const struct ul_value *board = c ? board_of(c) : NULL;
    const struct ul_value *year = c ? year_of(c) : NULL;
    if (board && year)
        title.name = ul_printf(arena, "%s %d", board->text, year->number);
    else if (board)
        title.name = ul_strdup(arena, board->text);
    else if (c && c->n_documents == 1 && ul_given(&c->documents[0]->subject))
        title.name = ul_strdup(arena, c->documents[0]->subject.text);
    if (*title.name)
        title.period = period_of(arena, c, year);
    return title;
}
