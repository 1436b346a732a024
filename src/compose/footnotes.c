/* footnotes.c -- notes numbered in the order they are first referred to. */
#include "compose/footnotes.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const char *label;
    const struct ul_md *node;
    struct ul_note *note; /* NULL until it is referred to */
};

struct ul_footnotes {
    struct entry *v; /* by label */
    size_t n, cap;
    /* Referred to, text not yet set: a note may refer to further notes. */
    struct {
        struct entry **v;
        size_t n, cap;
    } waiting;
};

static int by_label(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return strcmp(x->label, y->label);
}

struct ul_footnotes *ul_footnotes_alloc(struct ul_arena *arena,
                                        const struct ul_document *doc)
{
    struct ul_footnotes *notes = ul_new(arena, struct ul_footnotes);
    if (!doc || !doc->source)
        return notes;
    for (const struct ul_md *n = doc->source->body->first; n; n = n->next)
        if (n->kind == UL_MD_NOTE && n->text)
            ul_push(arena, notes, (struct entry){.label = n->text, .node = n});
    if (notes->n)
        qsort(notes->v, notes->n, sizeof *notes->v, by_label);
    return notes;
}

const struct ul_note *ul_footnote_refer(struct ul_making *m, const char *label)
{
    struct ul_footnotes *notes = m->footnotes;
    const struct entry key = {.label = label};
    if (!label || !notes->n)
        return NULL;
    struct entry *found = bsearch(&key, notes->v, notes->n, sizeof *notes->v, by_label);
    if (!found || found->note)
        return found ? found->note : NULL;
    found->note = ul_new(m->set.arena, struct ul_note);
    found->note->number = (int)m->flow->notes.n + 1;
    ul_push(m->set.arena, &m->flow->notes, found->note);
    ul_push(m->set.arena, &notes->waiting, found);
    return found->note;
}

void ul_footnotes_compose(struct ul_making *m)
{
    struct ul_blocks *out = m->out;
    for (size_t i = 0; i < m->footnotes->waiting.n; i++) {
        struct entry *entry = m->footnotes->waiting.v[i];
        m->out = &entry->note->blocks;
        ul_md_compose(m, entry->node, UL_STYLE_NOTE);
    }
    m->footnotes->waiting.n = 0;
    m->out = out;
}
