/* findings.h -- what the texts of a result or a measure say. */
#ifndef UL_FINDINGS_H
#define UL_FINDINGS_H

#include "facts/words.h"

/* A time: a date, a month, a year, a period, "till hösten". */
bool ul_tells_time(const struct ul_words *words, size_t from, size_t to,
                   const struct ul_template *t);

/* Is there a negation about the word, in its clause: "ingen" as its first word, or
 * another at most three words away? */
bool ul_is_negated(const struct ul_words *words, size_t at,
                   const struct ul_check_words *lists);

/* Is the value not given, or only "-", "saknas"? Not if it was wrong, which is said. */
bool ul_says_nothing(const struct ul_check_words *lists, const struct ul_value *value);

/* Does the text of a measure say that it is already done, and nothing is left? */
bool ul_tells_done(struct ul_arena *arena, const struct ul_check_words *lists,
                   const char *text);

/* Do words tell of something done about a deviation, or that nothing is needed?
 * `ahead`: "ska" and "bör" count too; in a finding they tell of rules. */
bool ul_tells_measure(const struct ul_words *words, const struct ul_check_words *lists,
                      bool ahead);

#endif
