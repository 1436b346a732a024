/* check_counts.c -- numbers in a summary that differ from what is counted. */
#include "base/text.h"
#include "check/checks.h"
#include "facts/findings.h"
#include "facts/told.h"

enum { GRADES = 3 };

/* What the plan and the results of one period come to. */
struct tally {
    bool has_plan, has_results;
    int risks, areas, controls, due;
    int reported, undone, pending; /* pending: neither performed nor undone */
    int grade[GRADES];
    int planned, measures; /* in the plan, in the results */
};

/* A number and what it counts. */
struct said {
    int number;
    size_t from, to; /* words */
    const struct ul_values *noun;
    int grade; /* 1 or 2, 0: not told */
    bool undone;
    bool total;   /* "av fem kontroller": all there are */
    bool portion; /* "tre av fem kontroller": those of which something is said */
};

struct summary {
    const struct ul_case *c;
    const struct ul_check_words *lists;
    const struct ul_results *results; /* NULL: the paper is about the plan */
    const struct ul_words *words;
    struct tally tally;
};

/* ---- Counting ---- */

static bool same_period(const struct ul_results *a, const struct ul_results *b)
{
    return a == b ||
           (ul_given(&a->period) && ul_given(&b->period) &&
            a->period.number == b->period.number && a->year.number == b->year.number);
}

static void tally_plan(struct tally *t, const struct ul_plan *plan)
{
    t->has_plan = true;
    t->risks = (int)plan->n_risks;
    t->controls = (int)plan->n_controls;
    for (size_t i = 0; i < plan->areas.n; i++)
        t->areas += ul_given(&plan->areas.v[i].name);
    for (size_t i = 0; i < plan->n_risks; i++)
        t->planned += (int)plan->risks[i]->measures.n;
}

static void tally_due(struct tally *t, const struct ul_plan *plan, int period)
{
    for (size_t i = 0; i < plan->n_controls; i++) {
        const struct ul_values *in = &plan->controls[i]->due_in;
        bool due = !in->n;
        for (size_t j = 0; j < in->n; j++)
            due |= in->v[j].number == period;
        t->due += due;
    }
}

static void tally_results(struct tally *t, const struct ul_case *c,
                          const struct ul_results *results)
{
    t->has_results = true;
    t->reported += (int)results->n;
    for (size_t i = 0; i < results->n; i++) {
        const struct ul_result *r = &results->v[i];
        int grade = ul_result_grade(c, r);
        bool undone = ul_result_undone(c, r);
        t->measures += (int)r->measures.n;
        t->undone += undone;
        if (grade >= 0 && grade < GRADES)
            t->grade[grade]++;
        else
            t->pending += !undone;
    }
}

static struct tally tally_of(const struct ul_case *c, const struct ul_results *results)
{
    struct tally t = {0};
    if (c->plan)
        tally_plan(&t, c->plan);
    if (c->plan && results)
        tally_due(&t, c->plan, results->period.number);
    for (size_t i = 0; results && i < c->n_results; i++)
        if (same_period(results, c->results[i]))
            tally_results(&t, c, c->results[i]);
    return t;
}

/* ---- Reading a number and its noun ---- */

static const struct ul_values *noun_at(const struct summary *s, size_t at)
{
    const struct ul_values *const nouns[] = {
        &s->lists->count_risks, &s->lists->count_areas,    &s->lists->count_controls,
        &s->lists->deviations,  &s->lists->count_measures,
    };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (ul_phrases_fit(s->words, at, nouns[i]))
            return nouns[i];
    return NULL;
}

/* "av fem", "av nämndens fem", "av de totalt fem": is it of all that something is
 * said? */
static bool is_total(const struct summary *s, size_t at)
{
    enum { NEAR = 3 };
    const struct ul_words *w = s->words;
    size_t start = ul_sentence_start(w, at);
    for (size_t i = at; i-- > start && at - i <= NEAR && !w->v[i + 1].comma;)
        if (ul_phrases_fit(w, i, &s->lists->of))
            return true;
    return false;
}

/* "tre av fem kontroller", "två av nämndens fem kontroller": reads on from "av". */
static bool read_portion(const struct summary *s, size_t at, struct said *said)
{
    enum { NEAR = 4, BACK = 20 };
    const struct ul_words *w = s->words;
    size_t end = ul_sentence_end(w, at);
    if (at >= end || !ul_phrases_fit(w, at, &s->lists->of))
        return false;
    size_t back = at > BACK ? at - BACK : 0;
    for (size_t i = at + 1; i < end && i <= at + 2; i++) {
        bool theirs = ul_phrases_fit(w, i, &s->lists->them) &&
                      ul_words_have(w, back, at, &s->lists->count_controls);
        if (!theirs && !ul_phrases_fit(w, i, &s->lists->count_controls))
            continue;
        said->noun = &s->lists->count_controls;
        said->to = i + 1;
        said->portion = true;
        return true;
    }
    for (size_t i = at + 1; i + 1 < end && i <= at + NEAR; i++)
        if (ul_word_number(s->lists, &w->v[i]) >= 0) {
            said->noun = noun_at(s, i + 1);
            said->to = i + 2;
            said->portion = said->noun == &s->lists->count_controls;
            return said->portion;
        }
    return false;
}

