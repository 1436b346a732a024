/* check_decision.c -- who decides (U504), and whether the decision can be read for
 * itself (U505). */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/paper.h"

/* ---- U504: who decides ---- */

/* The part of a board's name that tells it from others: "servicenämnd" of
 * "IT-servicenämndens". */
static const char *stem_of(struct ul_arena *arena, const struct ul_prose *prose,
                           size_t i)
{
    static const char *const endings[] = {"ernas", "erna", "ens", "en", "et", "s"};
    const char *whole = ul_prose_word(arena, prose, i), *part = strrchr(whole, '-');
    const char *word = ul_fold(arena, part ? part + 1 : whole);
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (ul_ends_with(word, endings[k]) && strlen(word) > strlen(endings[k]) + 4)
            return ul_strndup(arena, word, strlen(word) - strlen(endings[k]));
    return word;
}

/* KS, BUN: a short name of a board, as likely as not. */
static bool is_short_name(const struct ul_prose *prose, size_t i)
{
    const char *text = prose->text + prose->v[i].at;
    size_t n = prose->v[i].n, letters = 0;
    while (letters < n && text[letters] >= 'A' && text[letters] <= 'Z')
        letters++;
    return n >= 2 && n <= 5 && letters == n && !(n == 2 && memcmp(text, "IT", 2) == 0);
}

/* "barn-" in "barn- och utbildningsnämnden" is the beginning of "barnnämnden". */
static bool has_first_half(const struct ul_prose *prose, const char *stem)
{
    for (size_t i = 0; i < prose->n; i++) {
        const struct ul_prose_word *word = &prose->v[i];
        if (prose->text[word->at + word->n] == '-' && word->n >= 3 &&
            strncasecmp(prose->text + word->at, stem, word->n) == 0)
            return true;
    }
    return false;
}

struct deciding {
    struct ul_arena *arena;
    const struct ul_paper_words *words;
    const struct ul_document *document;
    struct ul_prose to;
    struct ul_proses texts;
    /* found */
    const struct ul_prose *in; /* where the first board stands that may decide */
    size_t at;
    bool named;   /* a board, or what may be one */
    bool passive; /* nobody has to be named */
};

static bool has_any(const struct ul_values *list, const struct ul_prose *prose)
{
    return ul_phrase_find(list, prose, 0, prose->n, NULL) < prose->n;
}

/* "nämnden" may be any board, but not a styrelse; "Tekniska nämnden" is no
 * "socialnämnden". */
static bool may_be_same(const struct deciding *d, size_t k, const char *stem)
{
    enum { ALIKE = 4 }; /* letters */
    static const char *const kinds[] = {"namnd", "styrelse", "fullmaktige",
                                        "direktion"};
    const char *to = ul_fold(d->arena, ul_prose_word(d->arena, &d->to, k));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ul_starts_with(to, kinds[i]) && !strstr(stem, kinds[i]))
            return false;
    if (!k || strcmp(stem, to) == 0 || strlen(stem) <= strlen("namnden"))
        return true;
    const char *before = ul_fold(d->arena, ul_prose_word(d->arena, &d->to, k - 1));
    return !ul_ends_with(before, "ska") || strncmp(before, stem, ALIKE) == 0 ||
           has_first_half(&d->to, stem);
}

/* "nämnden", "direktionen" may be any of its kind that the paper is addressed to; the
 * board of a federation is called both. */
static bool may_be_any(const struct deciding *d, const char *word)
{
    static const char *const kinds[] = {"namnd", "fullmaktige", "utskott", "styrelse",
                                        "direktion"};
    enum { KINDS = sizeof kinds / sizeof *kinds, FEDERATION = 3 };
    bool any = false;
    for (size_t k = 0; k < d->to.n; k++) {
        if (!ul_phrase_at(&d->words->boards, &d->to, k) &&
            !ul_phrase_at(&d->words->any_board, &d->to, k))
            continue;
        const char *to = ul_fold(d->arena, ul_prose_word(d->arena, &d->to, k));
        any = true;
        for (size_t i = 0; i < KINDS; i++)
            for (size_t j = 0; j < KINDS; j++)
                if (strstr(to, kinds[i]) && strstr(word, kinds[j]) &&
                    (i == j || (i >= FEDERATION && j >= FEDERATION)))
                    return true;
    }
    return !any;
}

