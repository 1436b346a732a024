/* pdf_tags.c -- the structure tree (ISO 32000-1, 14.7; ISO 14289-1, 7.1). */
#include <stdlib.h>
#include <string.h>

#include "emit/pdf_parts.h"
#include "emit/pdf_text.h"

static const struct ul_tag *element_of(const struct ul_tag *tag)
{
    while (tag->role == UL_ROLE_TEXT && tag->parent)
        tag = tag->parent;
    return tag;
}

const char *ul_pdf_role_name(const struct ul_tag *tag)
{
    return ul_role_name(element_of(tag)->role);
}

/* What an element's writer is given. */
struct element {
    struct ul_pdf *pdf;
    const struct ul_tag *tag;
    unsigned parent; /* object */
};

static struct ul_pdf_tag *info_of(const struct ul_pdf *pdf, const struct ul_tag *tag)
{
    return &pdf->tags[tag->serial];
}

/* An empty cell is a cell; anything else that is empty is nothing. */
static bool stands_empty(const struct ul_tag *tag)
{
    return tag->role == UL_ROLE_TH || tag->role == UL_ROLE_TD ||
           tag->role == UL_ROLE_DOCUMENT;
}

static bool find_content(struct ul_pdf *pdf, const struct ul_tag *tag)
{
    struct ul_pdf_tag *t = info_of(pdf, tag);
    t->holds = t->first || stands_empty(tag);
    for (const struct ul_tag *child = tag->first; child; child = child->next)
        t->holds = find_content(pdf, child) || t->holds;
    return t->holds;
}

/* ---- One element ---- */

/* The page of the element's first own content: where its MCIDs count. */
static int page_of(const struct ul_pdf *pdf, const struct ul_tag *tag)
{
    const struct ul_pdf_tag *t = info_of(pdf, tag);
    if (t->page >= 0)
        return t->page;
    for (const struct ul_tag *child = tag->first; child; child = child->next)
        if (child->role == UL_ROLE_TEXT && info_of(pdf, child)->page >= 0)
            return info_of(pdf, child)->page;
    return t->links ? (int)t->links->page : -1;
}

static void add_pieces(struct ul_buf *out, const struct ul_pdf *pdf,
                       const struct ul_tag *tag, int page)
{
    for (const struct ul_pdf_mcr *m = info_of(pdf, tag)->first; m; m = m->next) {
        if ((int)m->page == page) {
            ul_pdf_integer(out, m->mcid);
            ul_buf_char(out, ' ');
        } else {
            ul_buf_fmt(out, "<</Type /MCR /Pg %u 0 R /MCID %u>> ",
                       pdf->pages[m->page].object, m->mcid);
        }
    }
}

static void add_kids(struct ul_buf *out, const struct ul_pdf *pdf,
                     const struct ul_tag *tag, int page)
{
    ul_buf_str(out, "/K [");
    add_pieces(out, pdf, tag, page);
    for (const struct ul_tag *child = tag->first; child; child = child->next) {
        if (child->role == UL_ROLE_TEXT)
            add_pieces(out, pdf, child, page);
        else if (info_of(pdf, child)->object)
            ul_pdf_reference(out, info_of(pdf, child)->object);
    }
    for (const struct ul_pdf_link *l = info_of(pdf, tag)->links; l; l = l->next)
        ul_buf_fmt(out, "<</Type /OBJR /Pg %u 0 R /Obj %u 0 R>> ",
                   pdf->pages[l->page].object, l->object);
    ul_buf_str(out, "]\n");
}

static void add_table_attributes(struct ul_buf *out, const struct ul_tag *tag)
{
    bool head = tag->role == UL_ROLE_TH;
    if (!head && tag->columns <= 1 && tag->rows <= 1)
        return;
    ul_buf_str(out, "/A <</O /Table");
    if (head)
        ul_buf_str(out, tag->scope_row ? " /Scope /Row" : " /Scope /Column");
    if (tag->columns > 1)
        ul_buf_fmt(out, " /ColSpan %d", tag->columns);
    if (tag->rows > 1)
        ul_buf_fmt(out, " /RowSpan %d", tag->rows);
    ul_buf_str(out, ">>\n");
}

static void add_box(struct ul_buf *out, const struct ul_tag *tag)
{
    ul_buf_str(out, "/A <</O /Layout /Placement /Block /BBox [");
    ul_pdf_numbers(out, tag->box, 4);
    ul_buf_str(out, "]>>\n");
}

static void add_attributes(struct ul_buf *out, const struct ul_tag *tag)
{
    if (tag->role == UL_ROLE_TH || tag->role == UL_ROLE_TD)
        add_table_attributes(out, tag);
    else if (tag->role == UL_ROLE_L)
        ul_buf_fmt(out, "/A <</O /List /ListNumbering /%s>>\n",
                   tag->numbered ? "Decimal" : "Disc");
    else if (tag->role == UL_ROLE_TABLE && tag->summary) {
        ul_buf_str(out, "/A <</O /Table /Summary ");
        ul_pdf_string(out, tag->summary);
        ul_buf_str(out, ">>\n");
    } else if (tag->has_box) {
        add_box(out, tag);
    }
}

