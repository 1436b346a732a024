/* setting.c -- what all of the layout shares while one flow is set. */
#include "layout/setting.h"

#include <string.h>

enum { SCRATCH_LIMIT = 1024 * 1024, LOOK_MARKS = UL_BOLD | UL_ITALIC };

/* Marks that change the face, as an index: 0-7. */
static unsigned face_marks(unsigned marks)
{
    return (marks & LOOK_MARKS) | (marks & UL_CODE ? 4U : 0U);
}

static struct ul_look find_look(struct ul_setting *s, enum ul_style style,
                                unsigned marks)
{
    const struct ul_text_style *own = &s->flow->styles[style];
    const char *family =
        marks & 4U ? s->flow->styles[UL_STYLE_CODE].family : own->family;
    struct ul_look look = {.size = own->size, .colour = own->colour};
    look.face = s->shaper->face(s->shaper, family, own->bold || (marks & UL_BOLD),
                                own->italic || (marks & UL_ITALIC));
    look.measure = s->shaper->measure(s->shaper, look.face);
    look.space = ul_em(look.measure->space, look.size);
    return look;
}

struct ul_look ul_look_of(struct ul_setting *s, enum ul_style style, unsigned marks)
{
    unsigned at = face_marks(marks);
    if (!s->known[style][at]) {
        s->looks[style][at] = find_look(s, style, at);
        s->known[style][at] = true;
    }
    struct ul_look look = s->looks[style][at];
    if (marks & UL_SUPER) {
        /* Half of the text's size: what is raised less is taken for a part of the
         * word before it by those who extract the text ("reglemente1"). */
        look.raise = look.size * 51 / 100;
        look.size = look.size * 58 / 100;
        look.space = ul_em(look.measure->space, look.size);
    }
    return look;
}

ul_mp ul_look_baseline(const struct ul_look *look, ul_mp leading)
{
    ul_mp ascent = ul_em(look->measure->ascent, look->size);
    ul_mp descent = ul_em(-look->measure->descent, look->size);
    return (leading - ascent - descent) / 2 + ascent;
}

static void remember_missing(struct ul_setting *s, const char *text, size_t n)
{
    char one[64] = {0};
    if (n >= sizeof one)
        return;
    memcpy(one, text, n);
    if (!strstr(ul_buf_text(&s->missing), one))
        ul_buf_add(&s->missing, text, n);
}

/* Bytes of the character that begins here. */
static size_t char_size(const char *at, size_t left)
{
    size_t n = 1;
    while (n < left && ((unsigned char)at[n] & 0xC0) == 0x80)
        n++;
    return n;
}

const struct ul_word *ul_word_of(struct ul_setting *s, const struct ul_look *look,
                                 const char *text, size_t n)
{
    const struct ul_word *word = s->shaper->word(s->shaper, look->face, text, n);
    if (!word->missing)
        return word;
    for (size_t i = 0, size; i < n; i += size) {
        size = char_size(text + i, n - i);
        if (s->shaper->word(s->shaper, look->face, text + i, size)->missing)
            remember_missing(s, text + i, size);
    }
    return word;
}

void ul_setting_rotate(struct ul_setting *s)
{
    if (ul_arena_used(s->scratch) < SCRATCH_LIMIT)
        return;
    ul_arena_free(s->old);
    s->old = s->scratch;
    s->scratch = ul_arena_new();
}

struct ul_tag *ul_tag_add(struct ul_setting *s, struct ul_tag *parent,
                          enum ul_role role)
{
    if (!parent)
        return NULL;
    struct ul_tag *tag = ul_new(s->arena, struct ul_tag);
    *tag = (struct ul_tag){.role = role,
                           .serial = s->pages->n_tags++,
                           .parent = parent,
                           .columns = 1,
                           .rows = 1};
    if (parent->last)
        parent->last->next = tag;
    else
        parent->first = tag;
    parent->last = tag;
    return tag;
}
