/* template_files.h -- the files of a template as raw trees, inheritance done. */
#ifndef UL_TEMPLATE_FILES_H
#define UL_TEMPLATE_FILES_H

#include "model/template.h"
#include "read/raw.h"

struct ul_template_file {
    const char *name; /* "riskanalys.yaml" */
    struct ul_raw *raw;
};

struct ul_template_files {
    struct ul_raw *mall; /* NULL: nothing could be read (said) */
    struct ul_template_file *v;
    size_t n, cap;
};

struct ul_template_reader {
    struct ul_arena *arena;
    const char *program; /* the folder where the program lies, or NULL */
    struct ul_diag *diag;
    int order; /* of the next file */
};

/* The folders that hold templates by name, in the order they are searched, whether
 * they are there or not. `program` as above. Returns how many. */
enum { UL_TEMPLATE_SHELVES = 3 };
size_t ul_template_shelves(struct ul_arena *arena, const char *program,
                           const char *out[UL_TEMPLATE_SHELVES]);

/* The folder of the template of that name, or NULL. A name never leads out of the
 * folders of templates, but `may_be_path` lets it be a path. What was looked for in
 * vain goes to `traces`: were it there, it would be the one. */
const char *ul_template_folder(struct ul_arena *arena, const char *program,
                               const char *name, bool may_be_path,
                               struct ul_traces *traces);

/* The name of a template that there is, for a hint; or NULL. */
const char *ul_template_nearest(struct ul_arena *arena, const char *program,
                                const char *name, struct ul_traces *traces);

/* Read all files in the folder and in those that it inherits. */
void ul_template_files_read(struct ul_template_reader *r,
                            struct ul_template_files *files, const char *folder,
                            int depth);

#endif
