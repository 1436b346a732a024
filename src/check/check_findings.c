/* check_findings.c -- results whose status, texts and measures do not agree. */
#include "check/checks.h"
#include "facts/findings.h"
#include "facts/told.h"

/* A result and the words of its texts. */
enum { RESULT, COMMENT, DEVIATION, TEXTS };
struct finding {
    struct ul_arena *arena;
    const struct ul_case *c;
    const struct ul_check_words *lists;
    const struct ul_results *results;
    const struct ul_result *r;
    const struct ul_value *value[TEXTS];
    struct ul_words words[TEXTS];
};

static struct finding finding_of(struct ul_arena *arena, const struct ul_case *c,
                                 const struct ul_results *results,
                                 const struct ul_result *r)
{
    struct finding f = {arena,   c, &c->template->check_words,
                        results, r, {&r->result, &r->comment, &r->deviation},
                        {{0}}};
    for (int i = 0; i < TEXTS; i++) {
        f.words[i].arena = arena;
        ul_words_add(&f.words[i], f.value[i]->text);
    }
    return f;
}

typedef bool concerns_fn(const struct ul_case *c, const struct ul_result *r);

/* Every result with a status that it concerns through one check. */
static void each(const struct ul_case *c, struct ul_diag *diag, concerns_fn *concerns,
                 void (*check)(struct finding *f, struct ul_diag *diag))
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            const struct ul_result *r = &c->results[i]->v[j];
            if (!ul_given(&r->status) || !concerns(c, r))
                continue;
            struct finding f = finding_of(scratch, c, c->results[i], r);
            check(&f, diag);
        }
    ul_arena_free(scratch);
}

/* ---- What a sentence says about deviations ---- */

enum claim { NOTHING, NONE, SOME };

/* A number, "flera", "en" right before the noun, or with one word between; but not
 * the whole of "0 av 20 var fel". */
static bool is_counted(const struct finding *f, const struct ul_words *w, size_t at)
{
    size_t start = ul_sentence_start(w, at);
    for (size_t i = at; i-- > start && at - i <= 2;) {
        bool whole = i > start && ul_phrases_fit(w, i - 1, &f->lists->of);
        if (!whole && (ul_word_number(f->lists, &w->v[i]) > 0 ||
                       ul_phrases_fit(w, i, &f->lists->amounts)))
            return true;
    }
    return false;
}

/* A grade other than `grade` before the noun: "inga väsentliga avvikelser". */
static bool is_graded(const struct finding *f, const struct ul_words *w, size_t at)
{
    return at > ul_sentence_start(w, at) &&
           (ul_phrases_fit(w, at - 1, &f->lists->major) ||
            ul_phrases_fit(w, at - 1, &f->lists->minor) ||
            ul_phrases_fit(w, at - 1, &f->lists->more));
}

/* What the sentence says of the noun at `at`, here and now. */
static enum claim claim_at(const struct finding *f, const struct ul_words *w, size_t at)
{
    enum { NEAR = 5 };
    size_t start = ul_sentence_start(w, at), end = ul_sentence_end(w, at);
    if (ul_is_negated(w, at, f->lists))
        return is_graded(f, w, at) || ul_words_have(w, start, end, &f->lists->contrasts)
                   ? NOTHING
                   : NONE;
    if (ul_words_have(w, start, end, &f->lists->not_now))
        return NOTHING;
    size_t from = at > start + NEAR ? at - NEAR : start;
    if (ul_words_have(w, from, at, &f->lists->about_faults))
        return NOTHING;
    size_t to = at + NEAR < end ? at + NEAR : end;
    return is_counted(f, w, at) || ul_words_have(w, from, to, &f->lists->found)
               ? SOME
               : NOTHING;
}

/* The first word in [0, n) of a text about which `claim` is made, or UL_NO_WORD. */
static size_t find_claim(const struct finding *f, const struct ul_words *w,
                         const struct ul_values *nouns, enum claim claim)
{
    for (size_t i = 0; i < w->n; i++)
        if (ul_phrases_fit(w, i, nouns) && claim_at(f, w, i) == claim)
            return i;
    return UL_NO_WORD;
}

