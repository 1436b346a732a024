/* yaml_error.c -- what a YAML mistake is called, where it was made, and what to
 * write instead.
 *
 * libyaml says where its grammar broke down. A clerk wants to know which letter to
 * change: a row of `rules` says what is looked at, and `refine` the few cases in
 * which the line itself must be read to tell. */
#include "read/yaml_error.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

/* A mistake: its wording and where the caret goes. */
struct verdict {
    enum ul_text_id id;
    yaml_mark_t at;
    const char *arg;
};

/* What libyaml says; NULL matches anything. */
static const struct rule {
    const char *context;
    const char *problem;
    enum ul_text_id id;
    bool at_context; /* the caret stands where the construct begins */
} rules[] = {
    {"while scanning a quoted scalar", "found unexpected", UL_TEXT_YAML_QUOTE_OPEN,
     true},
    {"while parsing a quoted scalar", NULL, UL_TEXT_YAML_BACKSLASH, false},
    {"while scanning a simple key", NULL, UL_TEXT_YAML_NO_COLON, true},
    {"while parsing a flow sequence", NULL, UL_TEXT_YAML_BRACKET_OPEN, true},
    {"while parsing a flow mapping", NULL, UL_TEXT_YAML_BRACE_OPEN, true},
    {"while scanning an alias", NULL, UL_TEXT_YAML_NEEDS_QUOTES, true},
    {"while scanning an anchor", NULL, UL_TEXT_YAML_NEEDS_QUOTES, true},
    {"while scanning a tag", NULL, UL_TEXT_YAML_TAG, true},
    {"while parsing a tag", NULL, UL_TEXT_YAML_TAG, true},
    {"while scanning a block scalar", NULL, UL_TEXT_YAML_NEEDS_QUOTES, true},
    {"while scanning a directive", NULL, UL_TEXT_YAML_NEEDS_QUOTES, true},
    {"while scanning a %", NULL, UL_TEXT_YAML_NEEDS_QUOTES, true},
    {NULL, "found undefined tag handle", UL_TEXT_YAML_TAG, false},
    {NULL, "found character that cannot start any token", UL_TEXT_YAML_NEEDS_QUOTES,
     false},
    {NULL, "mapping values are not allowed", UL_TEXT_YAML_COLON_INSIDE, false},
    {NULL, "block sequence entries are not allowed", UL_TEXT_YAML_DASH_INSIDE, false},
    {NULL, "did not find expected node content", UL_TEXT_YAML_NEEDS_QUOTES, false},
    {NULL, "did not find expected '-' indicator", UL_TEXT_YAML_NOT_IN_LIST, false},
    {NULL, "did not find expected key", UL_TEXT_YAML_INDENT, false},
    {NULL, "did not find expected <document start>", UL_TEXT_YAML_INDENT, false},
    {NULL, NULL, UL_TEXT_YAML_OTHER, false},
};

static bool begins(const char *text, const char *with)
{
    return !with || (text && strncmp(text, with, strlen(with)) == 0);
}

/* A line of the part, and its end. */
struct line {
    const char *at, *end;
};

static struct line line_of(const struct ul_yaml_part *part, size_t number)
{
    const char *at = part->text, *stop = part->text + part->length;
    for (; number > 0; number--) {
        const char *next = memchr(at, '\n', (size_t)(stop - at));
        if (!next)
            return (struct line){stop, stop};
        at = next + 1;
    }
    const char *end = memchr(at, '\n', (size_t)(stop - at));
    return (struct line){at, end ? end : stop};
}

/* Byte of a column in its line. */
static const char *byte_of(struct line line, size_t column)
{
    const char *at = line.at;
    while (column-- > 0 && at < line.end)
        ul_utf8_next(&at);
    return at;
}

static size_t column_of(struct line line, const char *byte)
{
    size_t column = 0;
    for (const char *at = line.at; at < byte; column++)
        ul_utf8_next(&at);
    return column;
}

/* What is said on a line, behind its indentation and dashes. */
static const char *content_of(struct line line)
{
    const char *at = line.at;
    while (at < line.end && (*at == ' ' || *at == '\t' || (*at == '-' && at[1] == ' ')))
        at++;
    return at;
}

