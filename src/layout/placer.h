/* placer.h -- slices onto the pages of a part, with notes at their feet. */
#ifndef UL_PLACER_H
#define UL_PLACER_H

#include "layout/setting.h"

struct ul_placer {
    struct ul_setting *s;
    const struct ul_part *part;
    struct ul_tag *tag; /* of the part */
    ul_mp left, width;
    ul_mp bottom;           /* of the text on every page [mp from below] */
    ul_mp y;                /* free from here down to bottom and notes */
    ul_mp full;             /* height of an empty page that is not the first */
    bool fresh;             /* nothing stands on the page yet */
    struct ul_slices chunk; /* waits for what must stand with it */
    struct ul_slices notes; /* for the foot of this page, then the next ones' */
    ul_mp notes_height;     /* kept free for them, rules and all */
};

/* Begin a part on a new page of its own. */
struct ul_placer ul_placer_begin(struct ul_setting *s, const struct ul_part *part);
/* Put what waits, and the notes. */
void ul_placer_end(struct ul_placer *p);

/* Place the galley's slices as soon as what must stay together is known; the
 * galley is emptied, the space wanted below its last slice kept. */
void ul_placer_take(struct ul_placer *p, struct ul_galley *galley);

/* Put what waits, on a page where `more` would still fit below it. */
void ul_placer_flush(struct ul_placer *p, ul_mp more);

void ul_placer_turn(struct ul_placer *p);

/* Let go of old scratch, if nothing waits in it. */
void ul_placer_rotate(struct ul_placer *p);

/* Height of what waits. */
ul_mp ul_placer_pending(struct ul_placer *p);

/* Free height on this page. */
ul_mp ul_placer_room(const struct ul_placer *p);

void ul_placer_put(struct ul_placer *p, const struct ul_slice *slice);

/* Height that the slice's notes take at the foot if it is put on this page. */
ul_mp ul_placer_notes_need(struct ul_placer *p, const struct ul_slice *slice);
/* Its notes are to stand on this page. */
void ul_placer_notes_keep(struct ul_placer *p, const struct ul_slice *slice);

#endif
