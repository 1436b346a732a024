/* status_case.c -- a case on the status page: how it stands, papers, messages. */
#include <inttypes.h>
#include <string.h>

#include "base/markup.h"
#include "run/cases/above.h"
#include "run/report/error_file.h"
#include "run/report/status_parts.h"

enum { FEW = 3 }; /* messages that are seen at once; the others are folded */

static const char *const classes[UL_STAND__COUNT] = {
    [UL_STAND_STOP] = "stop", [UL_STAND_WARN] = "warn", [UL_STAND_GOOD] = "good"};

enum ul_stand ul_stand_of(const struct ul_outcome *o)
{
    return o->stopped ? UL_STAND_STOP : o->warnings ? UL_STAND_WARN : UL_STAND_GOOD;
}

const char *ul_stand_class(enum ul_stand stand)
{
    return classes[stand];
}

/* ---- How it stands ---- */

static void add_state(struct ul_status_pen *pen, const struct ul_outcome *o)
{
    const struct ul_status_words *words = pen->words;
    ul_buf_str(pen->out, "<p class=\"state\">");
    if (o->stopped && !o->errors)
        ul_buf_str(pen->out, words->unwritten);
    else if (o->stopped)
        ul_buf_fmt(pen->out, ul_numbered(words->stopped, o->errors),
                   (long long)o->errors);
    else if (o->warnings)
        ul_buf_fmt(pen->out, ul_numbered(words->warned, o->warnings),
                   (long long)o->warnings);
    else
        ul_buf_str(pen->out, words->good);
    ul_buf_str(pen->out, "</p>");
}

/* ---- Papers ---- */

static int64_t size_of(const struct ul_outcome *o, const char *path)
{
    for (size_t i = 0; i < o->outputs.n; i++)
        if (strcmp(o->outputs.v[i]->path, path) == 0)
            return o->outputs.v[i]->size;
    return 0;
}

/* "84 kB", "1,2 MB": as file managers tell it. */
static void add_size(struct ul_status_pen *pen, int64_t size)
{
    int64_t tenths = (size + 50000) / 100000;
    if (size < 1000000)
        ul_buf_fmt(pen->out, "%" PRId64 "&nbsp;kB",
                   size < 1000 ? 1 : (size + 500) / 1000);
    else
        ul_buf_fmt(pen->out, "%" PRId64 "%s%" PRId64 "&nbsp;MB", tenths / 10,
                   pen->words->decimal, tenths % 10);
}

static void add_link(struct ul_status_pen *pen, const struct ul_status_case *one,
                     const char *file)
{
    ul_buf_str(pen->out, "<a href=\"");
    ul_markup_href(pen->out, one->folder);
    ul_markup_href(pen->out, one->outcome->name);
    ul_buf_char(pen->out, '/');
    ul_markup_href(pen->out, file);
    ul_buf_str(pen->out, "\"><bdi>");
    ul_markup_text(pen->out, file);
    ul_buf_str(pen->out, "</bdi></a>");
}

static void add_paper(struct ul_status_pen *pen, const struct ul_status_case *one,
                      const struct ul_made *made)
{
    int64_t size = size_of(one->outcome, made->path);
    ul_buf_str(pen->out, "<li>");
    add_link(pen, one, ul_last_part(made->path));
    if (made->pages || size) {
        ul_buf_str(pen->out, " <span class=\"quiet\">(");
        if (made->pages)
            ul_buf_fmt(pen->out, ul_numbered(pen->words->pages, made->pages),
                       made->pages);
        ul_buf_str(pen->out, made->pages && size ? ", " : "");
        if (size)
            add_size(pen, size);
        ul_buf_str(pen->out, ")</span>");
    }
    ul_buf_str(pen->out, " </li>");
}

static void add_papers(struct ul_status_pen *pen, const struct ul_status_case *one)
{
    const struct ul_outcome *o = one->outcome;
    if (!o->made.n) {
        ul_buf_fmt(pen->out, "<p class=\"docs quiet\">%s</p>", pen->words->no_papers);
        return;
    }
    ul_buf_str(pen->out, "<div class=\"docs\">");
    if (o->stopped)
        ul_buf_fmt(pen->out, "<p class=\"quiet\">%s</p>", pen->words->earlier);
    ul_buf_str(pen->out, "<ul>");
    for (size_t i = 0; i < o->made.n; i++)
        add_paper(pen, one, &o->made.v[i]);
    ul_buf_str(pen->out, "</ul></div>");
}

/* ---- Messages ---- */

/* Where the `characters` first ones end. */
static const char *skip(const char *text, int64_t characters)
{
    while (characters-- > 0 && *text)
        for (text++; ((unsigned char)*text & 0xC0) == 0x80; text++)
            continue;
    return text;
}

