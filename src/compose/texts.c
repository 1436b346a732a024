/* texts.c -- lines with {key}s, filled in from the case. */
#include "compose/texts.h"

#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"

static const char separator[] = " · ";

/* ---- Reading a line ---- */

static void piece_add(struct ul_arena *arena, struct ul_segment *segment, bool bold,
                      const char *text, size_t n)
{
    if (n)
        ul_push(arena, segment,
                (struct ul_piece){.text = ul_strndup(arena, text, n), .bold = bold});
}

/* A {key} at `at`: its length in the line, 0 if it stands as text. */
static size_t key_read(struct ul_arena *arena, const char *at, struct ul_key *key)
{
    const char *end = *at == '{' ? strchr(at, '}') : NULL;
    if (!end)
        return 0;
    const char *name = ul_strndup(arena, at + 1, (size_t)(end - at) - 1);
    return ul_key_find(name, key) ? (size_t)(end - at) + 1 : 0;
}

static void segment_read(struct ul_arena *arena, struct ul_segment *segment, bool *bold,
                         const char *text, size_t n)
{
    const char *end = text + n, *from = text, *at = text;
    while (at < end) {
        struct ul_key key;
        size_t length = key_read(arena, at, &key);
        bool marks = at + 1 < end && at[0] == '*' && at[1] == '*';
        if (!length && !marks) {
            at++;
            continue;
        }
        piece_add(arena, segment, *bold, from, (size_t)(at - from));
        if (marks) {
            *bold = !*bold;
            length = 2;
        } else {
            ul_push(arena, segment, (struct ul_piece){.key = key, .bold = *bold});
            segment->has_keys = true;
        }
        from = at += length;
    }
    piece_add(arena, segment, *bold, from, (size_t)(end - from));
}

/* Where a segment ends: at a " · ", at brackets around {key}s, or at the end. */
struct edge {
    const char *at;
    size_t skip; /* bytes to the next segment */
    bool joins;  /* the next has no " · " before it */
    bool last;
};

static struct edge segment_end(const char *from, bool *bracketed)
{
    for (const char *at = from;; at++) {
        bool opens = *at == '[' && !*bracketed && strchr(at, ']') &&
                     strcspn(at, "{") < strcspn(at, "]");
        if (!*at)
            return (struct edge){.at = at, .last = true};
        if (!*bracketed && ul_starts_with(at, separator))
            return (struct edge){at, sizeof separator - 1, false, false};
        if (!opens && !(*at == ']' && *bracketed))
            continue;
        *bracketed = opens;
        return (struct edge){at, 1, true, false};
    }
}

struct ul_pattern *ul_pattern_parse(struct ul_arena *arena, const char *line)
{
    struct ul_pattern *p = ul_new(arena, struct ul_pattern);
    bool bold = false, bracketed = false, joins = false;
    p->all_bold = true;
    for (const char *at = line; at;) {
        struct edge end = segment_end(at, &bracketed);
        struct ul_segment segment = {.joined = joins};
        segment_read(arena, &segment, &bold, at, (size_t)(end.at - at));
        p->has_keys = p->has_keys || segment.has_keys;
        for (size_t i = 0; i < segment.n; i++)
            p->all_bold = p->all_bold && segment.v[i].bold;
        if (segment.n || !(joins || end.joins))
            ul_push(arena, p, segment);
        joins = end.joins;
        at = end.last ? NULL : end.at + end.skip;
    }
    return p;
}

struct ul_patterns ul_patterns_parse(struct ul_arena *arena,
                                     const struct ul_values *lines)
{
    struct ul_patterns patterns = {0};
    for (size_t i = 0; i < lines->n; i++)
        ul_push(arena, &patterns, ul_pattern_parse(arena, lines->v[i].text));
    return patterns;
}

/* ---- Filling it in ---- */

/* What one piece, or the separator, says. */
struct said {
    const struct ul_piece *piece; /* NULL: the separator */
    struct ul_shown shown;
};

enum { FEW = 16 }; /* pieces that most lines have room in */

/* A line ready to set: the pieces of the segments that are shown. */
struct said_line {
    struct said few[FEW];
    struct said *v; /* few, or more in the arena */
    size_t n;
};

static size_t room_for(const struct ul_pattern *p)
{
    size_t room = p->n;
    for (size_t i = 0; i < p->n; i++)
        room += p->v[i].n;
    return room;
}

/* Add what a segment says; false and nothing added if it is left out. */
static bool segment_show(const struct ul_setting *set, const struct ul_segment *segment,
                         const struct ul_about *about, struct said_line *line)
{
    bool any = !segment->has_keys;
    size_t before = line->n;
    if (line->n && !segment->joined)
        line->v[line->n++] = (struct said){.shown.text = separator};
    for (size_t i = 0; i < segment->n; i++) {
        const struct ul_piece *piece = &segment->v[i];
        struct ul_shown shown = {.text = piece->text};
        if (!piece->text) {
            shown = ul_key_show(set, &piece->key, about);
            any = any || ul_shown_any(&shown);
        }
        line->v[line->n++] = (struct said){piece, shown};
    }
    if (!any)
        line->n = before;
    return any;
}

static void line_show(const struct ul_setting *set, const struct ul_pattern *p,
                      const struct ul_about *about, struct said_line *line)
{
    size_t room = room_for(p);
    bool any = !p->has_keys;
    line->v = room <= FEW ? line->few : ul_new_n(set->arena, struct said, room);
    line->n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (segment_show(set, &p->v[i], about, line))
            any = any || p->v[i].has_keys;
    if (!any)
        line->n = 0;
}

