/* blocks.h -- the small pieces that flows are made of.
 *
 * Cells hold one paragraph of one span almost always: these make arrays of
 * exactly one, where ul_push would reserve room for more. */
#ifndef UL_BLOCKS_H
#define UL_BLOCKS_H

#include "compose/flow.h"

struct ul_spans ul_spans_one(struct ul_arena *arena, struct ul_span span);
struct ul_blocks ul_blocks_one(struct ul_arena *arena, struct ul_block block);

/* A paragraph with this text; borrowed. */
struct ul_block ul_paragraph(struct ul_arena *arena, enum ul_style style,
                             const char *text);
struct ul_block ul_paragraph_marked(struct ul_arena *arena, enum ul_style style,
                                    const char *text, unsigned marks);

/* Append; the first block takes an array of one. */
void ul_blocks_add(struct ul_arena *arena, struct ul_blocks *blocks,
                   struct ul_block block);

/* An item of a bulleted list. */
struct ul_block ul_item(const char *label, struct ul_blocks children);

extern const char ul_bullet[];

/* All the text of some spans as one string, without references to notes. */
const char *ul_spans_text(struct ul_arena *arena, const struct ul_spans *spans);

#endif
