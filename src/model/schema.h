/* schema.h -- the one table of keys: binding, hints and printing come from it. */
#ifndef UL_SCHEMA_H
#define UL_SCHEMA_H

#include "model/value.h"
#include "read/raw.h"

struct ul_template;

enum ul_type {
    UL_TYPE_TEXT,
    UL_TYPE_INT,
    UL_TYPE_DATE,
    UL_TYPE_DATE_OR_TEXT, /* a date if it is one (then value.date is set) */
    UL_TYPE_YESNO,
    UL_TYPE_CHOICE,  /* one of field->list */
    UL_TYPE_TEXTS,   /* struct ul_values of text; a scalar may stand for a list; with
                        words "," it is several, apart by commas */
    UL_TYPE_CHOICES, /* struct ul_values, each one of field->list */
    UL_TYPE_MAP,     /* one struct, field->of */
    UL_TYPE_MAPS,    /* growing array of structs, field->of */
    UL_TYPE_HEAD,    /* the keys of field->of stand among these keys themselves */
    UL_TYPE_NAMED,   /* a map of names: an array of field->of, whose first member,
                        a ul_value, is the name */
    UL_TYPE_DECIMAL, /* "10,5" or "10.5"; value.number in thousandths */
};

/* Lists of words that a value must be one of. Most are template data. */
enum ul_list {
    UL_LIST_NONE,
    UL_LIST_STATUSES,
    UL_LIST_MEASURE_STATUSES,
    UL_LIST_PERIODS,
    UL_LIST_CATEGORIES,
    UL_LIST_TREATMENTS, /* direktåtgärd, granskning, acceptera */
    UL_LIST_TEMPLATE,   /* lists of words in templates themselves: see schema.c */
};

struct ul_field {
    const char *key;  /* Swedish, as it is shown to the user */
    const char *also; /* other spellings that mean the same, apart by '|'; or NULL */
    size_t offset;    /* of the member in the struct */
    enum ul_type type;
    bool required;
    enum ul_list list;
    const char *words;          /* a fixed list, apart by '|'; or NULL */
    const struct ul_schema *of; /* MAP, MAPS, HEAD */
};

struct ul_schema {
    const char *name; /* what a message calls it: "risk", "kontroll" */
    size_t size;      /* of the struct */
    const struct ul_field *fields;
    size_t n;
    const char *scalar; /* the key that a bare text stands for, or NULL */
    const char *rest;   /* the key of what follows its first comma, or NULL */
    size_t pos_offset;  /* of a member struct ul_pos that is set, or 0 */
};

extern const struct ul_schema ul_schema_plan, ul_schema_area, ul_schema_risk,
    ul_schema_control, ul_schema_measure, ul_schema_results, ul_schema_result,
    ul_schema_document, ul_schema_head, ul_schema_signer;

/* Fill `thing` (zeroed, schema->size bytes) from a map. Unknown keys (U201),
 * missing ones (U202), wrong kinds (U203) and values outside their list (U205)
 * are messages; what could be bound is bound. `template` gives the lists; NULL
 * while a template itself is bound. `skip` names keys that are somebody
 * else's ("dokument"), NULL-terminated, or NULL. */
void ul_bind(struct ul_arena *arena, const struct ul_schema *schema, void *thing,
             const struct ul_raw *raw, const struct ul_template *template,
             const char *const *skip, struct ul_diag *diag);

/* The field with this key (ul_same; other spellings too), also inside
 * UL_TYPE_HEAD, with *offset from the start of the struct. NULL: none. */
const struct ul_field *ul_field_find(const struct ul_schema *schema, const char *key,
                                     size_t *offset);

/* The same, but by its own name alone. */
const struct ul_field *ul_field_own(const struct ul_schema *schema, const char *key,
                                    size_t *offset);

/* Whether anything was written there. `member` points to the field's member. */
bool ul_field_given(const struct ul_field *field, const void *member);

/* Call `visit` for every field, those inside UL_TYPE_HEAD too, with its offset
 * from the start of the struct. */
void ul_fields_each(const struct ul_schema *schema,
                    void (*visit)(const struct ul_field *field, size_t offset,
                                  void *to),
                    void *to);

/* Index of a word in a list (other spellings of periods too), or -1. */
int ul_list_find(const struct ul_template *template, enum ul_list list,
                 const char *word);

/* "a, b, c", for a hint; and the nearest of them, or NULL. */
const char *ul_list_print(struct ul_arena *arena, const struct ul_template *template,
                          enum ul_list list);
const char *ul_list_nearest(struct ul_arena *arena, const struct ul_template *template,
                            enum ul_list list, const char *word);

/* Golden text of a bound struct: given fields only, by the same tables. */
void ul_schema_dump(struct ul_buf *out, const struct ul_schema *schema,
                    const void *thing, int indent);

#endif
