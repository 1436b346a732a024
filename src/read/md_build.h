/* md_build.h -- areas, risks, controls, measures and results as they grow out of
 * Markdown, in the shape that YAML would have given them. */
#ifndef UL_MD_BUILD_H
#define UL_MD_BUILD_H

#include "read/keyset.h"
#include "read/md.h"
#include "read/md_flat.h"
#include "read/raw.h"

/* What may be open, each inside the one before it. The main thing is a risk in a
 * plan and a result in a file of results. A measure belongs to the main thing. */
enum ul_md_slot { UL_MD_AREA, UL_MD_MAIN, UL_MD_CONTROL, UL_MD_MEASURE, UL_MD__SLOTS };

/* What a label does. */
enum ul_md_rule {
    UL_MD_BEGINS_AREA,
    UL_MD_BEGINS_MAIN,
    UL_MD_BEGINS_CONTROL,
    UL_MD_BEGINS_MEASURE,
    UL_MD_OF_AREA,
    UL_MD_OF_MAIN,
    UL_MD_OF_CONTROL,
    UL_MD_OF_MEASURE, /* or of the main thing before any measure */
    UL_MD_OF_LAST,    /* of what stands before it */
    UL_MD_OF_NET,     /* of the main thing's `efter åtgärd` */
    UL_MD_IS_ID,      /* of the control or risk that stands before it */
    UL_MD_REPEATS,    /* says again what the plan says; only in tables */
};

struct ul_md_label {
    const char *name; /* as people write it */
    const char *key;  /* as YAML has it */
    enum ul_md_rule rule;
};

struct ul_md_thing {
    struct ul_raw *map; /* NULL: not open */
    struct ul_keyset keys;
    struct ul_buf prose; /* text that is no field */
    struct ul_pos prose_pos;
};

struct ul_md_build {
    struct ul_arena *arena;
    struct ul_diag *diag;
    bool results;
    bool grouping;      /* the main thing is a `#` heading with nothing under it yet */
    bool area_of_table; /* the open area is a cell's; else a heading's */
    struct ul_keyset names; /* of a plan's areas and risks, so far */
    size_t looked;          /* how many of them were looked at again */
    struct ul_raw *root;
    struct ul_md_thing at[UL_MD__SLOTS];
};

/* The label of that name (ul_same) in this kind of file, or NULL. */
const struct ul_md_label *ul_md_label_find(bool results, const char *name);
/* The name of the label that most likely was meant, or NULL. */
const char *ul_md_label_nearest(bool results, const char *name);

/* Open a new thing; `name` is its first value and may be UL_RAW_NULL. What was open
 * in the slot, and inside it, is closed. */
void ul_md_begin(struct ul_md_build *b, enum ul_md_slot slot, struct ul_pos key_pos,
                 struct ul_raw *name);

/* Go on with a plan's area or risk of that name that has been closed; `anywhere`: a
 * risk of any area, else of the open one. False: there is none, and nothing has
 * happened. */
bool ul_md_reopen(struct ul_md_build *b, enum ul_md_slot slot, const char *name,
                  bool anywhere);

/* Close the slot and all inside it. */
void ul_md_close(struct ul_md_build *b, enum ul_md_slot slot);

/* Add a field to the innermost open thing from `slot` outwards; the main thing is
 * opened if none is. The second of two is U204. */
void ul_md_put(struct ul_md_build *b, enum ul_md_slot slot, const char *key,
               struct ul_pos key_pos, struct ul_raw *value);

/* Add S or K to the main thing's `efter åtgärd`. */
void ul_md_put_net(struct ul_md_build *b, const char *key, struct ul_pos key_pos,
                   struct ul_raw *value);

/* Add text that is no field: a description or a comment. */
void ul_md_prose(struct ul_md_build *b, const char *text, struct ul_pos pos);

/* Where a field with this rule belongs now. */
enum ul_md_slot ul_md_slot_of(const struct ul_md_build *b, enum ul_md_rule rule);

/* The key under which the thing in a slot calls a field: `ansvar` of a risk is
 * `ansvarig` of all else. */
const char *ul_md_key_of(const struct ul_md_label *label, enum ul_md_slot slot);

/* The value as it stands under the key: a comma list becomes a list. */
struct ul_raw *ul_md_value_of(struct ul_md_build *b, const char *key,
                              struct ul_raw *value);

/* Read a GFM table row by row. False: no heading in it is a label, it is prose. */
bool ul_md_table(struct ul_md_build *b, const struct ul_md *table);

#endif
