/* case.h -- a case: the plan, what the controls showed, and the papers. */
#ifndef UL_CASE_H
#define UL_CASE_H

#include "base/places.h"
#include "model/value.h"
#include "read/md.h"
#include "read/picture.h"

struct ul_template;
struct ul_templates;
struct ul_doctype;
struct ul_document;
struct ul_known_section;
struct ul_area;
struct ul_risk;

/* Every struct here is bound by a table in schema.c: a field that is missing
 * there is never filled. Places are kept for messages. All const after
 * ul_case_read(). Keys in brackets as a clerk writes them. */

struct ul_measure {
    struct ul_value measure;     /* [åtgärd] */
    struct ul_value responsible; /* [ansvarig] */
    struct ul_value due;         /* [klar] date */
    struct ul_value status;      /* [status] index in template->measure_statuses */
};
struct ul_measures {
    struct ul_measure *v;
    size_t n, cap;
};

struct ul_control {
    struct ul_value id;          /* [id] */
    struct ul_value moment;      /* [kontrollmoment] required */
    struct ul_value responsible; /* [ansvarig] */
    struct ul_value reports_to;  /* [rapporteras till] */
    struct ul_value frequency;   /* [frekvens] */
    struct ul_value method;      /* [metod] */
    struct ul_values due_in;     /* [rapporteras] index in template->periods */
    struct ul_value common;      /* [gemensam] */
    /* derived */
    const char *number; /* "1.1" */
    struct ul_pos pos;
    size_t risk; /* index in plan->risks */
};
struct ul_controls {
    struct ul_control *v;
    size_t n, cap;
};

struct ul_net {
    struct ul_value likelihood;  /* [sannolikhet] */
    struct ul_value consequence; /* [konsekvens] */
};

struct ul_risk {
    struct ul_value id;          /* [id] */
    struct ul_value name;        /* [risk] required */
    struct ul_value description; /* [beskrivning] */
    struct ul_value likelihood;  /* [sannolikhet] S */
    struct ul_value consequence; /* [konsekvens] K */
    struct ul_value stated;      /* [riskvärde] as stated; use `value` */
    struct ul_value category;    /* [kategori] index in template->categories */
    struct ul_value accepted;    /* [accepteras] */
    struct ul_value motivation;  /* [motivering] */
    struct ul_value treatment;   /* [hantering] */
    struct ul_net net;           /* [efter åtgärd] */
    struct ul_value owner;       /* [ansvar] */
    struct ul_measures measures; /* [åtgärder] */
    struct ul_controls controls; /* [kontroller] */
    /* derived */
    int number; /* 1, 2, 3 ... through the plan */
    int value;  /* S × K, 0 if either is not given */
    struct ul_pos pos;
    const struct ul_area *area; /* NULL: directly under [risker] */
};
struct ul_risks {
    struct ul_risk *v;
    size_t n, cap;
};

struct ul_area {
    struct ul_value name;    /* [namn] */
    struct ul_value purpose; /* [syfte] */
    struct ul_risks risks;   /* [risker] */
    int number;
};
struct ul_areas {
    struct ul_area *v;
    size_t n, cap;
};

/* Keys that any file and underlag.yaml may give; nearest wins. */
struct ul_head {
    struct ul_value template_name;  /* [mall] */
    struct ul_value municipality;   /* [kommun] */
    struct ul_value administration; /* [förvaltning] */
    struct ul_value board;          /* [nämnd] */
    struct ul_value address;        /* [adress] */
    struct ul_value case_number;    /* [diarienummer] */
    struct ul_value version;        /* [version] */
};

struct ul_plan {
    const struct ul_file *file;
    struct ul_head head;
    struct ul_value year;     /* [år] required */
    struct ul_value adopted;  /* [antagen] */
    struct ul_value scale;    /* [skala] */
    struct ul_value previous; /* [föregående] */
    struct ul_areas areas;    /* [områden]; risks without one: an area without name */
    struct ul_risks loose;    /* [risker] as bound; then moved into such an area */
    /* derived: every risk and control in order, borrowed from the areas */
    const struct ul_risk **risks;
    size_t n_risks;
    const struct ul_control **controls;
    size_t n_controls;
    int highest;       /* of S and K */
    struct ul_pos pos; /* of its first key */
};

