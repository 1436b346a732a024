/* trace_set.c -- the traces of a run, each once. */
#include "run/state/trace_set.h"

#include <string.h>
#include <xxhash.h>

enum { FIRST_SLOTS = 1024 };

static bool same(const struct ul_trace *a, const struct ul_trace *b)
{
    return a->hash == b->hash && a->size == b->size && a->modified == b->modified &&
           a->changed == b->changed && strcmp(a->path, b->path) == 0;
}

/* Where it is, or where it would be. */
static struct ul_trace **slot_of(const struct ul_trace_set *set,
                                 const struct ul_trace *trace)
{
    uint64_t hash = XXH3_64bits_withSeed(trace->path, strlen(trace->path), trace->hash);
    size_t mask = set->n_slots - 1, at = hash & mask;
    while (set->slots[at] && !same(set->slots[at], trace))
        at = (at + 1) & mask;
    return &set->slots[at];
}

static void grow(struct ul_trace_set *set)
{
    struct ul_trace **old = set->slots;
    size_t n = set->n_slots;
    set->n_slots = n ? n * 2 : FIRST_SLOTS;
    set->slots = ul_new_n(set->arena, struct ul_trace *, set->n_slots);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            *slot_of(set, old[i]) = old[i];
}

struct ul_trace *ul_trace_keep(struct ul_trace_set *set, const struct ul_trace *trace,
                               bool copy)
{
    if (set->n * 2 >= set->n_slots)
        grow(set);
    struct ul_trace **slot = slot_of(set, trace);
    if (!*slot) {
        *slot = ul_new(set->arena, struct ul_trace);
        **slot = *trace;
        (*slot)->verdict = UL_TRACE_ASKED_NOT;
        (*slot)->number = 0;
        if (copy)
            (*slot)->path = ul_strdup(set->arena, trace->path);
        set->n++;
    }
    return *slot;
}
