/* md_data.c -- plans and results that are written in Markdown.
 *
 * Headings open areas, risks and results; `- Label: value` is a field of what stands
 * before it; tables are in md_table.c; what is left is a description or comment. */
#include "read/md_data.h"

#include <string.h>

#include "base/text.h"
#include "read/md_build.h"

/* Longer words before a colon are prose [bytes]. */
enum { LONGEST_LABEL = 60 };

static const struct ul_md_label plan_labels[] = {
    {"Område", "namn", UL_MD_BEGINS_AREA},
    {"Kontrollområde", "namn", UL_MD_BEGINS_AREA},
    {"Syfte", "syfte", UL_MD_OF_AREA},
    {"Risk", "risk", UL_MD_BEGINS_MAIN},
    {"Riskbenämning", "risk", UL_MD_BEGINS_MAIN},
    {"Risknamn", "risk", UL_MD_BEGINS_MAIN},
    {"Beskrivning", "beskrivning", UL_MD_OF_MAIN},
    {"Riskbeskrivning", "beskrivning", UL_MD_OF_MAIN},
    {"Sannolikhet", "sannolikhet", UL_MD_OF_MAIN},
    {"S", "sannolikhet", UL_MD_OF_MAIN},
    {"Konsekvens", "konsekvens", UL_MD_OF_MAIN},
    {"K", "konsekvens", UL_MD_OF_MAIN},
    {"Riskvärde", "riskvärde", UL_MD_OF_MAIN},
    {"RV", "riskvärde", UL_MD_OF_MAIN},
    {"S×K", "riskvärde", UL_MD_OF_MAIN},
    {"S*K", "riskvärde", UL_MD_OF_MAIN},
    {"SxK", "riskvärde", UL_MD_OF_MAIN},
    {"Riskpoäng", "riskvärde", UL_MD_OF_MAIN},
    {"Risktal", "riskvärde", UL_MD_OF_MAIN},
    {"Kategori", "kategori", UL_MD_OF_MAIN},
    {"Riskkategori", "kategori", UL_MD_OF_MAIN},
    {"Perspektiv", "kategori", UL_MD_OF_MAIN},
    {"Accepteras", "accepteras", UL_MD_OF_MAIN},
    {"Acceptera", "accepteras", UL_MD_OF_MAIN},
    {"Accepteras risken", "accepteras", UL_MD_OF_MAIN},
    {"Motivering", "motivering", UL_MD_OF_MAIN},
    {"Hantering", "hantering", UL_MD_OF_MAIN},
    {"Riskhantering", "hantering", UL_MD_OF_MAIN},
    {"Riskägare", "ansvar", UL_MD_OF_MAIN},
    {"Efter åtgärd", "efter åtgärd", UL_MD_OF_NET},
    {"Kvarstående risk", "efter åtgärd", UL_MD_OF_NET},
    {"Nettorisk", "efter åtgärd", UL_MD_OF_NET},
    {"Restrisk", "efter åtgärd", UL_MD_OF_NET},
    {"Sannolikhet efter åtgärd", "sannolikhet", UL_MD_OF_NET},
    {"S efter åtgärd", "sannolikhet", UL_MD_OF_NET},
    {"Konsekvens efter åtgärd", "konsekvens", UL_MD_OF_NET},
    {"K efter åtgärd", "konsekvens", UL_MD_OF_NET},
    {"Id", "id", UL_MD_IS_ID},
    {"Ansvar", "ansvarig", UL_MD_OF_LAST},
    {"Ansvarig", "ansvarig", UL_MD_OF_LAST},
    {"Kontrollmoment", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Kontroll", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Kontroller", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Moment", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Kontrollaktivitet", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Kontrollaktiviteter", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Granskningsmoment", "kontrollmoment", UL_MD_BEGINS_CONTROL},
    {"Kontrollansvarig", "ansvarig", UL_MD_OF_CONTROL},
    {"Utförare", "ansvarig", UL_MD_OF_CONTROL},
    {"Ansvarig avdelning", "ansvarig", UL_MD_OF_CONTROL},
    {"Rapporteras till", "rapporteras till", UL_MD_OF_CONTROL},
    {"Rapport till", "rapporteras till", UL_MD_OF_CONTROL},
    {"Rapportering till", "rapporteras till", UL_MD_OF_CONTROL},
    {"Mottagare", "rapporteras till", UL_MD_OF_CONTROL},
    {"Frekvens", "frekvens", UL_MD_OF_CONTROL},
    {"Hur ofta", "frekvens", UL_MD_OF_CONTROL},
    {"Intervall", "frekvens", UL_MD_OF_CONTROL},
    {"Metod", "metod", UL_MD_OF_CONTROL},
    {"Kontrollmetod", "metod", UL_MD_OF_CONTROL},
    {"Tillvägagångssätt", "metod", UL_MD_OF_CONTROL},
    {"Rapporteras", "rapporteras", UL_MD_OF_CONTROL},
    {"Rapportperioder", "rapporteras", UL_MD_OF_CONTROL},
    {"Redovisas", "rapporteras", UL_MD_OF_CONTROL},
    {"Gemensam", "gemensam", UL_MD_OF_CONTROL},
    {"Kommungemensam", "gemensam", UL_MD_OF_CONTROL},
    {"Åtgärd", "åtgärd", UL_MD_BEGINS_MEASURE},
    {"Åtgärder", "åtgärd", UL_MD_BEGINS_MEASURE},
    {"Klar", "klar", UL_MD_OF_MEASURE},
    {"Klart", "klar", UL_MD_OF_MEASURE},
    {"Senast", "klar", UL_MD_OF_MEASURE},
    {"Slutdatum", "klar", UL_MD_OF_MEASURE},
    {"Klar senast", "klar", UL_MD_OF_MEASURE},
    {"Tidpunkt", "klar", UL_MD_OF_MEASURE},
    {"Status", "status", UL_MD_OF_MEASURE},
};

