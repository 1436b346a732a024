/* figure_draw.h -- figures that are drawn from data. */
#ifndef UL_FIGURE_DRAW_H
#define UL_FIGURE_DRAW_H

#include "layout/setting.h"

/* A figure in the making: everything in it is painted on its tag. */
struct ul_drawing {
    struct ul_frame *f;
    struct ul_slice *slice;
    struct ul_tag *tag;
    ul_mp left;
    ul_mp width, height; /* so far; the answer */
};

void ul_matrix_draw(struct ul_drawing *d, const struct ul_figure *figure, ul_mp width);
void ul_bars_draw(struct ul_drawing *d, const struct ul_figure *figure, ul_mp width);

#endif
