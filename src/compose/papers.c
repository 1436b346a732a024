/* papers.c -- the papers of a case: each document with its annexes. */
#include <string.h>

#include "base/text.h"
#include "compose/blocks.h"
#include "compose/compose.h"
#include "compose/making.h"
#include "compose/styles.h"
#include "compose/texts.h"

static const char *head_text(const struct ul_making *m, const char *key)
{
    return ul_fill(&m->set, ul_pattern_parse(m->set.arena, key), &m->about);
}

/* The period that a document or part is about when it does not say: the only
 * one there is. */
static const struct ul_results *period_of(const struct ul_case *c,
                                          const struct ul_results *named)
{
    return named || c->n_results != 1 ? named : c->results[0];
}

static struct ul_making making_begin(struct ul_arena *arena, const struct ul_case *c,
                                     const struct ul_document *doc)
{
    struct ul_making m = {
        .set = {.arena = arena, .c = c, .t = c->template, .type = doc->type},
        .about.of[UL_OF_DOCUMENT] = doc,
        .about.of[UL_OF_RESULTS] = period_of(c, doc->results),
        .about.of[UL_OF_PLAN] = c->plan,
        .doc = doc,
        .anchors = ul_anchors_alloc(arena, doc),
        .type = doc->type,
        .quiet = ul_colour_named(c->template, "svag", 0x444444),
    };
    ul_setting_fill(&m.set);
    return m;
}

/* ---- Flows ---- */

static const struct ul_figure *logo_of(const struct ul_making *m)
{
    const struct ul_picture *picture = m->set.t->logo_picture;
    if (!picture)
        return NULL;
    struct ul_figure *logo = ul_new(m->set.arena, struct ul_figure);
    *logo = (struct ul_figure){
        .kind = UL_FIGURE_PICTURE,
        .alt = ul_given(&m->set.t->logo_text) ? m->set.t->logo_text.text : "",
        .bytes = picture->bytes,
        .jpeg = picture->kind == UL_JPEG,
        .width = picture->width,
        .height = picture->height,
        .channels = picture->channels,
    };
    return logo;
}

/* Who made it, as far as that is said. */
static const char *author_of(const struct ul_making *m)
{
    static const char *const keys[] = {"{kommun}", "{förvaltning}", "{nämnd}"};
    const char *author = NULL;
    for (size_t i = 0; !author && i < sizeof keys / sizeof *keys; i++)
        author = head_text(m, keys[i]);
    return author;
}

static struct ul_flow *flow_begin(const struct ul_making *m, const char *title)
{
    const struct ul_template *t = m->set.t;
    struct ul_flow *flow = ul_new(m->set.arena, struct ul_flow);
    flow->title = title;
    flow->author = author_of(m);
    flow->subject = m->doc->type->label.text;
    flow->date = m->doc->date.date;
    flow->styles = ul_styles_alloc(m->set.arena, t);
    flow->head_fill = ul_colour_named(t, "tabellhuvud", 0x1b3a57);
    flow->head_text = ul_colour_named(t, "tabellhuvudtext", 0xffffff);
    flow->line = ul_colour_named(t, "linje", 0xc3ccd5);
    flow->band_fill = ul_colour_named(t, "band", 0xe8edf2);
    flow->logo = logo_of(m);
    flow->words = (struct ul_flow_words){
        .contents = ul_word(t, "innehåll"),
        .note = ul_word(t, "fotnot"),
        .notes = ul_word(t, "fotnoter"),
        .note_back = ul_word(t, "tillbaka till fotnot"),
        .wide_table = ul_word(t, "bred tabell"),
    };
    return flow;
}

static void part_add(struct ul_making *m, struct ul_part part, bool annex)
{
    const struct ul_template *t = m->set.t;
    enum ul_style head = UL_STYLE_PAGE_HEAD, strong = UL_STYLE_PAGE_HEAD_STRONG;
    part.form = ul_page_form_of(t, m->type);
    part.head = ul_furniture_of(m, annex ? &t->annex_head : &t->head, head, strong);
    const struct ul_furniture_data *own = &m->type->first_head;
    bool stated = own->left.n || own->middle.n || own->right.n;
    part.first_head =
        annex ? part.head
              : ul_furniture_of(m, stated ? own : &t->first_head, head, strong);
    part.foot = ul_furniture_of(m, &t->foot, UL_STYLE_PAGE_FOOT, UL_STYLE_PAGE_FOOT);
    ul_push(m->set.arena, &m->flow->parts, part);
}

/* ---- The paper itself ---- */

static const char *paper_title(const struct ul_making *m)
{
    const char *title = ul_fill_value(&m->set, &m->doc->type->title, &m->about);
    if (title)
        return title;
    return ul_given(&m->doc->subject) ? m->doc->subject.text : m->doc->name;
}

