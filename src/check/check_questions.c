/* check_questions.c -- audit questions without an answer, or answered under other
 * words (U512). */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/paper.h"

/* Where an answer may stand: a heading, or a row of a table with answers. */
struct place {
    struct ul_prose words;
    bool empty;    /* a row or a heading with no answer */
    size_t number; /* of the question, where it says no more */
};
struct places {
    struct place *v;
    size_t n, cap;
};

/* More than any report has: the rest is not looked at. */
enum { MOST_QUESTIONS = 100, MOST_PLACES = 500, MOST_WORDS = 200 };

struct asked {
    struct ul_arena *arena;
    const struct ul_paper_words *words;
    const struct ul_document *document;
    struct places places;
    bool asking; /* in a section that only asks */
    int asking_level;
    struct ul_diag *diag;
};

/* ---- Finding the places ---- */

/* "Svar | Revisionsfråga": the answer may stand first. */
static bool asks_next(const struct asked *a, const struct ul_md *cell)
{
    if (!cell->next)
        return false;
    struct ul_prose text = ul_prose_md(a->arena, cell->next);
    return text.n && ul_phrase_at(&a->words->questions, &text, 0);
}

static int answer_column(const struct asked *a, const struct ul_md *head)
{
    int column = 0;
    for (const struct ul_md *cell = head->first; cell; cell = cell->next, column++) {
        struct ul_prose text = ul_prose_md(a->arena, cell);
        bool answers = text.n && ul_phrase_at(&a->words->answers, &text, 0);
        if (answers && (column || asks_next(a, cell)))
            return column;
    }
    return -1;
}

/* "", "-", "…": no answer; but a mark such as "●" may be one. */
static bool says_nothing(const char *text)
{
    static const char *const marks[] = {"–", "—", "…"};
    while (*text) {
        size_t n = strspn(text, " \t\n-.?_*/");
        for (size_t i = 0; !n && i < sizeof marks / sizeof *marks; i++)
            n = ul_starts_with(text, marks[i]) ? strlen(marks[i]) : 0;
        if (!n)
            return false;
        text += n;
    }
    return true;
}

static void add_rows(struct asked *a, const struct ul_md *table)
{
    int column = table->first ? answer_column(a, table->first) : -1;
    for (const struct ul_md *row = table->first; row && column >= 0; row = row->next) {
        const struct ul_md *answer = row->first;
        for (int i = 0; answer && i < column; i++)
            answer = answer->next;
        if (row->header || !row->first)
            continue;
        const struct ul_md *asks = column ? row->first : row->first->next;
        if (!asks)
            continue;
        struct place place = {.words = ul_prose_md(a->arena, asks)};
        place.empty = !answer || says_nothing(ul_md_plain(a->arena, answer));
        if (column > 1 && place.words.n < 3) /* a number, then the question */
            place.words = ul_prose_md(a->arena, row->first->next);
        if (place.words.n == 1)
            place.number = (size_t)ul_prose_number(place.words.text);
        if (place.words.n)
            ul_push(a->arena, &a->places, place);
    }
}

static bool is_question(const struct ul_prose *prose)
{
    size_t n = strlen(prose->text);
    while (n && strchr(" .", prose->text[n - 1]))
        n--;
    return n && prose->text[n - 1] == '?';
}

/* "Revisionsfråga 2" says which one it answers, without its words. */
static size_t number_of(const struct asked *a, const struct ul_prose *prose)
{
    for (size_t i = 0; i + 1 < prose->n; i++)
        if (ul_phrase_at(&a->words->questions, prose, i))
            return (size_t)ul_prose_number(prose->text + prose->v[i + 1].at);
    return 0;
}

/* A paragraph in bold stands for a heading. */
static bool is_bold(const struct ul_md *block)
{
    return block->kind == UL_MD_PARAGRAPH && block->first &&
           block->first->kind == UL_MD_STRONG && !block->first->next;
}

static bool same_word(const struct ul_prose *a, size_t i, const struct ul_prose *b,
                      size_t k)
{
    char pattern[128];
    if (a->v[i].n >= sizeof pattern || a->v[i].n != b->v[k].n)
        return false;
    memcpy(pattern, a->text + a->v[i].at, a->v[i].n);
    pattern[a->v[i].n] = '\0';
    return ul_phrase_word(pattern, b->text + b->v[k].at, b->v[k].n);
}

