/* furniture.c -- what stands at the head and foot of every page. */
#include "layout/furniture.h"

#include <string.h>

#include "layout/block_layout.h"
#include "layout/columns.h"

enum { /* [mp] */
       GUTTER = 14000,
       BELOW_HEAD = 12000,
       ABOVE_FOOT = 10000,
       FOOT_PAD = 5000, /* between the rule and the foot's text */
       EDGE = 22000,    /* nothing nearer to the page's edge */
       LOGO_HEIGHT = 45000,
       LOGO_WIDTH = 170000,
       LOGO_GAP = 6000,
       COLUMNS = 3,
};

static bool is_empty(const struct ul_furniture *f)
{
    return !f->left.n && !f->middle.n && !f->right.n;
}

/* A part's first page may have a head of its own. */
static const struct ul_furniture *head_of(const struct ul_part *part, bool first)
{
    return first && !is_empty(&part->first_head) ? &part->first_head : &part->head;
}

/* ---- Page numbers in the texts ---- */

struct numbers {
    size_t page, of;
};

static const char *with_numbers(struct ul_setting *s, const char *text,
                                struct numbers n)
{
    if (!strchr(text, '{'))
        return text;
    struct ul_buf buf = {.arena = s->scratch};
    while (*text) {
        bool page = strncmp(text, "{sida}", 6) == 0;
        bool of = strncmp(text, "{sidor}", 7) == 0;
        if (page || of)
            ul_buf_fmt(&buf, "%zu", page ? n.page : n.of);
        else
            ul_buf_char(&buf, *text);
        text += page ? 6 : of ? 7 : 1;
    }
    return ul_buf_text(&buf);
}

static struct ul_blocks filled_in(struct ul_setting *s, const struct ul_blocks *blocks,
                                  struct numbers n)
{
    struct ul_blocks copy = {.n = blocks->n};
    copy.v = ul_new_n(s->scratch, struct ul_block, blocks->n + 1);
    for (size_t i = 0; i < blocks->n; i++) {
        struct ul_block *block = &copy.v[i];
        *block = blocks->v[i];
        struct ul_span *spans =
            ul_new_n(s->scratch, struct ul_span, block->spans.n + 1);
        for (size_t k = 0; k < block->spans.n; k++) {
            spans[k] = block->spans.v[k];
            spans[k].text = with_numbers(s, spans[k].text, n);
        }
        block->spans.v = spans;
    }
    return copy;
}

/* ---- Three columns ---- */

struct column {
    struct ul_blocks blocks;
    ul_mp x, width;
    enum ul_align align;
};

/* Each as wide as its text if they fit beside each other; the middle one in the
 * middle of the page as far as its neighbours let it. */
static void place_columns(struct ul_setting *s, struct column c[COLUMNS], ul_mp left,
                          ul_mp width)
{
    struct ul_colfit fit[COLUMNS];
    ul_mp sum = 0;
    for (int i = 0; i < COLUMNS; i++) {
        struct ul_extent e = ul_blocks_measure(s, &c[i].blocks, false);
        fit[i] = (struct ul_colfit){
            .min = e.least + 1, .want = e.want + 1, .volume = e.volume};
        sum += e.want + 1;
    }
    ul_mp room = width - 2 * GUTTER;
    if (sum > room && !ul_columns_fit(fit, COLUMNS, room))
        ul_columns_squeeze(fit, COLUMNS, room);
    for (int i = 0; i < COLUMNS; i++)
        c[i].width = sum > room ? fit[i].got : fit[i].want;
    c[0].x = left;
    c[2].x = left + width - c[2].width;
    ul_mp least = left + c[0].width + GUTTER, most = c[2].x - GUTTER - c[1].width;
    c[1].x = left + (width - c[1].width) / 2;
    c[1].x = c[1].x > most ? most : c[1].x;
    c[1].x = c[1].x < least ? least : c[1].x;
}

/* The three set side by side into a slice, `down` from its top the left one. */
static ul_mp set_columns(struct ul_setting *s, const struct ul_furniture *furniture,
                         const struct ul_page_form *form, struct numbers n,
                         struct ul_slice *slice, ul_mp down)
{
    struct column c[COLUMNS] = {
        {.blocks = filled_in(s, &furniture->left, n), .align = UL_LEFT},
        {.blocks = filled_in(s, &furniture->middle, n), .align = UL_LEFT},
        {.blocks = filled_in(s, &furniture->right, n), .align = UL_RIGHT},
    };
    place_columns(s, c, form->left, form->width - form->left - form->right);
    ul_mp height = 0;
    for (int i = 0; i < COLUMNS; i++) {
        struct ul_galley galley = {0};
        struct ul_frame f = {.s = s,
                             .out = &galley,
                             .left = c[i].x,
                             .width = c[i].width,
                             .aligned = true,
                             .align = c[i].align};
        ul_blocks_set(&f, &c[i].blocks);
        ul_mp top = i == 0 ? down : 0;
        ul_galley_join(s->scratch, slice, &galley, top);
        top += ul_galley_height(&galley, 0, galley.slices.n);
        height = top > height ? top : height;
    }
    return height;
}

