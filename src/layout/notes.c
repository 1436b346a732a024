/* notes.c -- footnotes, set for the foot of a page. */
#include "layout/notes.h"

#include "layout/block_layout.h"
#include "layout/para.h"

/* The number, which leads back to where the note is referred to. */
static struct ul_label *number_label(struct ul_setting *s, const struct ul_note *note,
                                     struct ul_tag *tag, ul_mp left)
{
    struct ul_label *label = ul_new(s->scratch, struct ul_label);
    *label = ul_label_of(s, ul_printf(s->arena, "%d", note->number), UL_STYLE_NOTE);
    label->x = left;
    label->tag = ul_tag_add(s, ul_tag_add(s, tag, UL_ROLE_LBL), UL_ROLE_LINK);
    label->link = ul_printf(s->arena, "#%s", ul_note_anchor(s->arena, note, true));
    return label;
}

static void set_note(struct ul_setting *s, const struct ul_note *note,
                     struct ul_galley *out, ul_mp left, ul_mp width)
{
    struct ul_note_state *state = &s->notes[note->number];
    ul_mp size = s->flow->styles[UL_STYLE_NOTE].size;
    struct ul_label *label = number_label(s, note, state->tag, left);
    size_t first = out->slices.n;
    ul_mp indent = label->width + size / 2;
    indent = indent > size * 14 / 10 ? indent : size * 14 / 10;
    struct ul_frame f = {.s = s,
                         .out = out,
                         .tag = state->tag,
                         .left = left + indent,
                         .width = width - indent};
    out->label = label;
    state->is_set = true;
    ul_blocks_set(&f, &note->blocks);
    if (out->slices.n == first)
        ul_galley_add(&f, 0, size);
    ul_push(s->scratch, &out->slices.v[first].events,
            (struct ul_event){.kind = UL_EVENT_ANCHOR,
                              .name = ul_note_anchor(s->arena, note, false)});
}

/* Notes that only the note refers to stand below it; and so on. */
static void set_inner_notes(struct ul_setting *s, struct ul_galley *out, ul_mp left,
                            ul_mp width)
{
    for (size_t i = 0; i < out->slices.n; i++) {
        for (size_t k = 0; k < out->slices.v[i].events.n; k++) {
            const struct ul_note *note = out->slices.v[i].events.v[k].note;
            if (!note || s->notes[note->number].is_set)
                continue;
            set_note(s, note, out, left, width);
            s->notes[note->number].placed = true;
        }
    }
}

const struct ul_note_state *ul_note_set(struct ul_setting *s,
                                        const struct ul_note *note, ul_mp left,
                                        ul_mp width)
{
    if (note->number < 0 || (size_t)note->number >= s->n_notes)
        return NULL;
    struct ul_note_state *state = &s->notes[note->number];
    if (state->is_set)
        return state;
    set_note(s, note, &state->galley, left, width);
    set_inner_notes(s, &state->galley, left, width);
    state->height = ul_galley_height(&state->galley, 0, state->galley.slices.n);
    return state;
}
