/* status.c -- the page that tells how each case stands: OUTPUT/index.html. */
#include "run/report/status.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/markup.h"
#include "run/report/status_parts.h"

/* Made from status_page.css and status_page.js by tools/embed.cmake. */
extern const char ul_status_css[], ul_status_css_hash[];
extern const char ul_status_js[], ul_status_js_hash[];

enum {
    MOST_IN_CASE = 100,   /* messages of one case on the page */
    MOST_ON_PAGE = 20000, /* of all of them: the page must open in a moment */
    LEAST_IN_CASE = 3,
};

/* ---- Time ---- */

/* With SOURCE_DATE_EPOCH the page is the same bytes whenever and wherever it is made:
 * that is then the time of everything, in UTC. */
static bool epoch_of_source(int64_t *seconds)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    *seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    return epoch && end != epoch && !*end;
}

static int64_t time_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_REALTIME, &now) == 0
               ? (int64_t)now.tv_sec * 1000000000 + now.tv_nsec
               : 0;
}

void ul_status_time(struct ul_buf *out, int64_t when)
{
    int64_t epoch;
    bool fixed = epoch_of_source(&epoch);
    time_t seconds = (time_t)(fixed ? epoch : when / 1000000000);
    struct tm parts;
    char machine[40], shown[40];
    if (!(fixed ? gmtime_r(&seconds, &parts) : localtime_r(&seconds, &parts)) ||
        !strftime(machine, sizeof machine, "%Y-%m-%dT%H:%M%z", &parts) ||
        !strftime(shown, sizeof shown, "%Y-%m-%d %H:%M", &parts))
        return;
    ul_buf_fmt(out, "<time datetime=\"%s\">%s</time>", machine, shown);
}

/* ---- Order and counts ---- */

/* Cases of one run come in together, whatever second each was done. */
static int64_t minute_of(const struct ul_outcome *o)
{
    return o->when / 1000000000 / 60;
}

static int by_stand(const void *left, const void *right)
{
    const struct ul_outcome *a = ((const struct ul_status_case *)left)->outcome;
    const struct ul_outcome *b = ((const struct ul_status_case *)right)->outcome;
    int order = (int)ul_stand_of(a) - (int)ul_stand_of(b);
    return order ? order : strcmp(a->name, b->name);
}

static int by_time(const void *left, const void *right)
{
    int64_t a = minute_of(((const struct ul_status_case *)left)->outcome);
    int64_t b = minute_of(((const struct ul_status_case *)right)->outcome);
    return a != b ? (a > b ? -1 : 1) : by_stand(left, right);
}

static void count(const struct ul_status *status, size_t counts[UL_STAND__COUNT])
{
    for (size_t i = 0; i < status->n; i++)
        counts[ul_stand_of(status->v[i].outcome)]++;
}

/* How many messages of each case there is room for. */
static size_t most_of(const struct ul_status *status)
{
    size_t telling = 0;
    for (size_t i = 0; i < status->n; i++)
        telling += status->v[i].outcome->told.n > 0;
    size_t share = MOST_ON_PAGE / (telling ? telling : 1);
    return share > MOST_IN_CASE    ? MOST_IN_CASE
           : share < LEAST_IN_CASE ? LEAST_IN_CASE
                                   : share;
}

/* ---- The page ---- */

static void add_head(struct ul_status_pen *pen)
{
    ul_buf_fmt(pen->out,
               "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
               "'none'; style-src '%s'; script-src '%s'; base-uri 'none'; "
               "form-action 'none'\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<title>%s</title>\n<style>",
               pen->words->lang, ul_status_css_hash, ul_status_js_hash,
               pen->words->title);
    ul_buf_str(pen->out, ul_status_css);
    ul_buf_str(pen->out, "</style>\n</head>\n<body>\n");
}

static void add_top(struct ul_status_pen *pen, const struct ul_status *status)
{
    ul_buf_fmt(pen->out, "<header><h1>%s</h1><p>%s ", pen->words->title,
               pen->words->last_run);
    ul_status_time(pen->out, time_now());
    ul_buf_fmt(pen->out, " · %s <b><bdi>", pen->words->folder);
    ul_markup_text(pen->out, status->source);
    ul_buf_str(pen->out, "</bdi></b></p></header>\n");
}