/* All words of the question, one after the other, in the place. */
static bool holds(const struct ul_prose *place, const struct ul_prose *question)
{
    for (size_t from = 0; from + question->n <= place->n; from++) {
        size_t i = 0;
        while (i < question->n && same_word(question, i, place, from + i))
            i++;
        if (i == question->n)
            return true;
    }
    return false;
}

/* What follows a question, and is no new one: its answer. */
static bool answers_next(const struct asked *a, const struct ul_md *next)
{
    if (!next || next->kind == UL_MD_HEADING || next->kind == UL_MD_ITEM)
        return false;
    struct ul_prose text = ul_prose_md(a->arena, next);
    return !is_question(&text) && !says_nothing(text.text);
}

static void add_place(struct asked *a, const struct ul_prose *words)
{
    struct place place = {.words = *words};
    ul_push(a->arena, &a->places, place);
}

/* "**Fråga?** Ja, …", or a paragraph that asks and another that answers: the
 * question, if it is one of those that are asked. `next` follows the whole. */
static void add_inline(struct asked *a, const struct ul_md *block,
                       const struct ul_md *next)
{
    struct ul_prose words = ul_prose_md(a->arena, block);
    bool marked = block->first && (block->first->kind == UL_MD_STRONG ||
                                   block->first->kind == UL_MD_EMPH);
    const char *mark = strchr(words.text, '?');
    if (marked && words.n > 2 && ul_phrase_at(&a->words->questions, &words, 0)) {
        words.n = 2; /* "**Revisionsfråga 2.** Ja, …" */
        if (number_of(a, &words))
            add_place(a, &words);
        return;
    }
    if (!mark || (says_nothing(mark + 1) && !answers_next(a, next)))
        return;
    while (words.n && words.text + words.v[words.n - 1].at > mark)
        words.n--;
    for (size_t i = 0; i < a->document->questions.n && i < MOST_QUESTIONS; i++) {
        struct ul_prose asked = ul_prose_value(a->arena, &a->document->questions.v[i]);
        if (holds(&words, &asked)) {
            add_place(a, &words);
            return;
        }
    }
}

/* "Syfte och revisionsfrågor", but not "Svar på revisionsfrågorna". */
static bool only_asks(const struct asked *a, const struct ul_prose *heading)
{
    size_t n = heading->n;
    return ul_phrase_find(&a->words->asks, heading, 0, n, NULL) < n &&
           ul_phrase_find(&a->words->answers, heading, 0, n, NULL) == n;
}

static bool ends_here(const struct ul_md *block, const struct ul_md *next)
{
    return !next ||
           (next->kind == UL_MD_HEADING &&
            (block->kind != UL_MD_HEADING || next->level <= block->level)) ||
           (is_bold(block) && is_bold(next));
}

/* `after` follows the node itself. */
static void find_places(struct asked *a, const struct ul_md *node,
                        const struct ul_md *after)
{
    for (const struct ul_md *block = node->first; block; block = block->next) {
        const struct ul_md *next = block->next ? block->next : after;
        if (block->kind == UL_MD_TABLE)
            add_rows(a, block);
        if (block->kind == UL_MD_HEADING) {
            struct ul_prose heading = ul_prose_md(a->arena, block);
            a->asking =
                only_asks(a, &heading) || (a->asking && block->level > a->asking_level);
            a->asking_level = a->asking ? block->level : 0;
        }
        if (block->kind == UL_MD_PARAGRAPH && !is_bold(block) && !a->asking)
            add_inline(a, block, next);
        if (block->kind == UL_MD_LIST || block->kind == UL_MD_ITEM ||
            block->kind == UL_MD_QUOTE)
            find_places(a, block, next);
        if (block->kind != UL_MD_HEADING && !is_bold(block))
            continue;
        struct place place = {.words = ul_prose_md(a->arena, block),
                              .empty = !a->asking && ends_here(block, next)};
        if (is_question(&place.words) || number_of(a, &place.words))
            ul_push(a->arena, &a->places, place);
    }
}

/* ---- Comparing ---- */

/* As many words of the question, one after the other, as the place has too. */
static size_t longest_run(const struct ul_prose *question, const struct ul_prose *place)
{
    size_t best = 0;
    if (question->n > MOST_WORDS || place->n > MOST_WORDS)
        return 0;
    for (size_t i = 0; i < question->n; i++)
        for (size_t k = 0; k < place->n; k++) {
            size_t n = 0;
            while (i + n < question->n && k + n < place->n &&
                   same_word(question, i + n, place, k + n))
                n++;
            best = n > best ? n : best;
        }
    return best;
}

enum { ALIKE = 50, RUN = 3, LONG = 5 };

