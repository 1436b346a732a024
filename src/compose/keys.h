/* keys.h -- what a {key} in a template stands for. */
#ifndef UL_KEYS_H
#define UL_KEYS_H

#include "model/case.h"
#include "model/schema.h"
#include "model/template.h"

struct ul_pattern;

/* What a key may be about, nearest first: {ansvarig} of a measure is the
 * measure's, of a control the control's. */
enum ul_level {
    UL_OF_MEASURE,
    UL_OF_CHANGE, /* since last year; no file holds it */
    UL_OF_RESULT,
    UL_OF_CONTROL,
    UL_OF_RISK,
    UL_OF_AREA,
    UL_OF_DOCUMENT,
    UL_OF_RESULTS,
    UL_OF_PLAN,
    UL_OF__COUNT
};

/* What a row or a text is about: the struct of each level, or NULL. */
struct ul_about {
    const void *of[UL_OF__COUNT];
};

static inline const struct ul_measure *ul_about_measure(const struct ul_about *a)
{
    return a->of[UL_OF_MEASURE];
}
static inline const struct ul_change *ul_about_change(const struct ul_about *a)
{
    return a->of[UL_OF_CHANGE];
}
static inline const struct ul_result *ul_about_result(const struct ul_about *a)
{
    return a->of[UL_OF_RESULT];
}
static inline const struct ul_control *ul_about_control(const struct ul_about *a)
{
    return a->of[UL_OF_CONTROL];
}
static inline const struct ul_risk *ul_about_risk(const struct ul_about *a)
{
    return a->of[UL_OF_RISK];
}
static inline const struct ul_area *ul_about_area(const struct ul_about *a)
{
    return a->of[UL_OF_AREA];
}
static inline const struct ul_document *ul_about_document(const struct ul_about *a)
{
    return a->of[UL_OF_DOCUMENT];
}
static inline const struct ul_results *ul_about_results(const struct ul_about *a)
{
    return a->of[UL_OF_RESULTS];
}

/* Stands for the result of a control that was due and not reported. */
extern const struct ul_result ul_not_reported;

/* What is the same for all texts of one part. */
struct ul_setting {
    struct ul_arena *arena;
    const struct ul_case *c;
    const struct ul_template *t;
    const struct ul_doctype *type; /* of the paper */
    int annex;                     /* 1, 2, ... of an annex, else 0 */
    const char *title;             /* of the annex, or NULL */
    const char *annex_name;        /* the same, short; or NULL */
    const char *unreported;        /* numbers without results, of an area; or NULL */
    /* derived by ul_setting_fill */
    const struct ul_pattern *measure_detail;       /* what follows a measure's text */
    const char *yes, *no, *not_reported, *in_plan; /* words said row by row */
};

/* The derived members, from the template. */
void ul_setting_fill(struct ul_setting *set);

/* One of several things said. */
struct ul_entry {
    const char *text;
    const char *detail; /* after the text, quieter; or NULL */
};

/* What a key says: a text, or a list, or nothing. Borrowed or in the arena. */
struct ul_shown {
    const char *text; /* paragraphs apart by "\n\n"; or NULL */
    const struct ul_entry *v;
    size_t n;
};

static inline bool ul_shown_any(const struct ul_shown *shown)
{
    return shown->text || shown->n;
}

/* A key resolved: one of the program's own, or a field of one or more levels. */
struct ul_key {
    struct ul_shown (*derived)(const struct ul_setting *set,
                               const struct ul_about *about);
    struct ul_key_field {
        enum ul_level of;
        const struct ul_field *field;
        size_t offset;
        bool shared; /* of the head: the next level's holds if it is not given */
    } fields[UL_OF__COUNT];
    size_t n;
    enum ul_level level; /* the nearest that it can be about; UL_OF__COUNT: the paper */
};

/* Resolve a key as a template writes it. False if there is none such. */
bool ul_key_find(const char *name, struct ul_key *key);

/* True if templates may use it: for checking them. */
bool ul_key_known(const char *name);

/* The names of all keys there are, for hints and for the manual. */
struct ul_key_names {
    const char **v;
    size_t n, cap;
};
struct ul_key_names ul_key_names_list(struct ul_arena *arena);
/* Those that the program derives; for ul_key_names_list. */
void ul_derived_names_add(struct ul_arena *arena, struct ul_key_names *names);

/* What the key says about `about`. */
struct ul_shown ul_key_show(const struct ul_setting *set, const struct ul_key *key,
                            const struct ul_about *about);

/* The struct's field as text or list. */
struct ul_shown ul_field_show(const struct ul_setting *set,
                              const struct ul_field *field, const void *member,
                              const struct ul_about *about);

/* The field behind a key and its member, or NULL if it is derived or absent. */
const struct ul_field *ul_key_member(const struct ul_key *key,
                                     const struct ul_about *about, const void **member);

/* The schema of a level. */
const struct ul_schema *ul_level_schema(enum ul_level level);
/* The status of the measure, else the result, that a row is about; NULL if it
 * has none. */
const struct ul_status_data *ul_status_about(const struct ul_template *t,
                                             const struct ul_about *about);

/* What singles a level out before a key: "riskens ". */
const char *ul_level_genitive(enum ul_level level);

/* Keys that the program derives, table by table. */
struct ul_derived {
    const char *name;
    struct ul_shown (*show)(const struct ul_setting *, const struct ul_about *);
    enum ul_level of; /* the level that decides what it says */
};
extern const struct ul_derived ul_change_keys[], ul_attention_keys[];
extern const size_t ul_n_change_keys, ul_n_attention_keys;

/* A key that the program derives, by name; for ul_key_find. */
bool ul_derived_find(const char *name, struct ul_key *key);

/* "helår 2022". */
const char *ul_period_name(const struct ul_setting *set,
                           const struct ul_results *results);

/* With its first letter large. */
const char *ul_capital(struct ul_arena *arena, const char *text);

#endif
