/* md_build.c -- areas, risks, controls, measures and results as they grow out of
 * Markdown. */
#include "read/md_build.h"

#include <string.h>

#include "base/text.h"

/* Far more than anything has keys, or a year has periods: what follows in a file that
 * goes on and on is more of the same mistake. */
enum { MOST_FIELDS = 200, MOST_ITEMS = 64 };

/* What the first value of a thing is called, and the list that it stands in. */
static const struct {
    const char *name, *list;
} names[2][UL_MD__SLOTS] = {
    {[UL_MD_AREA] = {"namn", "områden"},
     [UL_MD_MAIN] = {"risk", "risker"},
     [UL_MD_CONTROL] = {"kontrollmoment", "kontroller"},
     [UL_MD_MEASURE] = {"åtgärd", "åtgärder"}},
    {[UL_MD_AREA] = {"namn", "områden"},
     [UL_MD_MAIN] = {"kontroll", "resultat"},
     [UL_MD_CONTROL] = {"kontroll", "kontroller"},
     [UL_MD_MEASURE] = {"åtgärd", "åtgärder"}},
};

static struct ul_raw *new_raw(struct ul_md_build *b, enum ul_raw_kind kind,
                              struct ul_pos pos)
{
    struct ul_raw *raw = ul_new(b->arena, struct ul_raw);
    raw->kind = kind;
    raw->pos = pos;
    return raw;
}

/* The list or map under a key, made if it is not there. A head that has the same
 * key goes on in the text; anything else there is said to stand twice. */
static struct ul_raw *child(struct ul_md_build *b, struct ul_raw *map, const char *key,
                            enum ul_raw_kind kind, struct ul_pos pos)
{
    struct ul_raw_pair pair = {key, pos, NULL};
    for (size_t i = 0; i < map->n; i++) {
        if (!ul_same(map->v[i].key, key))
            continue;
        if (map->v[i].value->kind == kind)
            return map->v[i].value;
        ul_say(b->diag, KEY_TWICE, pos, key);
        return new_raw(b, kind, pos);
    }
    pair.value = new_raw(b, kind, pos);
    ul_push(b->arena, map, pair);
    return pair.value;
}

/* ---- Opening and closing ---- */

static void flush_prose(struct ul_md_build *b, enum ul_md_slot slot)
{
    struct ul_md_thing *thing = &b->at[slot];
    if (!thing->map || !thing->prose.n)
        return;
    const char *key = slot == UL_MD_AREA ? "syfte"
                      : b->results       ? "kommentar"
                                         : "beskrivning";
    struct ul_raw *value = new_raw(b, UL_RAW_SCALAR, thing->prose_pos);
    value->text = ul_squeeze(b->arena, ul_buf_text(&thing->prose));
    thing->prose = (struct ul_buf){0};
    ul_md_put(b, slot, key, thing->prose_pos, value);
}

void ul_md_close(struct ul_md_build *b, enum ul_md_slot slot)
{
    for (int i = UL_MD__SLOTS - 1; i >= (int)slot; i--) {
        flush_prose(b, (enum ul_md_slot)i);
        b->at[i] = (struct ul_md_thing){0};
    }
}

/* What the thing in a slot stands in: the nearest that can hold it. */
static struct ul_raw *holder(struct ul_md_build *b, enum ul_md_slot slot,
                             struct ul_pos pos)
{
    if (slot == UL_MD_AREA || (slot == UL_MD_MAIN && !b->at[UL_MD_AREA].map))
        return b->root;
    if (slot == UL_MD_MAIN)
        return b->at[UL_MD_AREA].map;
    if (!b->at[UL_MD_MAIN].map)
        ul_md_begin(b, UL_MD_MAIN, pos, new_raw(b, UL_RAW_NULL, pos));
    return b->at[UL_MD_MAIN].map;
}

/* A `#` heading above the results of an area names none of them. */
static void drop_grouping(struct ul_md_build *b)
{
    for (size_t i = 0; i < b->root->n; i++) {
        struct ul_raw *list = b->root->v[i].value;
        if (list->kind == UL_RAW_LIST && list->n &&
            list->v[list->n - 1].value == b->at[UL_MD_MAIN].map)
            list->n--;
    }
    b->grouping = false;
}

