/* steps.c -- the steps of a document type or part, one function each. */
#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/making.h"
#include "compose/styles.h"
#include "compose/texts.h"

enum { MOST_PARTS = 4 }; /* parts in parts: a template that goes in circles ends */

static enum ul_style style_or(const struct ul_element *e, enum ul_style fallback)
{
    enum ul_style style =
        ul_given(&e->style) ? ul_style_find(e->style.text) : UL_STYLE__COUNT;
    return style == UL_STYLE__COUNT ? fallback : style;
}

static int level_or(const struct ul_element *e, int fallback)
{
    return ul_given(&e->level) ? e->level.number : fallback;
}

/* ---- Sections of the author's text ---- */

/* Does the step name this section? */
static bool names(const struct ul_making *m, const struct ul_value *name,
                  const struct ul_section *section)
{
    const struct ul_known_section *known;
    if (!ul_given(name) || !section->heading)
        return false;
    known = ul_section_find(m->set.t, name->text);
    return (known && known == section->known) || ul_same(name->text, section->heading);
}

/* Is the section about an area of the plan? */
static bool names_area(const struct ul_making *m, const struct ul_section *section)
{
    const struct ul_plan *plan = m->set.c->plan;
    for (size_t i = 0; plan && section->heading && i < plan->areas.n; i++)
        if (ul_given(&plan->areas.v[i].name) &&
            ul_same(plan->areas.v[i].name.text, section->heading))
            return true;
    return false;
}

static bool named_anywhere(const struct ul_making *m, const struct ul_section *section)
{
    for (size_t i = 0; i < m->type->n_content; i++) {
        const struct ul_element *e = &m->type->content[i];
        if (names(m, &e->section, section) ||
            (e->table.area_text.number == 1 && names_area(m, section)))
            return true;
    }
    return false;
}

static void page_begin(struct ul_making *m, const struct ul_element *e)
{
    struct ul_blocks *out = m->out;
    bool begun = out->n && out->v[out->n - 1].kind == UL_BLOCK_PAGE_BREAK;
    if (e->new_page.number == 1 && !begun)
        ul_push(m->set.arena, out, (struct ul_block){.kind = UL_BLOCK_PAGE_BREAK});
}

/* How the sections of a step are set. */
struct section_manner {
    const struct ul_element *step;
    bool titled;
    int level;
    enum ul_style style;
};

static struct section_manner manner_of(const struct ul_element *e)
{
    return (struct section_manner){
        .step = e,
        .titled = e->own_title.number != 1,
        .level = level_or(e, 2),
        .style = style_or(e, UL_STYLE_BODY),
    };
}

static void section_set(struct ul_making *m, const struct ul_section *section,
                        const char *heading, const struct section_manner *manner)
{
    if (!section->body || !section->body->first)
        return;
    page_begin(m, manner->step);
    if (manner->titled && heading)
        ul_heading_add(m, manner->level, UL_STYLE__COUNT, heading);
    ul_md_compose(m, section->body, manner->style);
}

static const char *section_heading(const struct ul_section *section)
{
    const struct ul_known_section *known = section->known;
    return known && ul_given(&known->heading) ? known->heading.text : section->heading;
}

bool ul_section_compose(struct ul_making *m, const char *name)
{
    static const struct ul_element no_step;
    const struct section_manner manner = manner_of(&no_step);
    size_t before = m->out->n;
    for (size_t i = 0; m->doc && i < m->doc->n_sections; i++) {
        const struct ul_section *section = &m->doc->sections[i];
        if (section->heading && ul_same(section->heading, name))
            section_set(m, section, NULL, &manner);
    }
    return m->out->n > before;
}

/* The text of a list's item without the word that now stands before it. */
static void item_mark(struct ul_arena *arena, struct ul_block *item, const char *mark)
{
    size_t n = strlen(mark);
    item->label = mark;
    if (!item->children.n || !item->children.v[0].spans.n)
        return;
    struct ul_span *first = &item->children.v[0].spans.v[0];
    if (ul_starts_with(first->text, mark) && first->text[n] == ' ')
        first->text = ul_strdup(arena, first->text + n + 1);
}

/* Bulleted lists from block `from` on get the template's mark: "att". */
static void lists_mark(struct ul_making *m, size_t from, const char *mark)
{
    for (size_t i = from; i < m->out->n; i++) {
        struct ul_block *list = &m->out->v[i];
        for (size_t j = 0; list->kind == UL_BLOCK_LIST && j < list->children.n; j++)
            if (strcmp(list->children.v[j].label, ul_bullet) == 0)
                item_mark(m->set.arena, &list->children.v[j], mark);
    }
}

static void step_section(struct ul_making *m, const struct ul_element *e)
{
    const struct section_manner manner = manner_of(e);
    bool numbering = m->numbering;
    size_t before = m->out->n;
    m->numbering = false; /* chapters are what the author names himself */
    for (size_t i = 0; m->doc && i < m->doc->n_sections; i++)
        if (names(m, &e->section, &m->doc->sections[i]))
            section_set(m, &m->doc->sections[i], section_heading(&m->doc->sections[i]),
                        &manner);
    if (ul_given(&e->bullet))
        lists_mark(m, before, e->bullet.text);
    m->numbering = numbering;
}

