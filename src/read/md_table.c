/* md_table.c -- tables out of Word and Excel, read row by row. */
#include <string.h>

#include "base/text.h"
#include "read/md_build.h"

enum { MOST_COLUMNS = 64 };

/* A column, by its heading. */
struct column {
    const struct ul_md_label *label; /* NULL: unknown (said), its cells are left */
    enum ul_md_slot slot;            /* what its cells are fields of */
};

struct table {
    struct column v[MOST_COLUMNS];
    size_t n;
    bool has[UL_MD__SLOTS]; /* a column that begins such a thing */
    const char *last_main;  /* name of the risk of the row above */
    struct ul_keyset mains; /* of the risks that its rows have named */
};

/* One cell of the row that is read. */
struct cell {
    struct ul_pos pos;
    struct ul_raw *value;
};

static bool begins(const struct column *c)
{
    return c->label && c->label->rule <= UL_MD_BEGINS_MEASURE;
}

static struct ul_raw *cell_value(struct ul_md_build *b, const struct ul_md *cell)
{
    struct ul_md_flat flat;
    ul_md_flatten(b->arena, cell, &flat);
    return ul_md_flat_value(b->arena, &flat, 0, strlen(flat.text));
}

/* ---- The head row ---- */

/* False: not one heading is a label. */
static bool read_labels(struct ul_md_build *b, struct table *t, const struct ul_md *row)
{
    bool any = false;
    for (const struct ul_md *cell = row->first; cell && t->n < MOST_COLUMNS;
         cell = cell->next) {
        const struct ul_raw *name = cell_value(b, cell);
        const struct ul_md_label *label =
            name->text ? ul_md_label_find(b->results, name->text) : NULL;
        any |= label != NULL;
        t->v[t->n++] = (struct column){.label = label};
    }
    return any;
}

static void say_unknown(struct ul_md_build *b, const struct table *t,
                        const struct ul_md *row)
{
    const struct ul_md *cell = row->first;
    for (size_t i = 0; cell; i++, cell = cell->next) {
        const struct ul_raw *name = cell_value(b, cell);
        if (i < t->n ? t->v[i].label != NULL : false)
            continue;
        const char *shown = name->text ? name->text : "";
        const char *near = ul_md_label_nearest(b->results, shown);
        if (near)
            ul_say(b->diag, UNKNOWN_KEY, name->pos, shown, near);
        else
            ul_say(b->diag, UNKNOWN_KEY_LIST, name->pos, shown,
                   b->results ? "Kontroll, Status, Resultat, Kommentar, Åtgärd"
                              : "Risk, Kontrollmoment, S, K, Ansvar, Frekvens, Metod");
    }
}

/* In results the plan's words may be told again beside the control's. */
static void find_repeats(struct ul_md_build *b, struct table *t)
{
    const struct column *named = NULL;
    for (size_t i = 0; i < t->n && b->results; i++)
        if (begins(&t->v[i]) && t->v[i].label->rule == UL_MD_BEGINS_MAIN &&
            (!named || !ul_same(t->v[i].label->name, "Risk")))
            named = &t->v[i];
    static const struct ul_md_label repeats = {"", "", UL_MD_REPEATS};
    for (size_t i = 0; i < t->n && named; i++)
        if (&t->v[i] != named && t->v[i].label &&
            t->v[i].label->rule == UL_MD_BEGINS_MAIN)
            t->v[i].label = &repeats;
}

/* Two columns of the kind `Ansvar`, `Ansvarig`, one on each side of Kontrollmoment:
 * the first is the risk's. */
static bool has_later_owner(const struct table *t, size_t from)
{
    bool control = false;
    for (size_t i = from + 1; i < t->n; i++) {
        enum ul_md_rule rule = t->v[i].label ? t->v[i].label->rule : UL_MD_REPEATS;
        control |= rule == UL_MD_BEGINS_CONTROL;
        if (control && rule == UL_MD_OF_LAST)
            return true;
    }
    return false;
}

/* Whose field a column is: as in a list, but over the whole row. `Ansvar` is the
 * control's if there is one; the first Status of a result is its own. */
static void place_columns(struct ul_md_build *b, struct table *t)
{
    bool measure = false, control = false, status = false;
    bool own_status = b->results && t->has[UL_MD_MAIN];
    for (size_t i = 0; i < t->n; i++) {
        struct column *c = &t->v[i];
        if (!c->label)
            continue;
        enum ul_md_rule rule = c->label->rule;
        bool is_status = strcmp(c->label->key, "status") == 0;
        measure |= rule == UL_MD_BEGINS_MEASURE;
        control |= rule == UL_MD_BEGINS_CONTROL;
        if (rule == UL_MD_OF_LAST)
            c->slot = has_later_owner(t, i)   ? UL_MD_MAIN
                      : t->has[UL_MD_CONTROL] ? UL_MD_CONTROL
                      : measure               ? UL_MD_MEASURE
                                              : UL_MD_MAIN;
        else if (rule == UL_MD_IS_ID)
            c->slot = control ? UL_MD_CONTROL : UL_MD_MAIN;
        else if (rule == UL_MD_OF_MEASURE)
            c->slot = t->has[UL_MD_MEASURE] && !(own_status && is_status && !status)
                          ? UL_MD_MEASURE
                          : UL_MD_MAIN;
        else if (rule == UL_MD_OF_CONTROL)
            c->slot = UL_MD_CONTROL;
        else
            c->slot = begins(c)               ? (enum ul_md_slot)rule
                      : rule == UL_MD_OF_AREA ? UL_MD_AREA
                                              : UL_MD_MAIN;
        status |= is_status;
    }
}