/* "två är ej utförda", in a sentence about controls. */
static size_t undone_later(const struct summary *s, size_t at, size_t next)
{
    const struct ul_words *w = s->words;
    size_t verb = ul_phrases_fit(w, next, &s->lists->count_verbs);
    size_t undone = verb ? ul_phrases_fit(w, next + verb, &s->lists->count_undone) : 0;
    bool about = undone && ul_words_have(w, ul_sentence_start(w, at), at,
                                         &s->lists->count_controls);
    return about ? verb + undone : 0;
}

/* "av fyra kontroller har tre genomförts" */
static bool read_done(const struct summary *s, size_t at, struct said *said)
{
    const struct ul_words *w = s->words;
    size_t start = ul_sentence_start(w, at);
    if (said->number < 1 || !ul_phrases_fit(w, at + 1, &s->lists->done) ||
        !ul_words_have(w, start, at, &s->lists->count_controls))
        return false;
    said->noun = &s->lists->count_controls;
    said->to = at + 1;
    said->portion = true;
    return true;
}

/* "antalet kontrollmoment är åtta", "uppgår till" */
static bool read_amount(const struct summary *s, size_t at, struct said *said)
{
    const struct ul_words *w = s->words;
    size_t start = ul_sentence_start(w, at);
    for (size_t i = start; i + 2 < at; i++) {
        size_t n = ul_phrases_fit(w, i, &s->lists->count_amounts);
        size_t verb = n ? ul_phrases_fit(w, i + n + 1, &s->lists->count_verbs) : 0;
        if (!verb || i + n + 1 + verb != at)
            continue;
        said->noun = noun_at(s, i + n);
        said->to = at + 1;
        return said->noun != NULL;
    }
    return false;
}

/* Is it a number of something: "kapitel 3", "delår 2", "2023 fem"? */
static bool is_numbering(const struct summary *s, size_t at)
{
    const struct ul_words *w = s->words;
    if (at == ul_sentence_start(w, at))
        return false;
    return (w->v[at - 1].number >= 0 && !w->v[at].comma) ||
           ul_phrases_fit(w, at - 1, &s->lists->count_numbered);
}

/* "Inga avvikelser har noterats": of everything, not of a control or a part. */
static bool says_none(const struct summary *s, size_t at)
{
    const struct ul_words *w = s->words;
    size_t start = ul_sentence_start(w, at), end = ul_sentence_end(w, at);
    if (!ul_phrases_fit(w, at, &s->lists->none) ||
        ul_words_have(w, start, end, &s->lists->control) ||
        ul_words_have(w, start, end, &s->lists->scopes))
        return false;
    for (size_t i = start; i < at; i++)
        if (ul_word_number(s->lists, &w->v[i]) >= 0)
            return false;
    return true;
}

static bool read_said(const struct summary *s, size_t at, struct said *said)
{
    const struct ul_words *w = s->words;
    size_t end = ul_sentence_end(w, at), next = at + 1;
    *said = (struct said){.number = ul_word_number(s->lists, &w->v[at]), .from = at};
    bool none = says_none(s, at);
    said->number = none ? 0 : said->number;
    if (said->number >= 0 && read_amount(s, at, said))
        return true;
    if (said->number < 0 || next >= end || is_numbering(s, at))
        return false;
    if (read_portion(s, next, said) || read_done(s, at, said))
        return true;
    said->total = is_total(s, at);
    next += ul_phrases_fit(w, next, &s->lists->count_kinds);
    bool minor = ul_phrases_fit(w, next, &s->lists->minor) > 0;
    bool major = ul_phrases_fit(w, next, &s->lists->major) > 0;
    size_t undone = ul_phrases_fit(w, next, &s->lists->count_undone);
    undone = undone ? undone : undone_later(s, at, next);
    said->grade = major ? 2 : minor ? 1 : 0;
    said->undone = undone > 0;
    next += undone ? undone : (size_t)(minor || major);
    said->noun = next < end ? noun_at(s, next) : NULL;
    said->to = said->noun ? next + 1 : next;
    /* "fem avvikelser, varav två väsentliga" */
    if (!said->noun && said->grade &&
        ul_words_have(w, ul_sentence_start(w, at), at, &s->lists->deviations))
        said->noun = &s->lists->deviations;
    if ((said->grade || none) && said->noun != &s->lists->deviations)
        return false;
    return said->noun || said->undone;
}

