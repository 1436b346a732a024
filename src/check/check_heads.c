/* check_heads.c -- the head of a paper and whom it goes to: kommunstyrelsen (U508),
 * diarienummer (U509), handläggare and undertecknare (U510). */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/paper.h"

/* A paper that goes with another goes where that one goes, under its number. */
static void each_paper(const struct ul_case *c, struct ul_diag *diag,
                       void (*check)(struct ul_arena *, const struct ul_case *,
                                     const struct ul_document *, struct ul_diag *))
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++)
        if (!ul_paper_is_annex(c, c->documents[i]))
            check(scratch, c, c->documents[i], diag);
    ul_arena_free(scratch);
}

/* ---- U508: a follow-up goes to kommunstyrelsen ---- */

static bool is_follow_up(const struct ul_document *document)
{
    if (document->cases.n)
        return false;
    for (size_t i = 0; i < document->n_annexes; i++)
        if (document->annexes[i].part &&
            ul_paper_shows_results(document->annexes[i].part))
            return true;
    return ul_given(&document->period);
}

static bool names_executive(struct ul_arena *arena, const struct ul_paper_words *words,
                            const struct ul_value *value)
{
    struct ul_prose prose = ul_prose_value(arena, value);
    return ul_phrase_find(&words->executive, &prose, 0, prose.n, NULL) < prose.n ||
           ul_phrase_find(&words->council, &prose, 0, prose.n, NULL) < prose.n;
}

static void check_receivers(struct ul_arena *arena, const struct ul_case *c,
                            const struct ul_document *document, struct ul_diag *diag)
{
    const struct ul_paper_words *words = &c->template->paper_words;
    struct ul_proses items = ul_paper_items(arena, document, UL_SECTION_RECEIVERS);
    size_t at = 0;
    const struct ul_section *section =
        ul_paper_section(document, UL_SECTION_RECEIVERS, &at);
    if (!section || !items.n || !words->executive.n || !is_follow_up(document) ||
        names_executive(arena, words, &document->to) ||
        names_executive(arena, words, &document->head.board))
        return;
    for (size_t i = 0; i < items.n; i++)
        if (ul_phrase_find(&words->executive, &items.v[i], 0, items.v[i].n, NULL) <
            items.v[i].n)
            return;
    ul_say(diag, NOT_SENT, section->pos, NULL);
}

void ul_check_receivers(const struct ul_case *c, struct ul_diag *diag)
{
    each_paper(c, diag, check_receivers);
}

/* ---- Keys that a paper should have ---- */

static bool expects(const struct ul_document *document, const char *key)
{
    const struct ul_doctype *type = document->type;
    for (size_t i = 0; i < type->expected_keys.n; i++)
        if (ul_same(type->expected_keys.v[i].text, key))
            return true;
    for (size_t i = 0; i < type->addressed_keys.n && ul_given(&document->to); i++)
        if (ul_same(type->addressed_keys.v[i].text, key))
            return true;
    return false;
}

/* ---- U509: diarienummer ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What a {…} of the form takes from the text: bytes, or 0 if it does not fit. */
static size_t form_field(const char *name, size_t n, const char *text)
{
    size_t digits = strspn(text, "0123456789"), letters = 0;
    if (n == strlen("år") && memcmp(name, "år", n) == 0)
        return digits >= 4 && (ul_starts_with(text, "19") || ul_starts_with(text, "20"))
                   ? 4
                   : 0;
    if (n == strlen("nummer") && memcmp(name, "nummer", n) == 0)
        return digits;
    while (text[letters] && !is_digit(text[letters]) && !strchr(" -/.:", text[letters]))
        letters++;
    return letters;
}

static bool fits_form(const char *form, const char *text)
{
    while (*form) {
        const char *end = *form == '{' ? strchr(form, '}') : NULL;
        if (!end) {
            if (*form++ != *text++)
                return false;
            continue;
        }
        size_t n = form_field(form + 1, (size_t)(end - form) - 1, text);
        if (!n)
            return false;
        text += n;
        form = end + 1;
    }
    return *text == '\0';
}

