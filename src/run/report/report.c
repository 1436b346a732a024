/* report.c -- the messages of a run, for other programs. */
#include "run/report/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/phrase.h"
#include "base/text.h"
#include "base/utf8.h"

/* ---- JSON ---- */

/* A string; bytes that are no UTF-8 (paths may hold them) are U+FFFD. */
static void put_string(struct ul_buf *out, const char *text)
{
    ul_buf_char(out, '"');
    for (int32_t rune; (rune = ul_utf8_next(&text));) {
        if (rune == '"' || rune == '\\')
            ul_buf_fmt(out, "\\%c", (char)rune);
        else if (rune < 0x20)
            ul_buf_fmt(out, "\\u%04x", (unsigned)rune);
        else
            ul_buf_rune(out, rune);
    }
    ul_buf_char(out, '"');
}

static void put_member(struct ul_buf *out, const char *name, const char *text)
{
    ul_buf_fmt(out, "\"%s\": ", name);
    put_string(out, text);
}

/* A path as a relative reference (RFC 3986). */
static const char *uri_of(struct ul_arena *arena, const char *path)
{
    static const char plain[] = "-._~/!$'()*+,;=@";
    struct ul_buf out = {.arena = arena};
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || strchr(plain, c))
            ul_buf_char(&out, (char)c);
        else
            ul_buf_fmt(&out, "%%%02X", c);
    }
    return ul_buf_text(&out);
}

static const char *whole_text(struct ul_arena *arena, const struct ul_told *told)
{
    return *told->hint ? ul_printf(arena, "%s\n%s", told->text, told->hint)
                       : told->text;
}

/* Every message of the run, through `put`, in a list of JSON. */
static void put_all(struct ul_buf *out, const struct ul_batch *batch,
                    const char *indent,
                    void (*put)(struct ul_buf *, const struct ul_outcome *, size_t))
{
    bool first = true;
    for (size_t i = 0; i < batch->scan->n; i++)
        for (size_t k = 0; k < batch->outcomes[i].told.n; k++) {
            if (batch->outcomes[i].told.v[k].repeated)
                continue;
            ul_buf_fmt(out, "%s\n%s", first ? "" : ",", indent);
            put(out, &batch->outcomes[i], k);
            first = false;
        }
}

/* ---- SARIF ---- */

static const char *sarif_level(int64_t severity)
{
    return severity == UL_ERROR ? "error" : severity == UL_WARNING ? "warning" : "note";
}

static void put_rule(struct ul_buf *out, enum ul_code code, enum ul_lang lang)
{
    const struct ul_code_info *info = ul_code_info(code);
    struct ul_code_text about = ul_code_text(code, lang);
    ul_buf_str(out, "{");
    put_member(out, "id", info->name);
    ul_buf_str(out, ", \"shortDescription\": {");
    put_member(out, "text", about.title);
    ul_buf_str(out, "}, \"fullDescription\": {");
    put_member(out, "text", about.what);
    ul_buf_str(out, "}, \"help\": {");
    put_member(out, "text", ul_printf(out->arena, "%s\n\n%s", about.why, about.how));
    ul_buf_str(out, "}, \"defaultConfiguration\": {");
    put_member(out, "level", sarif_level(info->severity));
    ul_buf_str(out, "}}");
}

static void put_place(struct ul_buf *out, const struct ul_told *told)
{
    ul_buf_str(out, "{\"physicalLocation\": {\"artifactLocation\": {");
    put_member(out, "uri", uri_of(out->arena, told->path));
    /* An absolute path has no root to be told from. */
    if (*told->path != '/')
        ul_buf_str(out, ", \"uriBaseId\": \"%SRCROOT%\"");
    ul_buf_str(out, "}");
    if (told->line > 0)
        ul_buf_fmt(out,
                   ", \"region\": {\"startLine\": %" PRId64
                   ", \"startColumn\": %" PRId64 ", \"endColumn\": %" PRId64 "}",
                   told->line, told->column, told->column + told->width);
    ul_buf_str(out, "}}");
}

static void put_result(struct ul_buf *out, const struct ul_outcome *o, size_t index)
{
    const struct ul_told *told = &o->told.v[index];
    ul_buf_str(out, "{");
    put_member(out, "ruleId", ul_code_info((enum ul_code)told->code)->name);
    ul_buf_fmt(out, ", \"ruleIndex\": %" PRId64 ", ", told->code);
    put_member(out, "level", sarif_level(told->severity));
    ul_buf_str(out, ", \"message\": {");
    put_member(out, "text", whole_text(out->arena, told));
    ul_buf_str(out, "}");
    if (*told->path) {
        ul_buf_str(out, ", \"locations\": [");
        put_place(out, told);
        ul_buf_str(out, "]");
    }
    ul_buf_str(out, "}");
}

static void write_sarif(struct ul_buf *out, const struct ul_batch *batch)
{
    ul_buf_str(out,
               "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\","
               "\n  \"version\": \"2.1.0\",\n  \"runs\": [{\n"
               "    \"columnKind\": \"unicodeCodePoints\",\n    ");
    put_member(out, "language", batch->options->lang == UL_ENGLISH ? "en" : "sv");
    ul_buf_str(out, ",\n    \"tool\": {\"driver\": {\"name\": \"underlag\", ");
    put_member(out, "version", UL_VERSION);
    ul_buf_fmt(out, ", \"language\": \"%s\",\n      \"rules\": [",
               batch->options->lang == UL_ENGLISH ? "en" : "sv");
    for (int i = 0; i < UL_CODE__COUNT; i++) {
        ul_buf_str(out, i ? ",\n        " : "\n        ");
        put_rule(out, (enum ul_code)i, batch->options->lang);
    }
    ul_buf_str(out, "]}},\n    \"results\": [");
    put_all(out, batch, "      ", put_result);
    ul_buf_str(out, "]\n  }]\n}\n");
}

