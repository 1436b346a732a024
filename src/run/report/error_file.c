/* error_file.c -- FEL.txt: why a case was stopped, where its papers would lie. */
#include "run/report/error_file.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

const char ul_error_file_name[] = "FEL.txt";

static const struct words {
    const char *stopped, *then, *line, *severity[UL_ERROR + 1], *hint, *more;
} words_of[] = {
    [UL_SWEDISH] = {"Ärendet %s är stoppat.",
                    "Rätta det som står här, i ärendets egen mapp. När handlingarna är "
                    "gjorda försvinner den här filen.",
                    "rad %" PRId64,
                    {"Notis", "Varning", "Fel"},
                    "Råd:",
                    "… och %" PRId64 " till."},
    [UL_ENGLISH] = {"The case %s is stopped.",
                    "Mend what is told here, in the case's own folder. This file goes "
                    "away when the papers are made.",
                    "line %" PRId64,
                    {"Note", "Warning", "Error"},
                    "Hint:",
                    "… and %" PRId64 " more."},
};

/* ---- Messages ---- */

const char *ul_told_place(const struct ul_outcome *o, const struct ul_told *told)
{
    size_t n = strlen(o->name);
    for (const char *at = told->path; (at = strchr(at, '/')); at++)
        if (strncmp(at + 1, o->name, n) == 0 && at[n + 1] == '/')
            return at + n + 2;
    return told->path;
}

const struct ul_told **ul_told_gravest_first(struct ul_arena *arena,
                                             const struct ul_outcome *o)
{
    const struct ul_told **told = ul_new_n(arena, const struct ul_told *, o->told.n);
    size_t n = 0;
    for (int64_t severity = UL_ERROR; severity >= UL_NOTE; severity--)
        for (size_t i = 0; i < o->told.n; i++)
            if (o->told.v[i].severity == severity)
                told[n++] = &o->told.v[i];
    return told;
}

/* ---- The text ---- */

static void add_text(struct ul_buf *out, const char *text)
{
    ul_buf_str(out, ul_escaped(out->arena, text));
}

static void add_line(struct ul_buf *out, const struct ul_told *told)
{
    if (!*told->shown)
        return;
    ul_buf_fmt(out, "        %s\r\n", told->shown);
    if (told->shown_column <= 0)
        return;
    ul_buf_fmt(out, "        %*s", (int)told->shown_column - 1, "");
    for (int64_t i = 0; i < told->shown_width; i++)
        ul_buf_char(out, '^');
    ul_buf_str(out, "\r\n");
}

static void add_message(struct ul_buf *out, const struct words *words,
                        const struct ul_outcome *o, const struct ul_told *told)
{
    const char *place = ul_told_place(o, told);
    add_text(out, place);
    if (told->line > 0) {
        ul_buf_str(out, ", ");
        ul_buf_fmt(out, words->line, told->line);
    }
    ul_buf_fmt(out, "%s%s %s: ", *place ? "\r\n    " : "    ",
               words->severity[told->severity],
               ul_code_info((enum ul_code)told->code)->name);
    add_text(out, told->text);
    ul_buf_str(out, "\r\n");
    add_line(out, told);
    if (*told->hint) {
        ul_buf_fmt(out, "    %s ", words->hint);
        add_text(out, told->hint);
        ul_buf_str(out, "\r\n");
    }
    ul_buf_str(out, "\r\n");
}

static void add_all(struct ul_buf *out, const struct words *words,
                    const struct ul_outcome *o)
{
    const struct ul_told **told = ul_told_gravest_first(out->arena, o);
    int64_t all = o->errors + o->warnings + o->notes;
    ul_buf_str(out, "\xEF\xBB\xBF");
    ul_buf_fmt(out, words->stopped, ul_escaped(out->arena, o->name));
    ul_buf_fmt(out, "\r\n%s\r\n\r\n", words->then);
    if (*o->failure) {
        add_text(out, o->failure);
        ul_buf_str(out, "\r\n\r\n");
    }
    for (size_t i = 0; i < o->told.n; i++)
        add_message(out, words, o, told[i]);
    if (all > (int64_t)o->told.n) {
        ul_buf_fmt(out, words->more, all - (int64_t)o->told.n);
        ul_buf_str(out, "\r\n");
    }
}

/* ---- The file ---- */

static bool fail(const char *what)
{
    fprintf(stderr, "underlag: %s\n", what);
    return false;
}

static bool says(struct ul_arena *arena, const char *path, const struct ul_buf *text)
{
    struct ul_bytes bytes;
    return ul_file_read(arena, path, UL_FILE_LIMIT, &bytes) == UL_READ_OK &&
           bytes.n == text->n && memcmp(bytes.v, text->s, text->n) == 0;
}

static bool write_text(struct ul_arena *arena, const char *path,
                       const struct ul_buf *text)
{
    struct ul_outset set = {.arena = arena};
    struct ul_bytes bytes = {(const unsigned char *)text->s, text->n};
    if (says(arena, path, text))
        return true;
    if (ul_outset_add(&set, path, bytes) && ul_outset_commit(&set))
        return true;
    ul_outset_drop(&set);
    return fail(ul_escaped(arena, set.error ? set.error : path));
}

/* The case's folder goes too if nothing else is in it. */
static bool remove_text(const char *path, const char *folder)
{
    if (unlink(path) != 0)
        return errno == ENOENT || errno == ENOTDIR;
    return rmdir(folder) == 0 || errno == ENOTEMPTY || errno == EEXIST;
}

bool ul_error_file_update(struct ul_arena *arena, const char *output,
                          const struct ul_outcome *o, enum ul_lang lang)
{
    const char *folder = ul_printf(arena, "%s/%s", output, o->name);
    const char *path = ul_printf(arena, "%s/%s", folder, ul_error_file_name);
    if (!o->stopped || o->gone)
        return remove_text(path, folder) ||
               fail(ul_printf(arena, "%s: %s", ul_escaped(arena, path),
                              strerror(errno)));
    struct ul_buf text = {.arena = arena};
    add_all(&text, &words_of[lang], o);
    return write_text(arena, path, &text);
}