/* The colon that ends a key: before a blank or the end of the line. NULL: none. */
static const char *key_colon(const char *at, const char *end)
{
    for (; at < end; at++)
        if (*at == ':' && (at + 1 == end || at[1] == ' ' || at[1] == '\t'))
            return at;
    return NULL;
}

/* A tab in front of what is said on the line. */
static const char *indent_tab(struct line line)
{
    return memchr(line.at, '\t', (size_t)(content_of(line) - line.at));
}

/* A colon with no blank after it: `år:2023`. */
static bool glued_colon(const char *at, const char *end)
{
    const char *colon = at < end ? memchr(at, ':', (size_t)(end - at)) : NULL;
    return colon && colon + 1 < end && colon[1] != ' ';
}

static void missing_colon(struct verdict *v, const struct ul_yaml_part *part,
                          size_t number)
{
    struct line line = line_of(part, number);
    const char *start = content_of(line);
    v->id =
        glued_colon(start, line.end) ? UL_TEXT_YAML_COLON_GLUED : UL_TEXT_YAML_NO_COLON;
    v->at.line = number;
    v->at.column = column_of(line, start);
}

/* A colon where none may be: a second one on its line, a line that is drawn in
 * too far, or the colon of the line above is missing. */
static void refine_colon(struct verdict *v, const struct ul_yaml_part *part)
{
    struct line line = line_of(part, v->at.line);
    const char *start = content_of(line);
    if (key_colon(start, byte_of(line, v->at.column)))
        return;
    size_t above = v->at.line;
    while (above > 0 &&
           content_of(line_of(part, above - 1)) == line_of(part, above - 1).end)
        above--;
    if (above == 0)
        return;
    struct line before = line_of(part, above - 1);
    if (key_colon(content_of(before), before.end))
        v->id = UL_TEXT_YAML_INDENT_DEEP;
    else
        missing_colon(v, part, above - 1);
}

/* A bracket that is closed on its own line was not forgotten: a comma was. */
static void refine_bracket(struct verdict *v, const yaml_parser_t *parser,
                           const struct ul_yaml_part *part)
{
    struct line line = line_of(part, v->at.line);
    int depth = 0;
    for (const char *at = byte_of(line, v->at.column); at < line.end; at++) {
        depth += *at == '[' || *at == '{';
        depth -= *at == ']' || *at == '}';
        if (depth == 0) {
            v->id = UL_TEXT_YAML_COMMA;
            v->at = parser->problem_mark;
            return;
        }
    }
}

/* Something stands where the next key should: text behind a closed quote or bracket,
 * a quote that was closed by the next one in the file, or bad indentation. */
static void refine_key(struct verdict *v, const struct ul_yaml_part *part,
                       const struct ul_yaml_quote *quote)
{
    struct line line = line_of(part, v->at.line);
    const char *at = byte_of(line, v->at.column);
    bool quoted = quote->seen && quote->to.line == v->at.line;
    if (quoted && quote->from.line != quote->to.line) {
        v->id = UL_TEXT_YAML_QUOTE_OPEN;
        v->at = quote->from;
    } else if (quoted) {
        v->id = UL_TEXT_YAML_AFTER_QUOTE;
    } else if (at < line.end && content_of(line) < at) {
        v->id = UL_TEXT_YAML_AFTER_BRACKET;
    }
}

/* libyaml stops behind the letters that it could not use. */
static void refine_backslash(struct verdict *v, const struct ul_yaml_part *part)
{
    struct line line = line_of(part, v->at.line);
    const char *at = byte_of(line, v->at.column);
    while (at > line.at && *at != '\\')
        at--;
    v->at.column = column_of(line, at);
}

static void refine_needs_quotes(struct verdict *v, const struct ul_yaml_part *part,
                                struct ul_diag *diag)
{
    struct line line = line_of(part, v->at.line);
    const char *at = byte_of(line, v->at.column), *after = at;
    if (at >= line.end) {
        v->id = UL_TEXT_YAML_OTHER;
        return;
    }
    bool tag = v->id == UL_TEXT_YAML_TAG;
    ul_utf8_next(&after);
    v->arg =
        ul_strndup(diag->arena, at, tag ? strcspn(at, " \n") : (size_t)(after - at));
    if (!tag && (*at == ']' || *at == '}' || *at == ','))
        v->id = UL_TEXT_YAML_STRAY_BRACKET;
}

