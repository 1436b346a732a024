/* raw.h -- what a data file says, before anyone knows what it means. */
#ifndef UL_RAW_H
#define UL_RAW_H

#include "base/buf.h"
#include "base/diag.h"

enum ul_raw_kind {
    UL_RAW_NULL,   /* not given: `null`, `~`, nothing */
    UL_RAW_SCALAR, /* a text; numbers and dates too */
    UL_RAW_LIST,
    UL_RAW_MAP,
};

struct ul_raw;

struct ul_raw_pair {
    const char *key; /* NULL in a list */
    struct ul_pos key_pos;
    struct ul_raw *value; /* never NULL */
};

/* Owned by the case's arena; const once read. */
struct ul_raw {
    enum ul_raw_kind kind;
    bool quoted;       /* a scalar in quotes is text even if it looks like a number */
    struct ul_pos pos; /* of the value; of a map its first key */
    const char *text;  /* of a scalar, NFC, as written; never NULL there */
    struct ul_raw_pair *v; /* items of a list, pairs of a map, as written */
    size_t n, cap;
};

/* The value of a key (compared with ul_same), or NULL. */
const struct ul_raw *ul_raw_find(const struct ul_raw *map, const char *key);

/* Golden text for --dump=raw. */
void ul_raw_dump(struct ul_buf *out, const struct ul_raw *raw, int indent);

#endif
