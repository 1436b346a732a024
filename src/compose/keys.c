/* keys.c -- keys of templates, resolved through the schema. */
#include "compose/keys.h"

#include <string.h>

#include "base/text.h"
#include "compose/texts.h"

const struct ul_result ul_not_reported;

/* What has changed is only derived. */
static const struct ul_schema no_schema = {.name = "förändring"};

/* The genitive names one level, where a bare key would mean a nearer one:
 * {riskens id}. */
static const struct {
    const struct ul_schema *schema;
    const char *genitive;
} levels[UL_OF__COUNT] = {
    [UL_OF_MEASURE] = {&ul_schema_measure, "åtgärdens "},
    [UL_OF_CHANGE] = {&no_schema, "förändringens "},
    [UL_OF_RESULT] = {&ul_schema_result, "resultatets "},
    [UL_OF_CONTROL] = {&ul_schema_control, "kontrollens "},
    [UL_OF_RISK] = {&ul_schema_risk, "riskens "},
    [UL_OF_AREA] = {&ul_schema_area, "områdets "},
    [UL_OF_DOCUMENT] = {&ul_schema_document, "dokumentets "},
    [UL_OF_RESULTS] = {&ul_schema_results, "periodens "},
    [UL_OF_PLAN] = {&ul_schema_plan, "planens "},
};

const struct ul_schema *ul_level_schema(enum ul_level level)
{
    return levels[level].schema;
}

const char *ul_level_genitive(enum ul_level level)
{
    return levels[level].genitive;
}

/* Other spellings of a key are for clerks: here they count only where no level
 * has the key itself, or {risk} would be what a result calls its control. */
static void level_find(enum ul_level of, const char *name, bool also,
                       struct ul_key *key)
{
    size_t offset, ignored;
    const struct ul_schema *schema = levels[of].schema;
    const struct ul_field *field = also ? ul_field_find(schema, name, &offset)
                                        : ul_field_own(schema, name, &offset);
    if (!field)
        return;
    key->fields[key->n++] = (struct ul_key_field){
        .of = of,
        .field = field,
        .offset = offset,
        .shared = ul_field_find(&ul_schema_head, name, &ignored) == field,
    };
}

static void field_find(const char *name, struct ul_key *key)
{
    for (size_t i = 0; i < UL_OF__COUNT; i++)
        if (ul_starts_with(name, levels[i].genitive)) {
            level_find((enum ul_level)i, name + strlen(levels[i].genitive), true, key);
            return;
        }
    for (size_t i = 0; i < UL_OF__COUNT; i++)
        level_find((enum ul_level)i, name, false, key);
    for (size_t i = 0; !key->n && i < UL_OF__COUNT; i++)
        level_find((enum ul_level)i, name, true, key);
}

bool ul_key_find(const char *name, struct ul_key *key)
{
    *key = (struct ul_key){0};
    if (ul_derived_find(name, key))
        return true;
    field_find(name, key);
    key->level = key->n ? key->fields[0].of : UL_OF__COUNT;
    return key->n > 0;
}

bool ul_key_known(const char *name)
{
    struct ul_key key;
    return ul_same(name, "sida") || ul_same(name, "sidor") || ul_key_find(name, &key);
}

static void level_names_add(struct ul_arena *arena, struct ul_key_names *names,
                            enum ul_level of, const struct ul_schema *schema)
{
    for (size_t i = 0; i < schema->n; i++) {
        const struct ul_field *field = &schema->fields[i];
        if (field->type == UL_TYPE_HEAD) {
            level_names_add(arena, names, of, field->of);
        } else if (field->type != UL_TYPE_MAP) {
            ul_push(arena, names, field->key);
            ul_push(arena, names,
                    ul_printf(arena, "%s%s", levels[of].genitive, field->key));
        }
    }
}

struct ul_key_names ul_key_names_list(struct ul_arena *arena)
{
    struct ul_key_names names = {0};
    ul_derived_names_add(arena, &names);
    for (size_t i = 0; i < UL_OF__COUNT; i++)
        level_names_add(arena, &names, (enum ul_level)i, levels[i].schema);
    return names;
}

const struct ul_field *ul_key_member(const struct ul_key *key,
                                     const struct ul_about *about, const void **member)
{
    for (size_t i = 0; i < key->n; i++) {
        const struct ul_key_field *at = &key->fields[i];
        if (!about->of[at->of])
            continue;
        *member = (const char *)about->of[at->of] + at->offset;
        if (!at->shared || ul_field_given(at->field, *member))
            return at->field;
    }
    return NULL;
}

struct ul_shown ul_key_show(const struct ul_setting *set, const struct ul_key *key,
                            const struct ul_about *about)
{
    if (key->derived)
        return key->derived(set, about);
    const void *member;
    const struct ul_field *field = ul_key_member(key, about, &member);
    return field ? ul_field_show(set, field, member, about) : (struct ul_shown){0};
}

/* ---- Fields as text ---- */

/* The template's own wording of a chosen word; as written where the list is
 * not the template's. */
static const char *choice_name(const struct ul_template *t, enum ul_list list,
                               const struct ul_value *value)
{
    size_t i = (size_t)value->number;
    if (value->number < 0)
        return value->text;
    switch (list) {
    case UL_LIST_STATUSES:
        return i < t->statuses.n ? t->statuses.v[i].name.text : value->text;
    case UL_LIST_MEASURE_STATUSES:
        return i < t->measure_statuses.n ? t->measure_statuses.v[i].name.text
                                         : value->text;
    case UL_LIST_PERIODS:
        return i < t->periods.n ? t->periods.v[i].name.text : value->text;
    case UL_LIST_CATEGORIES:
        return i < t->categories.n ? t->categories.v[i].text : value->text;
    case UL_LIST_NONE:
    case UL_LIST_TREATMENTS:
    case UL_LIST_TEMPLATE:
        return value->text;
    }
    return value->text;
}

