/* block_layout.h -- blocks of the flow set into a galley, one function a kind. */
#ifndef UL_BLOCK_LAYOUT_H
#define UL_BLOCK_LAYOUT_H

#include "layout/setting.h"

/* All of the blocks, in order. If frame->sole, a single paragraph is painted on
 * the frame's own tag. */
void ul_blocks_set(struct ul_frame *f, const struct ul_blocks *blocks);
void ul_block_set(struct ul_frame *f, const struct ul_block *block);

/* One file each. */
void ul_list_set(struct ul_frame *f, const struct ul_block *block);
void ul_figure_set(struct ul_frame *f, const struct ul_block *block);
void ul_signature_set(struct ul_frame *f, const struct ul_block *block);
void ul_contents_set(struct ul_frame *f, const struct ul_block *block);
void ul_table_set(struct ul_frame *f, const struct ul_block *block);

/* As much of an indent as a column can spare: deep nesting never eats it up. */
ul_mp ul_indent_fit(ul_mp indent, ul_mp width);

/* A label's words, in `arena`. */
struct ul_label ul_label_of(struct ul_setting *s, const char *text,
                            enum ul_style style);

/* What blocks want of a column: the widest part that no line may end within, the
 * longest line, and the length of all of it on one line. */
struct ul_extent {
    ul_mp least, want, volume;
};
struct ul_extent ul_blocks_measure(struct ul_setting *s, const struct ul_blocks *blocks,
                                   bool hyphenated);
/* Distance of a list's text from its left edge. */
ul_mp ul_list_indent(struct ul_setting *s, const struct ul_block *list);

/* A picture's natural size, made to fit. */
struct ul_fit {
    ul_mp width, height;
};
struct ul_fit ul_picture_fit(const struct ul_figure *figure, ul_mp width, ul_mp height);

#endif