/* "3 av 20 fakturor saknade attest". */
static size_t find_sample(const struct finding *f, const struct ul_words *w)
{
    for (size_t i = 0; i + 2 < w->n; i++) {
        size_t end = ul_sentence_end(w, i);
        if (i + 2 < end && ul_word_number(f->lists, &w->v[i]) > 0 &&
            ul_phrases_fit(w, i + 1, &f->lists->of) &&
            ul_word_number(f->lists, &w->v[i + 2]) >
                ul_word_number(f->lists, &w->v[i]) &&
            (ul_words_have(w, i + 2, end, &f->lists->bad) ||
             ul_words_have(w, i + 2, end, &f->lists->negations)) &&
            !ul_words_have(w, i, end, &f->lists->spared) &&
            !ul_words_have(w, i, end, &f->lists->not_now))
            return i;
    }
    return UL_NO_WORD;
}

/* The first word of a sentence that says how many: "tre beslut", "i ett par fall". */
static size_t find_quantity(const struct finding *f, const struct ul_words *w,
                            size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        int number = ul_word_number(f->lists, &w->v[i]);
        bool counts = number > (i > from) && number < 1990 &&
                      !(i + 1 < to && ul_phrases_fit(w, i + 1, &f->lists->units));
        if (counts || ul_phrases_fit(w, i, &f->lists->samples))
            return i;
    }
    return UL_NO_WORD;
}

static size_t clause_end(const struct ul_words *w, size_t from)
{
    size_t end = ul_sentence_end(w, from);
    for (from++; from < end && !w->v[from].comma;)
        from++;
    return from;
}

/* "inte några ärenden" */
static bool is_none_of(const struct finding *f, const struct ul_words *w, size_t at)
{
    enum { NEAR = 2 };
    size_t start = ul_sentence_start(w, at);
    for (size_t i = at > start + NEAR ? at - NEAR : start; i < at; i++)
        if (ul_phrases_fit(w, i, &f->lists->negations) &&
            !ul_phrases_fit(w, i, &f->lists->failing_alone))
            return true;
    return false;
}

/* "Avvikelse: en faktura …" */
static bool is_label(const struct finding *f, const struct ul_words *w, size_t from,
                     size_t end)
{
    return end - from == 1 && end < w->n &&
           ul_phrases_fit(w, from, &f->lists->faults) &&
           w->v[from].source[w->v[from].length] == ':' &&
           !ul_words_have(w, end, ul_sentence_end(w, end), &f->lists->negations) &&
           !ul_phrases_fit(w, end, &f->lists->none);
}

/* Does the sentence say of faults that there are none? */
static bool denies_faults(const struct finding *f, const struct ul_words *w,
                          size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        if (ul_phrases_fit(w, i, &f->lists->faults) && ul_is_negated(w, i, f->lists))
            return true;
    return false;
}

/* "Tre beslut saknade faktura", "inte … i två fall", "rutinen följs inte". */
static size_t find_failing(const struct finding *f, const struct ul_words *w)
{
    for (size_t i = 0, end; i < w->n; i = end) {
        end = ul_sentence_end(w, i);
        if (is_label(f, w, i, end))
            return i;
        if (ul_words_have(w, i, end, &f->lists->not_now) ||
            ul_words_have(w, i, end, &f->lists->none) || denies_faults(f, w, i, end) ||
            ul_words_have(w, i, end, &f->lists->spared))
            continue;
        size_t broken = ul_words_find(w, i, end, &f->lists->broken);
        size_t many = find_quantity(f, w, i, end);
        if (broken != UL_NO_WORD)
            return broken;
        if (many == UL_NO_WORD || is_none_of(f, w, many))
            continue;
        bool within = many > i && ul_phrases_fit(w, many - 1, &f->lists->scopes);
        if (ul_words_have(w, within ? i : many, clause_end(w, many),
                          &f->lists->failing))
            return many;
    }
    return UL_NO_WORD;
}