/* What looks like the hyphen of an item and is none. NULL: nothing. */
static const char *false_dash(struct ul_arena *arena, struct line line)
{
    const char *at = line.at + strspn(line.at, " ");
    size_t n = at < line.end ? ul_false_dash(at) : 0;
    return n ? ul_strndup(arena, at, n) : NULL;
}

/* On the line of the mistake, or on the one above: what is below an item's first key
 * is then indented too far. */
static bool refine_dash(struct verdict *v, const struct ul_yaml_part *part,
                        struct ul_diag *diag)
{
    for (size_t up = 0; up <= 1 && up <= v->at.line; up++) {
        struct line line = line_of(part, v->at.line - up);
        v->arg = false_dash(diag->arena, line);
        if (!v->arg)
            continue;
        v->id = UL_TEXT_YAML_FALSE_DASH;
        v->at.line -= up;
        v->at.column = strspn(line.at, " ");
        return true;
    }
    return false;
}

static void refine(struct verdict *v, const yaml_parser_t *parser,
                   const struct ul_yaml_part *part, const struct ul_yaml_quote *quote,
                   struct ul_diag *diag)
{
    struct line line = line_of(part, parser->problem_mark.line);
    const char *tab = indent_tab(line);
    if (tab && v->id != UL_TEXT_YAML_QUOTE_OPEN) {
        v->id = UL_TEXT_YAML_TAB;
        v->at = parser->problem_mark;
        v->at.column = column_of(line, tab);
    } else if (refine_dash(v, part, diag)) {
        return;
    } else if (v->id == UL_TEXT_YAML_COLON_INSIDE) {
        refine_colon(v, part);
    } else if (v->id == UL_TEXT_YAML_NO_COLON) {
        missing_colon(v, part, v->at.line);
    } else if (v->id == UL_TEXT_YAML_BRACKET_OPEN || v->id == UL_TEXT_YAML_BRACE_OPEN) {
        refine_bracket(v, parser, part);
    } else if (v->id == UL_TEXT_YAML_BACKSLASH) {
        refine_backslash(v, part);
    } else if (v->id == UL_TEXT_YAML_INDENT) {
        refine_key(v, part, quote);
    } else if (v->id == UL_TEXT_YAML_NEEDS_QUOTES || v->id == UL_TEXT_YAML_TAG) {
        refine_needs_quotes(v, part, diag);
    }
}

struct ul_pos ul_yaml_pos(const struct ul_yaml_part *part, yaml_mark_t from, int width)
{
    return (struct ul_pos){part->file, part->line + (int)from.line,
                           (int)from.column + 1, width > 0 ? width : 1};
}

/* libyaml puts the end on a line of its own, also where the last one has no line
 * end: what was looked for is then missing at the end of that line. */
static yaml_mark_t inside(const struct ul_yaml_part *part, yaml_mark_t at)
{
    size_t last = 0;
    for (size_t i = 0; i < part->length; i++)
        last += part->text[i] == '\n';
    if (at.line <= last)
        return at;
    struct line line = line_of(part, last);
    return (yaml_mark_t){.line = last, .column = column_of(line, line.end)};
}

void ul_yaml_say_error(const yaml_parser_t *parser, const struct ul_yaml_part *part,
                       const struct ul_yaml_quote *quote, struct ul_diag *diag)
{
    const struct rule *rule = rules;
    while (!begins(parser->context, rule->context) ||
           !begins(parser->problem, rule->problem))
        rule++;
    struct verdict v = {
        rule->id, rule->at_context ? parser->context_mark : parser->problem_mark, NULL};
    refine(&v, parser, part, quote, diag);
    const char *const args[] = {v.arg, NULL};
    ul_say_args(diag, v.id, ul_yaml_pos(part, inside(part, v.at), 1), NULL, args);
}
