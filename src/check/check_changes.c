/* check_changes.c -- what is new, gone or altered in the plan since last year. */
#include "check/checks.h"

enum { MOST_NAMED = 3 };

/* Its first words. */
static const char *name_of(struct ul_arena *arena, const struct ul_change *change)
{
    enum { LONG = 40 };
    const struct ul_risk *risk = change->now ? change->now : change->then;
    const char *name = ul_given(&risk->name) ? risk->name.text : "–";
    size_t n = 0;
    while (name[n] && (n < LONG || (name[n] != ' ' && name[n] != '\n')))
        n++;
    return name[n] ? ul_printf(arena, "%.*s …", (int)n, name) : name;
}

/* "”A”, ”B”, ”C” …": enough to know which they are. */
static const char *names_of(struct ul_arena *arena, const struct ul_last_year *last,
                            enum ul_change_kind kind, size_t *count)
{
    struct ul_buf names = {.arena = arena};
    *count = 0;
    for (size_t i = 0; i < last->n; i++) {
        if (last->v[i].kind != kind)
            continue;
        if (++*count <= MOST_NAMED)
            ul_buf_fmt(&names, "%s”%s”", *count > 1 ? ", " : "",
                       name_of(arena, &last->v[i]));
    }
    if (*count > MOST_NAMED)
        ul_buf_str(&names, " …");
    return ul_buf_text(&names);
}

void ul_check_changes(const struct ul_case *c, struct ul_diag *diag)
{
    static const enum ul_text_id texts[UL_CHANGE__COUNT][2] = {
        [UL_ADDED] = {UL_TEXT_RISK_ADDED, UL_TEXT_RISKS_ADDED},
        [UL_ALTERED] = {UL_TEXT_RISK_ALTERED, UL_TEXT_RISKS_ALTERED},
        [UL_DROPPED] = {UL_TEXT_RISK_DROPPED, UL_TEXT_RISKS_DROPPED},
    };
    struct ul_arena *scratch = ul_arena_new();
    for (size_t kind = UL_ADDED; c->last && kind < UL_CHANGE__COUNT; kind++) {
        size_t n;
        const char *names = names_of(scratch, c->last, (enum ul_change_kind)kind, &n);
        const char *const args[] = {names, ul_printf(scratch, "%zu", n), NULL};
        if (n)
            ul_say_args(diag, texts[kind][n > 1], c->plan->year.pos, NULL, args);
    }
    ul_arena_free(scratch);
}