/* The line without its indentation, and what the message is about marked. */
static void add_line(struct ul_status_pen *pen, const struct ul_told *told)
{
    if (!*told->shown)
        return;
    const char *from = skip(told->shown, told->shown_column - 1);
    const char *to = told->shown_column > 0 ? skip(from, told->shown_width) : from;
    const char *start = told->shown;
    while (start < from && *start == ' ')
        start++;
    ul_buf_str(pen->out, "<pre>");
    ul_markup_part(pen->out, start, (size_t)(from - start));
    if (to > from) {
        ul_buf_str(pen->out, "<mark>");
        ul_markup_part(pen->out, from, (size_t)(to - from));
        ul_buf_str(pen->out, "</mark>");
    }
    ul_markup_text(pen->out, to);
    ul_buf_str(pen->out, "</pre>");
}

static void add_place(struct ul_status_pen *pen, const struct ul_outcome *o,
                      const struct ul_told *told)
{
    const char *path = ul_told_place(o, told);
    if (!*path)
        return;
    ul_buf_str(pen->out, "<b><bdi>");
    ul_markup_text(pen->out, path);
    ul_buf_str(pen->out, "</bdi>");
    if (told->line > 0) {
        ul_buf_str(pen->out, ", ");
        ul_buf_fmt(pen->out, pen->words->line, (long long)told->line);
    }
    ul_buf_str(pen->out, ":</b> ");
}

static void add_message(struct ul_status_pen *pen, const struct ul_outcome *o,
                        const struct ul_told *told)
{
    static const char *const kinds[] = {[UL_NOTE] = "",
                                        [UL_WARNING] = " class=\"warning\"",
                                        [UL_ERROR] = " class=\"error\""};
    const char *code = ul_code_info((enum ul_code)told->code)->name;
    pen->codes[told->code] = true;
    ul_buf_fmt(pen->out, "<li%s><p>", kinds[told->severity]);
    add_place(pen, o, told);
    ul_markup_text(pen->out, told->text);
    ul_buf_str(pen->out, "</p>");
    add_line(pen, told);
    ul_buf_str(pen->out, "<p>");
    if (*told->hint) {
        ul_buf_fmt(pen->out, "<span class=\"quiet\">%s</span> ", pen->words->hint);
        ul_markup_text(pen->out, told->hint);
        ul_buf_char(pen->out, ' ');
    }
    ul_buf_fmt(pen->out, "<a href=\"#%s\">", code);
    ul_buf_fmt(pen->out,
               told->severity == UL_ERROR ? pen->words->mend : pen->words->about, code);
    ul_buf_str(pen->out, "</a></p></li>");
}

static void add_list(struct ul_status_pen *pen, const struct ul_outcome *o,
                     const struct ul_told *const *told, size_t n)
{
    ul_buf_str(pen->out, "<ol class=\"told\">");
    for (size_t i = 0; i < n; i++)
        add_message(pen, o, told[i]);
    ul_buf_str(pen->out, "</ol>");
}

static void add_rest(struct ul_status_pen *pen, const struct ul_status_case *one,
                     size_t shown)
{
    const struct ul_outcome *o = one->outcome;
    size_t all = (size_t)(o->errors + o->warnings + o->notes);
    if (all <= shown)
        return;
    ul_buf_str(pen->out, "<p class=\"more\">");
    ul_buf_fmt(pen->out, pen->words->rest, all - shown);
    if (o->stopped) {
        ul_buf_fmt(pen->out, " %s ", pen->words->rest_file);
        add_link(pen, one, ul_error_file_name);
        ul_buf_char(pen->out, '.');
    }
    ul_buf_str(pen->out, "</p>");
}

static void add_messages(struct ul_status_pen *pen, const struct ul_status_case *one)
{
    const struct ul_outcome *o = one->outcome;
    struct ul_arena *scratch = ul_arena_new();
    const struct ul_told **told = ul_told_gravest_first(scratch, o);
    size_t n = o->told.n < pen->most ? o->told.n : pen->most;
    /* One more takes no more room than the words that would hide it. */
    size_t few = n <= FEW + 1 ? n : FEW;
    if (n)
        add_list(pen, o, told, few);
    if (n > few) {
        ul_buf_str(pen->out, "<details><summary>");
        ul_buf_fmt(pen->out, pen->words->more, n - few);
        ul_buf_str(pen->out, "</summary>");
        add_list(pen, o, told + few, n - few);
        ul_buf_str(pen->out, "</details>");
    }
    add_rest(pen, one, n);
    ul_arena_free(scratch);
}

static void add_failure(struct ul_status_pen *pen, const char *failure)
{
    if (!*failure)
        return;
    ul_buf_str(pen->out, "<ol class=\"told\"><li class=\"error\"><p>");
    ul_markup_text(pen->out, failure);
    ul_buf_str(pen->out, "</p></li></ol>");
}

void ul_status_case(struct ul_status_pen *pen, const struct ul_status_case *one)
{
    const struct ul_outcome *o = one->outcome;
    ul_buf_fmt(pen->out, "<li class=\"%s\"><h3><bdi>", classes[ul_stand_of(o)]);
    ul_markup_text(pen->out, o->name);
    ul_buf_str(pen->out, "</bdi></h3>");
    add_state(pen, o);
    ul_status_time(pen->out, o->when);
    add_papers(pen, one);
    add_failure(pen, o->failure);
    add_messages(pen, one);
    ul_buf_str(pen->out, "</li>\n");
}
