/* bind_value.h -- between bind.c and bind_value.c: the value of one key. */
#ifndef UL_BIND_VALUE_H
#define UL_BIND_VALUE_H

#include "model/schema.h"

struct ul_binder {
    struct ul_arena *arena;
    const struct ul_template *template; /* NULL while a template itself is bound */
    struct ul_diag *diag;
};

/* Nothing there: null, or only white space. */
bool ul_raw_blank(const struct ul_raw *raw);

/* Bind what stands under a key into the member at `to`. */
void ul_bind_field(const struct ul_binder *b, const struct ul_field *field, void *to,
                   const struct ul_raw_pair *pair);

/* Bind every key of a map. */
void ul_bind_map(const struct ul_binder *b, const struct ul_schema *schema, void *thing,
                 const struct ul_raw *raw, const char *const *skip);

/* A whole number of at most nine digits. */
bool ul_int_parse(const char *text, int *number);

/* The date that somebody meant by "22/2/23" or "20230222"; false if no guess is
 * good. */
bool ul_date_guess(const char *text, struct ul_date *date);

#endif
