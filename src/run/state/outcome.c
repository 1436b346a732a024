/* outcome.c -- what became of a case, as bytes and back. */
#include "run/state/outcome.h"

#include <assert.h>
#include <string.h>

/* Numbers are "123;", texts "3:abc" with a NUL behind, so that they can be used where
 * they stand. */
static void put_digits(struct ul_buf *out, int64_t number, char stop)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    digits[--at] = stop;
    do {
        digits[--at] = (char)('0' + rest % 10);
    } while (rest /= 10);
    if (number < 0)
        digits[--at] = '-';
    ul_buf_add(out, digits + at, sizeof digits - at);
}

static void put_number(struct ul_buf *out, int64_t number)
{
    put_digits(out, number, ';');
}

static void put_text(struct ul_buf *out, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    put_digits(out, (int64_t)n, ':');
    ul_buf_add(out, n ? text : "", n + 1);
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

static void put_trace(struct ul_buf *out, const char *path,
                      const struct ul_trace *trace)
{
    put_text(out, path);
    put_number(out, trace->size);
    put_number(out, trace->modified);
    put_number(out, trace->changed);
    put_number(out, (int64_t)trace->hash);
}

/* By its number if it has been written before; 0: here it is. */
static void put_inputs(struct ul_outcome_writer *w, const struct ul_traces *traces)
{
    put_number(w->out, (int64_t)traces->n);
    for (size_t i = 0; i < traces->n; i++) {
        struct ul_trace *trace = traces->v[i];
        put_number(w->out, w->numbered ? trace->number : 0);
        if (w->numbered && trace->number)
            continue;
        put_trace(w->out, trace->path, trace);
        if (w->numbered)
            trace->number = ++w->n;
    }
}

/* The path of an output from where outputs lie. */
static const char *below(const struct ul_outcome_writer *w, const char *path)
{
    size_t n = strlen(w->below);
    return strncmp(path, w->below, n) == 0 ? path + n : path;
}

static void put_outputs(struct ul_outcome_writer *w, const struct ul_traces *traces)
{
    put_number(w->out, (int64_t)traces->n);
    for (size_t i = 0; i < traces->n; i++)
        put_trace(w->out, below(w, traces->v[i]->path), traces->v[i]);
}

static void put_messages(struct ul_buf *out, const struct ul_outcome *o)
{
    put_number(out, o->notes);
    put_number(out, o->warnings);
    put_number(out, o->errors);
    put_text(out, o->messages);
    put_number(out, (int64_t)o->told.n);
    for (size_t i = 0; i < o->told.n; i++)
        put_told(out, &o->told.v[i]);
    put_text(out, o->failure);
}

static void put_head(struct ul_buf *out, const struct ul_plan_head *head)
{
    put_text(out, head->municipality);
    put_text(out, head->administration);
    put_text(out, head->board);
    put_number(out, head->year);
    put_text(out, head->previous);
}

/* Pages of the outputs, in their order. */
static void put_made(struct ul_buf *out, const struct ul_outcome *o)
{
    assert(o->made.n == o->outputs.n);
    for (size_t i = 0; i < o->made.n; i++)
        put_number(out, o->made.v[i].pages);
    put_number(out, (int64_t)o->staged.n);
    for (size_t i = 0; i < o->staged.n; i++) {
        put_text(out, o->staged.v[i].target);
        put_text(out, o->staged.v[i].temporary);
    }
}

void ul_outcome_write(struct ul_outcome_writer *w, const struct ul_outcome *o)
{
    struct ul_buf *out = w->out;
    put_text(out, o->name);
    put_number(out, o->when);
    put_messages(out, o);
    put_inputs(w, &o->inputs);
    put_outputs(w, &o->outputs);
    put_outputs(w, &o->stale);
    put_made(out, o);
    put_number(out, o->stopped);
    put_number(out, o->again);
    put_number(out, o->undated);
    put_number(out, o->gone);
    put_text(out, o->source);
    put_text(out, o->input);
    put_number(out, (int64_t)o->key);
    put_number(out, (int64_t)o->files);
    put_number(out, (int64_t)o->last);
    put_head(out, &o->head);
    put_number(out, o->lang);
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

/* Reading is sticky: after a mistake all that is read is empty. */

static int64_t number_until(struct ul_outcome_reader *r, char stop)
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

static int64_t take_number(struct ul_outcome_reader *r)
{
    return number_until(r, ';');
}

static bool take_bool(struct ul_outcome_reader *r)
{
    return take_number(r) != 0;
}

/* Where it stands: valid as long as the bytes. */
static const char *take_bytes(struct ul_outcome_reader *r, size_t *n)
{
    int64_t length = number_until(r, ':');
    if (length < 0 || length >= r->end - r->at || r->at[length] != '\0')
        r->bad = true;
    *n = r->bad ? 0 : (size_t)length;
    if (r->bad)
        return "";
    const char *text = r->at;
    r->at += length + 1;
    return text;
}

static const char *take_text(struct ul_outcome_reader *r)
{
    size_t n;
    const char *text = take_bytes(r, &n);
    if (!n)
        return "";
    return r->lasting ? text : ul_strndup(r->set->arena, text, n);
}

/* How many items follow: never more than bytes are left. */
static int64_t take_count(struct ul_outcome_reader *r)
{
    int64_t n = take_number(r);
    if (n < 0 || n > r->end - r->at)
        r->bad = true;
    return r->bad ? 0 : n;
}

static struct ul_told take_told(struct ul_outcome_reader *r)
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

static struct ul_trace take_trace(struct ul_outcome_reader *r)
{
    size_t n;
    struct ul_trace trace = {.path = take_bytes(r, &n)};
    trace.size = take_number(r);
    trace.modified = take_number(r);
    trace.changed = take_number(r);
    trace.hash = (uint64_t)take_number(r);
    return trace;
}

/* NULL if there is none. */
static struct ul_trace *take_input(struct ul_outcome_reader *r)
{
    int64_t number = take_number(r);
    if (number < 0 || (uint64_t)number > r->seen.n)
        r->bad = true;
    if (number > 0)
        return r->bad ? NULL : r->seen.v[number - 1];
    struct ul_trace trace = take_trace(r);
    if (r->bad)
        return NULL;
    struct ul_trace *kept = ul_trace_keep(r->set, &trace, !r->lasting);
    ul_push(r->set->arena, &r->seen, kept);
    return kept;
}

static int64_t take_room(struct ul_outcome_reader *r, struct ul_traces *traces)
{
    int64_t n = take_count(r);
    traces->arena = r->set->arena;
    if (n)
        traces->v = ul_grow_by(traces->arena, traces->v, 0, &traces->cap,
                               sizeof *traces->v, (size_t)n);
    return n;
}

static void take_inputs(struct ul_outcome_reader *r, struct ul_traces *traces)
{
    struct ul_trace *trace;
    for (int64_t n = take_room(r, traces); n > 0 && (trace = take_input(r)); n--)
        traces->v[traces->n++] = trace;
}

/* A path that leads out of where outputs lie is not one that was written. */
static bool leads_out(const char *path)
{
    for (const char *at = path;; at++) {
        size_t n = strcspn(at, "/");
        if (n == 0 || (n <= 2 && strncmp(at, "..", n) == 0))
            return true;
        at += n;
        if (!*at)
            return false;
    }
}

static struct ul_plan_head take_head(struct ul_outcome_reader *r)
{
    struct ul_plan_head head = {.municipality = take_text(r)};
    head.administration = take_text(r);
    head.board = take_text(r);
    head.year = take_number(r);
    head.previous = take_text(r);
    return head;
}

static void take_outputs(struct ul_outcome_reader *r, struct ul_traces *traces)
{
    for (int64_t n = take_room(r, traces); n > 0 && !r->bad; n--) {
        struct ul_trace *kept = ul_new(r->set->arena, struct ul_trace);
        *kept = take_trace(r);
        r->bad = r->bad || (*r->below && leads_out(kept->path));
        kept->path = ul_printf(r->set->arena, "%s%s", r->below, kept->path);
        traces->v[traces->n++] = kept;
    }
}

static void take_messages(struct ul_outcome_reader *r, struct ul_outcome *o)
{
    o->notes = take_number(r);
    o->warnings = take_number(r);
    o->errors = take_number(r);
    o->messages = take_text(r);
    int64_t n = take_count(r);
    if (n > UL_MOST_TOLD)
        r->bad = true;
    else if (n)
        o->told.v = ul_grow_by(r->set->arena, NULL, 0, &o->told.cap, sizeof *o->told.v,
                               (size_t)n);
    for (; n > 0 && !r->bad; n--)
        o->told.v[o->told.n++] = take_told(r);
    o->failure = take_text(r);
}

static void take_made(struct ul_outcome_reader *r, struct ul_outcome *o)
{
    if (o->outputs.n)
        o->made.v = ul_grow_by(r->set->arena, NULL, 0, &o->made.cap, sizeof *o->made.v,
                               o->outputs.n);
    for (; o->made.n < o->outputs.n; o->made.n++)
        o->made.v[o->made.n] =
            (struct ul_made){o->outputs.v[o->made.n]->path, (int)take_number(r)};
    o->staged.arena = r->set->arena;
    for (int64_t n = take_count(r); n > 0 && !r->bad; n--) {
        struct ul_staged file = {.target = take_text(r)};
        file.temporary = take_text(r);
        ul_push(r->set->arena, &o->staged, file);
    }
}

bool ul_outcome_read(struct ul_outcome_reader *r, struct ul_outcome *o)
{
    *o = (struct ul_outcome){.name = take_text(r)};
    o->when = take_number(r);
    take_messages(r, o);
    take_inputs(r, &o->inputs);
    take_outputs(r, &o->outputs);
    take_outputs(r, &o->stale);
    take_made(r, o);
    o->stopped = take_bool(r);
    o->again = take_bool(r);
    o->undated = take_bool(r);
    o->gone = take_bool(r);
    o->source = take_text(r);
    o->input = take_text(r);
    o->key = (uint64_t)take_number(r);
    o->files = (uint64_t)take_number(r);
    o->last = (uint64_t)take_number(r);
    o->head = take_head(r);
    o->lang = take_number(r);
    return !r->bad;
}