/* Is this board the one, or one of those, that the paper is addressed to? Where
 * one of the names does not tell, they may be the same. */
static bool is_addressed(const struct deciding *d, const struct ul_prose *prose,
                         size_t i)
{
    const char *stem = stem_of(d->arena, prose, i);
    bool any = false;
    if (ul_phrase_at(&d->words->any_board, prose, i))
        return may_be_any(d, ul_fold(d->arena, ul_prose_word(d->arena, prose, i)));
    for (size_t k = 0; k < d->to.n; k++) {
        if (ul_phrase_at(&d->words->any_board, &d->to, k)) {
            if (may_be_same(d, k, stem))
                return true;
            any = true;
            continue;
        }
        if (!ul_phrase_at(&d->words->boards, &d->to, k))
            continue;
        if (strcmp(stem_of(d->arena, &d->to, k), stem) == 0)
            return true;
        any = true;
    }
    return !any || has_first_half(&d->to, stem);
}

/* The executive prepares for the council, and committees for their board. */
static bool may_decide(const struct deciding *d, const struct ul_prose *prose, size_t i)
{
    bool has_board = false;
    for (size_t k = 0; k < d->to.n; k++)
        has_board |= ul_phrase_at(&d->words->boards, &d->to, k) &&
                     !ul_phrase_at(&d->words->committees, &d->to, k);
    bool high = ul_phrase_at(&d->words->council, prose, i) ||
                ul_phrase_at(&d->words->executive, prose, i);
    return (has_any(&d->words->committees, &d->to) && (!has_board || high)) ||
           (ul_phrase_at(&d->words->council, prose, i) &&
            has_any(&d->words->executive, &d->to));
}

/* "nämndens internkontrollplan": a board that owns something does not decide; but
 * "Nämndens beslut" over the decision says who does. */
static bool owns_something(const struct deciding *d, const struct ul_prose *prose,
                           size_t i)
{
    enum { HEAD = 6 };
    const struct ul_prose_word *word = &prose->v[i];
    bool head = i + 2 == prose->n && prose->n <= HEAD &&
                ul_phrase_at(&d->words->proposals, prose, i + 1);
    return !head && word->n > 2 && prose->text[word->at + word->n - 1] == 's' &&
           i + 1 < prose->n && !prose->v[i + 1].starts;
}

/* A board that something is sent to, or proposed to, does not decide; but one that
 * the paper is addressed to does, though the administration proposes it. */
static bool is_object(const struct deciding *d, const struct ul_prose *prose, size_t i)
{
    if (!i || prose->v[i].starts)
        return false;
    return ul_phrase_at(&d->words->after, prose, i - 1) ||
           (ul_phrase_at(&d->words->proposes, prose, i - 1) &&
            !is_addressed(d, prose, i));
}

/* "utbildningsnämnden" of "Barn- och utbildningsnämnden": the name from where its
 * first half begins. */
static size_t name_start(const struct ul_prose *prose, size_t i)
{
    if (i < 2)
        return i;
    const struct ul_prose_word *half = &prose->v[i - 2];
    return prose->text[half->at + half->n] == '-' ? i - 2 : i;
}

/* "internkontrollplan för nämnden", "överlämna planen till kommunstyrelsen": no one
 * that decides; "förslag till nämnden" and "beslut i nämnden" may be. */
static bool is_concerned(const struct deciding *d, const struct ul_prose *prose,
                         size_t i)
{
    size_t start = ul_prose_sentence(prose, i);
    i = name_start(prose, i);
    return i > start && ul_phrase_at(&d->words->after, prose, i - 1) &&
           ul_phrase_find(&d->words->proposals, prose, start, i, NULL) == i;
}

/* "nämnderna": all of them are spoken of, none decides. */
static bool are_many(const struct ul_prose *prose, size_t i)
{
    const struct ul_prose_word *word = &prose->v[i];
    return ul_phrase_word("*erna", prose->text + word->at, word->n);
}

