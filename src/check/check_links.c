/* check_links.c -- U108: links to headings that are not there. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "model/index.h"
#include "model/template.h"

/* A file made of lost links says it often enough; guesses take their time. */
enum { MOST_LOST = 100, MOST_GUESSES = 10 };

/* Everything that may become a heading of the paper, as a link names it. Rather too
 * much than too little: only what leads nowhere for certain is told. */
struct places {
    struct ul_arena *arena;
    const struct ul_case *c;
    struct ul_index index;
    struct {
        const char **v; /* as a hint names them */
        size_t n, cap;
    } names;
};

static void add(struct places *p, const char *text)
{
    size_t at;
    const char *anchor = ul_anchor(p->arena, text);
    if (!*anchor)
        return;
    if (!ul_index_find(&p->index, anchor, &at))
        ul_push(p->arena, &p->names, text);
    ul_index_add(&p->index, anchor, p->names.n);
}

static void add_value(struct places *p, const struct ul_value *value)
{
    if (ul_given(value))
        add(p, value->text);
}

static const struct ul_md *after(const struct ul_md *node, const struct ul_md *root)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void add_document(struct places *p, const struct ul_document *d)
{
    const struct ul_md *root = d->source->body;
    for (const struct ul_md *node = root; node; node = after(node, root))
        if (node->kind == UL_MD_HEADING)
            add(p, ul_md_plain(p->arena, node));
    for (size_t i = 0; i < d->n_sections; i++)
        if (d->sections[i].known)
            add_value(p, &d->sections[i].known->heading);
    add_value(p, &d->subject);
}

/* What a type of paper or a part writes itself. */
static void add_type(struct places *p, const struct ul_doctype *type)
{
    add_value(p, &type->title);
    add_value(p, &type->label);
    for (size_t i = 0; i < type->n_content; i++)
        add_value(p, &type->content[i].heading);
}

static void add_plan(struct places *p, const struct ul_plan *plan)
{
    for (size_t i = 0; i < plan->areas.n; i++)
        add_value(p, &plan->areas.v[i].name);
    for (size_t i = 0; i < plan->n_risks; i++)
        add_value(p, &plan->risks[i]->name);
}

static size_t entries_of(const struct ul_case *c, const struct ul_document *document)
{
    size_t n = 0;
    for (size_t i = 0; i < c->template->n_types; i++)
        n += c->template->types[i]->n_content + 2;
    const struct ul_md *root = document->source->body;
    for (const struct ul_md *node = root; node; node = after(node, root))
        n += node->kind == UL_MD_HEADING;
    return n;
}

static void collect(struct places *p, const struct ul_document *document)
{
    const struct ul_case *c = p->c;
    p->index = ul_index_new(p->arena, entries_of(c, document));
    add_document(p, document);
    for (size_t i = 0; i < document->n_annexes; i++) {
        add(p, document->annexes[i].value.text);
        if (document->annexes[i].document)
            add_document(p, document->annexes[i].document);
    }
    for (size_t i = 0; i < c->template->n_types; i++)
        add_type(p, c->template->types[i]);
    if (c->plan)
        add_plan(p, c->plan);
}

/* A heading as an address that leads to it: "#förslag-till-beslut". */
static const char *address_of(struct ul_arena *arena, const char *heading)
{
    struct ul_buf out = {.arena = arena};
    ul_buf_char(&out, '#');
    for (const char *at = ul_squeeze(arena, heading); *at; at++)
        if (*at == ' ' || *at == '\n')
            ul_buf_char(&out, '-');
        else if (!strchr("()[]<>#", *at))
            ul_buf_char(&out, *at);
    return ul_buf_text(&out);
}

/* "bedömning2" is the second of two headings that are called the same. */
static bool leads_somewhere(const struct places *p, const char *anchor)
{
    size_t at, n = strlen(anchor);
    if (ul_index_find(&p->index, anchor, &at))
        return true;
    while (n && anchor[n - 1] >= '0' && anchor[n - 1] <= '9')
        n--;
    long which = strtol(anchor + n, NULL, 10);
    return n && which > 1 &&
           (size_t)which <=
               ul_index_find(&p->index, ul_strndup(p->arena, anchor, n), &at);
}

static void check_document(struct ul_arena *arena, const struct ul_case *c,
                           const struct ul_document *document, struct ul_diag *diag)
{
    struct places p = {.arena = arena, .c = c};
    const struct ul_md *root = document->source->body;
    int lost = 0;
    for (const struct ul_md *node = root; node; node = after(node, root)) {
        if (node->kind != UL_MD_LINK || node->text[0] != '#')
            continue;
        if (!p.names.n)
            collect(&p, document);
        if (leads_somewhere(&p, ul_anchor(arena, node->text + 1)))
            continue;
        const char *near = lost < MOST_GUESSES
                               ? ul_nearest(node->text + 1, p.names.v, p.names.n)
                               : NULL;
        if (near)
            ul_say(diag, LINK_NOWHERE, node->pos, node->text, address_of(arena, near));
        else
            ul_say(diag, LINK_NOWHERE_PLAIN, node->pos, node->text);
        if (++lost == MOST_LOST)
            return;
    }
}

void ul_check_links(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; i < c->n_documents; i++) {
        struct ul_arena *scratch = ul_arena_new();
        check_document(scratch, c, c->documents[i], diag);
        ul_arena_free(scratch);
    }
}
