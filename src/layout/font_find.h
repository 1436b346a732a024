/* font_find.h -- which file on this machine has a face, by fontconfig. */
#ifndef UL_FONT_FIND_H
#define UL_FONT_FIND_H

#include <stdbool.h>

#include "base/places.h"
#include "base/trace.h"

struct ul_font_finder;

/* NULL if fontconfig has no fonts. */
struct ul_font_finder *ul_font_finder_new(struct ul_arena *arena);
void ul_font_finder_free(struct ul_font_finder *finder);

/* Note what the answers so far rest on: the folders of fonts, and the machine's rules
 * if they were read. Notes each but once. */
void ul_font_finder_trace(struct ul_font_finder *finder, struct ul_traces *traces);

/* Add the folders and files that must be readable for fonts to be found and opened,
 * fontconfig's rules and caches among them. Also has fontconfig write what it wants
 * in its caches, for who may only read cannot. */
void ul_font_places(struct ul_arena *arena, struct ul_places *places);

struct ul_font_wish {
    const char *family;
    bool bold, italic;
    const char *text; /* characters that the face must have, or NULL */
};

/* The path of the font file that fits best, in `arena`, and the face's index in
 * it; NULL if there is none. *substitute: it is of another family. Prefers what
 * is scalable and has no variation axes. The answer depends on the fonts and on
 * nothing else: not on the locale, nor on what was asked before. */
const char *ul_font_find(struct ul_font_finder *finder, struct ul_arena *arena,
                         const struct ul_font_wish *wish, unsigned *index,
                         bool *substitute);

#endif