static const struct ul_md_label result_labels[] = {
    {"Kontroll", "kontroll", UL_MD_BEGINS_MAIN},
    {"Kontrollmoment", "kontroll", UL_MD_BEGINS_MAIN},
    {"Risk", "kontroll", UL_MD_BEGINS_MAIN},
    {"Område", "område", UL_MD_REPEATS},
    {"Kontrollområde", "område", UL_MD_REPEATS},
    {"Status", "status", UL_MD_OF_MEASURE},
    {"Bedömning", "status", UL_MD_OF_MAIN},
    {"Resultat", "resultat", UL_MD_OF_MAIN},
    {"Utfall", "resultat", UL_MD_OF_MAIN},
    {"Uppnått resultat", "resultat", UL_MD_OF_MAIN},
    {"Kommentar", "kommentar", UL_MD_OF_MAIN},
    {"Kommentarer", "kommentar", UL_MD_OF_MAIN},
    {"Avvikelse", "avvikelse", UL_MD_OF_MAIN},
    {"Avvikelser", "avvikelse", UL_MD_OF_MAIN},
    {"Brist", "avvikelse", UL_MD_OF_MAIN},
    {"Ny tidpunkt", "ny tidpunkt", UL_MD_OF_MAIN},
    {"Nytt datum", "ny tidpunkt", UL_MD_OF_MAIN},
    {"Ny tid", "ny tidpunkt", UL_MD_OF_MAIN},
    {"Åtgärd", "åtgärd", UL_MD_BEGINS_MEASURE},
    {"Åtgärder", "åtgärd", UL_MD_BEGINS_MEASURE},
    {"Ansvarig", "ansvarig", UL_MD_OF_MEASURE},
    {"Ansvar", "ansvarig", UL_MD_OF_MEASURE},
    {"Klar", "klar", UL_MD_OF_MEASURE},
    {"Klart", "klar", UL_MD_OF_MEASURE},
    {"Senast", "klar", UL_MD_OF_MEASURE},
    {"Slutdatum", "klar", UL_MD_OF_MEASURE},
    {"Klar senast", "klar", UL_MD_OF_MEASURE},
    {"Tidpunkt", "klar", UL_MD_OF_MEASURE},
};

enum {
    N_PLAN = sizeof plan_labels / sizeof *plan_labels,
    N_RESULT = sizeof result_labels / sizeof *result_labels,
};

const struct ul_md_label *ul_md_label_find(bool results, const char *name)
{
    const struct ul_md_label *labels = results ? result_labels : plan_labels;
    for (size_t i = 0; i < (results ? N_RESULT : N_PLAN); i++)
        if (ul_same(labels[i].name, name))
            return &labels[i];
    return NULL;
}

const char *ul_md_label_nearest(bool results, const char *name)
{
    const struct ul_md_label *labels = results ? result_labels : plan_labels;
    const char *names[N_PLAN > N_RESULT ? N_PLAN : N_RESULT];
    size_t n = results ? N_RESULT : N_PLAN;
    for (size_t i = 0; i < n; i++)
        names[i] = labels[i].name;
    return ul_nearest(name, names, n);
}

/* ---- List items ---- */

/* `Label: value`, and what stands in the item below it. */
struct field {
    const char *name;
    const struct ul_md_label *label; /* NULL: unknown */
    struct ul_pos pos;
    struct ul_raw *value;
    const struct ul_md *below;
};