/* ---- Head and foot ---- */

static ul_mp head_top(const struct ul_page_form *form)
{
    ul_mp top = form->top * 2 / 5;
    return top > EDGE ? top : EDGE;
}

static bool shows_logo(const struct ul_setting *s, const struct ul_part *part,
                       bool first)
{
    return first && s->flow->logo && part == &s->flow->parts.v[0];
}

static struct ul_slice set_head(struct ul_setting *s, const struct ul_part *part,
                                bool first, struct numbers n)
{
    struct ul_slice slice = {0};
    ul_mp down = 0;
    if (shows_logo(s, part, first)) {
        struct ul_fit fit = ul_picture_fit(s->flow->logo, LOGO_WIDTH, LOGO_HEIGHT);
        down = fit.height + LOGO_GAP;
        ul_push(s->scratch, &slice.items,
                (struct ul_item){.kind = UL_ITEM_IMAGE,
                                 .is.image = {.figure = s->flow->logo,
                                              .x = part->form.left,
                                              .y = -fit.height,
                                              .width = fit.width,
                                              .height = fit.height}});
    }
    slice.height = set_columns(s, head_of(part, first), &part->form, n, &slice, down);
    return slice;
}

static struct ul_slice set_foot(struct ul_setting *s, const struct ul_part *part,
                                struct numbers n)
{
    struct ul_slice slice = {0};
    const struct ul_page_form *form = &part->form;
    if (is_empty(&part->foot))
        return slice;
    ul_slice_rule(s, &slice,
                  (struct ul_line){.x1 = form->left,
                                   .y1 = FOOT_PAD,
                                   .x2 = form->width - form->right,
                                   .y2 = FOOT_PAD,
                                   .width = UL_PT(1) / 2,
                                   .colour = s->flow->line});
    slice.height = set_columns(s, &part->foot, form, n, &slice, 0);
    return slice;
}

/* Where the foot's text begins, from the page's lower edge. */
static ul_mp foot_top(const struct ul_page_form *form, ul_mp height)
{
    ul_mp usual = form->bottom * 3 / 4 - FOOT_PAD, least = height + EDGE;
    return usual > least ? usual : least;
}

ul_mp ul_furniture_top(struct ul_setting *s, const struct ul_part *part, bool first)
{
    struct ul_slice head = set_head(s, part, first, (struct numbers){1, 1});
    ul_mp below = head.height ? head_top(&part->form) + head.height + BELOW_HEAD : 0;
    return below > part->form.top ? below : part->form.top;
}

ul_mp ul_furniture_bottom(struct ul_setting *s, const struct ul_part *part)
{
    struct ul_slice foot = set_foot(s, part, (struct numbers){1, 1});
    if (!foot.height)
        return part->form.bottom;
    ul_mp above = foot_top(&part->form, foot.height) + FOOT_PAD + ABOVE_FOOT;
    return above > part->form.bottom ? above : part->form.bottom;
}

static void paint(struct ul_setting *s, struct ul_page *page,
                  const struct ul_slice *slice, ul_mp y)
{
    for (size_t i = 0; i < slice->items.n; i++) {
        ul_push(s->arena, &page->items, slice->items.v[i]);
        ul_item_move(&page->items.v[page->items.n - 1], 0, y);
    }
}

void ul_furniture_paint(struct ul_setting *s, size_t number)
{
    const struct ul_sheet *sheet = &s->sheets.v[number];
    const struct ul_page_form *form = &sheet->part->form;
    struct ul_page *page = &s->pages->pages.v[number];
    struct numbers n = {number + 1, s->pages->pages.n};
    struct ul_slice head = set_head(s, sheet->part, sheet->first, n);
    paint(s, page, &head, form->height - head_top(form));
    struct ul_slice foot = set_foot(s, sheet->part, n);
    paint(s, page, &foot, foot_top(form, foot.height));
    ul_setting_rotate(s);
}
