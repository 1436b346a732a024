/* trace_set.h -- the traces of a run, each once. */
#ifndef UL_TRACE_SET_H
#define UL_TRACE_SET_H

#include "base/trace.h"

/* Thousands of cases rest on one template and on the same fonts: these are kept,
 * asked of the disk and written once. */
struct ul_trace_set {
    struct ul_arena *arena;
    struct ul_trace **slots; /* open addressing, a power of two */
    size_t n, n_slots;
};

/* The one that says the same, added if there is none: `trace` is then copied; its path
 * too, if `copy`. */
struct ul_trace *ul_trace_keep(struct ul_trace_set *set, const struct ul_trace *trace,
                               bool copy);

#endif
