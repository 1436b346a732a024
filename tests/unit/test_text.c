/* test_text.c -- folding, guessing what was meant, and showing where. */
#include "base/text.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "expect.h"

static void test_same(void)
{
    EXPECT(ul_same("nämnd", "Namnd"));
    EXPECT(ul_same("rapporteras till", "Rapporteras_till"));
    EXPECT(ul_same("efter-åtgärd", "EFTER ÅTGÄRD"));
    EXPECT(!ul_same("risk", "risker"));
    EXPECT(ul_same("", ""));
}

static void test_nearest(void)
{
    static const char *const keys[] = {"sannolikhet", "konsekvens", "risk",
                                       "riskvärde"};
    EXPECT_STR(ul_nearest("sanolikhet", keys, 4), "sannolikhet");
    EXPECT_STR(ul_nearest("konsekvnes", keys, 4), "konsekvens");
    EXPECT_STR(ul_nearest("Riskvarde", keys, 4), "riskvärde");
    EXPECT(ul_nearest("beskrivning", keys, 4) == NULL);
    EXPECT(ul_nearest("xy", keys, 4) == NULL);
    static const char *const more[] = {"ingen avvikelse", "mindre avvikelse", "moment"};
    EXPECT_STR(ul_nearest("mindre avikelse", more, 3), "mindre avvikelse");
    EXPECT_STR(ul_nearest("mindreavvikelse", more, 3), "mindre avvikelse");
    EXPECT(ul_nearest("liten avvikelse", more, 3) == NULL);
    EXPECT(ul_nearest("Kommentar", more, 3) == NULL);
}

static void test_squeeze(struct ul_arena *arena)
{
    EXPECT_STR(ul_squeeze(arena, "  två \n rader\t här "), "två rader här");
    EXPECT_STR(ul_squeeze(arena, "ett\n\n  två\n"), "ett\n\ntvå");
    EXPECT_STR(ul_squeeze(arena, " \n "), "");
}

static void test_utf8(void)
{
    const char *text = "å\xff€";
    EXPECT_INT(ul_utf8_next(&text), 0xE5);
    EXPECT_INT(ul_utf8_next(&text), 0xFFFD);
    EXPECT_INT(ul_utf8_next(&text), 0x20AC);
    EXPECT_INT(ul_utf8_next(&text), 0);
    EXPECT_INT(ul_utf8_bad("abc\xC0\xAF", 5), 3);
    EXPECT_INT(ul_utf8_bad("\xED\xA0\x80", 3), 0);
    EXPECT_INT(ul_utf8_bad("åäö", 6), 6);
    char bytes[4];
    EXPECT_INT(ul_utf8_put(0x1F600, bytes), 4);
    EXPECT(memcmp(bytes, "\xF0\x9F\x98\x80", 4) == 0);
}

static void test_dates(struct ul_arena *arena)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"2023-02-22", "2023-02-22"},
        {"2023-2-2", "2023-02-02"},
        {"22 februari 2023", "2023-02-22"},
        {"29 Februari 2024", "2024-02-29"},
        {"2023-02-29", NULL},
        {"22/2/23", NULL},
        {"2023-13-01", NULL},
        {"2023-02-22 ", NULL},
        {"22 feb 2023", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ul_date date = {0};
        bool read = ul_date_parse(rows[i].text, &date);
        EXPECT(read == (rows[i].want != NULL));
        if (read && rows[i].want)
            EXPECT_STR(ul_date_print(arena, date), rows[i].want);
    }
}

static void test_caret(struct ul_arena *arena)
{
    struct ul_file file = {.path = "input/x\n/plan.yaml", .text = "a: 1\nlåg: värde\n"};
    struct ul_diag diag = {.arena = arena};
    struct ul_pos pos = {&file, 2, 6, 5};
    ul_say(&diag, UNKNOWN_KIND, pos, "värde", "värden");
    ul_say(&diag, UNKNOWN_KIND, pos, "värde", "värden");
    EXPECT_INT(diag.n, 1);
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    ul_diag_print(memory, &diag, UL_SWEDISH, false);
    fclose(memory);
    EXPECT_STR(text, "input/x\\x0a/plan.yaml:2:6: fel: ”värde” är inget slags dokument "
                     "som finns [U101]\n    låg: värde\n         ^^^^^\n"
                     "    råd: menade du ”värden”?\n");
    free(text);
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    test_same();
    test_nearest();
    test_squeeze(arena);
    test_utf8();
    test_dates(arena);
    test_caret(arena);
    ul_arena_free(arena);
    return expect_done();
}
