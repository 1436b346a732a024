/* diag.c -- collecting messages, and the wording of them. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

static const struct ul_code_info codes[UL_CODE__COUNT] = {
#define UL_CODE(code, severity, title, what, why, how, wrong, right) \
    [UL_##code] = {#code, UL_##severity, title, what, why, how, wrong, right},
#include "base/codes.def"
#undef UL_CODE
};

static const struct {
    enum ul_code code;
    const char *text[2]; /* by enum ul_lang */
    const char *hint[2];
} texts[UL_TEXT__COUNT] = {
#define UL_TEXT(id, code, sv, hint_sv, en, hint_en) \
    [UL_TEXT_##id] = {UL_##code, {sv, en}, {hint_sv, hint_en}},
#include "base/messages.def"
#undef UL_TEXT
};

/* Wordings that weigh less than their code: no more than this. */
static const struct {
    enum ul_text_id id;
    enum ul_severity most;
} lighter[] = {
    {UL_TEXT_PICTURE_NO_ALT, UL_WARNING},
    {UL_TEXT_NOTE_UNUSED, UL_NOTE},
    {UL_TEXT_NEVER_REFERRED, UL_NOTE},
};

static enum ul_severity severity_of(const struct ul_diag *diag, enum ul_text_id id)
{
    enum ul_code code = texts[id].code;
    enum ul_severity severity =
        diag->severities ? diag->severities[code] : codes[code].severity;
    for (size_t i = 0; i < sizeof lighter / sizeof *lighter; i++)
        if (lighter[i].id == id && severity != UL_SILENT && severity > lighter[i].most)
            return lighter[i].most;
    return severity;
}

const struct ul_code_info *ul_code_info(enum ul_code code)
{
    return &codes[code];
}

const struct ul_code_info *ul_code_find(const char *name)
{
    for (size_t i = 0; i < UL_CODE__COUNT; i++)
        if (strcmp(codes[i].name, name) == 0)
            return &codes[i];
    return NULL;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_message(const struct ul_message *a, const struct ul_message *b)
{
    return a->id == b->id && a->pos.file == b->pos.file && a->pos.line == b->pos.line &&
           a->pos.column == b->pos.column && same_text(a->path, b->path) &&
           same_text(a->args[0], b->args[0]);
}

/* A value that is megabytes long is not said in full. */
static const char *shortened(struct ul_arena *arena, const char *text)
{
    enum { LONGEST = 400 }; /* bytes */
    size_t n = strnlen(text, LONGEST + 1);
    if (n <= LONGEST)
        return ul_strndup(arena, text, n);
    for (n = LONGEST; (text[n] & 0xC0) == 0x80; n--)
        continue;
    return ul_printf(arena, "%.*s …", (int)n, text);
}

void ul_say_args(struct ul_diag *diag, enum ul_text_id id, struct ul_pos pos,
                 const char *path, const char *const *args)
{
    struct ul_message m = {.id = id, .code = texts[id].code, .pos = pos};
    m.severity = severity_of(diag, id);
    if (m.severity == UL_SILENT)
        return;
    if (path)
        m.path = ul_strdup(diag->arena, path);
    for (size_t i = 0; i < 3 && args[i]; i++)
        m.args[i] = shortened(diag->arena, args[i]);
    for (size_t i = diag->n; i-- > 0 && diag->n - i < 64;)
        if (same_message(&diag->v[i], &m))
            return;
    ul_push(diag->arena, diag, m);
}

size_t ul_diag_count(const struct ul_diag *diag, enum ul_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < diag->n; i++)
        count += diag->v[i].severity >= severity;
    return count;
}

static int order_of(const struct ul_message *m)
{
    return m->pos.file ? m->pos.file->order : -1;
}

static int by_place(const void *left, const void *right)
{
    const struct ul_message *a = left, *b = right;
    int order = order_of(a) - order_of(b);
    if (!order && a->path && b->path)
        order = strcmp(a->path, b->path);
    if (!order)
        order = a->pos.line - b->pos.line;
    if (!order)
        order = a->pos.column - b->pos.column;
    if (!order)
        order = (int)a->code - (int)b->code;
    return order ? order
                 : strcmp(a->args[0] ? a->args[0] : "", b->args[0] ? b->args[0] : "");
}

void ul_diag_sort(struct ul_diag *diag)
{
    if (diag->n)
        qsort(diag->v, diag->n, sizeof *diag->v, by_place);
}

/* `pattern` with {1} {2} {3} replaced; NULL if an argument is missing. */
static const char *fill(struct ul_arena *arena, const char *pattern,
                        const char *const *args)
{
    struct ul_buf buf = {.arena = arena};
    for (; *pattern; pattern++) {
        if (pattern[0] != '{' || pattern[1] < '1' || pattern[1] > '3' ||
            pattern[2] != '}') {
            ul_buf_char(&buf, *pattern);
            continue;
        }
        const char *arg = args[pattern[1] - '1'];
        if (!arg)
            return NULL;
        ul_buf_str(&buf, arg);
        pattern += 2;
    }
    return ul_buf_text(&buf);
}

const char *ul_message_text(struct ul_arena *arena, const struct ul_message *m,
                            enum ul_lang lang)
{
    const char *text = fill(arena, texts[m->id].text[lang], m->args);
    return text ? text : texts[m->id].text[lang];
}

const char *ul_message_hint(struct ul_arena *arena, const struct ul_message *m,
                            enum ul_lang lang)
{
    const char *hint = fill(arena, texts[m->id].hint[lang], m->args);
    return hint ? hint : "";
}

const char *ul_severity_name(enum ul_severity severity, enum ul_lang lang)
{
    static const char *const names[][2] = {
        [UL_NOTE] = {"notis", "note"},
        [UL_WARNING] = {"varning", "warning"},
        [UL_ERROR] = {"fel", "error"},
        [UL_SILENT] = {"tyst", "silent"},
    };
    return names[severity][lang];
}