/* Where a text says that the control was, or was not, performed. */
static size_t find_performed(const struct finding *f, const struct ul_words *w,
                             bool performed)
{
    enum { NEAR = 5 };
    for (size_t i = 0; i < w->n; i++) {
        size_t end = ul_sentence_end(w, i);
        if (!performed && i == ul_sentence_start(w, i) && end - i < NEAR &&
            ul_phrases_fit(w, i, &f->lists->count_undone))
            return i; /* "Ej utförd." */
        if (!ul_phrases_fit(w, i, &f->lists->control))
            continue;
        size_t to = i + NEAR < end ? i + NEAR : end;
        size_t clause = ul_words_find(w, i + 1, to, &f->lists->relatives);
        size_t other = ul_words_find(w, i + 1, to, &f->lists->clauses);
        to = clause < to ? clause : to;
        to = other < to ? other : to;
        size_t done = ul_words_find(w, i + 1, to,
                                    performed ? &f->lists->closed : &f->lists->done);
        if (done != UL_NO_WORD &&
            !ul_words_have(w, ul_sentence_start(w, i), end, &f->lists->ahead) &&
            ul_is_negated(w, done, f->lists) != performed)
            return i;
    }
    return UL_NO_WORD;
}

/* ---- Status and text ---- */

static void say_at(const struct finding *f, int text, size_t at, enum ul_text_id id,
                   struct ul_diag *diag)
{
    struct ul_pos pos = ul_words_pos(&f->words[text], at, at + 1, f->value[text]);
    ul_say_args(diag, id, pos, NULL, (const char *const[]){f->r->status.text, NULL});
}

/* "Inga avvikelser identifierade där. Avvikelser är identifierade …": not where the
 * first is said of a part only. */
static size_t find_both(const struct finding *f, const struct ul_words *w)
{
    size_t some = find_claim(f, w, &f->lists->deviations, SOME);
    for (size_t i = 0; some != UL_NO_WORD && i < w->n; i++) {
        size_t end = ul_sentence_end(w, i);
        if (ul_phrases_fit(w, i, &f->lists->deviations) && claim_at(f, w, i) == NONE &&
            w->v[i].sentence != w->v[some].sentence &&
            !ul_words_have(w, i, end, &f->lists->scopes))
            return some;
    }
    return UL_NO_WORD;
}

/* Does any text tell of something wrong, in whatever words? */
static bool tells_trouble(const struct finding *f)
{
    for (int t = 0; t < TEXTS; t++) {
        const struct ul_words *w = &f->words[t];
        for (size_t i = 0; i < w->n; i++) {
            bool noun = ul_phrases_fit(w, i, &f->lists->faults) > 0;
            if (noun ? claim_at(f, w, i) != NONE
                     : ul_phrases_fit(w, i, &f->lists->contrasts) ||
                           ul_phrases_fit(w, i, &f->lists->bad))
                return true;
        }
    }
    return false;
}

/* "Samtliga beslut hade anmälts.", and not a word more. */
static bool says_all(const struct finding *f, const struct ul_words *w)
{
    return w->n && ul_sentence_end(w, 0) == w->n &&
           ul_words_have(w, 0, w->n, &f->lists->every) &&
           !ul_words_have(w, 0, w->n, &f->lists->negations) &&
           !ul_words_have(w, 0, w->n, &f->lists->controls) &&
           !ul_words_have(w, 0, w->n, &f->lists->not_now);
}

/* "Allt var korrekt." */
static size_t find_all_well(const struct finding *f, const struct ul_words *w)
{
    size_t at = ul_words_find(w, 0, w->n, &f->lists->all_well);
    bool denied =
        at != UL_NO_WORD && ul_words_have(w, ul_sentence_start(w, at),
                                          ul_sentence_end(w, at), &f->lists->negations);
    if (at == UL_NO_WORD && says_all(f, w))
        return 0;
    return denied ? UL_NO_WORD : at;
}

/* Where the texts say that there is no deviation, and none says that there is. */
static size_t find_denied(const struct finding *f, int *text)
{
    size_t at = UL_NO_WORD;
    *text = 0;
    if (tells_trouble(f))
        return UL_NO_WORD;
    for (; *text < TEXTS; ++*text) {
        const struct ul_words *w = &f->words[*text];
        at = find_claim(f, w, &f->lists->faults, NONE);
        if (at == UL_NO_WORD && *text != COMMENT)
            at = find_all_well(f, w);
        if (at != UL_NO_WORD)
            return at;
    }
    return at;
}

