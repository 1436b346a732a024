/* figure.c -- pictures, the risk matrix and bars, with their captions. */
#include "layout/block_layout.h"

#include <string.h>

#include "layout/figure_draw.h"
#include "layout/para.h"

enum {
    PIXELS_PER_INCH = 150,
    SPACE = 6000, /* above and below a figure [mp] */
    GUTTER = 18000,
    LEAST_BESIDE = 110000, /* a legend narrower than this goes below */
};

struct ul_fit ul_picture_fit(const struct ul_figure *figure, ul_mp width, ul_mp height)
{
    ul_mp w = (ul_mp)figure->width * UL_PT(72) / PIXELS_PER_INCH;
    ul_mp h = (ul_mp)figure->height * UL_PT(72) / PIXELS_PER_INCH;
    if (w > width && w > 0) {
        h = h * width / w;
        w = width;
    }
    if (h > height && h > 0) {
        w = w * height / h;
        h = height;
    }
    return (struct ul_fit){w, h};
}

static void draw_picture(struct ul_drawing *d, const struct ul_figure *figure,
                         ul_mp width)
{
    ul_mp most = d->f->s->body_height * (d->f->cell ? 4 : 8) / 10;
    struct ul_fit fit = ul_picture_fit(figure, width, most);
    d->width = fit.width;
    d->height = fit.height;
    ul_push(d->f->s->scratch, &d->slice->items,
            (struct ul_item){.kind = UL_ITEM_IMAGE,
                             .tag = d->tag,
                             .is.image = {.figure = figure,
                                          .x = d->left,
                                          .y = -fit.height,
                                          .width = fit.width,
                                          .height = fit.height}});
}

/* The legend to the right of the figure, or below it if there is no room. */
static void set_beside(struct ul_frame *f, const struct ul_figure *figure,
                       struct ul_drawing *d, struct ul_galley *galley)
{
    ul_mp left = d->left + d->width + GUTTER;
    ul_mp width = f->left + f->width - left;
    if (width < LEAST_BESIDE)
        return;
    struct ul_frame in = *f;
    in.out = galley;
    in.left = left;
    in.width = width;
    in.sole = false;
    ul_blocks_set(&in, &figure->beside);
    ul_galley_join(f->s->scratch, d->slice, galley, 0);
}

static void draw(struct ul_drawing *d, const struct ul_figure *figure, ul_mp width)
{
    switch (figure->kind) {
    case UL_FIGURE_PICTURE:
        draw_picture(d, figure, width);
        break;
    case UL_FIGURE_MATRIX:
        ul_matrix_draw(d, figure, figure->beside.n ? width * 6 / 10 : width);
        break;
    case UL_FIGURE_BARS:
        ul_bars_draw(d, figure, width);
        break;
    }
}

static void add_box(struct ul_drawing *d)
{
    ul_push(d->f->s->scratch, &d->slice->events,
            (struct ul_event){.kind = UL_EVENT_BOX,
                              .tag = d->tag,
                              .box = {d->left, -d->height, d->left + d->width, 0}});
}

void ul_figure_set(struct ul_frame *f, const struct ul_block *block)
{
    struct ul_setting *s = f->s;
    const struct ul_figure *figure = block->figure;
    struct ul_tag *tag = ul_tag_add(s, f->tag, UL_ROLE_FIGURE);
    if (tag)
        tag->alt = figure->alt;
    struct ul_slice *slice = ul_galley_add(f, SPACE, 0);
    size_t at = f->out->slices.n - 1;
    struct ul_drawing d = {.f = f, .slice = slice, .tag = tag, .left = f->left};
    draw(&d, figure, f->width);
    if (tag)
        add_box(&d);
    struct ul_galley beside = {0};
    if (figure->beside.n)
        set_beside(f, figure, &d, &beside);
    ul_mp other = ul_galley_height(&beside, 0, beside.slices.n);
    slice->height = d.height > other ? d.height : other;
    f->out->after = SPACE * 2;
    bool below = figure->beside.n && !beside.slices.n;
    f->out->slices.v[at].keep = below || figure->caption.n || block->keep_with_next;
    if (figure->caption.n)
        ul_spans_set(f, &figure->caption, UL_STYLE_CAPTION,
                     ul_tag_add(s, f->tag, UL_ROLE_CAPTION));
    if (below) {
        struct ul_frame in = *f;
        in.sole = false;
        ul_blocks_set(&in, &figure->beside);
    }
}
