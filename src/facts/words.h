/* words.h -- the words of a text: where they stand, and which they are. */
#ifndef UL_WORDS_H
#define UL_WORDS_H

#include "model/template.h"

/* Words to look for are template data: "avvikelse", "åtgärd*" (a `*` at either end
 * stands for any letters), "på grund av" (a phrase; it never
 * runs over the end of a sentence). Only the lists of numbers have "ett|en" (either).
 */

struct ul_word {
    const char *text;   /* lower case, without soft hyphens; "%" is "procent" */
    int number;         /* of figures alone, or -1 */
    size_t sentence;    /* from 0; colons and semicolons end one too */
    bool comma;         /* a comma, dash or bracket stands before it */
    bool dash;          /* a dash does */
    struct ul_pos pos;  /* of a word in Markdown; else without file */
    const char *source; /* where it stands in the text it was taken from */
    size_t length;      /* there, in bytes */
};

struct ul_words {
    struct ul_arena *arena;
    struct ul_word *v;
    size_t n, cap;
    size_t sentences;
};

#define UL_NO_WORD ((size_t)-1)

/* The words of texts, one after the other; NULL adds none, and each text begins a
 * sentence. Start with `struct ul_words words = {.arena = arena};`. */
void ul_words_add(struct ul_words *words, const char *text);
/* All text below a node, with places. */
void ul_words_add_md(struct ul_words *words, const struct ul_md *node);

/* First word of the sentence that `at` stands in, and the first after it. */
size_t ul_sentence_start(const struct ul_words *words, size_t at);
size_t ul_sentence_end(const struct ul_words *words, size_t at);

/* How many words from `at` on are that phrase, 0: none. */
size_t ul_phrase_fits(const struct ul_words *words, size_t at, const char *phrase);
/* The same for any phrase of a list; the longest counts. */
size_t ul_phrases_fit(const struct ul_words *words, size_t at,
                      const struct ul_values *list);

/* The first word in [from, to) where a phrase of the list begins, or UL_NO_WORD. */
size_t ul_words_find(const struct ul_words *words, size_t from, size_t to,
                     const struct ul_values *list);
static inline bool ul_words_have(const struct ul_words *words, size_t from, size_t to,
                                 const struct ul_values *list)
{
    return ul_words_find(words, from, to, list) != UL_NO_WORD;
}

/* The number that a word says, in figures or letters ("tjugotre"), or -1. */
int ul_word_number(const struct ul_check_words *lists, const struct ul_word *word);

/* Are they forms of one word? "avvikelse", "avvikelserna". */
bool ul_word_forms(const struct ul_check_words *lists, const char *a, const char *b);

/* Is it a section that the template knows by one of those names? */
bool ul_section_among(const struct ul_section *section, const struct ul_values *names);

/* The place of a part of a value's own text, n bytes from `start`; the value's if it
 * cannot be found in the file. */
struct ul_pos ul_part_pos(struct ul_arena *arena, const struct ul_value *value,
                          const char *start, size_t n);
/* The place of words [from, to) of a value's own text. */
struct ul_pos ul_words_pos(const struct ul_words *words, size_t from, size_t to,
                           const struct ul_value *value);

/* The place of a value: of its first line, where it begins with `>` or `|`. */
struct ul_pos ul_text_pos(struct ul_arena *arena, const struct ul_value *value);

#endif
