/* signature.c -- those who sign, side by side, with room for their hands. */
#include "layout/block_layout.h"

enum { ABREAST = 3, GUTTER = 18000, HAND = 34000 /* [mp] */ };

/* Line by line across the signers, as the eye reads them: also for those who
 * extract the text without its structure. */
static void join_abreast(struct ul_arena *arena, struct ul_slice *to,
                         const struct ul_galley *galleys, size_t n)
{
    ul_mp down[ABREAST] = {0};
    bool more = true;
    for (size_t line = 0; more; line++) {
        more = false;
        for (size_t i = 0; i < n; i++) {
            if (line >= galleys[i].slices.n)
                continue;
            const struct ul_slice *slice = &galleys[i].slices.v[line];
            down[i] += line ? slice->before : 0;
            ul_slice_join(arena, to, slice, down[i], false);
            down[i] += slice->height;
            more = true;
        }
    }
}

static void set_abreast(struct ul_frame *f, const struct ul_block *block, size_t first,
                        size_t n, ul_mp width)
{
    struct ul_galley *galleys = ul_new_n(f->s->scratch, struct ul_galley, n);
    ul_mp height = 0;
    for (size_t i = 0; i < n; i++) {
        struct ul_frame in = *f;
        in.out = &galleys[i];
        in.left += (ul_mp)i * (width + GUTTER);
        in.width = width;
        in.tight = true;
        in.sole = false;
        ul_block_set(&in, &block->children.v[first + i]);
        ul_mp own = ul_galley_height(&galleys[i], 0, galleys[i].slices.n);
        height = own > height ? own : height;
    }
    ul_mp before = f->s->flow->styles[UL_STYLE_SIGNER].before;
    struct ul_slice *slice = ul_galley_add(f, before > HAND ? before : HAND, height);
    join_abreast(f->s->scratch, slice, galleys, n);
}

void ul_signature_set(struct ul_frame *f, const struct ul_block *block)
{
    size_t n = block->children.n, abreast = n < 2 ? 1 : n > ABREAST ? ABREAST : n;
    ul_mp width = (f->width - GUTTER * (ul_mp)(abreast - 1)) / (ul_mp)abreast;
    for (size_t i = 0; i < n; i += abreast) {
        set_abreast(f, block, i, n - i < abreast ? n - i : abreast, width);
        /* All of them on one page. */
        f->out->slices.v[f->out->slices.n - 1].keep = i + abreast < n;
    }
    ul_mp after = f->s->flow->styles[UL_STYLE_SIGNER].after;
    f->out->after = after > UL_PT(12) ? after : UL_PT(12);
}