/* ---- GitLab ---- */

static const char *gitlab_severity(int64_t severity)
{
    return severity == UL_ERROR     ? "critical"
           : severity == UL_WARNING ? "minor"
                                    : "info";
}

static size_t times_before(const struct ul_outcome *o, size_t index)
{
    const struct ul_told *told = &o->told.v[index];
    size_t times = 0;
    for (size_t i = 0; i < index; i++)
        times += o->told.v[i].code == told->code &&
                 strcmp(o->told.v[i].path, told->path) == 0 &&
                 strcmp(o->told.v[i].text, told->text) == 0;
    return times;
}

/* The same message in the next run has the same fingerprint, though lines above it
 * have moved: those that are otherwise alike are told apart by their order. */
static uint64_t fingerprint(struct ul_arena *arena, const struct ul_outcome *o,
                            size_t index)
{
    const struct ul_told *told = &o->told.v[index];
    const char *all =
        ul_printf(arena, "%s|%s|%s|%zu", ul_code_info((enum ul_code)told->code)->name,
                  told->path, told->text, times_before(o, index));
    return XXH3_64bits(all, strlen(all));
}

static void put_issue(struct ul_buf *out, const struct ul_outcome *o, size_t index)
{
    const struct ul_told *told = &o->told.v[index];
    ul_buf_str(out, "{");
    put_member(out, "check_name", ul_code_info((enum ul_code)told->code)->name);
    ul_buf_str(out, ", ");
    put_member(out, "description", whole_text(out->arena, told));
    ul_buf_str(out, ", ");
    put_member(out, "severity", gitlab_severity(told->severity));
    ul_buf_fmt(out, ", \"fingerprint\": \"%016" PRIx64 "\", \"location\": {",
               fingerprint(out->arena, o, index));
    put_member(out, "path", *told->path ? told->path : o->name);
    ul_buf_fmt(out, ", \"lines\": {\"begin\": %" PRId64 "}}}",
               told->line > 0 ? told->line : 1);
}

static void write_gitlab(struct ul_buf *out, const struct ul_batch *batch)
{
    ul_buf_str(out, "[");
    put_all(out, batch, "  ", put_issue);
    ul_buf_str(out, "\n]\n");
}

/* ---- Files ---- */

static const struct {
    const char *ending;
    void (*write)(struct ul_buf *out, const struct ul_batch *batch);
} forms[] = {{".sarif", write_sarif}, {".json", write_gitlab}};

static bool write_file(struct ul_arena *arena, const char *path,
                       const struct ul_batch *batch)
{
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (ul_ends_with(path, forms[i].ending))
            forms[i].write(&out, batch);
    struct ul_outset set = {.arena = arena, .lang = batch->options->lang};
    struct ul_bytes bytes = {(const unsigned char *)out.s, out.n};
    if (ul_outset_add(&set, path, bytes) && ul_outset_commit(&set))
        return true;
    fprintf(stderr, "underlag: %s\n", set.error ? set.error : path);
    ul_outset_drop(&set);
    return false;
}

bool ul_report_write(struct ul_arena *arena, const struct ul_batch *batch)
{
    bool well = true;
    for (size_t i = 0; i < UL_MOST_REPORTS && batch->options->reports[i]; i++)
        well = write_file(arena, batch->options->reports[i], batch) && well;
    return well;
}

/* ---- GitHub ---- */

/* What a workflow command may not hold as it is; in a property more than in the
 * text. GitHub reads no other codes back: other control characters become blanks. */
static void put_command_text(FILE *to, const char *text, bool property)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '\n' || c == '\r' || c == '%' || (property && (c == ':' || c == ',')))
            fprintf(to, "%%%02X", c);
        else
            fputc(c < 0x20 || c == 0x7F ? ' ' : c, to);
    }
}

static void annotate(FILE *to, const struct ul_told *told)
{
    const char *kind = told->severity == UL_ERROR     ? "error"
                       : told->severity == UL_WARNING ? "warning"
                                                      : "notice";
    fprintf(to, "::%s ", kind);
    if (*told->path) {
        fputs("file=", to);
        put_command_text(to, told->path, true);
        fputc(',', to);
    }
    if (told->line > 0)
        fprintf(to, "line=%" PRId64 ",col=%" PRId64 ",endColumn=%" PRId64 ",",
                told->line, told->column, told->column + told->width);
    fprintf(to, "title=%s::", ul_code_info((enum ul_code)told->code)->name);
    put_command_text(to, told->text, false);
    if (*told->hint) {
        fputs("%0A", to);
        put_command_text(to, told->hint, false);
    }
    fputc('\n', to);
}

void ul_report_annotate(FILE *to, const struct ul_batch *batch)
{
    const char *github = getenv("GITHUB_ACTIONS");
    if (!github || strcmp(github, "true") != 0)
        return;
    for (size_t i = 0; i < batch->scan->n; i++)
        for (size_t k = 0; k < batch->outcomes[i].told.n; k++)
            if (!batch->outcomes[i].told.v[k].repeated)
                annotate(to, &batch->outcomes[i].told.v[k]);
}