void ul_md_begin(struct ul_md_build *b, enum ul_md_slot slot, struct ul_pos key_pos,
                 struct ul_raw *name)
{
    struct ul_raw *in = holder(b, slot, key_pos);
    if (b->grouping && slot == UL_MD_MAIN)
        drop_grouping(b);
    ul_md_close(b, slot);
    struct ul_raw *list =
        child(b, in, names[b->results][slot].list, UL_RAW_LIST, key_pos);
    struct ul_md_thing *thing = &b->at[slot];
    thing->map = new_raw(b, UL_RAW_MAP, key_pos);
    thing->prose.arena = b->arena;
    ul_push(b->arena, list, (struct ul_raw_pair){.value = thing->map});
    if (slot == UL_MD_AREA)
        b->area_of_table = false;
    if (!b->results && slot <= UL_MD_MAIN && name->kind == UL_RAW_SCALAR)
        ul_keyset_add(b->arena, &b->names, name->text);
    ul_md_put(b, slot, names[b->results][slot].name, key_pos, name);
}

/* ---- Opening again ---- */

/* A plan has two tables, not thousands: a file that goes on and on is not looked
 * through again and again. */
enum { MOST_LOOKS = 20000000 };

/* A thing of the slot in the map's list, by its name. */
static struct ul_raw *named_in(struct ul_md_build *b, const struct ul_raw *map,
                               enum ul_md_slot slot, const char *name)
{
    const struct ul_raw *list = ul_raw_find(map, names[0][slot].list);
    if (!list || list->kind != UL_RAW_LIST)
        return NULL;
    for (size_t i = 0; i < list->n && b->looked < MOST_LOOKS; i++, b->looked++) {
        struct ul_raw *thing = list->v[i].value;
        const struct ul_raw *own = ul_raw_find(thing, names[0][slot].name);
        if (own && own->kind == UL_RAW_SCALAR && ul_same(own->text, name))
            return thing;
    }
    return NULL;
}

/* A risk in any area. */
static struct ul_raw *named_in_areas(struct ul_md_build *b, const char *name,
                                     struct ul_raw **area)
{
    const struct ul_raw *areas = ul_raw_find(b->root, names[0][UL_MD_AREA].list);
    struct ul_raw *found = NULL;
    for (size_t i = 0; areas && areas->kind == UL_RAW_LIST && i < areas->n && !found;
         i++) {
        *area = areas->v[i].value;
        found = named_in(b, *area, UL_MD_MAIN, name);
    }
    return found;
}

static void reopen(struct ul_md_build *b, enum ul_md_slot slot, struct ul_raw *map)
{
    ul_md_close(b, slot);
    struct ul_md_thing *thing = &b->at[slot];
    thing->map = map;
    thing->prose.arena = b->arena;
    for (size_t i = 0; i < map->n; i++)
        ul_keyset_add(b->arena, &thing->keys, map->v[i].key);
}

bool ul_md_reopen(struct ul_md_build *b, enum ul_md_slot slot, const char *name,
                  bool anywhere)
{
    if (b->results || slot > UL_MD_MAIN || !ul_keyset_has(b->arena, &b->names, name))
        return false;
    struct ul_raw *open = slot == UL_MD_MAIN ? b->at[UL_MD_AREA].map : NULL;
    struct ul_raw *found = named_in(b, open ? open : b->root, slot, name), *area = NULL;
    if (!found && slot == UL_MD_MAIN && anywhere)
        found = named_in_areas(b, name, &area);
    if (found && area)
        reopen(b, UL_MD_AREA, area);
    if (found)
        reopen(b, slot, found);
    return found != NULL;
}

/* ---- Fields ---- */

void ul_md_put(struct ul_md_build *b, enum ul_md_slot slot, const char *key,
               struct ul_pos key_pos, struct ul_raw *value)
{
    while (slot > UL_MD_AREA && !b->at[slot].map)
        slot--;
    if (!b->at[slot].map) {
        slot = UL_MD_MAIN;
        ul_md_begin(b, slot, key_pos, new_raw(b, UL_RAW_NULL, key_pos));
    }
    struct ul_md_thing *thing = &b->at[slot];
    struct ul_raw_pair pair = {key, key_pos, value};
    if (value->kind == UL_RAW_NULL || thing->map->n > MOST_FIELDS)
        return;
    b->grouping = false;
    if (ul_keyset_add(b->arena, &thing->keys, key))
        ul_push(b->arena, thing->map, pair);
    else
        ul_say(b->diag, KEY_TWICE, key_pos, key);
}

