/* notes.h -- footnotes, set for the foot of a page. */
#ifndef UL_NOTES_H
#define UL_NOTES_H

#include "layout/setting.h"

/* The note set in a column, once; NULL if there is no such note. */
const struct ul_note_state *ul_note_set(struct ul_setting *s,
                                        const struct ul_note *note, ul_mp left,
                                        ul_mp width);

#endif
