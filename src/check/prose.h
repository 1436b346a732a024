/* prose.h -- the words of a text, phrases among them, and where each stands. */
#ifndef UL_PROSE_H
#define UL_PROSE_H

#include "model/case.h"

struct ul_prose_word {
    size_t at, n; /* bytes in the text */
    bool starts;  /* first of its sentence */
};

/* A text as one line, with its words. */
struct ul_prose {
    const char *text;
    struct ul_prose_word *v;
    size_t n, cap;
    const struct ul_md *block; /* NULL: a value of the head or of a data file */
    struct ul_pos pos;         /* of the whole */
    struct {
        struct ul_piece *v; /* where each part of the text comes from */
        size_t n, cap;
    } pieces;
};

struct ul_proses {
    struct ul_prose *v;
    size_t n, cap;
};

/* All text below a node; blocks inside it begin new sentences. */
struct ul_prose ul_prose_md(struct ul_arena *arena, const struct ul_md *node);
struct ul_prose ul_prose_value(struct ul_arena *arena, const struct ul_value *value);
struct ul_prose ul_prose_text(struct ul_arena *arena, const char *text);

/* Every heading, paragraph and cell below a node, in order. */
struct ul_proses ul_prose_blocks(struct ul_arena *arena, const struct ul_md *node);

/* Where so many words from word `i` stand in the file: all of them, or the first
 * if they are not on one line. */
struct ul_pos ul_prose_place(const struct ul_prose *prose, size_t i, size_t words);
/* The same of bytes of the text. */
struct ul_pos ul_prose_place_bytes(const struct ul_prose *prose, size_t at, size_t n);

const char *ul_prose_word(struct ul_arena *arena, const struct ul_prose *prose,
                          size_t i);
/* First word of the sentence that word `i` is in, and the first after it. */
size_t ul_prose_sentence(const struct ul_prose *prose, size_t i);
size_t ul_prose_sentence_end(const struct ul_prose *prose, size_t i);

/* Phrases are template data: words apart by blanks; `*` stands for any letters at
 * the beginning or end of a word, alone for any word; `a|b` for either. Case does
 * not matter. */

/* True if the word `text` fits a word of a phrase. */
bool ul_phrase_word(const char *pattern, const char *text, size_t n);
/* How many words from word `i` the longest phrase of the list takes; 0: none. */
size_t ul_phrase_at(const struct ul_values *list, const struct ul_prose *prose,
                    size_t i);
/* The first word from `i` and before `end` where one of the list begins; `end` if
 * there is none. *words is how many it takes, or NULL. */
size_t ul_phrase_find(const struct ul_values *list, const struct ul_prose *prose,
                      size_t i, size_t end, size_t *words);

/* The date that begins at word `i`, and how many words it takes; 0: none. */
size_t ul_prose_date(const struct ul_prose *prose, size_t i, struct ul_date *date);

/* The whole number that a text begins with, at most six digits of it; 0: none. */
int ul_prose_number(const char *text);

#endif
