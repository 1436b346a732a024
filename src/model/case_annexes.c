/* case_annexes.c -- the parts, documents and periods that documents name. */
#include <string.h>

#include "base/text.h"
#include "model/case_build.h"

/* ---- Periods ---- */

static void say_no_results(const struct ul_build *b, struct ul_pos pos,
                           const char *text)
{
    const char *list = ul_period_list(b->arena, b->c);
    if (b->results_unsure)
        return;
    if (list)
        ul_say(b->diag, NO_RESULTS_FOR, pos, text, list);
    else
        ul_say(b->diag, NO_RESULTS, pos, text);
}

static void say_no_period(const struct ul_build *b, const struct ul_value *value)
{
    const char *near = ul_list_nearest(b->arena, b->t, UL_LIST_PERIODS, value->text);
    if (near)
        ul_say(b->diag, NO_PERIOD, value->pos, value->text, near);
    else
        ul_say(b->diag, NO_PERIOD_LIST, value->pos, value->text,
               ul_list_print(b->arena, b->t, UL_LIST_PERIODS));
}

/* A document about other cases names a period of theirs. */
static void link_period(const struct ul_build *b, struct ul_document *document)
{
    int year;
    if (!ul_given(&document->period))
        return;
    int period = ul_period_parse(b->arena, b->t, document->period.text, &year);
    if (period < 0) {
        say_no_period(b, &document->period);
        return;
    }
    document->period.number = period;
    document->results = ul_period_results(b->c, period, year);
    if (!document->results && !document->cases.n)
        say_no_results(b, document->period.pos, document->period.text);
}

/* ---- Parts ---- */

struct part {
    const struct ul_doctype *type; /* NULL: there is none of that name */
    const struct ul_results *results;
    bool no_results; /* the period that is named has none */
};

/* "uppföljning", or "uppföljning delår 1 2024": a part and a period. */
static struct part part_of(struct ul_arena *arena, const struct ul_case *c,
                           const char *text)
{
    struct part part = {ul_part_find(c->template, text), NULL, false};
    for (const char *at = text; !part.type && (at = strchr(at, ' ')); at++) {
        int year;
        const char *name = ul_strndup(arena, text, (size_t)(at - text));
        const struct ul_doctype *type = ul_part_find(c->template, name);
        int period = type ? ul_period_parse(arena, c->template, at + 1, &year) : -1;
        if (period < 0)
            continue;
        part.type = type;
        part.results = ul_period_results(c, period, year);
        part.no_results = !part.results;
    }
    return part;
}

const struct ul_doctype *ul_case_part(struct ul_arena *arena, const struct ul_case *c,
                                      const char *text,
                                      const struct ul_results **results)
{
    struct part part = part_of(arena, c, text);
    if (part.results)
        *results = part.results;
    return part.type;
}

/* Parts show the plan, if they show any table or matrix. */
static bool needs_plan(const struct ul_template *t, const struct ul_doctype *type,
                       int depth)
{
    enum { DEEPEST = 8 };
    for (size_t i = 0; i < type->n_content; i++) {
        const struct ul_element *e = &type->content[i];
        const struct ul_doctype *inner =
            ul_given(&e->part) ? ul_part_find(t, e->part.text) : NULL;
        if (ul_given(&e->table.rows) || ul_given(&e->figure) ||
            (inner && depth < DEEPEST && needs_plan(t, inner, depth + 1)))
            return true;
    }
    return false;
}

/* Does the part show what has changed since last year? */
static bool needs_last_year(const struct ul_doctype *type)
{
    for (size_t i = 0; i < type->n_content; i++) {
        const struct ul_value *rows = &type->content[i].table.rows;
        if (ul_given(rows) && ul_same(rows->text, "förändringar"))
            return true;
    }
    return false;
}

static void say_no_last_year(const struct ul_build *b, struct ul_pos pos)
{
    if (b->last_broken)
        ul_say(b->diag, LAST_YEAR_BROKEN, pos, NULL);
    else if (b->files->last.kind == UL_LAST_SEVERAL)
        ul_say(b->diag, SEVERAL_LAST_YEARS, pos, NULL);
    else
        ul_say(b->diag, NO_LAST_YEAR, pos, NULL);
}

/* What stands in the way of making a part here. */
static void check_part(const struct ul_build *b, const struct part *part,
                       struct ul_pos pos, const char *text)
{
    if (part->no_results)
        say_no_results(b, pos, text);
    if (!b->c->plan && !b->plan_unsure && needs_plan(b->t, part->type, 0))
        ul_say(b->diag, NO_PLAN_FOR, pos, text);
    if (b->c->plan && !b->plan_unsure && !b->c->last && needs_last_year(part->type))
        say_no_last_year(b, pos);
}

