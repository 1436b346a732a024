/* value.h -- one thing that someone wrote under a key. */
#ifndef UL_VALUE_H
#define UL_VALUE_H

#include "base/date.h"
#include "base/diag.h"

/* A scalar of any type. text NULL: not given. Const once bound. */
struct ul_value {
    const char *text;    /* blanks squeezed, paragraphs apart by "\n\n"; or NULL */
    struct ul_pos pos;   /* of the value */
    struct ul_date date; /* UL_TYPE_DATE */
    int number;          /* INT: the number; YESNO: 1 or 0; CHOICE, STATUS, PERIOD:
                            index in its list */
};

struct ul_values {
    struct ul_value *v;
    size_t n, cap;
    const char *initials; /* of the check words: the first byte of each, its case bit
                             cleared, so that most need no look; else NULL */
};

static inline bool ul_given(const struct ul_value *value)
{
    return value->text != NULL;
}

#endif