struct ul_result {
    struct ul_value control;     /* [kontroll] required: id, number or wording */
    struct ul_value status;      /* [status] required; index in template->statuses */
    struct ul_value result;      /* [resultat] */
    struct ul_value comment;     /* [kommentar] */
    struct ul_value deviation;   /* [avvikelse] */
    struct ul_value new_time;    /* [ny tidpunkt] date or period */
    struct ul_measures measures; /* [åtgärder] */
    /* derived; both NULL if the reference fits nothing (said) */
    const struct ul_control *of_control;
    const struct ul_risk *of_risk; /* also set when of_control is */
    struct ul_pos pos;
};

/* One file of results: one period. */
struct ul_results {
    const struct ul_file *file;
    struct ul_head head;
    struct ul_value period;   /* [period] required; index in template->periods */
    struct ul_value year;     /* [år] required */
    struct ul_value date;     /* [datum] */
    struct ul_value reporter; /* [rapporterat av] */
    struct ul_result *v;      /* [resultat] */
    size_t n, cap;
    struct ul_pos pos; /* of its first key */
};

struct ul_signer {
    struct ul_value name;  /* [namn] */
    struct ul_value title; /* [titel] */
};
struct ul_signers {
    struct ul_signer *v;
    size_t n, cap;
};

/* What stands under one `#` heading of a document, or before the first. */
struct ul_section {
    const char *heading; /* NULL before the first heading */
    struct ul_pos pos;
    const struct ul_known_section *known; /* of the template, or NULL */
    const struct ul_md *body; /* UL_MD_DOCUMENT without the heading itself; footnotes'
                                 definitions stand in document->source only */
};

/* One of [bilagor]: a generated part or another document of the case. */
struct ul_annex {
    struct ul_value value;
    const struct ul_doctype *part;
    const struct ul_document *document;
    const struct ul_results *results; /* the period that the part shows, or NULL */
};

struct ul_document {
    const struct ul_file *file;
    const char *name; /* of its output: the file's name without ending */
    const struct ul_doctype *type;
    struct ul_head head;
    struct ul_value subject;      /* [ärende], [titel] */
    struct ul_value date;         /* [datum] */
    struct ul_value to;           /* [till] */
    struct ul_value place;        /* [ort] */
    struct ul_value organisation; /* [organisation] of those who sign */
    struct ul_value handler;      /* [handläggare] */
    struct ul_signers signers;    /* [undertecknare] */
    struct ul_values annex_names; /* [bilagor] */
    struct ul_value separate;     /* [separata bilagor] */
    struct ul_value period;       /* [resultat] "helår 2022" */
    struct ul_values questions;   /* [revisionsfrågor] */
    struct ul_values cases;       /* [ärenden] of a sammanställning */
    /* derived */
    const struct ul_results *results; /* that [resultat] names, or NULL */
    const struct ul_md_file *source;
    struct ul_pos pos; /* of its key [dokument] */
    struct ul_section *sections;
    size_t n_sections;
    struct ul_annex *annexes;
    size_t n_annexes;
};

/* Files that a case's documents show, by the path written. */
struct ul_shown_picture {
    const struct ul_md *node;
    const struct ul_picture *picture;
};

/* How a control or a risk stands against last year's plan. */
enum ul_change_kind {
    UL_UNCHANGED,
    UL_ADDED,
    UL_ALTERED,
    UL_DROPPED,
    UL_CHANGE__COUNT
};

struct ul_control_change {
    enum ul_change_kind kind;            /* altered: worded otherwise */
    const struct ul_control *then, *now; /* NULL: not there that year */
};
struct ul_control_changes {
    struct ul_control_change *v;
    size_t n, cap;
};

struct ul_change {
    enum ul_change_kind kind;
    const struct ul_risk *then, *now; /* NULL: not there that year */
    bool likelihood, consequence;     /* given both years, and not the same */
    bool wording;
    struct ul_control_changes controls; /* those that are not as they were; of a risk
                                           that stands in both plans */
};

