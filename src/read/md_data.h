/* md_data.h -- plans and results that are written in Markdown. */
#ifndef UL_MD_DATA_H
#define UL_MD_DATA_H

#include "read/md.h"
#include "read/raw.h"

/* The raw tree that the same plan or results would have given in YAML: the head's
 * keys, and `områden`, `risker` or `resultat` out of the text. Values are squeezed
 * and without marks; places point into the Markdown. What the file is stands in the
 * head (`dokument: resultat`; else it is a plan). NULL if there is no head. */
struct ul_raw *ul_md_data_read(struct ul_arena *arena, const struct ul_md_file *md,
                               struct ul_diag *diag);

#endif
