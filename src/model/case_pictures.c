/* case_pictures.c -- the pictures that documents show, each file read once. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/case_build.h"
#include "model/index.h"

struct shown {
    struct ul_shown_picture *v;
    size_t n, cap;
};

struct album {
    struct ul_build *b;
    struct shown shown;
    struct ul_index paths; /* -> index in shown of one with that path */
};

/* Another place shows the same file: by its very path, for file names differ also
 * by what ul_same() overlooks. */
static const struct ul_picture *seen(const struct album *album, const char *path)
{
    size_t at;
    if (!album->shown.v || !ul_index_find(&album->paths, path, &at) ||
        strcmp(album->shown.v[at].node->text, path) != 0)
        return NULL;
    return album->shown.v[at].picture;
}

static void check_alt(const struct ul_build *b, const struct ul_md *node)
{
    if (ul_blank(ul_md_plain(b->arena, node)))
        ul_say(b->diag, PICTURE_NO_ALT, node->pos, node->text);
}

static void add_picture(struct album *album, const struct ul_md *node)
{
    struct ul_build *b = album->b;
    const struct ul_picture *picture = seen(album, node->text);
    if (!picture) {
        picture = ul_picture_read(b->arena, b->files->folder, b->files->within,
                                  node->text, node->pos, b->diag);
        if (picture)
            ul_index_add(&album->paths, node->text, album->shown.n);
    }
    if (!picture)
        return;
    check_alt(b, node);
    ul_push(b->arena, &album->shown, (struct ul_shown_picture){node, picture});
}

/* Depth first without recursion: the text may be nested deeply. */
static const struct ul_md *after(const struct ul_md *node, const struct ul_md *top)
{
    if (node->first)
        return node->first;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static int by_node(const void *left, const void *right)
{
    const struct ul_shown_picture *a = left, *b = right;
    uintptr_t x = (uintptr_t)a->node, y = (uintptr_t)b->node;
    return (x > y) - (x < y);
}

void ul_build_pictures(struct ul_build *b)
{
    struct album album = {.b = b, .paths = ul_index_new(b->arena, 64)};
    for (size_t i = 0; i < b->c->n_documents; i++) {
        const struct ul_md *top = b->c->documents[i]->source->body;
        for (const struct ul_md *node = top; node; node = after(node, top))
            if (node->kind == UL_MD_IMAGE && node->text)
                add_picture(&album, node);
    }
    b->c->pictures = album.shown.v;
    b->c->n_pictures = album.shown.n;
    if (album.shown.n)
        qsort(album.shown.v, album.shown.n, sizeof *album.shown.v, by_node);
}

const struct ul_picture *ul_picture_of(const struct ul_case *c,
                                       const struct ul_md *node)
{
    struct ul_shown_picture wanted = {node, NULL};
    const struct ul_shown_picture *found =
        c->n_pictures
            ? bsearch(&wanted, c->pictures, c->n_pictures, sizeof wanted, by_node)
            : NULL;
    return found ? found->picture : NULL;
}
