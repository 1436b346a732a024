/* source.c -- a file from disk to UTF-8 text that messages can point into. */
#include "read/source.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/lines.h"
#include "base/utf8.h"
#include "read/encoding.h"

/* What the letters of a file ask for. */
struct survey {
    bool cr, crlf; /* line ends */
    bool compose;  /* perhaps not in NFC */
    bool spaces;   /* code points that become a space or nothing */
    bool unseen;   /* that nobody sees: they become nothing */
    bool blanks;   /* no-break spaces and the like where a plain one belongs */
    size_t bad_at; /* offset of what makes the file unusable, or its length */
    enum ul_text_id bad;
};

static void say_unreadable(enum ul_read why, const char *shown, struct ul_diag *diag)
{
    switch (why) {
    case UL_READ_OK:
        break;
    case UL_READ_MISSING:
        ul_say_path(diag, FILE_MISSING, shown, NULL);
        break;
    case UL_READ_DENIED:
        ul_say_path(diag, FILE_DENIED, shown, NULL);
        break;
    case UL_READ_NOT_A_FILE:
        ul_say_path(diag, FILE_NOT_A_FILE, shown, NULL);
        break;
    case UL_READ_LOOP:
        ul_say_path(diag, FILE_LOOP, shown, NULL);
        break;
    case UL_READ_TOO_LARGE:
        ul_say_path(diag, FILE_TOO_LARGE, shown, NULL);
        break;
    case UL_READ_FAILED:
        ul_say_path(diag, FILE_FAILED, shown, strerrordesc_np(errno));
        break;
    }
}