static void others_set(struct ul_making *m, const struct ul_element *e)
{
    struct section_manner manner = manner_of(e);
    struct ul_appendix ignored;
    for (size_t i = 0; m->doc && i < m->doc->n_sections; i++) {
        const struct ul_section *section = &m->doc->sections[i];
        if (!named_anywhere(m, section) && !ul_appendix_is(m, section, &ignored))
            section_set(m, section, section_heading(section), &manner);
    }
}

static void step_others(struct ul_making *m, const struct ul_element *e)
{
    if (e->others.number == 1)
        others_set(m, e);
}

static void step_appendices(struct ul_making *m, const struct ul_element *e)
{
    const struct section_manner manner = manner_of(e);
    struct ul_appendix appendix;
    int number = 0;
    bool numbering = m->numbering;
    m->numbering = false;
    for (size_t i = 0; m->doc && i < m->doc->n_sections; i++) {
        const struct ul_section *section = &m->doc->sections[i];
        if (!named_anywhere(m, section) && ul_appendix_is(m, section, &appendix))
            section_set(m, section, ul_appendix_heading(m, &appendix, &number),
                        &manner);
    }
    m->numbering = numbering;
}

/* ---- The template's own text ---- */

static void step_heading(struct ul_making *m, const struct ul_element *e)
{
    const char *text = ul_fill_value(&m->set, &e->heading, &m->about);
    bool numbering = m->numbering;
    m->numbering = false;
    if (text)
        ul_heading_add(m, level_or(e, 2), style_or(e, UL_STYLE__COUNT), text);
    m->numbering = numbering;
}

static void step_paragraph(struct ul_making *m, const struct ul_element *e)
{
    const struct ul_manner manner = {
        .style = style_or(e, UL_STYLE_BODY),
        .quiet = m->quiet,
    };
    const struct ul_pattern *p = ul_pattern_parse(m->set.arena, e->paragraph.text);
    ul_set_line(&m->set, m->out, p, &m->about, &manner);
}

static void step_signature(struct ul_making *m, const struct ul_element *e)
{
    if (e->signature.number == 1 && m->doc)
        ul_signers_compose(m);
}

static void step_table(struct ul_making *m, const struct ul_element *e)
{
    ul_table_compose(m, &e->table, level_or(e, 2));
}

static void step_figure(struct ul_making *m, const struct ul_element *e)
{
    if (ul_same(e->figure.text, "riskmatris"))
        ul_matrix_compose(m, false);
    else if (ul_same(e->figure.text, "riskmatris efter åtgärd"))
        ul_matrix_compose(m, true);
    else if (ul_same(e->figure.text, "statusfördelning"))
        ul_bars_compose(m);
}

/* Does the text itself say where the part is to stand? Then it is not set again. */
static bool placed_by_author(const struct ul_making *m, const struct ul_doctype *part)
{
    const struct ul_results *ignored;
    if (!m->doc || !m->doc->source || m->depth)
        return false;
    for (const struct ul_md *n = m->doc->source->body->first; n; n = n->next) {
        const char *name = ul_part_mark(m->set.arena, n);
        if (name && ul_case_part(m->set.arena, m->set.c, name, &ignored) == part)
            return true;
    }
    return false;
}

static void step_part(struct ul_making *m, const struct ul_element *e)
{
    const struct ul_doctype *part = ul_part_find(m->set.t, e->part.text);
    if (part && !placed_by_author(m, part))
        ul_part_compose(m, part, NULL);
}

static void step_contents(struct ul_making *m, const struct ul_element *e)
{
    if (e->contents.number == 1)
        ul_push(m->set.arena, m->out,
                (struct ul_block){.kind = UL_BLOCK_CONTENTS, .level = level_or(e, 3)});
}

/* "Bilaga 1. Riskanalys 2024", leading to the heading of that text, if there is one. */
static void annex_list_add(struct ul_making *m, struct ul_block *list, const char *text,
                           const char *heading)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_block line = ul_paragraph(arena, list->style, text);
    if (heading)
        line.spans.v[0].link = ul_printf(arena, "#%s", ul_anchor(arena, heading));
    ul_push(arena, &list->children, ul_item(ul_bullet, ul_blocks_one(arena, line)));
}

static void step_annexes(struct ul_making *m, const struct ul_element *e)
{
    struct ul_block list = {.kind = UL_BLOCK_LIST, .style = style_or(e, UL_STYLE_BODY)};
    struct ul_appendix appendix;
    int number = 0;
    for (size_t i = 0; m->doc && i < m->doc->n_sections; i++) {
        if (!ul_appendix_is(m, &m->doc->sections[i], &appendix))
            continue;
        const char *heading = ul_appendix_heading(m, &appendix, &number);
        annex_list_add(m, &list, heading, heading);
    }
    for (size_t i = 0; m->doc && i < m->doc->n_annexes; i++) {
        const struct ul_annex *annex = &m->doc->annexes[i];
        annex_list_add(m, &list,
                       ul_printf(m->set.arena, "%s %d. %s", ul_word(m->set.t, "bilaga"),
                                 ++number, ul_annex_name(m, annex)),
                       m->doc->separate.number != 1 ? ul_annex_title(m, annex) : NULL);
    }
    if (e->annexes.number == 1 && list.children.n)
        ul_push(m->set.arena, m->out, list);
}

