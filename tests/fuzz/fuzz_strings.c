/* fuzz_strings.c -- what a PDF says of itself is what was said: title, author and
 * subject, in XMP and in Info. */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "emit/cell_text.h"
#include "emit/pdf_text.h"
#include "fuzzing.h"
#include "read/encoding.h"

/* XML's five entities are three here; nothing else may be escaped. */
static const char *unescaped(struct ul_arena *arena, const char *at, const char *end)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;"};
    struct ul_buf out = {.arena = arena};
    while (at < end) {
        size_t used = 1;
        char c = *at;
        HOLDS(c != '<' && c != '>');
        for (size_t i = 0; c == '&' && i < 3; i++)
            if (strncmp(at, entities[i], strlen(entities[i])) == 0) {
                used = strlen(entities[i]);
                c = "&<>"[i];
            }
        HOLDS(*at != '&' || used > 1);
        ul_buf_char(&out, c);
        at += used;
    }
    return ul_buf_text(&out);
}

/* The text between two marks of the file. */
static const char *between(struct ul_arena *arena, struct ul_bytes pdf,
                           const char *before, const char *after)
{
    const char *at = memmem(pdf.v, pdf.n, before, strlen(before));
    HOLDS(at);
    at += strlen(before);
    size_t left = pdf.n - (size_t)(at - (const char *)pdf.v);
    const char *end = memmem(at, left, after, strlen(after));
    HOLDS(end);
    return unescaped(arena, at, end);
}

static void look_at_file(struct ul_arena *arena, const char *text)
{
    struct ul_tag root = {.role = UL_ROLE_DOCUMENT};
    struct ul_pages pages = {
        .title = text, .author = text, .subject = text, .root = &root, .n_tags = 1};
    struct ul_page page = {.width = 600000, .height = 800000};
    struct ul_bytes pdf;
    struct ul_buf info = {.arena = arena};
    ul_push(arena, &pages.pages, page);
    HOLDS(fuzzing_emit(arena, &pages, &pdf));
    HOLDS(strcmp(between(arena, pdf, "x-default\">", "</rdf:li></rdf:Alt></dc:title>"),
                 text) == 0);
    HOLDS(strcmp(between(arena, pdf, "<dc:creator><rdf:Seq><rdf:li>",
                         "</rdf:li></rdf:Seq>"),
                 text) == 0);
    ul_buf_str(&info, "/Title ");
    ul_pdf_string(&info, text);
    HOLDS(memmem(pdf.v, pdf.n, info.s, info.n));
}

/* As a title is: lines and runs of blanks are for the paper. */
static const char *one_line(struct ul_arena *arena, const char *text)
{
    char *line = ul_strdup(arena, ul_squeeze(arena, text));
    for (char *at = line; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    return ul_squeeze(arena, line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    const char *text = ul_strndup(arena, (const char *)data, size);
    if (ul_utf8_bad(text, strlen(text)) == strlen(text)) {
        struct ul_buf uri = {.arena = arena};
        text = one_line(arena, ul_clean(arena, text));
        look_at_file(arena, text);
        ul_pdf_uri(&uri, text);
        const char *cell = ul_cell_text(arena, text);
        HOLDS(ul_utf8_bad(cell, strlen(cell)) == strlen(cell));
        const char *line = ul_cell_line(arena, text, 31);
        HOLDS(ul_utf8_count(line) <= 31);
    }
    ul_arena_free(arena);
    return 0;
}
