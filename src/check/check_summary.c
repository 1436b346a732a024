/* check_summary.c -- a summary that is too long, or says what the decision says
 * (U511). */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/paper.h"

/* Shorter sentences are alike by chance. */
enum { WORDS_MIN = 4, MOST_SENTENCES = 200 };

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

static void check_repeats(struct ul_arena *arena, const struct ul_proses *summary,
                          const struct ul_proses *decision, struct ul_diag *diag)
{
    int count = 0;
    for (size_t t = 0; t < summary->n; t++) {
        const struct ul_prose *prose = &summary->v[t];
        for (size_t i = 0, end; i < prose->n && count++ < MOST_SENTENCES; i = end) {
            end = ul_prose_sentence_end(prose, i);
            if (end - i >= WORDS_MIN &&
                says(arena, decision, sentence_text(arena, prose, i, end)))
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
