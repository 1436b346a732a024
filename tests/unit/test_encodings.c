/* test_encodings.c -- what old editors wrote, read as the same text. */
#include <stdlib.h>
#include <unistd.h>

#include "expect.h"
#include "read/source.h"

/* Bytes of a file, and what is read: a text, or a place and a wording. */
struct row {
    const char *bytes;
    size_t n;
    const char *text;      /* NULL: unusable */
    const char *converted; /* what the note names; NULL: no note */
    int line, column;
    enum ul_text_id id;
};

#define BYTES(s) s, sizeof(s) - 1

static const struct row rows[] = {
    {BYTES("år: 2023\n"), "år: 2023\n", NULL, 0, 0, 0},
    {BYTES(""), "", NULL, 0, 0, 0},
    {BYTES("– ”å” •€\n"), "– ”å” •€\n", NULL, 0, 0, 0},
    {BYTES("\xEF\xBB\xBF"
           "å\n"),
     "å\n", "BOM", 0, 0, 0},
    {BYTES("\xFF\xFE\xE5\0\r\0\n\0"), "å\n", "UTF-16, CRLF", 0, 0, 0},
    {BYTES("\xFE\xFF\0\xE5\xD8\x3D\xDE\0"), "å😀", "UTF-16", 0, 0, 0},
    {BYTES("n\0a\0m\0n\0:\0 \0\xE5\0\n\0"), "namn: å\n", "UTF-16", 0, 0, 0},
    {BYTES("n\xE4mnd \x96 \x80\n"), "nämnd – €\n", "Windows-1252", 0, 0, 0},
    {BYTES("a\rb\r\nc\n"), "a\nb\nc\n", "CRLF, CR", 0, 0, 0},
    {BYTES("a\xCC\x8A o\xCC\x88\n"), "å ö\n", "NFD", 0, 0, 0},
    {BYTES("a\vb\xE2\x80\xA8"
           "c\xEF\xBB\xBF\n"),
     "a b c\n", "U+2028", 0, 0, 0},
    {BYTES("å\nä b\xE5r\nö\n"), NULL, NULL, 2, 4, UL_TEXT_NOT_UTF8},
    {BYTES("å\na\0b"), NULL, NULL, 2, 2, UL_TEXT_NUL_BYTE},
    {BYTES("a\x07"), NULL, NULL, 1, 2, UL_TEXT_CONTROL_CHARACTER},
    {BYTES("\xFF\xFE"
           "a\0\0\xDC"),
     NULL, NULL, 1, 2, UL_TEXT_NOT_A_LETTER},
    {BYTES("PK\x03\x04zzz"), NULL, NULL, 0, 0, UL_TEXT_FOREIGN_FILE},
    {BYTES("a\x81\n"), NULL, NULL, 1, 2, UL_TEXT_NOT_A_LETTER},
};

static void write_file(const char *path, const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    EXPECT(f && fwrite(bytes, 1, n, f) == n);
    EXPECT(f && fclose(f) == 0);
}

static void check(const char *path, const struct row *row)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    write_file(path, row->bytes, row->n);
    const struct ul_file *file = ul_source_read(arena, path, "plan.yaml", 0, &diag);
    EXPECT((file != NULL) == (row->text != NULL));
    if (file && row->text) {
        EXPECT_STR(file->text, row->text);
        EXPECT_INT(file->length, strlen(row->text));
        EXPECT_INT(diag.n, row->converted != NULL);
    }
    if (row->converted)
        EXPECT_STR(diag.n ? diag.v[0].args[0] : NULL, row->converted);
    if (!row->text && diag.n == 1) {
        EXPECT_INT(diag.v[0].id, row->id);
        EXPECT_INT(diag.v[0].pos.line, row->line);
        EXPECT_INT(diag.v[0].pos.column, row->column);
    }
    ul_arena_free(arena);
}

/* Marks in one endless heap would be put in order in square time. */
static void check_marks(const char *path)
{
    enum { N = 200 * 1000 };
    char *bytes = malloc(4 * N);
    for (size_t i = 0; bytes && i < N; i++)
        memcpy(bytes + 4 * i, "\xCC\xA3\xCC\x8A", 4);
    struct row row = {bytes, 4 * N, NULL, NULL, 1, 31, UL_TEXT_TOO_MANY_MARKS};
    check(path, &row);
    free(bytes);
}

int main(void)
{
    char path[] = "/tmp/underlag-test-XXXXXX";
    int fd = mkstemp(path);
    EXPECT(fd >= 0 && close(fd) == 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(path, &rows[i]);
    check_marks(path);
    EXPECT(unlink(path) == 0);
    struct row gone = {"", 0, NULL, NULL, 0, 0, UL_TEXT_FILE_MISSING};
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    EXPECT(!ul_source_read(arena, path, "x", 0, &diag));
    EXPECT(diag.n == 1 && diag.v[0].id == gone.id);
    ul_arena_free(arena);
    return expect_done();
}
