/* pdf_links.c -- link annotations and bookmarks. */
#include "emit/pdf_parts.h"
#include "emit/pdf_text.h"

/* ---- Links (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18) ---- */

static void link_add(struct ul_pdf *pdf, unsigned page, const struct ul_area_link *area,
                     unsigned key)
{
    struct ul_pdf_link *link = ul_new(pdf->arena, struct ul_pdf_link);
    *link = (struct ul_pdf_link){
        .area = area, .page = page, .key = key, .object = ul_pdf_reserve(pdf->out)};
    ul_push(pdf->arena, &pdf->pages[page].links, link);
    struct ul_pdf_link **end = &pdf->tags[area->tag->serial].links;
    while (*end)
        end = &(*end)->next;
    *end = link;
}

void ul_pdf_links_reserve(struct ul_pdf *pdf)
{
    unsigned key = (unsigned)pdf->in->pages.n;
    for (unsigned i = 0; i < pdf->in->pages.n; i++) {
        const struct ul_page *page = &pdf->in->pages.v[i];
        for (size_t l = 0; l < page->links.n; l++)
            link_add(pdf, i, &page->links.v[l], key++);
    }
}

static void add_place(struct ul_buf *out, const struct ul_pdf *pdf, int page, ul_mp top)
{
    ul_buf_fmt(out, "/Dest [%u 0 R /XYZ null ", pdf->pages[page].object);
    ul_pdf_number(out, top);
    ul_buf_str(out, " null]\n");
}

static void link_write(struct ul_pdf *pdf, const struct ul_pdf_link *link)
{
    const struct ul_area_link *a = link->area;
    struct ul_buf out = {.arena = pdf->arena};
    ul_buf_str(&out, "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect [");
    ul_pdf_numbers(&out, (const ul_mp[]){a->x, a->y, a->x + a->width, a->y + a->height},
                   4);
    ul_buf_fmt(&out, "]\n/P %u 0 R\n/StructParent %u\n/Contents ",
               pdf->pages[link->page].object, link->key);
    ul_pdf_string(&out, a->contents ? a->contents : a->address ? a->address : "");
    ul_buf_char(&out, '\n');
    if (a->address) {
        ul_buf_str(&out, "/A <</S /URI /URI ");
        ul_pdf_uri(&out, a->address);
        ul_buf_str(&out, ">>\n");
    } else {
        add_place(&out, pdf, a->page, a->top);
    }
    ul_pdf_entries(pdf->out, link->object, ul_buf_text(&out));
}

void ul_pdf_links_write(struct ul_pdf *pdf)
{
    for (size_t i = 0; i < pdf->in->pages.n; i++)
        for (size_t l = 0; l < pdf->pages[i].links.n; l++)
            link_write(pdf, pdf->pages[i].links.v[l]);
}

/* ---- Bookmarks (ISO 32000-1, 12.3.3) ---- */

struct node {
    unsigned object;
    size_t parent;                      /* index, 0 is the root */
    size_t first, last, previous, next; /* 0: none */
    int count;                          /* of all below */
};

static void node_write(struct ul_pdf *pdf, const struct node *nodes, size_t i)
{
    const struct node *n = &nodes[i];
    const struct ul_bookmark *mark = &pdf->in->bookmarks.v[i - 1];
    struct ul_buf out = {.arena = pdf->arena};
    ul_buf_str(&out, "/Title ");
    ul_pdf_string(&out, mark->text);
    ul_buf_fmt(&out, "\n/Parent %u 0 R\n", nodes[n->parent].object);
    add_place(&out, pdf, mark->page, mark->top);
    if (n->previous)
        ul_buf_fmt(&out, "/Prev %u 0 R\n", nodes[n->previous].object);
    if (n->next)
        ul_buf_fmt(&out, "/Next %u 0 R\n", nodes[n->next].object);
    if (n->first)
        ul_buf_fmt(&out, "/First %u 0 R\n/Last %u 0 R\n/Count %d\n",
                   nodes[n->first].object, nodes[n->last].object, n->count);
    ul_pdf_entries(pdf->out, n->object, ul_buf_text(&out));
}

static void node_hang(struct node *nodes, size_t i, size_t parent)
{
    nodes[i].parent = parent;
    nodes[i].previous = nodes[parent].last;
    if (nodes[parent].last)
        nodes[nodes[parent].last].next = i;
    else
        nodes[parent].first = i;
    nodes[parent].last = i;
    for (size_t up = parent;; up = nodes[up].parent) {
        nodes[up].count++;
        if (up == 0)
            break;
    }
}

unsigned ul_pdf_outline_write(struct ul_pdf *pdf)
{
    size_t n = pdf->in->bookmarks.n;
    if (n == 0)
        return 0;
    struct node *nodes = ul_new_n(pdf->arena, struct node, n + 1);
    for (size_t i = 0; i <= n; i++)
        nodes[i].object = ul_pdf_reserve(pdf->out);
    for (size_t i = 1; i <= n; i++) {
        size_t parent = i - 1;
        while (parent && pdf->in->bookmarks.v[parent - 1].level >=
                             pdf->in->bookmarks.v[i - 1].level)
            parent = nodes[parent].parent;
        node_hang(nodes, i, parent);
    }
    for (size_t i = 1; i <= n; i++)
        node_write(pdf, nodes, i);
    ul_pdf_entries(
        pdf->out, nodes[0].object,
        ul_printf(
            pdf->arena, "/Type /Outlines\n/First %u 0 R\n/Last %u 0 R\n/Count %d\n",
            nodes[nodes[0].first].object, nodes[nodes[0].last].object, nodes[0].count));
    return nodes[0].object;
}
