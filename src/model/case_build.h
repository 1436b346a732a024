/* case_build.h -- a case on its way from files to model; between the case_*.c. */
#ifndef UL_CASE_BUILD_H
#define UL_CASE_BUILD_H

#include "model/case.h"
#include "model/schema.h"
#include "model/template.h"

enum ul_source_kind {
    UL_SOURCE_NONE, /* unknown or unreadable (said) */
    UL_SOURCE_PLAN,
    UL_SOURCE_RESULTS,
    UL_SOURCE_DOCUMENT,
};

/* One file of the case. */
struct ul_source {
    const char *path;
    const struct ul_file *file;  /* NULL: could not be read */
    struct ul_raw *raw;          /* of a data file, or the front matter; or NULL */
    const struct ul_md_file *md; /* NULL: YAML */
    bool broken;                 /* some of it could not be read (said) */
    enum ul_source_kind kind;
    const struct ul_doctype *type; /* of a document */
    struct ul_pos kind_key, kind_value;
};

/* What an underlag.yaml says for the cases below it. */
struct ul_defaults {
    struct ul_head head;
    struct ul_signers signers;
    struct ul_value handler;
};

struct ul_build {
    struct ul_arena *arena;
    const struct ul_case_files *files;
    const struct ul_template *t;
    struct ul_diag *diag;
    struct ul_case *c;
    struct ul_source *sources; /* files->n of them */
    struct ul_defaults *defaults;
    size_t n_defaults; /* nearest first */
    /* Something that may be the plan, or results, could not be read: what seems to
     * be missing may stand there. */
    bool plan_unsure, results_unsure;
    bool last_broken; /* there is a last year, but its plan has mistakes */
};

/* Keys that are the case's own and not in any schema: "dokument". */
extern const char *const ul_case_own_keys[];

/* case_files.c: read every file; then, once the template is known, say what each
 * is (U101). */
void ul_build_read(struct ul_build *b);
/* A link that leads out of the folder of cases: true, after U109. */
bool ul_build_leads_out(const struct ul_build *b, const char *path);
void ul_build_classify(struct ul_build *b);

/* case_defaults.c: read the underlag.yaml files; the template's name (NULL: none
 * said) and where it is said; fill in what a head does not say itself. */
void ul_build_read_defaults(struct ul_build *b);
const char *ul_build_template_name(const struct ul_build *b, struct ul_pos *pos);
void ul_build_fill_head(const struct ul_build *b, struct ul_head *head);
void ul_build_fill_document(const struct ul_build *b, struct ul_document *document);

/* case_plan.c: bind the plan, number it, and find ids that stand twice. */
void ul_build_plan(struct ul_build *b);

/* case_results.c: bind the results. */
void ul_build_results(struct ul_build *b);

/* case_link.c: which control or risk each result is about. */
void ul_build_link_results(struct ul_build *b);

/* case_documents.c: bind the documents, their sections and pictures. */
void ul_build_documents(struct ul_build *b);

/* case_annexes.c: the parts, documents and periods that documents name. */
void ul_build_link_documents(struct ul_build *b);

/* last_year.c: read last year's case and compare the plans. */
void ul_build_last_year(struct ul_build *b, struct ul_templates *templates);

/* case_sections.c: split a document at its headings. */
void ul_build_sections(const struct ul_build *b, struct ul_document *document);

/* case_pictures.c: read the pictures that a document shows. */
void ul_build_pictures(struct ul_build *b);

/* case_period.c. "helår 2022": the period (-1 if it is none) and the year (0 if
 * none is said). */
int ul_period_parse(struct ul_arena *arena, const struct ul_template *t,
                    const char *text, int *year);
/* The results of that period, or NULL. */
const struct ul_results *ul_period_results(const struct ul_case *c, int period,
                                           int year);
/* "delår 1 2023, helår 2023": those of the case, for a hint; or NULL. */
const char *ul_period_list(struct ul_arena *arena, const struct ul_case *c);

/* A key that must be given and is not: U202 at the file's first key. */
void ul_build_say_missing(const struct ul_build *b, const struct ul_source *source,
                          const char *key, const char *where);

/* A year that can be one; else U203 and it is not given. */
void ul_build_check_year(const struct ul_build *b, struct ul_value *year);

#endif
