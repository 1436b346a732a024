/* test_pdf_text.c -- strings, addresses and ToUnicode entries as PDF writes them. */
#include "emit/pdf_text.h"
#include "expect.h"

static const char *string(struct ul_arena *arena, const char *text)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_string(&out, text);
    return ul_buf_text(&out);
}

static const char *units(struct ul_arena *arena, const char *text, size_t n)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_utf16(&out, text, n);
    return ul_buf_text(&out);
}

static const char *uri(struct ul_arena *arena, const char *address)
{
    struct ul_buf out = {.arena = arena};
    ul_pdf_uri(&out, address);
    return ul_buf_text(&out);
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    EXPECT_STR(string(arena, ""), "<FEFF>");
    EXPECT_STR(string(arena, "På (1)"), "<FEFF005000E50020002800310029>");
    EXPECT_STR(string(arena, "\xC2\xAD"), "<FEFF00AD>");
    EXPECT_STR(string(arena, "\xF0\x9F\x98\x80"), "<FEFFD83DDE00>");
    EXPECT_STR(string(arena, "\xF4\x8F\xBF\xBF"), "<FEFFDBFFDFFF>");

    /* A ligature's entry holds all its letters, and no more of the word. */
    EXPECT_STR(units(arena, "ffi", 3), "006600660069");
    EXPECT_STR(units(arena, "tting", 2), "00740074");
    EXPECT_STR(units(arena, "ärlig", 2), "00E4");

    EXPECT_STR(uri(arena, "https://herrljunga.se/?a=1&b=2"),
               "(https://herrljunga.se/?a=1&b=2)");
    EXPECT_STR(uri(arena, "https://x.se/(a)\\b"), "(https://x.se/\\(a\\)\\\\b)");
    EXPECT_STR(uri(arena, "https://x.se/å b"), "(https://x.se/%C3%A5%20b)");
    EXPECT_STR(uri(arena, "https://x.se/%C3%A5"), "(https://x.se/%C3%A5)");
    ul_arena_free(arena);
    return expect_done();
}