static void write_element(struct ul_buf *out, const void *what)
{
    const struct element *e = what;
    const struct ul_tag *tag = e->tag;
    int page = page_of(e->pdf, tag);
    ul_buf_str(out, "/Type /StructElem\n/S /");
    ul_buf_str(out, ul_role_name(tag->role));
    ul_buf_str(out, "\n/P ");
    ul_pdf_reference(out, e->parent);
    if (page >= 0) {
        ul_buf_str(out, "\n/Pg ");
        ul_pdf_reference(out, e->pdf->pages[page].object);
    }
    ul_buf_char(out, '\n');
    if (tag->role == UL_ROLE_DOCUMENT)
        ul_buf_str(out, "/Lang (sv-SE)\n");
    if (tag->alt) {
        ul_buf_str(out, "/Alt ");
        ul_pdf_string(out, tag->alt);
        ul_buf_char(out, '\n');
    }
    if (tag->id) {
        ul_buf_str(out, "/ID ");
        ul_pdf_uri(out, tag->id);
        ul_buf_char(out, '\n');
    }
    add_attributes(out, tag);
    add_kids(out, e->pdf, tag, page);
}

static void reserve(struct ul_pdf *pdf, const struct ul_tag *tag)
{
    if (tag->role == UL_ROLE_TEXT || !info_of(pdf, tag)->holds)
        return;
    info_of(pdf, tag)->object = ul_pdf_reserve(pdf->out);
    for (const struct ul_tag *child = tag->first; child; child = child->next)
        reserve(pdf, child);
}

static void write_elements(struct ul_pdf *pdf, const struct ul_tag *tag,
                           unsigned parent)
{
    unsigned object = info_of(pdf, tag)->object;
    if (!object)
        return;
    struct element *e = ul_new(pdf->arena, struct element);
    *e = (struct element){pdf, tag, parent};
    ul_pdf_object(pdf->out, object, write_element, e);
    for (const struct ul_tag *child = tag->first; child; child = child->next)
        write_elements(pdf, child, object);
}

/* ---- The trees that lead back ---- */

/* From pages and annotations to elements (ISO 32000-1, 14.7.4.4). */
static void write_parent_tree(struct ul_buf *out, const void *what)
{
    const struct ul_pdf *pdf = what;
    ul_buf_str(out, "/Nums [\n");
    for (size_t i = 0; i < pdf->in->pages.n; i++) {
        const struct ul_pdf_page *page = &pdf->pages[i];
        if (!page->marked.n)
            continue;
        ul_buf_fmt(out, "%zu [", i);
        for (size_t m = 0; m < page->marked.n; m++)
            ul_pdf_reference(out, info_of(pdf, element_of(page->marked.v[m]))->object);
        ul_buf_str(out, "]\n");
    }
    for (size_t i = 0; i < pdf->in->pages.n; i++)
        for (size_t l = 0; l < pdf->pages[i].links.n; l++) {
            const struct ul_pdf_link *link = pdf->pages[i].links.v[l];
            ul_buf_fmt(out, "%u %u 0 R\n", link->key,
                       info_of(pdf, link->area->tag)->object);
        }
    ul_buf_str(out, "]\n");
}

struct ids {
    const struct ul_tag **v;
    size_t n, cap;
};

static void find_ids(struct ul_pdf *pdf, const struct ul_tag *tag, struct ids *ids)
{
    if (tag->id && info_of(pdf, tag)->object)
        ul_push(pdf->arena, ids, tag);
    for (const struct ul_tag *child = tag->first; child; child = child->next)
        find_ids(pdf, child, ids);
}

static int by_id(const void *left, const void *right)
{
    const struct ul_tag *const *a = left, *const *b = right;
    return strcmp((*a)->id, (*b)->id);
}

/* ISO 14289-1, 7.9: notes have unique IDs, found through the tree. */
static void add_id_tree(struct ul_pdf *pdf, struct ul_buf *out)
{
    struct ids ids = {0};
    find_ids(pdf, pdf->in->root, &ids);
    if (!ids.n)
        return;
    qsort(ids.v, ids.n, sizeof *ids.v, by_id);
    ul_buf_str(out, "/IDTree <</Names [");
    for (size_t i = 0; i < ids.n; i++) {
        ul_pdf_uri(out, ids.v[i]->id);
        ul_buf_fmt(out, " %u 0 R ", info_of(pdf, ids.v[i])->object);
    }
    ul_buf_str(out, "]>>\n");
}

unsigned ul_pdf_tags_write(struct ul_pdf *pdf)
{
    unsigned root = ul_pdf_reserve(pdf->out), parents = ul_pdf_reserve(pdf->out);
    size_t keys = pdf->in->pages.n;
    for (size_t i = 0; i < pdf->in->pages.n; i++)
        keys += pdf->pages[i].links.n;
    find_content(pdf, pdf->in->root);
    reserve(pdf, pdf->in->root);
    write_elements(pdf, pdf->in->root, root);
    ul_pdf_object(pdf->out, parents, write_parent_tree, pdf);
    struct ul_buf entries = {.arena = pdf->arena};
    ul_buf_fmt(&entries,
               "/Type /StructTreeRoot\n/K [%u 0 R]\n/ParentTree %u 0 R\n"
               "/ParentTreeNextKey %zu\n",
               info_of(pdf, pdf->in->root)->object, parents, keys);
    add_id_tree(pdf, &entries);
    ul_pdf_entries(pdf->out, root, ul_buf_text(&entries));
    return root;
}