static void paper_set(struct ul_making *m)
{
    struct ul_part part = {0};
    m->out = &part.blocks;
    m->footnotes = ul_footnotes_alloc(m->set.arena, m->doc);
    ul_steps_compose(m);
    ul_footnotes_compose(m);
    part_add(m, part, false);
}

/* ---- Annexes ---- */

/* One of a part's own texts, filled in for the period that it shows. */
static const char *part_text(const struct ul_making *m, const struct ul_annex *annex,
                             const struct ul_value *text)
{
    struct ul_about about = m->about;
    if (annex->results)
        about.of[UL_OF_RESULTS] = annex->results;
    return ul_fill_value(&m->set, text, &about);
}

const char *ul_annex_title(const struct ul_making *m, const struct ul_annex *annex)
{
    if (annex->document) {
        const struct ul_value *subject = &annex->document->subject;
        return ul_given(subject) ? subject->text : annex->document->name;
    }
    const char *title = annex->part ? part_text(m, annex, &annex->part->title) : NULL;
    return title ? title : annex->value.text;
}

/* "Bilaga 2. Riskanalys". */
static const char *annex_heading(const struct ul_making *m,
                                 const struct ul_annex *annex, int number)
{
    return ul_printf(m->set.arena, "%s %d. %s", ul_word(m->set.t, "bilaga"), number,
                     ul_annex_title(m, annex));
}

const char *ul_annex_name(const struct ul_making *m, const struct ul_annex *annex)
{
    const char *name = annex->part ? part_text(m, annex, &annex->part->label) : NULL;
    return name ? name : ul_annex_title(m, annex);
}

static void annex_part_set(struct ul_making *m, const struct ul_annex *annex)
{
    m->type = annex->part;
    if (annex->results)
        m->about.of[UL_OF_RESULTS] = annex->results;
    ul_heading_add(m, 1, UL_STYLE__COUNT, m->set.title);
    ul_steps_compose(m);
}

static void annex_document_set(struct ul_making *m, const struct ul_document *doc)
{
    m->type = m->set.type = doc->type;
    m->doc = doc;
    m->about.of[UL_OF_DOCUMENT] = doc;
    m->about.of[UL_OF_RESULTS] = period_of(m->set.c, doc->results);
    m->footnotes = ul_footnotes_alloc(m->set.arena, doc);
    ul_steps_compose(m);
    ul_footnotes_compose(m);
}

static void annex_set(struct ul_making *paper, const struct ul_annex *annex, int number)
{
    struct ul_making m = *paper;
    struct ul_part part = {0};
    m.out = &part.blocks;
    m.set.annex = number;
    m.set.title = ul_annex_title(paper, annex);
    m.set.annex_name = ul_annex_name(paper, annex);
    part.title = annex_heading(paper, annex, number);
    bool document = annex->document && annex->document->type;
    if (document)
        annex_document_set(&m, annex->document);
    else if (annex->part)
        annex_part_set(&m, annex);
    paper->level = m.level;
    /* Its pages bear the paper's head, also where its text is another's. */
    m.about.of[UL_OF_DOCUMENT] = paper->doc;
    m.set.type = paper->set.type;
    part_add(&m, part, true);
}

/* An annex as a paper of its own. */
static struct ul_paper annex_paper(const struct ul_making *paper,
                                   const struct ul_annex *annex, int number)
{
    struct ul_making m = *paper;
    m.level = 0;
    m.anchors = ul_anchors_alloc(m.set.arena, m.doc);
    m.flow = flow_begin(&m, annex_heading(&m, annex, number));
    annex_set(&m, annex, number);
    return (struct ul_paper){
        .name = ul_printf(m.set.arena, "%s-bilaga-%d", m.doc->name, number),
        .flow = m.flow,
    };
}

static void document_compose(struct ul_arena *arena, const struct ul_case *c,
                             const struct ul_document *doc, struct ul_papers *papers)
{
    struct ul_making m = making_begin(arena, c, doc);
    bool apart = doc->separate.number == 1;
    m.flow = flow_begin(&m, paper_title(&m));
    paper_set(&m);
    ul_push(arena, papers, (struct ul_paper){.name = doc->name, .flow = m.flow});
    int number = ul_appendix_last(&m);
    for (size_t i = 0; i < doc->n_annexes; i++)
        if (apart)
            ul_push(arena, papers, annex_paper(&m, &doc->annexes[i], ++number));
        else
            annex_set(&m, &doc->annexes[i], ++number);
}

struct ul_papers ul_compose_papers(struct ul_arena *arena, const struct ul_case *c)
{
    struct ul_papers papers = {0};
    for (size_t i = 0; i < c->n_documents; i++)
        if (c->documents[i]->type)
            document_compose(arena, c, c->documents[i], &papers);
    return papers;
}