/* How many in a hundred of the question's longer words stand in the place. */
static size_t likeness(const struct ul_prose *question, const struct ul_prose *place)
{
    size_t all = 0, shared = 0;
    for (size_t i = 0; i < question->n && i < MOST_WORDS; i++) {
        bool found = false;
        if (question->v[i].n < LONG)
            continue;
        for (size_t k = 0; k < place->n && k < MOST_WORDS && !found; k++)
            found = same_word(question, i, place, k);
        all++;
        shared += found;
    }
    size_t alike = all ? 100 * shared / all : 0;
    return alike < ALIKE && longest_run(question, place) >= RUN ? ALIKE : alike;
}

static void say_unanswered(struct asked *a, const struct ul_value *question,
                           const struct place *like)
{
    if (!like) {
        ul_say(a->diag, QUESTION_UNANSWERED, question->pos, question->text);
        return;
    }
    const char *line = ul_printf(a->arena, "%d", like->words.pos.line);
    ul_say(a->diag, QUESTION_OTHERWISE, question->pos,
           like->words.text + like->words.v[0].at, line);
}

/* ---- Answers in running text ---- */

enum { STEM = 6, ANSWERED = 50, MOST_BLOCKS = 2000 };

/* Do the words begin alike? "avvikelser", "avvikelserna". */
static bool akin(const struct ul_prose *a, size_t i, const struct ul_prose *b, size_t k)
{
    return a->v[i].n >= STEM && b->v[k].n >= STEM &&
           strncasecmp(a->text + a->v[i].at, b->text + b->v[k].at, STEM) == 0;
}

/* Most of the question's longer words stand in the paragraph. */
static bool is_dealt_with(const struct ul_prose *question, const struct ul_prose *text)
{
    size_t all = 0, shared = 0;
    for (size_t i = 0; i < question->n && i < MOST_WORDS; i++) {
        bool found = false;
        if (question->v[i].n < STEM)
            continue;
        for (size_t k = 0; k < text->n && k < MOST_WORDS && !found; k++)
            found = akin(question, i, text, k);
        all++;
        shared += found;
    }
    return !all || 100 * shared >= ANSWERED * all;
}

/* No heading, table or list answers: then a paragraph outside the sections that only
 * ask has to say what the question says. */
static void check_in_text(struct asked *a)
{
    struct ul_proses texts = ul_prose_blocks(a->arena, a->document->source->body);
    for (size_t q = 0; q < a->document->questions.n && q < MOST_QUESTIONS; q++) {
        const struct ul_value *value = &a->document->questions.v[q];
        struct ul_prose question = ul_prose_value(a->arena, value);
        bool asks = false, answered = false;
        for (size_t t = 0; t < texts.n && t < MOST_BLOCKS && !answered; t++) {
            const struct ul_prose *text = &texts.v[t];
            if (text->block->kind == UL_MD_HEADING)
                asks = only_asks(a, text);
            else if (!asks && !is_question(text))
                answered = is_dealt_with(&question, text);
        }
        if (!answered)
            say_unanswered(a, value, NULL);
    }
}

static void check_question(struct asked *a, const struct ul_value *value, size_t number)
{
    struct ul_prose question = ul_prose_value(a->arena, value);
    const struct place *like = NULL, *here = NULL;
    size_t best = ALIKE - 1;
    for (size_t i = 0; i < a->places.n && i < MOST_PLACES; i++) {
        const struct place *place = &a->places.v[i];
        if (holds(&place->words, &question) || place->number == number ||
            (!is_question(&place->words) && number_of(a, &place->words) == number)) {
            here = !here || here->empty ? place : here;
            continue;
        }
        size_t alike = likeness(&question, &place->words);
        if (alike > best) {
            best = alike;
            like = place;
        }
    }
    if (!here)
        say_unanswered(a, value, like);
    else if (here->empty)
        ul_say(a->diag, ANSWER_EMPTY, ul_prose_place(&here->words, 0, here->words.n),
               value->text);
}

void ul_check_questions(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_document *d = c->documents[i];
        struct asked asked = {.arena = scratch,
                              .words = &c->template->paper_words,
                              .document = d,
                              .diag = diag};
        if (!d->questions.n)
            continue;
        find_places(&asked, d->source->body, NULL);
        if (!asked.places.n)
            check_in_text(&asked);
        for (size_t k = 0; k < d->questions.n && asked.places.n && k < MOST_QUESTIONS;
             k++)
            check_question(&asked, &d->questions.v[k], k + 1);
    }
    ul_arena_free(scratch);
}