/* "SN 2023-xx" waits for its number. */
static bool is_unfilled(const char *text)
{
    size_t n = strlen(text);
    if (!strpbrk(text, "0123456789"))
        return true;
    const char *end = text + n;
    if (n > 1 && strchr("-/:._", end[-1]))
        return true;
    while (end > text && strchr("xX?_…", end[-1]) && (unsigned char)end[-1] < 0x80)
        end--;
    return end < text + n && end > text && strchr("-/ :.", end[-1]) != NULL;
}

static void check_number(struct ul_arena *arena, const struct ul_case *c,
                         const struct ul_document *document, struct ul_diag *diag)
{
    const struct ul_value *number = &document->head.case_number;
    const struct ul_value *form = &c->template->case_number_form;
    (void)arena;
    if (!ul_given(number)) {
        if (expects(document, "diarienummer"))
            ul_say(diag, NUMBER_MISSING, document->pos, document->type->label.text);
    } else if (ul_given(form) && !fits_form(form->text, number->text)) {
        ul_say(diag, NUMBER_FORM, number->pos, number->text, form->text);
    } else if (is_unfilled(number->text)) {
        ul_say(diag, NUMBER_UNFILLED, number->pos, number->text);
    }
}

void ul_check_case_number(const struct ul_case *c, struct ul_diag *diag)
{
    each_paper(c, diag, check_number);
}

/* ---- U510: who has written it, and who signs ---- */

static bool begins_large(struct ul_arena *arena, const struct ul_prose *prose, size_t i)
{
    const char *word = ul_prose_word(arena, prose, i);
    int32_t rune = ul_utf8_next(&word);
    return (rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE);
}

/* Two or three words with large letters and nothing else: a name alone. */
static bool is_bare_name(struct ul_arena *arena, const struct ul_paper_words *words,
                         const struct ul_value *value)
{
    struct ul_prose prose = ul_prose_value(arena, value);
    if (prose.n < 2 || prose.n > 4 || strpbrk(value->text, ",(/;\n@") ||
        strstr(value->text, "–"))
        return false;
    for (size_t i = 0; i < prose.n; i++)
        if (!begins_large(arena, &prose, i) || ul_phrase_at(&words->titles, &prose, i))
            return false;
    return true;
}

/* A signer is expected to have the same title wherever he stands. */
static bool has_title(const struct ul_document *document, const char *name)
{
    for (size_t i = 0; i < document->signers.n; i++) {
        const struct ul_signer *signer = &document->signers.v[i];
        if (ul_given(&signer->name) && ul_given(&signer->title) &&
            ul_same(signer->name.text, name))
            return true;
    }
    return false;
}

static void check_signers(struct ul_arena *arena, const struct ul_paper_words *words,
                          const struct ul_document *document, struct ul_diag *diag)
{
    for (size_t i = 0; i < document->signers.n; i++) {
        const struct ul_signer *signer = &document->signers.v[i];
        if (ul_given(&signer->name) && !ul_given(&signer->title) &&
            is_bare_name(arena, words, &signer->name))
            ul_say(diag, SIGNER_NO_TITLE, signer->name.pos, signer->name.text);
    }
}

static void check_people(struct ul_arena *arena, const struct ul_case *c,
                         const struct ul_document *document, struct ul_diag *diag)
{
    const struct ul_paper_words *words = &c->template->paper_words;
    const struct ul_value *handler = &document->handler;
    if (!ul_given(handler) && expects(document, "handläggare"))
        ul_say(diag, HANDLER_MISSING, document->pos, document->type->label.text);
    if (!document->signers.n && expects(document, "undertecknare"))
        ul_say(diag, SIGNER_MISSING, document->pos, document->type->label.text);
    if (ul_given(handler) && is_bare_name(arena, words, handler) &&
        !has_title(document, handler->text))
        ul_say(diag, HANDLER_NO_TITLE, handler->pos, handler->text);
    check_signers(arena, words, document, diag);
}

void ul_check_people(const struct ul_case *c, struct ul_diag *diag)
{
    each_paper(c, diag, check_people);
}