/* ---- When to be silent ---- */

static bool other_time(const struct summary *s, size_t from, size_t to)
{
    const struct ul_template *t = s->c->template;
    const struct ul_value *year = s->results   ? &s->results->year
                                  : s->c->plan ? &s->c->plan->year
                                               : NULL;
    /* "en kontroll är inte genomförd utan görs 2025" */
    bool undone = ul_words_have(s->words, from, to, &s->lists->count_undone);
    for (size_t i = from; i < to; i++) {
        int number = s->words->v[i].number;
        bool later = year && number > year->number && undone;
        if (number >= 1990 && number < 2200 && year && number != year->number && !later)
            return true;
        for (size_t j = 0; j < t->periods.n; j++)
            if ((ul_phrase_fits(s->words, i, t->periods.v[j].name.text) ||
                 ul_phrases_fit(s->words, i, &t->periods.v[j].also)) &&
                (!s->results || s->results->period.number != (int)j))
                return true;
    }
    return false;
}

/* Up to a comma, or to "och två …". */
static size_t clause_end(const struct summary *s, size_t from)
{
    const struct ul_words *w = s->words;
    size_t end = ul_sentence_end(w, from - 1);
    for (; from < end && !w->v[from].comma; from++)
        if (from + 1 < end && ul_phrases_fit(w, from, &s->lists->breaks) &&
            ul_word_number(s->lists, &w->v[from + 1]) >= 0)
            break;
    return from;
}

/* "inom skolan", but not "inom två kontrollområden". */
static bool names_place(const struct summary *s, size_t from, size_t to)
{
    const struct ul_words *w = s->words;
    for (size_t i = from; i < to; i++)
        if (ul_phrases_fit(w, i, &s->lists->place) &&
            (i + 1 >= to || ul_word_number(s->lists, &w->v[i + 1]) < 0))
            return true;
    return false;
}

/* A part of them, a rough number, or of another time. */
static bool is_loose(const struct summary *s, const struct said *said)
{
    enum { NEAR = 3 };
    const struct ul_words *w = s->words;
    size_t start = ul_sentence_start(w, said->from);
    size_t before = said->from > start + NEAR ? said->from - NEAR : start;
    bool graded = said->grade != 0;
    if (ul_words_have(w, before, said->from, &s->lists->about) ||
        (!graded && ul_words_have(w, before, said->from, &s->lists->part)))
        return true;
    if (ul_words_have(w, said->to, clause_end(s, said->to), &s->lists->part))
        return true;
    if (w->v[said->from].number < 0 && said->number == 1 &&
        !ul_words_have(w, start, ul_sentence_end(w, said->from), &s->lists->found))
        return true; /* "en" is mostly no number */
    size_t end = ul_sentence_end(w, said->from);
    return names_place(s, start, end) || other_time(s, start, end);
}

/* ---- Comparing ---- */

/* Numbers that the words may mean; the first is the one to tell. */
struct meant {
    int v[8];
    size_t n;
};

static void may_mean(struct meant *m, int number)
{
    m->v[m->n++] = number;
}

static void mean_deviations(const struct summary *s, int grade, struct meant *m)
{
    const struct tally *t = &s->tally;
    if (t->has_results)
        may_mean(m, grade ? t->grade[grade] : t->grade[1] + t->grade[2]);
}

static void mean_undone(const struct summary *s, struct meant *m)
{
    const struct tally *t = &s->tally;
    if (!t->has_results)
        return;
    may_mean(m, t->undone);
    may_mean(m, t->undone + t->pending);
    may_mean(m, t->due - t->reported + t->undone);
    may_mean(m, t->due - t->reported + t->undone + t->pending);
    may_mean(m, t->due - t->reported);
}

static void mean_all(const struct summary *s, struct meant *m)
{
    const struct tally *t = &s->tally;
    if (t->has_plan)
        may_mean(m, t->controls ? t->controls : t->risks);
    if (t->has_results) {
        may_mean(m, t->reported);
        may_mean(m, t->due);
    }
}

static void mean_performed(const struct summary *s, struct meant *m)
{
    if (!s->tally.has_results)
        return;
    may_mean(m, s->tally.reported - s->tally.undone);
    may_mean(m, s->tally.reported - s->tally.undone - s->tally.pending);
}