static void add_count(struct ul_buf *out, const char *kind, size_t n, const char *words,
                      bool chosen)
{
    ul_buf_fmt(out,
               "<label><input type=\"radio\" name=\"show\" id=\"show-%s\" "
               "value=\"%s\"%s%s><b>%zu</b> <span class=\"%s\">%s</span></label>\n",
               kind, kind, chosen ? " checked" : "", n || chosen ? "" : " disabled", n,
               kind, words);
}

static void add_counts(struct ul_status_pen *pen, const struct ul_status *status)
{
    static const enum ul_stand order[] = {UL_STAND_GOOD, UL_STAND_WARN, UL_STAND_STOP};
    const struct ul_status_words *words = pen->words;
    size_t counts[UL_STAND__COUNT] = {0};
    count(status, counts);
    ul_buf_fmt(pen->out,
               "<fieldset class=\"counts\"><legend class=\"unseen\">%s</legend>\n",
               words->show);
    add_count(pen->out, "all", status->n, ul_numbered(words->all, (int64_t)status->n),
              true);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        add_count(pen->out, ul_stand_class(order[i]), counts[order[i]],
                  ul_numbered(words->stands[order[i]], (int64_t)counts[order[i]]),
                  false);
    ul_buf_str(pen->out, "</fieldset>\n");
}

/* Hidden until the script that answers them runs. */
static void add_tools(struct ul_status_pen *pen)
{
    const struct ul_status_words *words = pen->words;
    ul_buf_fmt(pen->out,
               "<div class=\"tools\" role=\"search\" hidden><label>%s <input "
               "type=\"search\"></label><label>%s <select><option value=\"time\">%s"
               "</option><option value=\"name\">%s</option><option value=\"state\">%s"
               "</option></select></label><p role=\"status\" data-text=\"%s\"></p>"
               "</div>\n",
               words->search, words->order, words->by_time, words->by_name,
               words->by_stand, words->shown);
}

static void add_cases(struct ul_status_pen *pen, const struct ul_status *status)
{
    ul_buf_fmt(pen->out, "<h2 class=\"unseen\">%s</h2>\n", pen->words->cases);
    if (!status->n) {
        ul_buf_fmt(pen->out, "<p class=\"none\">%s</p>\n", pen->words->none);
        return;
    }
    ul_buf_str(pen->out, "<ul class=\"cases\">\n");
    for (size_t i = 0; i < status->n; i++)
        ul_status_case(pen, &status->v[i]);
    ul_buf_str(pen->out, "</ul>\n");
}

static void add_end(struct ul_status_pen *pen, bool script)
{
    ul_buf_str(pen->out, "</main>\n<footer><p>");
    ul_buf_fmt(pen->out, pen->words->made_by, UL_VERSION);
    ul_buf_str(pen->out, "</p></footer>\n");
    if (script) {
        ul_buf_str(pen->out, "<script>");
        ul_buf_str(pen->out, ul_status_js);
        ul_buf_str(pen->out, "</script>\n");
    }
    ul_buf_str(pen->out, "</body>\n</html>\n");
}

static void add_page(struct ul_buf *out, const struct ul_status *status)
{
    struct ul_status_pen pen = {
        .out = out, .words = ul_status_words(status->lang), .most = most_of(status)};
    add_head(&pen);
    add_top(&pen, status);
    ul_buf_str(out, "<main>\n");
    add_counts(&pen, status);
    if (status->n)
        add_tools(&pen);
    add_cases(&pen, status);
    ul_status_codes(&pen);
    add_end(&pen, status->n > 0);
}

bool ul_status_write(struct ul_arena *arena, struct ul_status *status)
{
    struct ul_arena *scratch = ul_arena_new();
    struct ul_buf out = {.arena = scratch};
    struct ul_outset set = {.arena = scratch, .lang = status->lang};
    int64_t epoch;
    if (status->n)
        qsort(status->v, status->n, sizeof *status->v,
              epoch_of_source(&epoch) ? by_stand : by_time);
    add_page(&out, status);
    const char *target = ul_printf(scratch, "%s/index.html", status->output);
    struct ul_bytes bytes = {(const unsigned char *)out.s, out.n};
    bool well = ul_outset_add(&set, target, bytes) && ul_outset_commit(&set);
    if (!well) {
        fprintf(stderr, "underlag: %s\n",
                ul_escaped(arena, set.error ? set.error : target));
        ul_outset_drop(&set);
    }
    ul_arena_free(scratch);
    return well;
}
