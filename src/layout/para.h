/* para.h -- a paragraph's lines, painted. */
#ifndef UL_PARA_H
#define UL_PARA_H

#include "layout/linebreak.h"

/* A heading, paragraph or code block into the frame's galley, with its tag. */
void ul_para_set(struct ul_frame *f, const struct ul_block *block);

/* Some spans in a style, on a tag that is there already. */
void ul_spans_set(struct ul_frame *f, const struct ul_spans *spans, enum ul_style style,
                  struct ul_tag *tag);

/* The lines alone, painted on `tag`. */
void ul_lines_set(struct ul_frame *f, const struct ul_shaped *text, struct ul_tag *tag,
                  ul_mp before, bool keep_together);

/* A run of plain words at x on a slice's baseline. */
void ul_words_paint(struct ul_setting *s, struct ul_slice *slice,
                    const struct ul_words *words, const struct ul_look *look,
                    struct ul_tag *tag, ul_mp x, ul_mp baseline);

/* Names of places that links in the document itself lead to. */
const char *ul_note_anchor(struct ul_arena *arena, const struct ul_note *note,
                           bool back);

#endif
