/* paper.c -- the parts of a paper that checks look at: what it decides, what it
 * rests on, whom it goes to. */
#include "check/paper.h"

#include <string.h>

#include "base/text.h"

const struct ul_section *ul_paper_section(const struct ul_document *document,
                                          enum ul_section_role role, size_t *at)
{
    while (*at < document->n_sections) {
        const struct ul_section *section = &document->sections[(*at)++];
        if (section->known && ul_given(&section->known->role) &&
            section->known->role.number == (int)role)
            return section;
    }
    return NULL;
}

struct ul_proses ul_paper_texts(struct ul_arena *arena,
                                const struct ul_document *document,
                                enum ul_section_role role)
{
    struct ul_proses all = {0};
    size_t at = 0;
    for (const struct ul_section *s; (s = ul_paper_section(document, role, &at));) {
        struct ul_proses texts = ul_prose_blocks(arena, s->body);
        for (size_t i = 0; i < texts.n; i++)
            ul_push(arena, &all, texts.v[i]);
    }
    return all;
}

static void add_items(struct ul_arena *arena, struct ul_proses *all,
                      const struct ul_md *node)
{
    for (const struct ul_md *child = node->first; child; child = child->next) {
        if (child->kind == UL_MD_ITEM || child->kind == UL_MD_PARAGRAPH ||
            (child->kind == UL_MD_ROW && !child->header))
            ul_push(arena, all, ul_prose_md(arena, child));
        else if (child->kind == UL_MD_LIST || child->kind == UL_MD_TABLE ||
                 child->kind == UL_MD_QUOTE)
            add_items(arena, all, child);
    }
}

struct ul_proses ul_paper_items(struct ul_arena *arena,
                                const struct ul_document *document,
                                enum ul_section_role role)
{
    struct ul_proses all = {0};
    size_t at = 0;
    for (const struct ul_section *s; (s = ul_paper_section(document, role, &at));)
        add_items(arena, &all, s->body);
    return all;
}

bool ul_paper_is_annex(const struct ul_case *c, const struct ul_document *document)
{
    for (size_t i = 0; i < c->n_documents; i++)
        for (size_t j = 0; j < c->documents[i]->n_annexes; j++)
            if (c->documents[i]->annexes[j].document == document)
                return true;
    return false;
}

bool ul_paper_shows_results(const struct ul_doctype *part)
{
    for (size_t i = 0; i < part->n_content; i++) {
        const struct ul_value *rows = &part->content[i].table.rows;
        if (ul_given(rows) && ul_same(rows->text, "resultat"))
            return true;
    }
    return false;
}

/* ---- Names of annexes ---- */

/* "risk- och konsekvensanalys" says riskanalys: a beginning that ends in a hyphen,
 * and later a word with the rest. */
static bool names_in_halves(const struct ul_prose *prose, const char *name)
{
    for (size_t i = 0; i + 1 < prose->n; i++) {
        const struct ul_prose_word *half = &prose->v[i];
        const char *text = prose->text + half->at;
        if (half->n < 3 || text[half->n] != '-' || half->n >= strlen(name) ||
            strncasecmp(text, name, half->n) != 0)
            continue;
        for (size_t j = i + 1; j < prose->n && j < i + 4; j++) {
            const struct ul_prose_word *other = &prose->v[j];
            size_t rest = strlen(name) - half->n;
            if (other->n >= rest && memcmp(prose->text + other->at + other->n - rest,
                                           name + half->n, rest) == 0)
                return true;
        }
    }
    return false;
}

static bool has_text(struct ul_arena *arena, const struct ul_prose *prose,
                     const char *name)
{
    return strstr(ul_fold(arena, prose->text), ul_fold(arena, name)) != NULL;
}

/* Half or more of the longer words of a title. */
static bool shares_title(struct ul_arena *arena, const struct ul_prose *prose,
                         const char *title)
{
    enum { LONG = 6 };
    struct ul_prose words = ul_prose_text(arena, title);
    size_t all = 0, shared = 0;
    for (size_t i = 0; i < words.n; i++) {
        if (words.v[i].n < LONG)
            continue;
        all++;
        shared += has_text(arena, prose, ul_prose_word(arena, &words, i));
    }
    return all > 0 && shared * 2 >= all;
}

/* What the template calls it, up to what differs from paper to paper: "Risk- och
 * konsekvensanalys {planens år}". */
static bool has_label(struct ul_arena *arena, const struct ul_prose *prose,
                      const struct ul_doctype *type)
{
    const char *label = ul_given(&type->label) ? type->label.text : "";
    const char *name =
        ul_squeeze(arena, ul_strndup(arena, label, strcspn(label, "{(")));
    return *name && has_text(arena, prose, name);
}

bool ul_paper_names_annex(struct ul_arena *arena, const struct ul_prose *prose,
                          const struct ul_annex *annex)
{
    const struct ul_doctype *type = annex->part       ? annex->part
                                    : annex->document ? annex->document->type
                                                      : NULL;
    if (!type || has_text(arena, prose, type->name) || has_label(arena, prose, type) ||
        ul_phrase_find(&type->named, prose, 0, prose->n, NULL) < prose->n ||
        names_in_halves(prose, type->name))
        return true;
    if (!annex->document)
        return false;
    return has_text(arena, prose, annex->document->name) ||
           (ul_given(&annex->document->subject) &&
            shares_title(arena, prose, annex->document->subject.text));
}