static void read_item(struct ul_md_build *b, const struct ul_md *item);

/* Split an item at its colon. False: it is prose. */
static bool split(struct ul_md_build *b, const struct ul_md *item, struct field *f)
{
    const struct ul_md *first = item->first;
    if (!first || first->kind != UL_MD_PARAGRAPH)
        return false;
    struct ul_md_flat flat;
    ul_md_flatten(b->arena, first, &flat);
    size_t colon = strcspn(flat.text, ":.;!?");
    char after = flat.text[colon] ? flat.text[colon + 1] : '\0';
    if (flat.text[colon] != ':' || colon == 0 || colon > LONGEST_LABEL ||
        (after && after != ' '))
        return false;
    f->name = ul_squeeze(b->arena, ul_strndup(b->arena, flat.text, colon));
    f->label = ul_md_label_find(b->results, f->name);
    f->pos = ul_md_flat_pos(&flat, 0, colon);
    f->value =
        ul_md_flat_value(b->arena, &flat, colon + 1, strlen(flat.text) - colon - 1);
    f->below = first->next;
    return true;
}

/* The text of an item's blocks from `block` on, added to a value. */
static void add_below(struct ul_md_build *b, struct ul_raw *value,
                      const struct ul_md *block)
{
    struct ul_buf out = {.arena = b->arena};
    ul_buf_str(&out, value->kind == UL_RAW_SCALAR ? value->text : "");
    for (; block; block = block->next) {
        if (value->kind == UL_RAW_NULL)
            value->pos = block->pos;
        value->kind = UL_RAW_SCALAR;
        ul_buf_str(&out, out.n ? "\n\n" : "");
        ul_buf_str(&out, ul_md_plain(b->arena, block));
    }
    if (value->kind == UL_RAW_SCALAR)
        value->text = ul_squeeze(b->arena, ul_buf_text(&out));
}

static bool is_list(const struct ul_md *block)
{
    return block && block->kind == UL_MD_LIST;
}

/* The items of a list as a list of texts. */
static struct ul_raw *texts_of(struct ul_md_build *b, const struct ul_md *list)
{
    struct ul_raw *raw = ul_new(b->arena, struct ul_raw);
    raw->kind = UL_RAW_LIST;
    raw->pos = list->pos;
    for (const struct ul_md *item = list->first; item; item = item->next) {
        struct ul_raw *text = ul_new(b->arena, struct ul_raw);
        add_below(b, text, item->first);
        ul_push(b->arena, raw, (struct ul_raw_pair){.value = text});
    }
    return raw;
}

/* An item below `- Åtgärder:`: one of them, unless it is a field of the last. */
static void begin_from_list(struct ul_md_build *b, enum ul_md_slot slot,
                            const struct ul_md *item)
{
    struct field inner;
    struct ul_md_flat flat;
    if (!item->first)
        return;
    if (split(b, item, &inner) && inner.label) {
        read_item(b, item);
        return;
    }
    ul_md_flatten(b->arena, item->first, &flat);
    ul_md_begin(b, slot, flat.pos,
                ul_md_flat_value(b->arena, &flat, 0, strlen(flat.text)));
    for (const struct ul_md *m = item->first->next; is_list(m); m = m->next)
        for (const struct ul_md *field = m->first; field; field = field->next)
            read_item(b, field);
}

/* `- Åtgärd: text` and its fields below it; or `- Åtgärder:` and a list of them,
 * after which fields are the risk's again. */
static void begin_from_item(struct ul_md_build *b, const struct field *f)
{
    enum ul_md_slot slot = (enum ul_md_slot)f->label->rule;
    bool one = f->value->kind == UL_RAW_SCALAR;
    if (one)
        ul_md_begin(b, slot, f->pos, f->value);
    for (const struct ul_md *block = f->below; block; block = block->next) {
        if (!is_list(block))
            ul_md_prose(b, ul_md_plain(b->arena, block), block->pos);
        for (const struct ul_md *item = is_list(block) ? block->first : NULL; item;
             item = item->next)
            one ? read_item(b, item) : begin_from_list(b, slot, item);
    }
    if (!one && f->below)
        ul_md_close(b, slot);
}

