/* diag_print.c -- messages as a person reads them on a terminal. */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/phrase.h"
#include "base/utf8.h"

/* The longest part of a source line that is shown, in characters. */
enum { SHOWN = 100 };

static const char *const colours[] = {
    [UL_NOTE] = "\033[36m",
    [UL_WARNING] = "\033[33m",
    [UL_ERROR] = "\033[31m",
    [UL_SILENT] = "",
};

/* Returns how many characters it takes. */
static int add_escaped(struct ul_buf *out, int32_t rune)
{
    if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0)) {
        ul_buf_fmt(out, "\\x%02x", (unsigned)rune);
        return 4;
    }
    ul_buf_rune(out, rune);
    return 1;
}

const char *ul_escaped(struct ul_arena *arena, const char *text)
{
    struct ul_buf out = {.arena = arena};
    for (int32_t rune; (rune = ul_utf8_next(&text));)
        add_escaped(&out, rune);
    return ul_buf_text(&out);
}

/* Where the line of the last message began: messages come in order, so that the
 * next one is looked for from there. */
struct cursor {
    const struct ul_file *file;
    int line;
    const char *at;
};

static const char *line_start(struct cursor *c, const struct ul_file *file, int line)
{
    if (c->file != file || line < c->line)
        *c = (struct cursor){file, 1, file->text};
    for (; c->line < line; c->line++) {
        const char *next = strchr(c->at, '\n');
        if (!next)
            return NULL;
        c->at = next + 1;
    }
    return c->at;
}

/* The line of a place; a long one is shown around it. */
static struct ul_source_line shown_of(struct ul_arena *arena, const struct ul_pos *pos,
                                      struct cursor *cursor)
{
    struct ul_source_line shown = {.line = ""};
    const char *at =
        pos->file && pos->line > 0 ? line_start(cursor, pos->file, pos->line) : NULL;
    if (!at || !*at)
        return shown;
    struct ul_buf out = {.arena = arena};
    int from = pos->column > SHOWN - 20 ? pos->column - SHOWN / 2 : 1;
    int behind = pos->column + (pos->width > 0 ? pos->width : 1);
    int column = 1, used = from > 1 ? 1 : 0;
    ul_buf_str(&out, from > 1 ? "…" : "");
    for (; *at && *at != '\n' && column < from + SHOWN; column++) {
        int32_t rune = ul_utf8_next(&at);
        if (column < from)
            continue;
        if (column == pos->column)
            shown.column = used + 1;
        int wide = add_escaped(&out, rune == '\t' ? ' ' : rune);
        used += wide;
        if (column >= pos->column && column < behind)
            shown.width += wide;
    }
    if (*at && *at != '\n')
        ul_buf_str(&out, "…");
    if (column <= pos->column) {
        shown.column = used + 1;
        shown.width = 1;
    }
    shown.line = ul_buf_text(&out);
    return shown;
}

const struct ul_source_line *ul_diag_source_lines(struct ul_arena *arena,
                                                  const struct ul_diag *diag, size_t n)
{
    struct ul_source_line *all = ul_new_n(arena, struct ul_source_line, n);
    struct cursor cursor = {0};
    for (size_t i = 0; i < n; i++)
        all[i] = shown_of(arena, &diag->v[i].pos, &cursor);
    return all;
}

/* The line and a caret under the value. */
static void add_source(struct ul_buf *out, const struct ul_pos *pos,
                       struct cursor *cursor)
{
    struct ul_source_line shown = shown_of(out->arena, pos, cursor);
    if (!shown.column)
        return;
    ul_buf_fmt(out, "    %s\n    ", shown.line);
    for (int i = 1; i < shown.column + shown.width; i++)
        ul_buf_char(out, i < shown.column ? ' ' : '^');
    ul_buf_char(out, '\n');
}

static void add_place(struct ul_buf *out, const struct ul_message *m)
{
    const char *path = m->pos.file ? m->pos.file->path : m->path;
    if (!path)
        path = "underlag";
    ul_buf_str(out, ul_escaped(out->arena, path));
    if (m->pos.file && m->pos.line > 0)
        ul_buf_fmt(out, ":%d:%d", m->pos.line, m->pos.column);
    ul_buf_str(out, ": ");
}

static void add_message(struct ul_buf *out, const struct ul_message *m,
                        struct cursor *cursor, enum ul_lang lang, bool colour)
{
    add_place(out, m);
    ul_buf_fmt(out, "%s%s:%s ", colour ? colours[m->severity] : "",
               ul_severity_name(m->severity, lang), colour ? "\033[0m" : "");
    ul_buf_fmt(out, "%s [%s]\n",
               ul_escaped(out->arena, ul_message_text(out->arena, m, lang)),
               ul_code_info(m->code)->name);
    add_source(out, &m->pos, cursor);
    const char *hint = ul_message_hint(out->arena, m, lang);
    if (*hint)
        ul_buf_fmt(out, "    %s %s\n", ul_phrase(lang, "råd:"),
                   ul_escaped(out->arena, hint));
}

/* More than anyone reads: a file of nonsense must not drown the others. */
enum { MOST_SHOWN = 1000 };

void ul_diag_print(FILE *to, const struct ul_diag *diag, enum ul_lang lang, bool colour)
{
    struct cursor cursor = {0};
    for (size_t i = 0; i < diag->n && i < MOST_SHOWN; i++) {
        struct ul_arena *scratch = ul_arena_new();
        struct ul_buf out = {.arena = scratch};
        add_message(&out, &diag->v[i], &cursor, lang, colour);
        fputs(ul_buf_text(&out), to);
        ul_arena_free(scratch);
    }
    if (diag->n > MOST_SHOWN)
        fprintf(to, ul_phrase(lang, "… och %zu meddelanden till\n"),
                diag->n - MOST_SHOWN);
}
