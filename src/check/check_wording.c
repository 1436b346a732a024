/* check_wording.c -- risks that are worded as goals, controls as their risks. */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "facts/words.h"

/* ---- Controls worded as their risks ---- */

/* The words that tell a text apart from another. */
static struct ul_words telling(struct ul_arena *arena,
                               const struct ul_check_words *lists, const char *text)
{
    struct ul_words all = {.arena = arena}, kept = {.arena = arena};
    ul_words_add(&all, text);
    for (size_t i = 0; i < all.n; i++)
        if (!ul_phrases_fit(&all, i, &lists->small) &&
            !ul_phrases_fit(&all, i, &lists->short_words))
            ul_push(arena, &kept, all.v[i]);
    return kept.n ? kept : all;
}

/* "utbetalas" without its "ut". */
static const char *without_particle(const struct ul_check_words *lists,
                                    const char *word)
{
    enum { LEFT = 5 }; /* bytes that at least are left */
    for (size_t i = 0; i < lists->short_words.n; i++) {
        const char *particle = lists->short_words.v[i].text;
        size_t n = strlen(particle);
        if (ul_starts_with(word, particle) && strlen(word) >= n + LEFT)
            return word + n;
    }
    return word;
}

static bool has_form(const struct ul_check_words *lists, const struct ul_words *words,
                     const char *word)
{
    const char *bare = without_particle(lists, word);
    for (size_t i = 0; i < words->n; i++)
        if (ul_word_forms(lists, words->v[i].text, word) ||
            ul_word_forms(lists, without_particle(lists, words->v[i].text), bare))
            return true;
    return false;
}

/* How many words of `a` are not in `b`; one that turns the sense counts for many. */
static size_t apart(const struct ul_check_words *lists, const struct ul_words *a,
                    const struct ul_words *b)
{
    enum { MANY = 100 };
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) {
        if (has_form(lists, b, a->v[i].text))
            continue;
        bool turns = ul_phrases_fit(a, i, &lists->negations) ||
                     ul_phrases_fit(a, i, &lists->controls) || a->v[i].number >= 0;
        n += turns ? MANY : 1;
    }
    return n;
}

/* A wording and the words that tell it apart. */
struct wording {
    const struct ul_value *value;
    struct ul_words words;
};

static struct wording wording_of(struct ul_arena *arena,
                                 const struct ul_check_words *lists,
                                 const struct ul_value *value)
{
    struct wording w = {.value = value};
    if (ul_given(value))
        w.words = telling(arena, lists, value->text);
    return w;
}

static bool worded_alike(const struct ul_check_words *lists, const struct wording *a,
                         const struct wording *b)
{
    enum { LONG = 6, MOST = 60 }; /* words: then one that differs does not matter */
    if (!ul_given(a->value) || !ul_given(b->value))
        return false;
    if (ul_same(a->value->text, b->value->text))
        return true;
    size_t n = a->words.n < b->words.n ? a->words.n : b->words.n;
    if (a->words.n > MOST || b->words.n > MOST)
        return false;
    return apart(lists, &a->words, &b->words) + apart(lists, &b->words, &a->words) <=
           (n >= LONG);
}

/* "Felaktig utbetalning av fakturor": something that goes wrong, mostly in the words of
 * the risk, and nothing about looking for it. */
static bool worded_as_risk(const struct ul_check_words *lists,
                           const struct wording *control, const struct wording *risk)
{
    enum { FEW = 12 }; /* words */
    const struct ul_words *w = &control->words;
    if (!ul_given(control->value) || !ul_given(risk->value) || w->n < 2 || w->n > FEW ||
        ul_words_have(w, 0, w->n, &lists->controls) ||
        !ul_words_have(w, 0, w->n, &lists->bad))
        return false;
    size_t common = 0;
    for (size_t i = 0; i < w->n; i++)
        common += has_form(lists, &risk->words, w->v[i].text);
    return 3 * common >= 2 * w->n;
}

static void check_risk_controls(struct ul_arena *arena,
                                const struct ul_check_words *lists,
                                const struct ul_risk *risk, struct ul_diag *diag)
{
    struct wording name = wording_of(arena, lists, &risk->name);
    struct wording description = wording_of(arena, lists, &risk->description);
    for (size_t i = 0; i < risk->controls.n; i++) {
        const struct ul_value *moment = &risk->controls.v[i].moment;
        struct wording control = wording_of(arena, lists, moment);
        if (worded_alike(lists, &control, &name) ||
            worded_alike(lists, &control, &description) ||
            worded_as_risk(lists, &control, &name))
            ul_say(diag, CONTROL_AS_RISK, ul_text_pos(arena, moment), NULL);
    }
}