/* ---- Rows ---- */

/* True if the row says something for a slot. */
static bool says(const struct table *t, const struct cell *cells, enum ul_md_slot slot)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].label && t->v[i].label->rule != UL_MD_REPEATS &&
            t->v[i].slot == slot && cells[i].value->kind != UL_RAW_NULL)
            return true;
    return false;
}

static const struct cell *naming_cell(const struct table *t, const struct cell *cells,
                                      enum ul_md_slot slot)
{
    for (size_t i = 0; i < t->n; i++)
        if (begins(&t->v[i]) && t->v[i].slot == slot)
            return &cells[i];
    return NULL;
}

/* An empty cell goes on with the row above; so does the same name again where the
 * rows are of something else. */
static bool goes_on(const struct ul_md_build *b, const struct table *t,
                    enum ul_md_slot slot, const struct ul_raw *name)
{
    if (!b->at[slot].map)
        return false;
    if (name->kind == UL_RAW_NULL)
        return slot <= UL_MD_MAIN;
    if (slot == UL_MD_AREA)
        return b->at[slot].map->n && b->at[slot].map->v[0].value->text &&
               strcmp(b->at[slot].map->v[0].value->text, name->text) == 0;
    return slot == UL_MD_MAIN && !b->results && t->has[UL_MD_CONTROL] && t->last_main &&
           strcmp(t->last_main, name->text) == 0;
}

/* A risk or an area that an earlier table has told of is the same one: people paste
 * the risk analysis first, then its controls. A risk that one table names in two rows
 * goes on only if the rows are of something else. */
static bool is_reopened(struct ul_md_build *b, struct table *t, enum ul_md_slot slot,
                        const struct ul_raw *name)
{
    if (b->results || slot > UL_MD_MAIN || name->kind != UL_RAW_SCALAR)
        return false;
    const struct ul_raw *area = ul_raw_find(b->at[UL_MD_AREA].map, "namn");
    const char *whole =
        ul_printf(b->arena, "%s\n%s", area && area->text ? area->text : "", name->text);
    bool first = slot == UL_MD_AREA || ul_keyset_add(b->arena, &t->mains, whole);
    bool anywhere = !t->has[UL_MD_AREA] && (!b->at[UL_MD_AREA].map || b->area_of_table);
    return (first || t->has[UL_MD_CONTROL]) &&
           ul_md_reopen(b, slot, name->text, anywhere);
}

static void begin_slot(struct ul_md_build *b, struct table *t, const struct cell *cells,
                       enum ul_md_slot slot)
{
    const struct cell *cell = naming_cell(t, cells, slot);
    if (!cell || goes_on(b, t, slot, cell->value))
        return;
    if (!is_reopened(b, t, slot, cell->value))
        ul_md_begin(b, slot, cell->pos, cell->value);
    if (slot == UL_MD_AREA)
        b->area_of_table = true;
    if (slot == UL_MD_MAIN)
        t->last_main = cell->value->text;
}

/* A merged cell that was filled in again on each row says nothing new. */
static bool said_above(const struct ul_md_build *b, enum ul_md_slot slot,
                       const char *key, const struct ul_raw *value)
{
    const struct ul_raw *before = ul_raw_find(b->at[slot].map, key);
    return before && before->kind == UL_RAW_SCALAR && value->kind == UL_RAW_SCALAR &&
           strcmp(before->text, value->text) == 0;
}

static void put_cell(struct ul_md_build *b, const struct column *c,
                     const struct cell *cell)
{
    const char *key = ul_md_key_of(c->label, c->slot);
    if (c->label->rule == UL_MD_OF_NET && strcmp(key, "efter åtgärd") != 0)
        ul_md_put_net(b, key, cell->pos, cell->value);
    else if (!said_above(b, c->slot, key, cell->value))
        ul_md_put(b, c->slot, key, cell->pos, ul_md_value_of(b, key, cell->value));
}

static void read_row(struct ul_md_build *b, struct table *t, const struct ul_md *row)
{
    struct cell cells[MOST_COLUMNS];
    const struct ul_md *md = row->first;
    for (size_t i = 0; i < t->n; i++, md = md ? md->next : NULL) {
        cells[i].value = md ? cell_value(b, md) : ul_new(b->arena, struct ul_raw);
        cells[i].pos = md ? cells[i].value->pos : row->pos;
    }
    for (int slot = UL_MD_AREA; slot < UL_MD__SLOTS; slot++) {
        enum ul_md_slot s = (enum ul_md_slot)slot;
        if (!says(t, cells, s))
            continue;
        begin_slot(b, t, cells, s);
        for (size_t i = 0; i < t->n; i++)
            if (t->v[i].label && t->v[i].slot == s && !begins(&t->v[i]) &&
                t->v[i].label->rule != UL_MD_REPEATS)
                put_cell(b, &t->v[i], &cells[i]);
    }
}

bool ul_md_table(struct ul_md_build *b, const struct ul_md *table)
{
    struct table *t = ul_new(b->arena, struct table);
    const struct ul_md *head = table->first;
    if (!head || !read_labels(b, t, head))
        return false;
    say_unknown(b, t, head);
    find_repeats(b, t);
    for (size_t i = 0; i < t->n; i++)
        if (begins(&t->v[i]))
            t->has[t->v[i].label->rule] = true;
    place_columns(b, t);
    for (const struct ul_md *row = head->next; row; row = row->next)
        read_row(b, t, row);
    return true;
}
