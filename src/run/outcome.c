/* outcome.c -- what became of a case, as bytes and back. */
#include "run/outcome.h"

#include <inttypes.h>
#include <string.h>

/* Numbers are "123;", strings "3:abc". */
static void put_number(struct ul_buf *out, int64_t number)
{
    ul_buf_fmt(out, "%" PRId64 ";", number);
}

static void put_text(struct ul_buf *out, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    ul_buf_fmt(out, "%zu:", n);
    ul_buf_add(out, text ? text : "", n);
}

static void put_told(struct ul_buf *out, const struct ul_told *told)
{
    put_number(out, told->code);
    put_number(out, told->severity);
    put_text(out, told->path);
    put_number(out, told->line);
    put_number(out, told->column);
    put_number(out, told->width);
    put_text(out, told->text);
    put_text(out, told->hint);
    put_text(out, told->shown);
    put_number(out, told->shown_column);
    put_number(out, told->shown_width);
}

static void put_traces(struct ul_buf *out, const struct ul_traces *traces)
{
    put_number(out, (int64_t)traces->n);
    for (size_t i = 0; i < traces->n; i++) {
        put_text(out, traces->v[i].path);
        put_number(out, traces->v[i].size);
        put_number(out, traces->v[i].mtime);
        put_number(out, (int64_t)traces->v[i].hash);
    }
}

void ul_outcome_write(struct ul_buf *out, const struct ul_outcome *o)
{
    put_text(out, o->name);
    put_number(out, o->when);
    put_number(out, o->notes);
    put_number(out, o->warnings);
    put_number(out, o->errors);
    put_text(out, o->messages);
    put_number(out, (int64_t)o->told.n);
    for (size_t i = 0; i < o->told.n; i++)
        put_told(out, &o->told.v[i]);
    put_text(out, o->failure);
    put_number(out, o->stopped);
    put_traces(out, &o->inputs);
    put_traces(out, &o->outputs);
    put_number(out, (int64_t)o->made.n);
    for (size_t i = 0; i < o->made.n; i++) {
        put_text(out, o->made.v[i].path);
        put_number(out, o->made.v[i].pages);
    }
    put_number(out, (int64_t)o->staged.n);
    for (size_t i = 0; i < o->staged.n; i++) {
        put_text(out, o->staged.v[i].target);
        put_text(out, o->staged.v[i].temporary);
    }
}

void ul_outcome_tell(struct ul_arena *arena, struct ul_outcome *o,
                     const struct ul_diag *diag, enum ul_lang lang)
{
    size_t n = diag->n < UL_MOST_TOLD ? diag->n : UL_MOST_TOLD;
    const struct ul_source_line *shown = ul_diag_source_lines(arena, diag, n);
    for (size_t i = 0; i < n; i++) {
        const struct ul_message *m = &diag->v[i];
        const char *path = m->pos.file ? m->pos.file->path : m->path;
        bool placed = m->pos.file && m->pos.line > 0;
        struct ul_told told = {.code = (int64_t)m->code,
                               .severity = (int64_t)m->severity,
                               .path = ul_strdup(arena, path ? path : ""),
                               .line = placed ? m->pos.line : 0,
                               .column = placed ? m->pos.column : 0,
                               .width = placed ? m->pos.width : 0,
                               .text = ul_message_text(arena, m, lang),
                               .hint = ul_message_hint(arena, m, lang),
                               .shown = shown[i].line,
                               .shown_column = shown[i].column,
                               .shown_width = shown[i].width};
        ul_push(arena, &o->told, told);
    }
}

/* Where reading stands; sticky: after a mistake all that is read is empty. */
struct reader {
    struct ul_arena *arena;
    const char *at, *end;
    bool bad;
};

static int64_t number_until(struct reader *r, char stop)
{
    bool minus = r->at < r->end && *r->at == '-';
    uint64_t value = 0;
    const char *start = r->at + minus, *at = start;
    for (; at < r->end && *at >= '0' && *at <= '9' && at - start < 20; at++)
        value = value * 10 + (uint64_t)(*at - '0');
    if (r->bad || at == start || at >= r->end || *at != stop) {
        r->bad = true;
        return 0;
    }
    r->at = at + 1;
    return (int64_t)(minus ? 0 - value : value);
}

static int64_t take_number(struct reader *r)
{
    return number_until(r, ';');
}

static const char *take_text(struct reader *r)
{
    int64_t n = number_until(r, ':');
    if (n < 0 || n > r->end - r->at)
        r->bad = true;
    if (r->bad)
        return "";
    const char *text = ul_strndup(r->arena, r->at, (size_t)n);
    r->at += n;
    return text;
}

/* How many items follow: never more than bytes are left. */
static int64_t take_count(struct reader *r)
{
    int64_t n = take_number(r);
    if (n < 0 || n > r->end - r->at)
        r->bad = true;
    return r->bad ? 0 : n;
}

static struct ul_told take_told(struct reader *r)
{
    struct ul_told told = {.code = take_number(r)};
    told.severity = take_number(r);
    told.path = take_text(r);
    told.line = take_number(r);
    told.column = take_number(r);
    told.width = take_number(r);
    told.text = take_text(r);
    told.hint = take_text(r);
    told.shown = take_text(r);
    told.shown_column = take_number(r);
    told.shown_width = take_number(r);
    if (told.code < 0 || told.code >= UL_CODE__COUNT || told.severity < UL_NOTE ||
        told.severity > UL_ERROR)
        r->bad = true;
    return told;
}

static void take_traces(struct reader *r, struct ul_traces *traces)
{
    for (int64_t n = take_count(r); n > 0 && !r->bad; n--) {
        struct ul_trace t = {.path = take_text(r)};
        t.size = take_number(r);
        t.mtime = take_number(r);
        t.hash = (uint64_t)take_number(r);
        ul_push(r->arena, traces, t);
    }
}

bool ul_outcome_read(struct ul_arena *arena, const char **at, const char *end,
                     struct ul_outcome *o)
{
    struct reader r = {.arena = arena, .at = *at, .end = end};
    *o = (struct ul_outcome){.name = take_text(&r)};
    o->when = take_number(&r);
    o->notes = take_number(&r);
    o->warnings = take_number(&r);
    o->errors = take_number(&r);
    o->messages = take_text(&r);
    for (int64_t n = take_count(&r); n > 0 && !r.bad; n--) {
        struct ul_told told = take_told(&r);
        ul_push(arena, &o->told, told);
    }
    o->failure = take_text(&r);
    o->stopped = take_number(&r) != 0;
    take_traces(&r, &o->inputs);
    take_traces(&r, &o->outputs);
    for (int64_t n = take_count(&r); n > 0 && !r.bad; n--) {
        struct ul_made made = {.path = take_text(&r)};
        made.pages = (int)take_number(&r);
        ul_push(arena, &o->made, made);
    }
    o->staged.arena = arena;
    for (int64_t n = take_count(&r); n > 0 && !r.bad; n--) {
        struct ul_staged file = {.target = take_text(&r)};
        file.temporary = take_text(&r);
        ul_push(arena, &o->staged, file);
    }
    *at = r.at;
    return !r.bad;
}
