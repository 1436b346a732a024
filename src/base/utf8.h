/* utf8.h -- code points in UTF-8 text. */
#ifndef UL_UTF8_H
#define UL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at *at, and *at moved past it. At the end (NUL) returns 0 and
 * does not move. A byte that is no UTF-8 gives U+FFFD and moves one byte. */
int32_t ul_utf8_next(const char **at);

/* UTF-8 of a code point into `bytes`; returns how many (1-4). */
size_t ul_utf8_put(int32_t rune, char bytes[4]);

/* Offset of the first byte that is not well-formed UTF-8 (surrogates and
 * overlong forms are not), or `n` if all is well. */
size_t ul_utf8_bad(const char *bytes, size_t n);

/* Characters (code points) in the text. */
size_t ul_utf8_count(const char *text);

#endif
