/* check_summary.c -- a summary that is too long, or says what the decision says
 * (U511). */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/paper.h"

/* Shorter sentences are alike by chance. */
enum { WORDS_MIN = 4, WORDS_QUOTED = 9, MOST_SENTENCES = 200 };

static const char *sentence_text(struct ul_arena *arena, const struct ul_prose *prose,
                                 size_t from, size_t end)
{
    const struct ul_prose_word *first = &prose->v[from], *last = &prose->v[end - 1];
    return ul_strndup(arena, prose->text + first->at, last->at + last->n - first->at);
}

static bool says(struct ul_arena *arena, const struct ul_proses *texts,
                 const char *sentence)
{
    int count = 0;
    for (size_t t = 0; t < texts->n; t++) {
        const struct ul_prose *prose = &texts->v[t];
        for (size_t i = 0, end; i < prose->n && count++ < MOST_SENTENCES; i = end) {
            end = ul_prose_sentence_end(prose, i);
            if (ul_same(sentence_text(arena, prose, i, end), sentence))
                return true;
        }
    }
    return false;
}

static bool same_word(const struct ul_prose *a, size_t i, const struct ul_prose *b,
                      size_t k)
{
    return a->v[i].n == b->v[k].n &&
           strncasecmp(a->text + a->v[i].at, b->text + b->v[k].at, a->v[i].n) == 0;
}

/* The words from..end of one text stand one after the other in the other. */
static bool holds(const struct ul_prose *in, const struct ul_prose *what, size_t from,
                  size_t end)
{
    for (size_t k = 0; k + (end - from) <= in->n; k++) {
        size_t i = from;
        while (i < end && same_word(what, i, in, k + i - from))
            i++;
        if (i == end)
            return true;
    }
    return false;
}

/* The whole decision as one text: what is in points there may be one sentence in
 * the summary. */
static struct ul_prose whole_text(struct ul_arena *arena, const struct ul_proses *texts)
{
    struct ul_buf all = {.arena = arena};
    for (size_t i = 0; i < texts->n; i++)
        ul_buf_fmt(&all, "%s\n", texts->v[i].text);
    return ul_prose_text(arena, ul_buf_text(&all));
}

/* A sentence of the decision, in one of the summary: "Därför föreslås att …". */
static bool quotes(const struct ul_proses *decision, const struct ul_prose *prose,
                   size_t from, size_t end)
{
    struct ul_prose sentence = {
        .text = prose->text, .v = prose->v + from, .n = end - from};
    int count = 0;
    for (size_t t = 0; t < decision->n; t++) {
        const struct ul_prose *text = &decision->v[t];
        for (size_t i = 0, last; i < text->n && count++ < MOST_SENTENCES; i = last) {
            last = ul_prose_sentence_end(text, i);
            if (last - i >= WORDS_QUOTED && holds(&sentence, text, i, last))
                return true;
        }
    }
    return false;
}

static void check_repeats(struct ul_arena *arena, const struct ul_proses *summary,
                          const struct ul_proses *decision, struct ul_diag *diag)
{
    int count = 0;
    struct ul_prose all = whole_text(arena, decision);
    for (size_t t = 0; t < summary->n; t++) {
        const struct ul_prose *prose = &summary->v[t];
        for (size_t i = 0, end; i < prose->n && count++ < MOST_SENTENCES; i = end) {
            end = ul_prose_sentence_end(prose, i);
            if (end - i >= WORDS_MIN &&
                (says(arena, decision, sentence_text(arena, prose, i, end)) ||
                 (end - i >= WORDS_QUOTED && holds(&all, prose, i, end)) ||
                 quotes(decision, prose, i, end)))
                ul_say(diag, SUMMARY_REPEATS, ul_prose_place(prose, i, end - i), NULL);
        }
    }
}

static void check_length(struct ul_arena *arena, const struct ul_document *document,
                         const struct ul_proses *summary, struct ul_diag *diag)
{
    const struct ul_value *most = &document->type->summary;
    size_t at = 0, length = 0;
    const struct ul_section *section =
        ul_paper_section(document, UL_SECTION_SUMMARY, &at);
    for (size_t i = 0; i < summary->n; i++)
        length += ul_utf8_count(summary->v[i].text);
    if (section && ul_given(most) && most->number > 0 && length > (size_t)most->number)
        ul_say(diag, SUMMARY_LONG, section->pos, ul_printf(arena, "%zu", length),
               most->text);
}

void ul_check_summary(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_document *d = c->documents[i];
        struct ul_proses summary = ul_paper_texts(scratch, d, UL_SECTION_SUMMARY);
        struct ul_proses decision = ul_paper_texts(scratch, d, UL_SECTION_DECISION);
        check_length(scratch, d, &summary, diag);
        check_repeats(scratch, &summary, &decision, diag);
    }
    ul_arena_free(scratch);
}
