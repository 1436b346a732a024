/* test_words.c -- the words of a text, their forms, and numbers in letters. */
#include "expect.h"
#include "facts/findings.h"
#include "facts/words.h"

static const struct ul_template *standard(struct ul_arena *arena)
{
    struct ul_diag *diag = ul_new(arena, struct ul_diag);
    diag->arena = arena;
    struct ul_templates *all = ul_templates_new(arena, NULL, NULL);
    return ul_template_find(all, "standard", (struct ul_pos){0}, diag);
}

static void test_sentences(struct ul_arena *arena)
{
    struct ul_words w = {.arena = arena};
    ul_words_add(&w, "Kontroll ej gjord p.g.a. sjukdom. IT-chefen, 95 % (ca 8,1). Nej");
    EXPECT_STR(w.v[0].text, "kontroll");
    EXPECT(w.v[6].sentence == w.v[0].sentence); /* "sjukdom" */
    EXPECT_STR(w.v[7].text, "it-chefen");
    EXPECT(w.v[7].sentence != w.v[6].sentence);
    EXPECT(w.v[8].comma && w.v[8].number == 95);
    EXPECT_STR(w.v[9].text, "procent");
    EXPECT_STR(w.v[11].text, "8,1");
    EXPECT(ul_sentence_end(&w, 7) == 12 && w.n == 13);
}

static void test_phrases(struct ul_arena *arena)
{
    struct ul_words w = {.arena = arena};
    ul_words_add(&w, "Med anledning av. Avvikelserna rättades");
    EXPECT(ul_phrase_fits(&w, 0, "med anledning av") == 3);
    EXPECT(ul_phrase_fits(&w, 2, "av avvikelserna") == 0); /* another sentence */
    EXPECT(ul_phrase_fits(&w, 3, "avvik*") == 1);
    EXPECT(ul_phrase_fits(&w, 3, "*serna") == 1);
    EXPECT(ul_phrase_fits(&w, 3, "*kel*") == 1);
    EXPECT(ul_phrase_fits(&w, 4, "rätta") == 0);
}

static int number(struct ul_arena *arena, const struct ul_check_words *lists,
                  const char *text)
{
    struct ul_words w = {.arena = arena};
    ul_words_add(&w, text);
    return ul_word_number(lists, &w.v[0]);
}

static void test_numbers(struct ul_arena *arena, const struct ul_check_words *lists)
{
    EXPECT(number(arena, lists, "noll") == 0);
    EXPECT(number(arena, lists, "Ett") == 1);
    EXPECT(number(arena, lists, "nitton") == 19);
    EXPECT(number(arena, lists, "tjugo") == 20);
    EXPECT(number(arena, lists, "tjugotre") == 23);
    EXPECT(number(arena, lists, "nittionio") == 99);
    EXPECT(number(arena, lists, "17") == 17);
    EXPECT(number(arena, lists, "tjugotretton") == -1);
    EXPECT(number(arena, lists, "enhet") == -1);
    EXPECT(number(arena, lists, "8,1") == -1);
}

static void test_forms(const struct ul_check_words *lists)
{
    EXPECT(ul_word_forms(lists, "avvikelse", "avvikelserna"));
    EXPECT(ul_word_forms(lists, "felaktig", "felaktiga"));
    EXPECT(ul_word_forms(lists, "utbetalning", "utbetalningar"));
    EXPECT(!ul_word_forms(lists, "löneenheten", "låneenheten"));
    EXPECT(!ul_word_forms(lists, "risk", "riskvärde"));
}

static bool measured(struct ul_arena *arena, const struct ul_check_words *lists,
                     const char *text)
{
    struct ul_words w = {.arena = arena};
    ul_words_add(&w, text);
    return ul_tells_measure(&w, lists, false);
}

static void test_measures(struct ul_arena *arena, const struct ul_check_words *lists)
{
    EXPECT(measured(arena, lists, "Rutinen har uppdaterats."));
    EXPECT(measured(arena, lists, "Inga åtgärder bedöms behövas."));
    EXPECT(!measured(arena, lists, "Inga åtgärder har vidtagits."));
    EXPECT(!measured(arena, lists, "Utbildning har inte genomförts."));
    EXPECT(!measured(arena, lists, "Lösenord ska bytas halvårsvis."));
    EXPECT(ul_tells_done(arena, lists, "De som registrerar har informerats."));
    EXPECT(!ul_tells_done(arena, lists, "Rutiner bör upprättas."));
    EXPECT(!ul_tells_done(arena, lists, "En fil har tagits fram och ska fyllas i."));
}

int main(void)
{
    struct ul_arena *arena = ul_arena_new();
    const struct ul_template *t = standard(arena);
    EXPECT(t != NULL);
    test_sentences(arena);
    test_phrases(arena);
    test_numbers(arena, &t->check_words);
    test_forms(&t->check_words);
    test_measures(arena, &t->check_words);
    ul_arena_free(arena);
    return expect_done();
}