/* Last year's case: its plan and results, without its documents. */
struct ul_last_year {
    const struct ul_case *c; /* has a plan */
    struct ul_change *v;     /* this year's risks in order, then the dropped ones */
    size_t n, cap;
    /* by the index of a control and a risk in last year's plan; NULL: dropped */
    const struct ul_control **controls;
    const struct ul_risk **risks;
};

struct ul_case {
    const char *name;   /* path below the input root: "servicenamnden-it-2023" */
    const char *folder; /* where its files lie */
    const struct ul_template *template;
    struct ul_plan *plan;        /* or NULL */
    struct ul_results **results; /* by year and period */
    size_t n_results;
    struct ul_document **documents; /* by name */
    size_t n_documents;
    struct ul_shown_picture *pictures;
    size_t n_pictures;
    const struct ul_last_year *last; /* or NULL */
};

struct ul_case_files;

/* Which case is last year's: the same board's plan of the year before, or what
 * [föregående] names. Found by run/years, before any case is read. */
enum ul_last_kind {
    UL_LAST_NONE,    /* there is none */
    UL_LAST_FOUND,   /* `files` */
    UL_LAST_SEVERAL, /* equally near: nobody can tell which */
    UL_LAST_OUTSIDE, /* [föregående] leads out of the root */
    UL_LAST_MISSING, /* there is no case where [föregående] leads */
    UL_LAST_SELF,    /* [föregående] is this very case */
};
struct ul_last_files {
    enum ul_last_kind kind;
    const struct ul_case_files *files; /* of UL_LAST_FOUND */
};

/* Where the files of a case lie; found by run/scan, in the order of names. */
struct ul_case_files {
    const char *name;
    const char *folder;
    const char *const *paths; /* of the files of ours, as shown to the user */
    size_t n;
    const char *const *defaults; /* underlag.yaml files, nearest first */
    size_t n_defaults;
    const char *source; /* the folder; of a case that is one loose file, the file */
    const char *input;  /* the INPUT of the command line that it was found below */
    const char *root;   /* the folder that the case's siblings lie in or below */
    struct ul_last_files last;
    const struct ul_places *within; /* no link may lead out of these (U109) */
    size_t reach;                   /* how many folders up they go from `folder` */
};

/* Read and bind all files of a case and resolve every reference. Which template
 * rules is said by -t, by `mall:` in the files or their underlag.yaml, else it
 * is "standard"; `templates` loads each once. Messages go to `diag`; the case
 * is always returned, with what could be bound, so that the checks find all
 * mistakes in one run. NULL only if there is no usable template (said). */
struct ul_case *ul_case_read(struct ul_arena *arena, const struct ul_case_files *files,
                             struct ul_templates *templates, struct ul_diag *diag);

/* The plan and the results of a case, without its documents and without its last
 * year: NULL as ul_case_read(). */
struct ul_case *ul_case_read_data(struct ul_arena *arena,
                                  const struct ul_case_files *files,
                                  struct ul_templates *templates, struct ul_diag *diag);

/* The generated part that a text names ("uppföljning", "uppföljning delår 1 2024"),
 * or NULL. *results is set if it names a period that has results, else left. */
const struct ul_doctype *ul_case_part(struct ul_arena *arena, const struct ul_case *c,
                                      const char *text,
                                      const struct ul_results **results);

/* The `{name}` that a paragraph consists of, without its braces, or NULL: a
 * generated part is to stand in its place. */
const char *ul_part_mark(struct ul_arena *arena, const struct ul_md *block);

/* The picture that an UL_MD_IMAGE shows, or NULL if it could not be read. */
const struct ul_picture *ul_picture_of(const struct ul_case *c,
                                       const struct ul_md *node);

/* Golden text for --dump=raw: every file of the case as it was read. */
void ul_case_dump_raw(struct ul_buf *out, struct ul_arena *arena,
                      const struct ul_case_files *files, struct ul_diag *diag);

/* Golden text for --dump=case. */
void ul_case_dump(struct ul_buf *out, const struct ul_case *c);

#endif
