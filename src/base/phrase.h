/* phrase.h -- what the program says besides its messages, in the user's language. */
#ifndef UL_PHRASE_H
#define UL_PHRASE_H

#include "base/diag.h"

/* The Swedish text itself, or its row of phrases.def in English; what has no row is
 * left as it is. A compiler checks it as the format that it is. */
const char *ul_phrase(enum ul_lang lang, const char *swedish)
    __attribute__((format_arg(2)));

/* What codes_en.def says of a code, or the Swedish. */
struct ul_code_text {
    const char *title; /* one line */
    const char *what, *why, *how;
};
struct ul_code_text ul_code_text(enum ul_code code, enum ul_lang lang);

#endif