static const char **part_names(const struct ul_build *b, size_t *n, size_t room)
{
    const char **names = ul_new_n(b->arena, const char *, b->t->n_types + room + 1);
    *n = 0;
    for (size_t i = 0; i < b->t->n_types; i++)
        if (ul_given(&b->t->types[i]->part))
            names[(*n)++] = b->t->types[i]->part.text;
    return names;
}

static const char *joined(struct ul_arena *arena, const char *const *names, size_t n)
{
    struct ul_buf all = {.arena = arena};
    for (size_t i = 0; i < n; i++)
        ul_buf_fmt(&all, "%s%s", i ? ", " : "", names[i]);
    return ul_buf_text(&all);
}

static void check_mark(const struct ul_build *b, const struct ul_md *block)
{
    const char *text = ul_part_mark(b->arena, block);
    if (!text)
        return;
    struct part part = part_of(b->arena, b->c, text);
    if (part.type) {
        check_part(b, &part, block->pos, text);
        return;
    }
    size_t n;
    const char **names = part_names(b, &n, 0);
    const char *near = ul_nearest(text, names, n);
    if (near)
        ul_say(b->diag, NO_PART, block->pos, text, near);
    else
        ul_say(b->diag, NO_PART_LIST, block->pos, text, joined(b->arena, names, n));
}

/* ---- Annexes ---- */

static const struct ul_document *document_called(const struct ul_build *b,
                                                 const char *text)
{
    for (size_t i = 0; i < b->c->n_documents; i++) {
        const struct ul_document *document = b->c->documents[i];
        const char *slash = strrchr(document->file->path, '/');
        if (ul_same(document->name, text) ||
            ul_same(slash ? slash + 1 : document->file->path, text) ||
            (ul_given(&document->subject) && ul_same(document->subject.text, text)))
            return document;
    }
    return NULL;
}

static void say_no_annex(const struct ul_build *b, const struct ul_document *document,
                         const struct ul_value *value)
{
    size_t n;
    const char **names = part_names(b, &n, b->c->n_documents);
    for (size_t i = 0; i < b->c->n_documents; i++)
        if (b->c->documents[i] != document)
            names[n++] = b->c->documents[i]->name;
    const char *near = ul_nearest(value->text, names, n);
    if (near)
        ul_say(b->diag, NO_ANNEX, value->pos, value->text, near);
    else
        ul_say(b->diag, NO_ANNEX_LIST, value->pos, value->text,
               joined(b->arena, names, n));
}

static void link_annex(const struct ul_build *b, const struct ul_document *document,
                       struct ul_annex *annex)
{
    const char *text = annex->value.text;
    struct part part = part_of(b->arena, b->c, text);
    annex->part = part.type;
    annex->results = part.results ? part.results : document->results;
    if (part.type) {
        check_part(b, &part, annex->value.pos, text);
        return;
    }
    annex->document = document_called(b, text);
    if (annex->document == document) {
        ul_say(b->diag, OWN_ANNEX, annex->value.pos, text);
        annex->document = NULL;
    } else if (!annex->document) {
        say_no_annex(b, document, &annex->value);
    }
}

/* The same thing before it among the document's annexes, or NULL. */
static const struct ul_annex *same_before(const struct ul_document *document,
                                          const struct ul_annex *annex)
{
    for (size_t i = 0; i < document->n_annexes; i++) {
        const struct ul_annex *other = &document->annexes[i];
        if ((annex->document && other->document == annex->document) ||
            (annex->part && other->part == annex->part &&
             other->results == annex->results))
            return other;
    }
    return NULL;
}

/* Each is attached once. */
static void link_annexes(const struct ul_build *b, struct ul_document *document)
{
    const struct ul_values *names = &document->annex_names;
    document->annexes = ul_new_n(b->arena, struct ul_annex, names->n + 1);
    for (size_t i = 0; i < names->n; i++) {
        struct ul_annex annex = {.value = names->v[i]};
        link_annex(b, document, &annex);
        const struct ul_annex *same = same_before(document, &annex);
        if (same)
            ul_say(b->diag, SAME_ANNEX, annex.value.pos, annex.value.text,
                   ul_printf(b->arena, "%d", same->value.pos.line));
        else
            document->annexes[document->n_annexes++] = annex;
    }
}

void ul_build_link_documents(struct ul_build *b)
{
    for (size_t i = 0; i < b->c->n_documents; i++) {
        struct ul_document *document = b->c->documents[i];
        link_period(b, document);
        link_annexes(b, document);
        for (const struct ul_md *block = document->source->body->first; block;
             block = block->next)
            check_mark(b, block);
    }
}