static void look_at(struct deciding *d, const struct ul_prose *prose)
{
    for (size_t i = 0; i < prose->n; i++) {
        bool board = ul_phrase_at(&d->words->boards, prose, i) > 0;
        d->passive = d->passive || ul_phrase_at(&d->words->passives, prose, i);
        bool whose =
            board && (owns_something(d, prose, i) || is_concerned(d, prose, i));
        d->named = d->named || (board && !whose) || is_short_name(prose, i);
        /* A committee proposes to its board, where it does not itself decide. */
        bool prepares =
            ul_phrase_at(&d->words->committees, prose, i) &&
            !(i + 1 < prose->n && ul_phrase_at(&d->words->decides, prose, i + 1));
        if (!board || prepares || d->in || are_many(prose, i) ||
            is_object(d, prose, i) || owns_something(d, prose, i))
            continue;
        d->in = prose;
        d->at = i;
    }
}

static void check_decider(struct ul_arena *arena, const struct ul_case *c,
                          const struct ul_document *document, struct ul_diag *diag)
{
    struct deciding d = {.arena = arena,
                         .words = &c->template->paper_words,
                         .document = document,
                         .to = ul_prose_value(arena, &document->to),
                         .texts = ul_paper_texts(arena, document, UL_SECTION_DECISION)};
    for (size_t i = 0; i < d.texts.n; i++)
        look_at(&d, &d.texts.v[i]);
    if (!d.texts.n || !ul_given(&document->to) || !d.words->boards.n)
        return;
    if (!d.named && !d.passive) {
        const struct ul_prose *first = &d.texts.v[0];
        ul_say(diag, DECIDER_MISSING,
               first->n ? ul_prose_place(first, 0, 1) : first->pos, document->to.text);
        return;
    }
    if (!d.in || is_addressed(&d, d.in, d.at) || may_decide(&d, d.in, d.at))
        return;
    size_t start = name_start(d.in, d.at);
    size_t from = d.in->v[start].at, n = d.in->v[d.at].at + d.in->v[d.at].n - from;
    ul_say(diag, DECIDER_OTHER, ul_prose_place(d.in, start, d.at - start + 1),
           ul_strndup(arena, d.in->text + from, n), document->to.text);
}

void ul_check_decider(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++)
        check_decider(scratch, c, c->documents[i], diag);
    ul_arena_free(scratch);
}

/* ---- U505: what the decision leans on ---- */

/* "enligt förslag daterat 2023-02-22": it is clear what is meant. */
static bool is_told(const struct ul_paper_words *words, const struct ul_prose *prose,
                    size_t next)
{
    struct ul_date ignored;
    return next < prose->n && !prose->v[next].starts &&
           (ul_phrase_at(&words->told, prose, next) ||
            ul_prose_date(prose, next, &ignored));
}

/* "enligt nedan" may point at what follows in the decision itself. */
static bool points_down(const struct ul_paper_words *words,
                        const struct ul_prose *prose, size_t i, size_t n)
{
    return ul_phrase_find(&words->below, prose, i, i + n, NULL) < i + n;
}

enum { MOST_SAID = 20 };

static bool has_annex(struct ul_arena *arena, const struct ul_document *document)
{
    return document->n_annexes ||
           ul_paper_items(arena, document, UL_SECTION_SOURCES).n > 1;
}

static void check_lean(struct ul_arena *arena, const struct ul_paper_words *words,
                       const struct ul_document *document, struct ul_diag *diag)
{
    struct ul_proses texts = ul_paper_texts(arena, document, UL_SECTION_DECISION);
    bool annex = has_annex(arena, document);
    int count = 0;
    for (size_t t = 0; t < texts.n; t++) {
        const struct ul_prose *prose = &texts.v[t];
        for (size_t i = 0; i < prose->n; i++) {
            size_t n = ul_phrase_at(&words->outside, prose, i);
            if (!n && !annex)
                n = ul_phrase_at(&words->annexed, prose, i);
            if (!n || is_told(words, prose, i + n) ||
                (t + 1 < texts.n && points_down(words, prose, i, n)))
                continue;
            if (++count > MOST_SAID)
                return;
            size_t from = prose->v[i].at;
            size_t end = prose->v[i + n - 1].at + prose->v[i + n - 1].n;
            ul_say(diag, DECISION_LEANS, ul_prose_place(prose, i, n),
                   ul_strndup(arena, prose->text + from, end - from));
            i += n;
        }
    }
}

void ul_check_leaning(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++)
        check_lean(scratch, &c->template->paper_words, c->documents[i], diag);
    ul_arena_free(scratch);
}
