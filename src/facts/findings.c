/* findings.c -- what the texts of a result or a measure say. */
#include "facts/findings.h"

#include <string.h>

#include "base/text.h"

/* The clause that a word stands in, within its sentence. */
static void clause_of(const struct ul_words *words, size_t at,
                      const struct ul_check_words *lists, size_t *from, size_t *to)
{
    *from = at;
    *to = at + 1;
    while (*from > ul_sentence_start(words, at) && !words->v[*from].comma &&
           !ul_phrases_fit(words, *from, &lists->breaks) &&
           !ul_phrases_fit(words, *from, &lists->relatives))
        --*from;
    size_t end = ul_sentence_end(words, at);
    while (*to < end && !words->v[*to].comma &&
           !ul_phrases_fit(words, *to, &lists->breaks))
        ++*to;
}

bool ul_is_negated(const struct ul_words *words, size_t at,
                   const struct ul_check_words *lists)
{
    enum { NEAR = 3 };
    size_t from, to;
    clause_of(words, at, lists, &from, &to);
    size_t near = at > from + NEAR ? at - NEAR : from;
    to = at + NEAR + 1 < to ? at + NEAR + 1 : to;
    return ul_phrases_fit(words, from, &lists->none) ||
           ul_words_have(words, near, at, &lists->negations) ||
           ul_words_have(words, at + 1, to, &lists->negated_after);
}

static bool is_period(const struct ul_words *words, size_t at,
                      const struct ul_template *t)
{
    for (size_t i = 0; i < t->periods.n; i++)
        if (ul_phrase_fits(words, at, t->periods.v[i].name.text) ||
            ul_phrases_fit(words, at, &t->periods.v[i].also))
            return true;
    return false;
}

static bool is_year(const struct ul_word *word)
{
    return word->number >= 1990 && word->number < 2200;
}

bool ul_tells_time(const struct ul_words *words, size_t from, size_t to,
                   const struct ul_template *t)
{
    const struct ul_check_words *lists = &t->check_words;
    for (size_t i = from; i < to; i++) {
        struct ul_date date;
        if (is_year(&words->v[i]) || ul_date_parse(words->v[i].text, &date) ||
            is_period(words, i, t) || ul_phrases_fit(words, i, &lists->months) ||
            ul_phrases_fit(words, i, &lists->moments) ||
            ul_phrases_fit(words, i, &lists->always))
            return true;
    }
    return false;
}

bool ul_says_nothing(const struct ul_check_words *lists, const struct ul_value *value)
{
    if (!ul_given(value))
        return !value->pos.file;
    for (size_t i = 0; i < lists->blanks.n; i++)
        if (strcasecmp(lists->blanks.v[i].text, value->text) == 0)
            return true;
    return false;
}

bool ul_tells_done(struct ul_arena *arena, const struct ul_check_words *lists,
                   const char *text)
{
    struct ul_words words = {.arena = arena};
    ul_words_add(&words, text);
    if (ul_words_have(&words, 0, words.n, &lists->ahead))
        return false;
    for (size_t i = 0; i < words.n; i++) {
        bool passive = i && ul_phrases_fit(&words, i, &lists->passives) &&
                       ul_words_have(&words, i > 3 ? i - 3 : 0, i, &lists->has);
        if ((passive || ul_phrases_fit(&words, i, &lists->closed)) &&
            !ul_is_negated(&words, i, lists))
            return true;
    }
    return false;
}

/* "Inga åtgärder behövs": something is said about measures all the same. */
static bool says_unneeded(const struct ul_words *words, size_t at,
                          const struct ul_check_words *lists)
{
    size_t from = ul_sentence_start(words, at), to = ul_sentence_end(words, at);
    return ul_words_have(words, from, to, &lists->measures) &&
           ul_words_have(words, from, to, &lists->needed) &&
           ul_words_have(words, from, to, &lists->negations);
}

bool ul_tells_measure(const struct ul_words *words, const struct ul_check_words *lists,
                      bool ahead)
{
    for (size_t i = 0; i < words->n; i++) {
        bool word = ul_phrases_fit(words, i, &lists->measured) ||
                    (ahead && ul_phrases_fit(words, i, &lists->shall));
        if (word && !ul_is_negated(words, i, lists))
            return true;
        if (ul_phrases_fit(words, i, &lists->measures) &&
            says_unneeded(words, i, lists))
            return true;
    }
    return false;
}
