/* encoding.h -- which letters the bytes of a text file stand for. */
#ifndef UL_ENCODING_H
#define UL_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/bytes.h"

enum ul_encoding {
    UL_UTF8,
    UL_UTF8_BOM,
    UL_UTF16_LE,
    UL_UTF16_BE,
    UL_WINDOWS_1252,
};

/* The encoding that the bytes most likely are in. A byte-order mark decides;
 * without one UTF-16 is known by the zeros in its ASCII letters, and
 * Windows-1252 by having far more stray bytes than UTF-8 sequences. A few stray
 * bytes in what otherwise is UTF-8 do not make it anything else. */
enum ul_encoding ul_encoding_guess(struct ul_bytes bytes);

/* Add the text as UTF-8, without its byte-order mark. UTF-8 is added unchecked.
 * False at what is no letter; `out` then holds what stands before it. */
bool ul_encoding_convert(struct ul_buf *out, struct ul_bytes bytes,
                         enum ul_encoding from);

/* What the byte is in Windows-1252, or 0. */
int32_t ul_windows_1252(unsigned char byte);

/* True if a text with this code point may be written otherwise in NFC. */
bool ul_nfc_concerns(int32_t rune);

/* True if no output can hold the code point: control characters and nonsense. */
bool ul_is_control(int32_t rune);

/* The most marks that may stand on one letter (cf. UAX #15, stream-safe text). */
enum { UL_MOST_MARKS = 30 };

/* True if the code point is a mark that goes on top of or under the one before
 * it. Long runs of them are refused: putting them in order takes square time. */
bool ul_is_mark(int32_t rune);

/* The text in Unicode Normalization Form C (UAX #15). Well-formed UTF-8 in and
 * out; `text` itself is returned if it is NFC already. */
const char *ul_nfc(struct ul_arena *arena, const char *text, size_t n);

/* Text that was written with escapes or entities may hold any letter: control
 * characters are left out and the rest is put in NFC. `text` itself is returned if
 * all is well, as it almost always is. */
const char *ul_clean(struct ul_arena *arena, const char *text);

#endif