/* `- Efter åtgärd:` and below it S and K. */
static void net_from_item(struct ul_md_build *b, const struct field *f)
{
    if (strcmp(f->label->key, "efter åtgärd") != 0) {
        ul_md_put_net(b, f->label->key, f->pos, f->value);
        return;
    }
    ul_md_put(b, UL_MD_MAIN, f->label->key, f->pos, f->value);
    for (const struct ul_md *block = f->below; is_list(block); block = block->next)
        for (const struct ul_md *item = block->first; item; item = item->next) {
            struct field inner;
            if (split(b, item, &inner))
                ul_md_put_net(b, inner.label ? inner.label->key : inner.name, inner.pos,
                              inner.value);
        }
}

static void field_from_item(struct ul_md_build *b, struct field *f)
{
    enum ul_md_rule rule = f->label ? f->label->rule : UL_MD_OF_LAST;
    enum ul_md_slot slot = ul_md_slot_of(b, rule);
    const char *key = f->label ? ul_md_key_of(f->label, slot) : f->name;
    if (f->value->kind == UL_RAW_NULL && is_list(f->below))
        f->value = texts_of(b, f->below);
    else
        add_below(b, f->value, f->below);
    ul_md_put(b, slot, key, f->pos, ul_md_value_of(b, key, f->value));
}

static void read_item(struct ul_md_build *b, const struct ul_md *item)
{
    struct field f;
    if (!split(b, item, &f)) {
        ul_md_prose(b, ul_md_plain(b->arena, item), item->pos);
        return;
    }
    if (f.label && f.label->rule <= UL_MD_BEGINS_MEASURE)
        begin_from_item(b, &f);
    else if (f.label && f.label->rule == UL_MD_OF_NET)
        net_from_item(b, &f);
    else
        field_from_item(b, &f);
}

/* ---- Blocks ---- */

static void read_heading(struct ul_md_build *b, const struct ul_md *heading)
{
    struct ul_md_flat flat;
    ul_md_flatten(b->arena, heading, &flat);
    struct ul_raw *name = ul_md_flat_value(b->arena, &flat, 0, strlen(flat.text));
    enum ul_md_slot slot = b->results            ? UL_MD_MAIN
                           : heading->level == 1 ? UL_MD_AREA
                           : heading->level == 2 ? UL_MD_MAIN
                                                 : UL_MD_CONTROL;
    b->grouping &= heading->level > 1;
    ul_md_begin(b, slot, name->pos, name);
    b->grouping = b->results && heading->level == 1;
}

static void read_block(struct ul_md_build *b, const struct ul_md *block)
{
    if (block->kind == UL_MD_HEADING) {
        read_heading(b, block);
    } else if (block->kind == UL_MD_LIST) {
        for (const struct ul_md *item = block->first; item; item = item->next)
            read_item(b, item);
    } else if (block->kind != UL_MD_TABLE || !ul_md_table(b, block)) {
        ul_md_prose(b, ul_md_plain(b->arena, block), block->pos);
    }
}

/* Lines that begin with a dash or a bullet and a label were meant as items; they would
 * become the end of the line above without a word. */
static void find_false_items(const struct ul_md_build *b, const struct ul_md *node)
{
    bool begins = node->kind == UL_MD_PARAGRAPH;
    for (const struct ul_md *m = node->first; m; m = m->next) {
        size_t dash =
            begins && m->kind == UL_MD_TEXT && m->text ? ul_false_dash(m->text) : 0;
        size_t name = dash ? strcspn(m->text + dash, ":") : 0;
        if (dash && m->text[dash + name] &&
            ul_md_label_find(
                b->results,
                ul_squeeze(b->arena, ul_strndup(b->arena, m->text + dash, name))))
            ul_say(b->diag, YAML_FALSE_DASH, m->pos,
                   ul_strndup(b->arena, m->text, dash));
        begins = m->kind == UL_MD_SOFT_BREAK || m->kind == UL_MD_HARD_BREAK;
        find_false_items(b, m);
    }
}

struct ul_raw *ul_md_data_read(struct ul_arena *arena, const struct ul_md_file *md,
                               struct ul_diag *diag)
{
    if (!md->head || md->head->kind != UL_RAW_MAP)
        return md->head;
    struct ul_raw *root = ul_new(arena, struct ul_raw);
    root->kind = UL_RAW_MAP;
    root->pos = md->head->pos;
    for (size_t i = 0; i < md->head->n; i++)
        ul_push(arena, root, md->head->v[i]);
    const struct ul_raw *kind = ul_raw_find(root, "dokument");
    struct ul_md_build b = {.arena = arena, .diag = diag, .root = root};
    b.results = kind && kind->kind == UL_RAW_SCALAR && ul_same(kind->text, "resultat");
    find_false_items(&b, md->body);
    for (const struct ul_md *block = md->body->first; block; block = block->next)
        read_block(&b, block);
    ul_md_close(&b, UL_MD_AREA);
    return root;
}