static void step_legend(struct ul_making *m, const struct ul_element *e)
{
    if (e->legend.number == 1)
        ul_legend_compose(m);
}

static void step_space(struct ul_making *m, const struct ul_element *e)
{
    ul_push(m->set.arena, m->out,
            (struct ul_block){.kind = UL_BLOCK_SPACE,
                              .height = ul_mp_from_um(e->space.number)});
}

static const struct {
    size_t given; /* offset of the value that makes it this step */
    void (*set)(struct ul_making *, const struct ul_element *);
} steps[] = {
    {offsetof(struct ul_element, heading), step_heading},
    {offsetof(struct ul_element, paragraph), step_paragraph},
    {offsetof(struct ul_element, section), step_section},
    {offsetof(struct ul_element, others), step_others},
    {offsetof(struct ul_element, appendices), step_appendices},
    {offsetof(struct ul_element, signature), step_signature},
    {offsetof(struct ul_element, table.rows), step_table},
    {offsetof(struct ul_element, figure), step_figure},
    {offsetof(struct ul_element, part), step_part},
    {offsetof(struct ul_element, contents), step_contents},
    {offsetof(struct ul_element, annexes), step_annexes},
    {offsetof(struct ul_element, legend), step_legend},
    {offsetof(struct ul_element, space), step_space},
};

static void step_set(struct ul_making *m, const struct ul_element *e)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const void *value = (const char *)e + steps[i].given;
        if (ul_given((const struct ul_value *)value)) {
            size_t before = m->out->n;
            page_begin(m, e);
            size_t first = m->out->n;
            steps[i].set(m, e);
            if (m->out->n == first)
                m->out->n = before; /* nothing to begin a page with */
            return;
        }
    }
}

static bool is_empty(const struct ul_block *block)
{
    return block->kind == UL_BLOCK_PAGE_BREAK || block->kind == UL_BLOCK_SPACE;
}

/* Headings of the template under which nothing came to stand are taken away
 * again; `own` holds their indices in m->out, in order. */
static void bare_headings_drop(struct ul_making *m, const size_t *own, size_t n)
{
    struct ul_blocks *out = m->out;
    while (n-- > 0) {
        size_t i = own[n];
        const struct ul_block *now = &out->v[i], *next = now + 1;
        while (next < out->v + out->n && is_empty(next))
            next++;
        bool bare = next == out->v + out->n ||
                    (next->kind == UL_BLOCK_HEADING && next->level <= now->level);
        if (!bare || now->level == 1)
            continue;
        out->n--;
        memmove(&out->v[i], &out->v[i + 1], (out->n - i) * sizeof *out->v);
    }
}

void ul_steps_compose(struct ul_making *m)
{
    static const struct ul_element no_step;
    size_t from = m->out->n;
    const struct ul_doctype *type = m->type;
    size_t *own = ul_new_n(m->set.arena, size_t, type->n_content + 1), n = 0;
    bool others = false;
    m->numbering = type->numbered.number == 1;
    for (size_t i = 0; i < type->n_content; i++) {
        const struct ul_element *e = &type->content[i];
        size_t before = m->out->n;
        step_set(m, e);
        others = others || ul_given(&e->others);
        if (ul_given(&e->heading) && m->out->n > before)
            own[n++] = m->out->n - 1;
    }
    /* No text that somebody wrote is lost because a template forgot it. */
    if (!others && ul_given(&type->kind))
        others_set(m, &no_step);
    m->numbering = false;
    bare_headings_drop(m, own, n);
    while (m->out->n > from && is_empty(&m->out->v[m->out->n - 1]))
        m->out->n--;
}

static bool is_signed(const struct ul_doctype *part)
{
    for (size_t i = 0; i < part->n_content; i++)
        if (part->content[i].signature.number == 1)
            return true;
    return false;
}

void ul_part_compose(struct ul_making *m, const struct ul_doctype *part,
                     const struct ul_results *results)
{
    struct ul_making saved = *m;
    struct ul_block group = {.kind = UL_BLOCK_GROUP};
    if (m->depth >= MOST_PARTS)
        return;
    if (is_signed(part)) /* place, date and names are not parted */
        m->out = &group.children;
    m->depth++;
    m->shift = m->level > 1 ? m->level - 1 : 0;
    m->type = part;
    if (results)
        m->about.of[UL_OF_RESULTS] = results;
    ul_steps_compose(m);
    saved.level = m->level;
    saved.tables = m->tables;
    memcpy(saved.chapter, m->chapter, sizeof saved.chapter);
    *m = saved;
    if (!group.children.n)
        return;
    /* Names never stand on a page of their own. */
    if (m->out->n)
        m->out->v[m->out->n - 1].keep_with_next = true;
    ul_push(m->set.arena, m->out, group);
}
