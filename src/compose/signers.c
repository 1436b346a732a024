/* signers.c -- those who sign: room for the pen, name, title. */
#include "compose/blocks.h"
#include "compose/making.h"

void ul_signers_compose(struct ul_making *m)
{
    struct ul_arena *arena = m->set.arena;
    const struct ul_signers *signers = &m->doc->signers;
    struct ul_block all = {.kind = UL_BLOCK_SIGNATURE, .style = UL_STYLE_SIGNER};
    for (size_t i = 0; i < signers->n; i++) {
        const struct ul_signer *signer = &signers->v[i];
        struct ul_block one = {.kind = UL_BLOCK_GROUP, .style = UL_STYLE_SIGNER};
        if (ul_given(&signer->name))
            ul_blocks_add(arena, &one.children,
                          ul_paragraph_marked(arena, UL_STYLE_SIGNER, signer->name.text,
                                              UL_BOLD));
        if (ul_given(&signer->title))
            ul_blocks_add(arena, &one.children,
                          ul_paragraph(arena, UL_STYLE_SIGNER, signer->title.text));
        if (one.children.n)
            ul_blocks_add(arena, &all.children, one);
    }
    if (all.children.n)
        ul_push(arena, m->out, all);
}