void ul_md_put_net(struct ul_md_build *b, const char *key, struct ul_pos key_pos,
                   struct ul_raw *value)
{
    if (value->kind == UL_RAW_NULL)
        return;
    if (!b->at[UL_MD_MAIN].map)
        ul_md_begin(b, UL_MD_MAIN, key_pos, new_raw(b, UL_RAW_NULL, key_pos));
    struct ul_raw *map =
        child(b, b->at[UL_MD_MAIN].map, "efter åtgärd", UL_RAW_MAP, key_pos);
    if (ul_raw_find(map, key))
        ul_say(b->diag, KEY_TWICE, key_pos, key);
    else
        ul_push(b->arena, map, (struct ul_raw_pair){key, key_pos, value});
}

/* As Excel and Word leave a table in a file of text: a tab between the columns. */
static bool is_tabbed_table(const struct ul_md_build *b, const char *text)
{
    const char *tab = strchr(text, '\t');
    return tab && ul_md_label_find(b->results,
                                   ul_strndup(b->arena, text, (size_t)(tab - text)));
}

void ul_md_prose(struct ul_md_build *b, const char *text, struct ul_pos pos)
{
    if (ul_blank(text))
        return;
    if (is_tabbed_table(b, text)) {
        ul_say(b->diag, TABBED_TABLE, pos, NULL);
        return;
    }
    struct ul_md_thing *thing = &b->at[b->at[UL_MD_MAIN].map ? UL_MD_MAIN : UL_MD_AREA];
    if (!thing->map) {
        ul_say(b->diag, LOOSE_TEXT, pos, NULL);
        return;
    }
    b->grouping = false;
    if (!thing->prose.n)
        thing->prose_pos = pos;
    else
        ul_buf_str(&thing->prose, "\n\n");
    ul_buf_str(&thing->prose, text);
}

enum ul_md_slot ul_md_slot_of(const struct ul_md_build *b, enum ul_md_rule rule)
{
    static const enum ul_md_slot slots[] = {
        [UL_MD_BEGINS_AREA] = UL_MD_AREA,       [UL_MD_BEGINS_MAIN] = UL_MD_MAIN,
        [UL_MD_BEGINS_CONTROL] = UL_MD_CONTROL, [UL_MD_BEGINS_MEASURE] = UL_MD_MEASURE,
        [UL_MD_OF_AREA] = UL_MD_AREA,           [UL_MD_OF_MAIN] = UL_MD_MAIN,
        [UL_MD_OF_CONTROL] = UL_MD_CONTROL,     [UL_MD_OF_MEASURE] = UL_MD_MEASURE,
        [UL_MD_OF_LAST] = UL_MD_MEASURE,        [UL_MD_OF_NET] = UL_MD_MAIN,
        [UL_MD_IS_ID] = UL_MD_CONTROL,          [UL_MD_REPEATS] = UL_MD_MAIN,
    };
    enum ul_md_slot slot = slots[rule];
    while (slot > UL_MD_MAIN && !b->at[slot].map)
        slot--;
    return slot;
}

const char *ul_md_key_of(const struct ul_md_label *label, enum ul_md_slot slot)
{
    bool owner = label->rule == UL_MD_OF_LAST && slot <= UL_MD_MAIN;
    return owner ? "ansvar" : label->key;
}

struct ul_raw *ul_md_value_of(struct ul_md_build *b, const char *key,
                              struct ul_raw *value)
{
    if (strcmp(key, "rapporteras") != 0 || value->kind != UL_RAW_SCALAR ||
        !strchr(value->text, ','))
        return value;
    struct ul_raw *list = new_raw(b, UL_RAW_LIST, value->pos);
    struct ul_md_flat flat = {.text = value->text, .pos = value->pos};
    for (size_t at = 0, n; value->text[at]; at += n + (value->text[at + n] == ',')) {
        n = list->n < MOST_ITEMS ? strcspn(value->text + at, ",")
                                 : strlen(value->text + at);
        struct ul_raw *item = ul_md_flat_value(b->arena, &flat, at, n);
        if (item->kind == UL_RAW_SCALAR)
            ul_push(b->arena, list, (struct ul_raw_pair){.value = item});
    }
    return list;
}
