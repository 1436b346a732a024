/* scan.h -- which cases there are, and where their files lie. */
#ifndef UL_SCAN_H
#define UL_SCAN_H

#include "model/case.h"

/* Defaults for the cases in and below the folder it lies in. */
#define UL_DEFAULTS_NAME "underlag.yaml"

struct ul_scan {
    struct ul_case_files *v; /* in the order of their names */
    size_t n, cap;
    size_t n_all;      /* with those of other shares, which lie behind the `n` */
    enum ul_lang lang; /* of what cannot be scanned */
    /* It was narrowed afterwards: that a case is not here says nothing. */
    bool partial;
    bool beside;      /* only the root and its own folders, nothing deeper */
    const char *only; /* only what lies on the way to this whole path; NULL: all */
    struct {
        const char **v;
        size_t n, cap;
    } roots;                 /* of which all cases are here */
    struct ul_places within; /* where all that cases read may lie */
};

/* Find the cases of an INPUT: a file, a case folder or a root (format.md,
 * "Cases"). `is_default` when nobody named it: `input` is always a root. False
 * after a message on stderr if there is nothing there at all. */
bool ul_scan_input(struct ul_arena *arena, const char *input, bool is_default,
                   struct ul_scan *scan);

/* Whether a name is passed over without a word (format.md, "Where files lie"). */
bool ul_scan_ignores(const char *name);

/* Are all cases of that root in the scan? */
bool ul_scan_covers(const struct ul_scan *scan, const char *root);

/* Whether everything below a root is cases, as deep as may be: it is called `input`.
 * Any other, that only was named by one case in it, may be somebody's home. */
bool ul_scan_is_deep(const char *root);

/* The cases in a root, each with that root: all below it, if ul_scan_is_deep(), else
 * those beside each other; or only the one at `path`, if that is not NULL. Nothing is
 * said if there are none. */
void ul_scan_siblings(struct ul_arena *arena, const char *root, const char *path,
                      struct ul_scan *scan);

/* Names of outputs must differ also where case does not count: a second "A"
 * beside "a" becomes "A-2". Call once, after all inputs. */
void ul_scan_finish(struct ul_arena *arena, struct ul_scan *scan);

/* `name`, or `name-2`, -3 ... if it is among the `n` names already taken, case
 * and normal form apart. */
const char *ul_name_unique(struct ul_arena *arena, const char *name,
                           const char *const *taken, size_t n);

#endif