static const char *value_text(const struct ul_setting *set,
                              const struct ul_field *field,
                              const struct ul_value *value)
{
    if (!ul_given(value))
        return NULL;
    switch (field->type) {
    case UL_TYPE_YESNO:
        return value->number == 1 ? set->yes : set->no;
    case UL_TYPE_DATE:
    case UL_TYPE_DATE_OR_TEXT:
        return value->date.year ? ul_date_print(set->arena, value->date) : value->text;
    case UL_TYPE_INT:
        return ul_printf(set->arena, "%d", value->number);
    case UL_TYPE_CHOICE:
    case UL_TYPE_CHOICES:
        return choice_name(set->t, field->list, value);
    case UL_TYPE_TEXT:
    case UL_TYPE_TEXTS:
    case UL_TYPE_MAP:
    case UL_TYPE_MAPS:
    case UL_TYPE_HEAD:
    case UL_TYPE_NAMED:
    case UL_TYPE_DECIMAL:
        return *value->text ? value->text : NULL;
    }
    return NULL;
}

static struct ul_shown values_show(const struct ul_setting *set,
                                   const struct ul_field *field,
                                   const struct ul_values *values)
{
    struct ul_entry *v = ul_new_n(set->arena, struct ul_entry, values->n);
    size_t n = 0;
    for (size_t i = 0; i < values->n; i++)
        if ((v[n].text = value_text(set, field, &values->v[i])))
            n++;
    return (struct ul_shown){.v = v, .n = n};
}

/* Words of a list are short: one line, apart by commas. */
static struct ul_shown words_show(const struct ul_setting *set,
                                  const struct ul_field *field,
                                  const struct ul_values *values)
{
    struct ul_shown shown = values_show(set, field, values);
    struct ul_buf buf = {.arena = set->arena};
    for (size_t i = 0; i < shown.n; i++)
        ul_buf_fmt(&buf, "%s%s", i ? ", " : "", shown.v[i].text);
    return (struct ul_shown){.text = buf.s};
}

static struct ul_entry measure_entry(const struct ul_setting *set,
                                     const struct ul_about *about,
                                     const struct ul_measure *measure)
{
    struct ul_about it = *about;
    it.of[UL_OF_MEASURE] = measure;
    return (struct ul_entry){
        .text = ul_given(&measure->measure) ? measure->measure.text : "–",
        .detail = set->measure_detail ? ul_fill(set, set->measure_detail, &it) : NULL,
    };
}

static struct ul_entry signer_entry(const struct ul_setting *set,
                                    const struct ul_signer *signer)
{
    const char *name = ul_given(&signer->name) ? signer->name.text : "";
    if (ul_given(&signer->title))
        name = ul_printf(set->arena, "%s, %s", name, signer->title.text);
    return (struct ul_entry){.text = name};
}

/* What names a thing: its bare text's key, else its first field. */
static struct ul_entry named_entry(const struct ul_setting *set,
                                   const struct ul_schema *schema, const char *item)
{
    size_t offset = schema->fields[0].offset;
    const struct ul_field *field = &schema->fields[0];
    for (size_t i = 0; i < schema->n; i++)
        if (schema->fields[i].required && schema->fields[i].type == UL_TYPE_TEXT) {
            field = &schema->fields[i];
            offset = field->offset;
            break;
        }
    const char *text =
        value_text(set, field, (const struct ul_value *)(const void *)(item + offset));
    return (struct ul_entry){.text = text ? text : "–"};
}

/* Any growing array, as UL_TYPE_MAPS has them. */
struct any_array {
    const char *v;
    size_t n, cap;
};

static struct ul_shown maps_show(const struct ul_setting *set,
                                 const struct ul_schema *schema,
                                 const struct any_array *items,
                                 const struct ul_about *about)
{
    struct ul_entry *v = ul_new_n(set->arena, struct ul_entry, items->n);
    for (size_t i = 0; i < items->n; i++) {
        const void *item = items->v + i * schema->size;
        v[i] = schema == &ul_schema_measure  ? measure_entry(set, about, item)
               : schema == &ul_schema_signer ? signer_entry(set, item)
                                             : named_entry(set, schema, item);
    }
    return (struct ul_shown){.v = v, .n = items->n};
}

struct ul_shown ul_field_show(const struct ul_setting *set,
                              const struct ul_field *field, const void *member,
                              const struct ul_about *about)
{
    switch (field->type) {
    case UL_TYPE_TEXT:
    case UL_TYPE_INT:
    case UL_TYPE_DATE:
    case UL_TYPE_DATE_OR_TEXT:
    case UL_TYPE_YESNO:
    case UL_TYPE_CHOICE:
    case UL_TYPE_DECIMAL:
        return (struct ul_shown){.text = value_text(set, field, member)};
    case UL_TYPE_CHOICES:
        return words_show(set, field, member);
    case UL_TYPE_TEXTS:
        return values_show(set, field, member);
    case UL_TYPE_MAPS:
        return maps_show(set, field->of, member, about);
    case UL_TYPE_MAP:
    case UL_TYPE_HEAD:
    case UL_TYPE_NAMED:
        return (struct ul_shown){0};
    }
    return (struct ul_shown){0};
}

void ul_setting_fill(struct ul_setting *set)
{
    set->yes = ul_word(set->t, "ja");
    set->no = ul_word(set->t, "nej");
    set->not_reported = ul_word(set->t, "ej redovisad");
    set->in_plan = ul_word(set->t, "planen");
    set->measure_detail =
        ul_pattern_parse(set->arena, ul_word(set->t, "åtgärdens uppgifter"));
}
