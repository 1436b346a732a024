/* galley.c -- text set in a column of slices, not yet on a page. */
#include "layout/galley.h"

#include "layout/setting.h"

struct ul_slice *ul_galley_add(struct ul_frame *f, ul_mp before, ul_mp height)
{
    struct ul_galley *out = f->out;
    ul_mp space = before > out->after ? before : out->after;
    out->after = 0;
    ul_push(f->s->scratch, &out->slices,
            (struct ul_slice){.before = space, .height = height});
    return &out->slices.v[out->slices.n - 1];
}

ul_mp ul_galley_height(const struct ul_galley *galley, size_t from, size_t to)
{
    ul_mp sum = 0;
    for (size_t i = from; i < to; i++)
        sum += galley->slices.v[i].height + (i > from ? galley->slices.v[i].before : 0);
    return sum;
}

void ul_item_move(struct ul_item *item, ul_mp dx, ul_mp dy)
{
    switch (item->kind) {
    case UL_ITEM_RUN:
        item->is.run.x += dx;
        item->is.run.y += dy;
        break;
    case UL_ITEM_BOX:
        item->is.box.x += dx;
        item->is.box.y += dy;
        break;
    case UL_ITEM_LINE:
        item->is.line.x1 += dx;
        item->is.line.x2 += dx;
        item->is.line.y1 += dy;
        item->is.line.y2 += dy;
        break;
    case UL_ITEM_SYMBOL:
        item->is.symbol.x += dx;
        item->is.symbol.y += dy;
        break;
    case UL_ITEM_IMAGE:
        item->is.image.x += dx;
        item->is.image.y += dy;
        break;
    }
}

static void join_marks(struct ul_arena *arena, struct ul_slice *to,
                       const struct ul_slice *from, ul_mp down, size_t first)
{
    for (size_t i = 0; i < from->links.n; i++) {
        struct ul_area_link link = from->links.v[i];
        link.y -= down;
        ul_push(arena, &to->links, link);
    }
    for (size_t i = 0; i < from->events.n; i++) {
        struct ul_event event = from->events.v[i];
        event.y -= down;
        event.box[1] -= down;
        event.box[3] -= down;
        event.item += first;
        ul_push(arena, &to->events, event);
    }
}

void ul_slice_join(struct ul_arena *arena, struct ul_slice *to,
                   const struct ul_slice *from, ul_mp down, bool artifact)
{
    size_t first = to->items.n;
    for (size_t i = 0; i < from->items.n; i++) {
        ul_push(arena, &to->items, from->items.v[i]);
        struct ul_item *item = &to->items.v[to->items.n - 1];
        ul_item_move(item, 0, -down);
        if (artifact)
            item->tag = NULL;
    }
    if (!artifact)
        join_marks(arena, to, from, down, first);
}

void ul_galley_join(struct ul_arena *arena, struct ul_slice *to,
                    const struct ul_galley *galley, ul_mp down)
{
    for (size_t i = 0; i < galley->slices.n; i++) {
        const struct ul_slice *slice = &galley->slices.v[i];
        down += i ? slice->before : 0;
        ul_slice_join(arena, to, slice, down, false);
        down += slice->height;
    }
}

void ul_slice_box(struct ul_setting *s, struct ul_slice *slice, struct ul_box box)
{
    ul_push(s->scratch, &slice->items,
            (struct ul_item){.kind = UL_ITEM_BOX, .is.box = box});
}

void ul_slice_rule(struct ul_setting *s, struct ul_slice *slice, struct ul_line line)
{
    ul_push(s->scratch, &slice->items,
            (struct ul_item){.kind = UL_ITEM_LINE, .is.line = line});
}