/* Files of other programs that are dropped here by mistake. */
static const char *foreign_kind(struct ul_bytes bytes)
{
    static const struct {
        const char *start, *kind;
    } kinds[] = {
        {"PK\x03\x04", "Word/Excel/ZIP"},
        {"\xD0\xCF\x11\xE0", "Word/Excel"},
        {"%PDF-", "PDF"},
        {"{\\rtf", "RTF"},
        {"\x89PNG", "PNG"},
        {"\xFF\xD8\xFF", "JPEG"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = strlen(kinds[i].start);
        if (bytes.n >= n && memcmp(bytes.v, kinds[i].start, n) == 0)
            return kinds[i].kind;
    }
    return NULL;
}

static struct ul_pos place(const struct ul_file *file, size_t offset)
{
    struct ul_pos pos = {file, 1, 1, 1};
    for (size_t i = 0; i < offset; i++) {
        if (file->text[i] == '\n') {
            pos.line++;
            pos.column = 1;
        } else if ((file->text[i] & 0xC0) != 0x80) {
            pos.column++;
        }
    }
    return pos;
}

/* CRLF and CR become LF. Before all else: lines are counted by LF. */
static void mend_line_ends(struct ul_arena *arena, struct ul_file *file,
                           struct survey *s)
{
    const char *at = file->text, *end = at + file->length;
    if (!memchr(at, '\r', file->length))
        return;
    char *out = ul_alloc(arena, file->length + 1);
    size_t n = 0;
    for (; at < end; at++) {
        bool crlf = *at == '\r' && at[1] == '\n';
        s->crlf |= crlf;
        s->cr |= *at == '\r' && !crlf;
        at += crlf;
        out[n++] = *at == '\r' ? '\n' : *at;
    }
    file->text = out;
    file->length = n;
}

/* Code points that editors and web pages leave behind: Word's own line and page
 * breaks, Unicode's line separators, a byte-order mark inside the text. */
static bool becomes_space(int32_t rune)
{
    return rune == '\v' || rune == '\f' || rune == 0x2028 || rune == 0x2029;
}

/* Left in text by web pages and word processors: no break here, a break there, and
 * which way to read. Joiners (U+200C, U+200D) are part of letters and signs. */
static bool is_unseen(int32_t rune)
{
    return rune == 0x200B || rune == 0x200E || rune == 0x200F || rune == 0x2060 ||
           (rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069);
}

/* Spaces of other widths, and those that a line may not break at. */
static bool is_other_space(int32_t rune)
{
    return rune == 0xA0 || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x202F ||
           rune == 0x205F || rune == 0x3000;
}

/* False: a file with this letter, `length` bytes long, cannot be used. */
static bool survey_rune(struct survey *s, int32_t rune, size_t length, int *marks)
{
    *marks = ul_is_mark(rune) ? *marks + 1 : 0;
    s->compose |= ul_nfc_concerns(rune);
    s->spaces |= becomes_space(rune) || rune == 0xFEFF;
    s->unseen |= is_unseen(rune);
    s->blanks |= is_other_space(rune);
    if (rune == 0)
        s->bad = UL_TEXT_NUL_BYTE;
    else if (rune == 0xFFFD && length == 1)
        s->bad = UL_TEXT_NOT_UTF8;
    else if (ul_is_control(rune) && !becomes_space(rune))
        s->bad = UL_TEXT_CONTROL_CHARACTER;
    else if (*marks > UL_MOST_MARKS)
        s->bad = UL_TEXT_TOO_MANY_MARKS;
    else
        return true;
    return false;
}

static void look_through(const struct ul_file *file, struct survey *s)
{
    const char *at = file->text, *end = at + file->length;
    int marks = 0;
    while (at < end) {
        if ((*at >= 0x20 && *at < 0x7F) || *at == '\n' || *at == '\t') {
            at++;
            marks = 0;
            continue;
        }
        const char *before = at;
        int32_t rune = ul_utf8_next(&at);
        if (!survey_rune(s, rune, (size_t)(at - before), &marks)) {
            s->bad_at = (size_t)(before - file->text);
            return;
        }
    }
    s->bad_at = file->length;
}

/* True where YAML and Markdown ask for a plain space: to indent a line, and behind a
 * colon or what begins an item, a heading or a cell. */
static bool wants_space(const struct ul_buf *before)
{
    size_t n = before->n;
    while (n && before->s[n - 1] == ' ')
        n--;
    return !n || before->s[n - 1] == '\n' || strchr(":-#>*+|", before->s[n - 1]);
}

static void mend_spaces(struct ul_arena *arena, struct ul_file *file, struct survey *s)
{
    struct ul_buf out = {.arena = arena};
    const char *at = file->text;
    s->blanks = false;
    for (int32_t rune; (rune = ul_utf8_next(&at));) {
        bool blank = is_other_space(rune) && wants_space(&out);
        s->blanks |= blank;
        if (becomes_space(rune) || blank)
            ul_buf_char(&out, ' ');
        else if (rune != 0xFEFF && !is_unseen(rune))
            ul_buf_rune(&out, rune);
    }
    file->text = ul_buf_text(&out);
    file->length = out.n;
}

static void say_bad(const struct ul_file *file, const struct survey *s,
                    struct ul_diag *diag)
{
    struct ul_pos pos = place(file, s->bad_at);
    unsigned char byte = (unsigned char)file->text[s->bad_at];
    char shown[8];
    snprintf(shown, sizeof shown, "0x%02X", byte);
    struct ul_buf letter = {.arena = diag->arena};
    if (s->bad == UL_TEXT_NOT_UTF8 && !ul_is_control(ul_windows_1252(byte)))
        ul_buf_rune(&letter, ul_windows_1252(byte));
    const char *const args[] = {shown, letter.s, NULL};
    ul_say_args(diag, s->bad, pos, NULL, args);
}

/* From the bytes on disk to UTF-8, in file->text. */
static bool decode(struct ul_arena *arena, struct ul_file *file, struct ul_bytes bytes,
                   enum ul_encoding encoding, struct ul_diag *diag)
{
    const char *kind = foreign_kind(bytes);
    struct ul_pos whole = {.file = file};
    if (kind) {
        ul_say(diag, FOREIGN_FILE, whole, kind);
        return false;
    }
    if (encoding == UL_UTF8)
        return true;
    struct ul_buf out = {.arena = arena};
    bool well = ul_encoding_convert(&out, bytes, encoding);
    file->text = ul_buf_text(&out);
    file->length = out.n;
    if (!well)
        ul_say(diag, NOT_A_LETTER, place(file, out.n), NULL);
    else if (out.n > UL_FILE_LIMIT)
        ul_say_path(diag, FILE_TOO_LARGE, file->path, NULL);
    return well && out.n <= UL_FILE_LIMIT;
}

static void say_converted(const struct ul_file *file, enum ul_encoding encoding,
                          const struct survey *s, struct ul_diag *diag)
{
    static const char *const names[] = {
        [UL_UTF8] = NULL,
        [UL_UTF8_BOM] = "BOM",
        [UL_UTF16_LE] = "UTF-16",
        [UL_UTF16_BE] = "UTF-16",
        [UL_WINDOWS_1252] = "Windows-1252",
    };
    const char *const all[] = {names[encoding],
                               s->crlf ? "CRLF" : NULL,
                               s->cr ? "CR" : NULL,
                               s->compose ? "NFD" : NULL,
                               s->spaces ? "U+2028" : NULL,
                               s->unseen ? "U+200B" : NULL,
                               s->blanks ? "U+00A0" : NULL};
    struct ul_buf list = {.arena = diag->arena};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i])
            ul_buf_fmt(&list, "%s%s", list.n ? ", " : "", all[i]);
    struct ul_pos whole = {.file = file};
    if (list.n)
        ul_say(diag, CONVERTED, whole, ul_buf_text(&list));
}

struct ul_file *ul_source_read(struct ul_arena *arena, const char *path,
                               const char *shown, int order, struct ul_diag *diag)
{
    struct ul_bytes bytes;
    enum ul_read got = ul_trace_read(diag->traces, arena, path, UL_FILE_LIMIT, &bytes);
    if (got != UL_READ_OK) {
        say_unreadable(got, shown, diag);
        return NULL;
    }
    struct ul_file *file = ul_new(arena, struct ul_file);
    *file = (struct ul_file){.path = ul_strdup(arena, shown),
                             .text = (const char *)bytes.v,
                             .length = bytes.n,
                             .order = order};
    struct survey survey = {0};
    enum ul_encoding encoding = ul_encoding_guess(bytes);
    if (!decode(arena, file, bytes, encoding, diag))
        return NULL;
    mend_line_ends(arena, file, &survey);
    look_through(file, &survey);
    if (survey.bad_at < file->length) {
        say_bad(file, &survey, diag);
        return NULL;
    }
    if (survey.spaces || survey.unseen || survey.blanks)
        mend_spaces(arena, file, &survey);
    const char *before = file->text;
    if (survey.compose)
        file->text = ul_nfc(arena, file->text, file->length);
    survey.compose = file->text != before;
    file->length = survey.compose ? strlen(file->text) : file->length;
    say_converted(file, encoding, &survey, diag);
    ul_lines_mark(arena, file);
    return file;
}
