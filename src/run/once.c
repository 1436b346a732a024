/* once.c -- a mistake in a file that many cases share is told once in a run. */
#include "run/once.h"

#include <inttypes.h>
#include <string.h>
#include <xxhash.h>

static bool is_own(const struct ul_case_files *files, const char *path)
{
    size_t n = strlen(files->folder);
    for (size_t i = 0; i < files->n; i++)
        if (strcmp(files->paths[i], path) == 0)
            return true;
    for (size_t i = 0; i < files->n_defaults; i++)
        if (strcmp(files->defaults[i], path) == 0)
            return false;
    return !*path || !n || strncmp(path, files->folder, n) == 0;
}

static uint64_t hash_of(struct ul_arena *arena, const struct ul_told *told)
{
    const char *all =
        ul_printf(arena, "%s|%" PRId64 ":%" PRId64 "|%" PRId64 "|%s", told->path,
                  told->line, told->column, told->code, told->text);
    uint64_t hash = XXH3_64bits(all, strlen(all));
    return hash ? hash : 1;
}

/* False if it was there already. */
static bool put(uint64_t *slots, size_t n_slots, uint64_t hash)
{
    size_t at = hash & (n_slots - 1);
    while (slots[at] && slots[at] != hash)
        at = (at + 1) & (n_slots - 1);
    bool is_new = !slots[at];
    slots[at] = hash;
    return is_new;
}

static void grow(struct ul_once *once)
{
    size_t n_slots = once->n_slots ? once->n_slots * 2 : 64;
    uint64_t *slots = ul_new_n(once->arena, uint64_t, n_slots);
    for (size_t i = 0; i < once->n_slots; i++)
        if (once->slots[i])
            put(slots, n_slots, once->slots[i]);
    once->slots = slots;
    once->n_slots = n_slots;
}

static bool is_first(struct ul_once *once, uint64_t hash)
{
    if (once->n * 2 >= once->n_slots)
        grow(once);
    bool first = put(once->slots, once->n_slots, hash);
    once->n += first;
    return first;
}

size_t ul_once_mark(struct ul_once *once, const struct ul_case_files *files,
                    struct ul_outcome *outcome, size_t *errors)
{
    struct ul_arena *scratch = ul_arena_new();
    size_t repeated = 0;
    *errors = 0;
    for (size_t i = 0; i < outcome->told.n; i++) {
        struct ul_told *told = &outcome->told.v[i];
        told->repeated =
            !is_own(files, told->path) && !is_first(once, hash_of(scratch, told));
        repeated += told->repeated && told->severity >= UL_WARNING;
        *errors += told->repeated && told->severity == UL_ERROR;
    }
    ul_arena_free(scratch);
    return repeated;
}

/* The next message in the text: one line, and what is indented below it. */
static const char *behind(const char *text)
{
    do {
        text += strcspn(text, "\n");
        text += *text == '\n';
    } while (strncmp(text, "    ", 4) == 0);
    return text;
}

const char *ul_once_text(struct ul_arena *arena, const struct ul_outcome *outcome)
{
    struct ul_buf out = {.arena = arena};
    const char *at = outcome->messages;
    bool any = false;
    for (size_t i = 0; i < outcome->told.n && *at; i++) {
        const char *next = behind(at);
        if (!outcome->told.v[i].repeated)
            ul_buf_add(&out, at, (size_t)(next - at));
        any |= outcome->told.v[i].repeated;
        at = next;
    }
    ul_buf_str(&out, at);
    return any ? ul_buf_text(&out) : outcome->messages;
}