/* The status says a deviation, and every text says none. */
static void check_deviation(const struct finding *f, struct ul_diag *diag)
{
    int text;
    size_t at = find_denied(f, &text);
    if (at != UL_NO_WORD)
        say_at(f, text, at, UL_TEXT_STATUS_NOT_NONE, diag);
}

/* What stands under [avvikelse] though there is none. */
static void check_told_deviation(const struct finding *f, struct ul_diag *diag)
{
    const struct ul_words *w = &f->words[DEVIATION];
    size_t none = find_claim(f, w, &f->lists->faults, NONE);
    if (none != UL_NO_WORD)
        say_at(f, DEVIATION, none, UL_TEXT_DEVIATION_NONE, diag);
    else if (w->n && !ul_words_have(w, 0, w->n, &f->lists->negations))
        ul_say(diag, STATUS_NONE_TOLD, ul_text_pos(f->arena, f->value[DEVIATION]),
               f->r->status.text);
}

/* The status says no deviation. */
static void check_none(const struct finding *f, struct ul_diag *diag)
{
    for (int t = 0; t < TEXTS; t++) {
        const struct ul_words *w = &f->words[t];
        size_t at = find_claim(f, w, &f->lists->faults, SOME);
        at = at == UL_NO_WORD ? find_sample(f, w) : at;
        at = at == UL_NO_WORD ? find_failing(f, w) : at;
        if (at != UL_NO_WORD) {
            say_at(f, t, at, UL_TEXT_STATUS_NOT_SOME, diag);
            return;
        }
        at = t == COMMENT ? UL_NO_WORD : find_performed(f, w, false);
        if (at != UL_NO_WORD) {
            say_at(f, t, at, UL_TEXT_STATUS_NOT_UNDONE, diag);
            return;
        }
    }
    check_told_deviation(f, diag);
}

/* The status says that the control was not performed. */
static void check_undone(const struct finding *f, struct ul_diag *diag)
{
    for (int t = 0; t < TEXTS; t++)
        if (find_performed(f, &f->words[t], false) != UL_NO_WORD)
            return;
    size_t at = find_performed(f, &f->words[RESULT], true);
    if (at == UL_NO_WORD)
        at = find_claim(f, &f->words[RESULT], &f->lists->faults, NONE);
    if (at != UL_NO_WORD)
        say_at(f, RESULT, at, UL_TEXT_STATUS_NOT_DONE, diag);
}

static bool has_text(const struct ul_case *c, const struct ul_result *r)
{
    (void)c;
    return ul_given(&r->result) || ul_given(&r->comment) || ul_given(&r->deviation);
}

static void check_agreement(struct finding *f, struct ul_diag *diag)
{
    int grade = ul_result_grade(f->c, f->r);
    for (int t = 0; t < TEXTS; t++) {
        size_t both = grade == 0 ? UL_NO_WORD : find_both(f, &f->words[t]);
        if (both != UL_NO_WORD) {
            say_at(f, t, both, UL_TEXT_SAYS_BOTH, diag);
            return;
        }
    }
    if (grade == 0)
        check_none(f, diag);
    else if (grade > 0)
        check_deviation(f, diag);
    else if (ul_result_undone(f->c, f->r))
        check_undone(f, diag);
}

void ul_check_status_agrees(const struct ul_case *c, struct ul_diag *diag)
{
    each(c, diag, has_text, check_agreement);
}

/* ---- A deviation without a measure ---- */

static bool needs_measure(const struct ul_case *c, const struct ul_result *r)
{
    return ul_result_grade(c, r) >= 1 && !r->measures.n;
}

static void check_measured(struct finding *f, struct ul_diag *diag)
{
    if (ul_tells_measure(&f->words[RESULT], f->lists, false) ||
        ul_tells_measure(&f->words[COMMENT], f->lists, true) ||
        ul_tells_measure(&f->words[DEVIATION], f->lists, false))
        return;
    int ignored;
    if (find_denied(f, &ignored) != UL_NO_WORD)
        return; /* the status is what is wrong, and said */
    ul_say(diag, NO_MEASURE, f->r->status.pos, f->r->status.text);
}

