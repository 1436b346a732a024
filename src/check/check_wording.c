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
        if (*particle != *word || !ul_starts_with(word, particle))
            continue; /* most, and every word is asked about */
        size_t n = strlen(particle);
        if (strlen(word) >= n + LEFT)
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

/* Bytes that two words have in common at the start. */
static size_t common_start(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && a[n] == b[n])
        n++;
    return n;
}

static bool ends_with(const char *word, const char *end)
{
    size_t n = strlen(word), m = strlen(end);
    return n >= m && strcmp(word + n - m, end) == 0;
}

/* Of one stem, or one a part of the other: "hanteras" and "hantering", "fel" and
 * "felaktig", "kompetensbrist" and "brist". */
static bool are_related(const struct ul_check_words *lists, const char *a,
                        const char *b)
{
    enum { STEM = 6, ROOT = 4, PART = 3, END = 5 };
    size_t n = common_start(a, b);
    if (n >= STEM || (n >= PART && (!a[n] || !b[n])) ||
        (n >= ROOT && (!a[n + 1] || !b[n + 1])))
        return true;
    return (strlen(b) >= END && ends_with(a, b)) ||
           (strlen(a) >= END && ends_with(b, a)) || ul_word_forms(lists, a, b);
}

static bool has_related(const struct ul_check_words *lists,
                        const struct ul_words *words, const char *word)
{
    for (size_t i = 0; i < words->n; i++)
        if (are_related(lists, words->v[i].text, word))
            return true;
    return false;
}

/* "Inköpsoegentligheter" of "oegentligheter vid inköp". */
static bool is_compound_of(const struct ul_check_words *lists,
                           const struct ul_words *one, const struct ul_words *parts)
{
    if (one->n != 1 || parts->n < 2)
        return false;
    for (size_t i = 0; i < parts->n; i++)
        if (!are_related(lists, one->v[0].text, parts->v[i].text))
            return false;
    return true;
}

/* "Kontroll att fakturor betalas för sent": does it look for what goes wrong as if it
 * were what should be? */
static size_t looks_for(const struct ul_check_words *lists, const char *text,
                        struct ul_arena *arena)
{
    struct ul_words all = {.arena = arena};
    ul_words_add(&all, text);
    bool that = all.n > 2 && ul_phrases_fit(&all, 0, &lists->controls) &&
                ul_phrases_fit(&all, 1, &lists->goal_leads);
    return that ? (size_t)(all.v[2].source - text) : 0;
}

/* "Felaktig utbetalning av fakturor": something that goes wrong, mostly in the words of
 * the risk, and nothing about looking for it. */
static bool worded_as_risk(const struct ul_check_words *lists,
                           const struct wording *control, const struct wording *risk)
{
    enum { FEW = 12 }; /* words */
    const struct ul_words *w = &control->words;
    if (!ul_given(control->value) || !ul_given(risk->value) || w->n > FEW ||
        (w->n < 2 && !is_compound_of(lists, w, &risk->words)) ||
        ul_words_have(w, 0, w->n, &lists->controls))
        return false;
    const struct ul_words *r = &risk->words;
    bool denies = ul_words_have(w, 0, w->n, &lists->negations);
    if (denies != ul_words_have(r, 0, r->n, &lists->negations) ||
        (!denies && !ul_words_have(w, 0, w->n, &lists->bad)))
        return false;
    size_t common = 0;
    for (size_t i = 0; i < w->n; i++)
        common += has_related(lists, r, w->v[i].text);
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
        size_t lead = ul_given(moment) ? looks_for(lists, moment->text, arena) : 0;
        struct ul_value rest = *moment;
        rest.text = lead ? moment->text + lead : moment->text;
        struct wording sought = wording_of(arena, lists, &rest);
        bool wrong =
            lead && (ul_words_have(&name.words, 0, name.words.n, &lists->bad) ||
                     ul_words_have(&name.words, 0, name.words.n, &lists->negations));
        if ((wrong && worded_alike(lists, &sought, &name)) ||
            worded_alike(lists, &control, &name) ||
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
    bool article = ul_phrases_fit(g->words, g->from, &g->lists->articles) > 0;
    size_t from = g->from + article;
    size_t n = ul_phrases_fit(g->words, from, &g->lists->goal_states);
    return n && from + n <= g->to && !g->described && !tells_risk(g, from + n);
}

/* "Att alla barn får …", "Rätt avgift tas ut": nothing but what is wanted. */
static bool tells_good(const struct goal *g)
{
    bool that = ul_phrases_fit(g->words, g->from, &g->lists->goal_leads) > 0;
    return (that || !g->described) && !tells_risk(g, g->from) &&
           ul_words_have(g->words, g->from, g->to, &g->lists->good);
}

/* "Inga felaktiga utbetalningar", but not "inga avvikelser rapporteras". */
static bool denies_bad(const struct goal *g)
{
    enum { NEAR = 2 };
    size_t at = g->from + ul_phrases_fit(g->words, g->from, &g->lists->goal_leads);
    size_t none = at < g->to ? ul_phrases_fit(g->words, at, &g->lists->none) : 0;
    size_t near = at + none + NEAR < g->to ? at + none + NEAR : g->to;
    size_t bad =
        none ? ul_words_find(g->words, at + none, near, &g->lists->bad) : UL_NO_WORD;
    return bad != UL_NO_WORD && !tells_risk(g, bad + 1) &&
           !ul_words_have(g->words, bad, g->to, &g->lists->found) &&
           !ul_words_have(g->words, bad, g->to, &g->lists->noticed) &&
           !ul_words_have(g->words, bad, g->to, &g->lists->measured);
}

static bool is_goal(const struct goal *g)
{
    const struct ul_check_words *lists = g->lists;
    if (ul_phrases_fit(g->words, g->from, &lists->goal_phrases) || begins_with_verb(g))
        return true;
    if (denies_bad(g) || says_shall(g) || counts_up(g) || names_state(g) ||
        tells_good(g))
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