void ul_check_controls_worded(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++)
        check_risk_controls(scratch, &c->template->check_words, c->plan->risks[i],
                            diag);
    ul_arena_free(scratch);
}

/* ---- Risks worded as goals ---- */

struct goal {
    const struct ul_check_words *lists;
    const struct ul_words *words;
    size_t from, to; /* one part of the risk's wording */
    bool described;  /* the risk has a description besides */
};

static bool tells_risk(const struct goal *g, size_t from)
{
    return ul_words_have(g->words, from, g->to, &g->lists->bad) ||
           ul_words_have(g->words, from, g->to, &g->lists->negations);
}

/* "Säkerställa att …", "Att minska …": what follows may well be something bad. */
static bool begins_with_verb(const struct goal *g)
{
    size_t at = g->from + ul_phrases_fit(g->words, g->from, &g->lists->goal_leads);
    size_t verb = at < g->to ? ul_phrases_fit(g->words, at, &g->lists->goal_verbs) : 0;
    return verb && at + verb < g->to &&
           !ul_phrases_fit(g->words, at + verb, &g->lists->negations);
}

/* "Inga störningar ska inträffa", "Processen ska följas". */
static bool says_shall(const struct goal *g)
{
    const struct ul_check_words *lists = g->lists;
    size_t shall = ul_words_find(g->words, g->from, g->to, &lists->shall);
    if (shall == UL_NO_WORD || shall == g->from ||
        ul_words_have(g->words, g->from, shall, &lists->relatives))
        return false;
    return ul_phrases_fit(g->words, g->from, &lists->none) || !tells_risk(g, g->from);
}

/* "25 stycken genomförda tillsyner", "95 procent av fakturorna". */
static bool counts_up(const struct goal *g)
{
    size_t at = g->from + ul_phrases_fit(g->words, g->from, &g->lists->about);
    if (at >= g->to || g->words->v[at].number < 0 || tells_risk(g, g->from))
        return false;
    size_t to = at + 3 < g->to ? at + 3 : g->to;
    return ul_words_have(g->words, at + 1, to, &g->lists->goal_counts);
}

static bool names_state(const struct goal *g)
{
    size_t n = ul_phrases_fit(g->words, g->from, &g->lists->goal_states);
    return n && g->from + n <= g->to && !g->described && !tells_risk(g, g->from + n);
}

/* "Att alla barn får …", "Rätt avgift tas ut": nothing but what is wanted. */
static bool tells_good(const struct goal *g)
{
    bool that = ul_phrases_fit(g->words, g->from, &g->lists->goal_leads) > 0;
    return (that || !g->described) && !tells_risk(g, g->from) &&
           ul_words_have(g->words, g->from, g->to, &g->lists->good);
}

static bool is_goal(const struct goal *g)
{
    const struct ul_check_words *lists = g->lists;
    if (ul_phrases_fit(g->words, g->from, &lists->goal_phrases) || begins_with_verb(g))
        return true;
    if (says_shall(g) || counts_up(g) || names_state(g) || tells_good(g))
        return true;
    return !tells_risk(g, g->from) &&
           (ul_words_have(g->words, g->from, g->to, &lists->goal_forms) ||
            ul_phrases_fit(g->words, g->from, &lists->goal_starts));
}

/* A part ends with the sentence, or at a dash: "Fastighetsdata – efterlevnad av …". */
static size_t part_end(const struct ul_words *words, size_t from)
{
    size_t end = ul_sentence_end(words, from);
    for (size_t i = from + 1; i < end; i++)
        if (words->v[i].dash)
            return i;
    return end;
}

static bool risk_is_goal(struct ul_arena *arena, const struct ul_check_words *lists,
                         const struct ul_risk *risk)
{
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, risk->name.text);
    struct goal g = {lists, &words, 0, 0, ul_given(&risk->description)};
    bool found = false;
    for (; g.from < words.n; g.from = g.to) {
        g.to = part_end(&words, g.from);
        found |= is_goal(&g);
    }
    return found;
}

void ul_check_risks_worded(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++) {
        const struct ul_risk *risk = c->plan->risks[i];
        if (ul_given(&risk->name) &&
            risk_is_goal(scratch, &c->template->check_words, risk))
            ul_say(diag, RISK_AS_GOAL, ul_text_pos(scratch, &risk->name), NULL);
    }
    ul_arena_free(scratch);
}
