/* text.h -- comparing and cleaning the words that people write. */
#ifndef UL_TEXT_H
#define UL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The form in which keys and names are compared: lower case, å ä ö é without
 * their marks, and without spaces, '-' and '_'. "Förvaltning", "forvaltning"
 * and "FÖRVALTNING" are one. */
const char *ul_fold(struct ul_arena *arena, const char *text);

static inline bool ul_is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Equal once folded. Allocates nothing. */
bool ul_same_folded(const char *a, const char *b);

/* False only if they differ. Most words that are compared differ in their first
 * letter; to see that is quick. */
static inline bool ul_may_be_same(const char *a, const char *b)
{
    return !ul_is_ascii_letter(*a) || !ul_is_ascii_letter(*b) ||
           (*a | 0x20) == (*b | 0x20);
}

/* The same, quicker. */
static inline bool ul_same(const char *a, const char *b)
{
    return ul_may_be_same(a, b) && ul_same_folded(a, b);
}

/* The one of `words` (n of them) that `word` most likely was meant to be, or
 * NULL if none is near enough to suggest. Borrowed from `words`. */
const char *ul_nearest(const char *word, const char *const *words, size_t n);

/* Blanks at both ends removed and runs of blanks made one space; line breaks
 * count as blanks, but an empty line stays as "\n\n". The text itself if it is so
 * already. */
const char *ul_squeeze(struct ul_arena *arena, const char *text);

/* What a link to a heading is compared by: its letters and digits, folded. "#Förslag
 * till beslut" and "#forslag-till-beslut" are one. */
const char *ul_anchor(struct ul_arena *arena, const char *text);

/* Length of what people take for the hyphen of a list's item, where a dash, a minus or
 * a bullet and a blank stand at `text`; 0: nothing such. */
size_t ul_false_dash(const char *text);

bool ul_starts_with(const char *text, const char *start);
bool ul_ends_with(const char *text, const char *end);

/* True if there is nothing but white space, or text is NULL. */
bool ul_blank(const char *text);

#endif