static void entries_fill(struct ul_buf *buf, const struct ul_shown *shown)
{
    for (size_t i = 0; i < shown->n; i++) {
        ul_buf_str(buf, i ? ", " : "");
        ul_buf_str(buf, shown->v[i].text);
        if (shown->v[i].detail)
            ul_buf_fmt(buf, " (%s)", shown->v[i].detail);
    }
}

const char *ul_fill(const struct ul_setting *set, const struct ul_pattern *p,
                    const struct ul_about *about)
{
    struct said_line line;
    line_show(set, p, about, &line);
    struct ul_buf buf = {.arena = set->arena};
    if (line.n == 1 && line.v[0].shown.text)
        return line.v[0].shown.text;
    for (size_t i = 0; i < line.n; i++) {
        if (line.v[i].shown.text)
            ul_buf_str(&buf, line.v[i].shown.text);
        entries_fill(&buf, &line.v[i].shown);
    }
    return line.n ? ul_squeeze(set->arena, ul_buf_text(&buf)) : NULL;
}

const char *ul_fill_value(const struct ul_setting *set, const struct ul_value *line,
                          const struct ul_about *about)
{
    if (!ul_given(line))
        return NULL;
    return ul_fill(set, ul_pattern_parse(set->arena, line->text), about);
}

/* ---- As blocks ---- */

/* A line being set: the paragraph under way goes to `out` when it is full. */
struct setter {
    struct ul_arena *arena;
    struct ul_blocks *out;
    const struct ul_manner *manner;
    struct ul_spans spans;
    bool started; /* the first span, which carries the look, is made */
};

static void paragraph_end(struct setter *s)
{
    if (!s->spans.n)
        return;
    ul_blocks_add(s->arena, s->out,
                  (struct ul_block){.kind = UL_BLOCK_PARAGRAPH,
                                    .style = s->manner->style,
                                    .spans = s->spans});
    s->spans = (struct ul_spans){0};
}

static void span_add(struct setter *s, const char *text, unsigned marks)
{
    struct ul_span span = {.text = text, .marks = marks | s->manner->marks};
    if (!s->started && s->manner->look) {
        span = *s->manner->look;
        span.text = text;
        span.marks |= marks | s->manner->marks;
    }
    s->started = true;
    if (!s->spans.n)
        s->spans = ul_spans_one(s->arena, span);
    else
        ul_push(s->arena, &s->spans, span);
}

static void text_add(struct setter *s, const char *text, unsigned marks)
{
    for (const char *gap; (gap = strstr(text, "\n\n")); text = gap + 2) {
        if (gap != text)
            span_add(s, ul_strndup(s->arena, text, (size_t)(gap - text)), marks);
        paragraph_end(s);
    }
    if (*text)
        span_add(s, text, marks);
}

static void entry_add(struct setter *s, const struct ul_entry *entry, unsigned marks)
{
    text_add(s, entry->text, marks);
    if (!entry->detail || !s->spans.n)
        return;
    s->spans.v[s->spans.n - 1].marks |= UL_BREAK;
    ul_push(s->arena, &s->spans,
            (struct ul_span){.text = entry->detail,
                             .marks = s->manner->marks,
                             .has_colour = true,
                             .colour = s->manner->quiet});
}

static void list_add(struct setter *s, const struct ul_shown *shown, unsigned marks)
{
    paragraph_end(s);
    struct ul_block list = {.kind = UL_BLOCK_LIST, .style = s->manner->style};
    struct ul_blocks *out = s->out;
    for (size_t i = 0; i < shown->n; i++) {
        struct ul_blocks children = {0};
        s->out = &children;
        entry_add(s, &shown->v[i], marks);
        paragraph_end(s);
        ul_push(s->arena, &list.children, ul_item(ul_bullet, children));
    }
    s->out = out;
    ul_blocks_add(s->arena, out, list);
}

/* A pattern that is one key with one text: most cells. Shares the text. */
static bool single_set(const struct ul_setting *set, struct setter *s,
                       const struct ul_pattern *p, const struct ul_about *about)
{
    if (p->n != 1 || p->v[0].n != 1 || p->v[0].v[0].text)
        return false;
    const struct ul_piece *piece = &p->v[0].v[0];
    struct ul_shown shown = ul_key_show(set, &piece->key, about);
    unsigned marks = piece->bold ? UL_BOLD : 0;
    if (shown.text)
        text_add(s, shown.text, marks);
    else if (shown.n > 1)
        list_add(s, &shown, marks);
    else if (shown.n == 1)
        entry_add(s, &shown.v[0], marks);
    paragraph_end(s);
    return true;
}

void ul_set_line(const struct ul_setting *set, struct ul_blocks *out,
                 const struct ul_pattern *p, const struct ul_about *about,
                 const struct ul_manner *manner)
{
    struct setter s = {.arena = set->arena, .out = out, .manner = manner};
    if (single_set(set, &s, p, about))
        return;
    struct said_line line;
    line_show(set, p, about, &line);
    for (size_t i = 0; i < line.n; i++) {
        const struct said *said = &line.v[i];
        unsigned marks = said->piece && said->piece->bold ? UL_BOLD : 0;
        if (said->shown.text)
            text_add(&s, said->shown.text, marks);
        else if (said->shown.n > 1)
            list_add(&s, &said->shown, marks);
        else if (said->shown.n == 1)
            entry_add(&s, &said->shown.v[0], marks);
    }
    paragraph_end(&s);
}
