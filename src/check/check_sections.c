/* check_sections.c -- the sections that a document must have. */
#include "base/text.h"
#include "check/checks.h"
#include "model/template.h"

static bool is_section(const struct ul_section *section, const char *name)
{
    if (section->known)
        return ul_same(section->known->name.text, name);
    return section->heading && ul_same(section->heading, name);
}

static bool holds_picture(const struct ul_md *node)
{
    if (node->kind == UL_MD_IMAGE)
        return true;
    for (const struct ul_md *child = node->first; child; child = child->next)
        if (holds_picture(child))
            return true;
    return false;
}

static bool is_empty(struct ul_arena *arena, const struct ul_section *section)
{
    return ul_blank(ul_md_plain(arena, section->body)) && !holds_picture(section->body);
}

/* A section may come twice: one of them with a text is enough. */
static void check_section(struct ul_arena *arena, const struct ul_document *document,
                          const char *name, struct ul_diag *diag)
{
    const struct ul_section *empty = NULL;
    for (size_t i = 0; i < document->n_sections; i++) {
        const struct ul_section *section = &document->sections[i];
        if (!is_section(section, name))
            continue;
        if (!is_empty(arena, section))
            return;
        empty = section;
    }
    if (empty)
        ul_say(diag, EMPTY_SECTION, empty->pos, name);
    else
        ul_say(diag, NO_SECTION, document->pos, name);
}

void ul_check_required_sections(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; i < c->n_documents; i++) {
        const struct ul_values *required = &c->documents[i]->type->required;
        for (size_t j = 0; j < required->n; j++)
            check_section(scratch, c->documents[i], required->v[j].text, diag);
    }
    ul_arena_free(scratch);
}