static void mean_controls(const struct summary *s, const struct said *said,
                          struct meant *m)
{
    const struct tally *t = &s->tally;
    const struct ul_words *w = s->words;
    size_t end = clause_end(s, said->to);
    if (said->total) {
        mean_all(s, m);
        mean_performed(s, m);
        return;
    }
    size_t fault = ul_words_find(w, said->to, end, &s->lists->faults);
    size_t done = ul_words_find(w, said->to, end, &s->lists->done);
    if (fault != UL_NO_WORD && t->has_results) {
        int grade =
            fault > said->to && ul_phrases_fit(w, fault - 1, &s->lists->major)   ? 2
            : fault > said->to && ul_phrases_fit(w, fault - 1, &s->lists->minor) ? 1
                                                                                 : 0;
        if (ul_is_negated(w, fault, s->lists))
            may_mean(m, t->grade[0]);
        else
            mean_deviations(s, grade, m);
        return;
    }
    if (done != UL_NO_WORD && ul_is_negated(w, done, s->lists)) {
        mean_undone(s, m);
        return;
    }
    size_t closed = ul_words_find(w, said->to, end, &s->lists->closed);
    if (closed != UL_NO_WORD && t->undone) {
        mean_performed(s, m); /* "fyra kontroller är genomförda" */
        return;
    }
    bool negated = ul_words_have(w, said->to, end, &s->lists->negations);
    if (negated || (said->portion && done == UL_NO_WORD))
        return;
    if (!said->portion)
        mean_all(s, m);
    if (said->portion ||
        !ul_words_have(w, ul_sentence_start(w, said->from), end, &s->lists->all))
        mean_performed(s, m);
}

static void mean_measures(const struct tally *t, struct meant *m)
{
    if (!t->planned && !t->measures)
        return;
    may_mean(m, t->has_results && t->measures ? t->measures : t->planned);
    may_mean(m, t->planned);
    may_mean(m, t->measures);
    may_mean(m, t->planned + t->measures);
}

static struct meant meant_by(const struct summary *s, const struct said *said)
{
    struct meant m = {.n = 0};
    if (said->undone)
        mean_undone(s, &m);
    else if (said->noun == &s->lists->deviations)
        mean_deviations(s, said->grade, &m);
    else if (said->noun == &s->lists->count_controls)
        mean_controls(s, said, &m);
    else if (said->noun == &s->lists->count_measures)
        mean_measures(&s->tally, &m);
    else if (said->noun == &s->lists->count_risks && s->tally.has_plan)
        may_mean(&m, s->tally.risks);
    else if (said->noun == &s->lists->count_areas && s->tally.areas)
        may_mean(&m, s->tally.areas);
    return m;
}

static void say_differs(const struct summary *s, const struct said *said, int counted,
                        struct ul_diag *diag)
{
    const struct ul_word *first = &s->words->v[said->from];
    const struct ul_word *last = &s->words->v[said->to - 1];
    struct ul_buf text = {.arena = s->words->arena};
    char number[16];
    for (size_t i = said->from; i < said->to; i++)
        ul_buf_fmt(&text, "%s%s", text.n ? " " : "", s->words->v[i].text);
    struct ul_pos pos = first->pos;
    if (last->pos.line == pos.line)
        pos.width = last->pos.column + last->pos.width - pos.column;
    snprintf(number, sizeof number, "%d", counted);
    ul_say(diag, COUNT_DIFFERS, pos, ul_buf_text(&text), number);
}

static void check_number(const struct summary *s, size_t at, struct ul_diag *diag)
{
    struct said said;
    if (!read_said(s, at, &said) || is_loose(s, &said))
        return;
    struct meant m = meant_by(s, &said);
    for (size_t i = 0; i < m.n; i++)
        if (m.v[i] == said.number)
            return;
    if (m.n)
        say_differs(s, &said, m.v[0], diag);
}

static void check_section(struct ul_arena *arena, const struct ul_case *c,
                          const struct ul_document *document,
                          const struct ul_section *section, struct ul_diag *diag)
{
    struct ul_words words = {.arena = arena};
    struct summary s = {c, &c->template->check_words, document->results, &words,
                        tally_of(c, document->results)};
    ul_words_add_md(&words, section->body);
    for (size_t i = 0; i < words.n; i++)
        check_number(&s, i, diag);
}

void ul_check_counts(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_document *document = c->documents[i];
        /* A period that could not be found is said; the rest is not known. */
        if (ul_given(&document->period) && !document->results)
            continue;
        for (size_t j = 0; j < document->n_sections; j++)
            if (ul_section_among(&document->sections[j],
                                 &c->template->check_words.summaries))
                check_section(scratch, c, document, &document->sections[j], diag);
    }
    ul_arena_free(scratch);
}