void ul_check_deviations_measured(const struct ul_case *c, struct ul_diag *diag)
{
    each(c, diag, needs_measure, check_measured);
}

/* ---- Not performed: why, and when instead ---- */

/* Words that only say that it was not done, or when it will be. */
static bool is_bare(const struct finding *f, const struct ul_words *w, size_t at)
{
    const struct ul_check_words *l = f->lists;
    return ul_phrases_fit(w, at, &l->state_only) || ul_phrases_fit(w, at, &l->small) ||
           ul_phrases_fit(w, at, &l->negations) || ul_word_number(l, &w->v[at]) >= 0 ||
           ul_tells_time(w, at, at + 1, f->c->template);
}

static bool tells_reason(const struct finding *f, const struct ul_words *w)
{
    for (size_t i = 0; i < w->n; i++)
        if (ul_phrases_fit(w, i, &f->lists->reasons) || !is_bare(f, w, i))
            return true;
    return false;
}

static bool month_is_new(const struct finding *f, const struct ul_words *w, size_t at)
{
    const struct ul_values *months = &f->lists->months;
    int to = ul_given(&f->results->period)
                 ? f->c->template->periods.v[f->results->period.number].to.number
                 : 12;
    for (size_t i = 0; i < months->n; i++)
        if (ul_phrase_fits(w, at, months->v[i].text))
            return (int)i + 1 > to || to == 12;
    return false;
}

static bool period_is_new(const struct finding *f, const struct ul_words *w, size_t at)
{
    const struct ul_template *t = f->c->template;
    for (size_t i = 0; i < t->periods.n; i++) {
        const struct ul_period_data *period = &t->periods.v[i];
        if (!ul_phrase_fits(w, at, period->name.text) &&
            !ul_phrases_fit(w, at, &period->also))
            continue;
        return !ul_given(&f->results->period) || (int)i > f->results->period.number;
    }
    return false;
}

/* A moment that is no period and no month: "hösten", "nästa år". */
static bool moment_is_new(const struct finding *f, const struct ul_words *w, size_t at)
{
    return ul_phrases_fit(w, at, &f->lists->moments) &&
           !ul_phrases_fit(w, at, &f->lists->periodic);
}

static bool date_is_new(const struct finding *f, const struct ul_word *word)
{
    const struct ul_results *results = f->results;
    struct ul_date date;
    if (!ul_given(&results->year) || !ul_given(&results->period))
        return word->number > 1990;
    int to = f->c->template->periods.v[results->period.number].to.number;
    struct ul_date ends = {results->year.number, to, 28};
    if (ul_date_parse(word->text, &date))
        return ul_date_compare(date, ends) > 0;
    return word->number > results->year.number && word->number < 2200;
}

static bool tells_new_time(const struct finding *f)
{
    for (int t = 0; t < TEXTS; t++) {
        const struct ul_words *w = &f->words[t];
        for (size_t i = 0; i < w->n; i++)
            if (month_is_new(f, w, i) || period_is_new(f, w, i) ||
                moment_is_new(f, w, i) || date_is_new(f, &w->v[i]) ||
                ul_phrases_fit(w, i, &f->lists->leaves))
                return true;
    }
    return false;
}

static void check_explained(struct finding *f, struct ul_diag *diag)
{
    bool reason = false;
    for (int t = 0; t < TEXTS; t++)
        reason |= tells_reason(f, &f->words[t]);
    bool time = ul_given(&f->r->new_time) || tells_new_time(f);
    struct ul_pos pos = f->r->status.pos;
    if (!reason && !time)
        ul_say(diag, UNDONE_NEITHER, pos, f->r->status.text);
    else if (!reason)
        ul_say(diag, UNDONE_NO_REASON, pos, f->r->status.text);
    else if (!time)
        ul_say(diag, UNDONE_NO_TIME, pos, f->r->status.text);
}

void ul_check_undone_explained(const struct ul_case *c, struct ul_diag *diag)
{
    each(c, diag, ul_result_undone, check_explained);
}
