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
    int depth; /* of notes that notes refer to */
    /* Referred to, text not yet set. */
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

static void note_compose(struct ul_making *m, struct entry *entry)
{
    struct ul_blocks *out = m->out;
    m->out = &entry->note->blocks;
    m->footnotes->depth++;
    ul_md_compose(m, entry->node, UL_STYLE_NOTE);
    m->footnotes->depth--;
    m->out = out;
}

const struct ul_note *ul_footnote_refer(struct ul_making *m, const char *label)
{
    enum { DEEPEST = 16 };
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
    /* At once: what a note refers to stands beside it on the page, and gets the
     * next number. */
    if (notes->depth < DEEPEST)
        note_compose(m, found);
    else
        ul_push(m->set.arena, &notes->waiting, found);
    return found->note;
}

void ul_footnotes_compose(struct ul_making *m)
{
    for (size_t i = 0; i < m->footnotes->waiting.n; i++)
        note_compose(m, m->footnotes->waiting.v[i]);
    m->footnotes->waiting.n = 0;
}
