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
                     struct ul_note_state *state, ul_mp left, ul_mp width)
{
    ul_mp size = s->flow->styles[UL_STYLE_NOTE].size;
    struct ul_label *label = number_label(s, note, state->tag, left);
    ul_mp indent = label->width + size / 2;
    indent = indent > size * 14 / 10 ? indent : size * 14 / 10;
    struct ul_frame f = {.s = s,
                         .out = &state->galley,
                         .tag = state->tag,
                         .left = left + indent,
                         .width = width - indent};
    state->galley.label = label;
    ul_blocks_set(&f, &note->blocks);
    if (!state->galley.slices.n)
        ul_galley_add(&f, 0, size);
    ul_push(s->scratch, &state->galley.slices.v[0].events,
            (struct ul_event){.kind = UL_EVENT_ANCHOR,
                              .name = ul_note_anchor(s->arena, note, false)});
    state->height = ul_galley_height(&state->galley, 0, state->galley.slices.n);
    state->is_set = true;
}

const struct ul_note_state *ul_note_set(struct ul_setting *s,
                                        const struct ul_note *note, ul_mp left,
                                        ul_mp width)
{
    if (note->number < 0 || (size_t)note->number >= s->n_notes)
        return NULL;
    struct ul_note_state *state = &s->notes[note->number];
    if (!state->is_set)
        set_note(s, note, state, left, width);
    return state;
}
