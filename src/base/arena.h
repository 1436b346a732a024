/* arena.h -- memory that lives and dies with one case. */
#ifndef UL_ARENA_H
#define UL_ARENA_H

#include <stddef.h>

struct ul_arena;

/* An empty arena. Free it with ul_arena_free(), which frees all that was
 * allocated in it at once. */
struct ul_arena *ul_arena_new(void);
void ul_arena_free(struct ul_arena *arena);

/* How much the arena holds, in bytes, for limits and tests. */
size_t ul_arena_used(const struct ul_arena *arena);

/* `size` zeroed bytes, aligned for any type. Never NULL: if the machine has no
 * memory left the process says so and ends with UL_EXIT_WORLD; outputs that
 * stand in their place are never touched by that. */
void *ul_alloc(struct ul_arena *arena, size_t size);

/* One zeroed item, or `count` of them, of a type. */
#define ul_new(arena, type) ((type *)ul_alloc((arena), sizeof(type)))
#define ul_new_n(arena, type, count) \
    ((type *)ul_alloc_n((arena), sizeof(type), (count)))
void *ul_alloc_n(struct ul_arena *arena, size_t size, size_t count);

/* Copies, NUL-terminated. */
char *ul_strdup(struct ul_arena *arena, const char *text);
char *ul_strndup(struct ul_arena *arena, const char *text, size_t length);
char *ul_printf(struct ul_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A growing array is any struct with the members `v`, `n`, `cap`:
 *
 *     struct ul_values { struct ul_value *v; size_t n, cap; };
 *     ul_push(arena, &values, value);
 *
 * The items move when it grows: keep indices, not pointers, while adding. */
#define ul_push(arena, vec, ...)                                                     \
    ((vec)->v = ul_grow((arena), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v), \
     (vec)->v[(vec)->n++] = (__VA_ARGS__))

/* Room for one more item behind the `n` that `items` holds; what ul_push uses. The
 * room is not cleared. */
void *ul_grow(struct ul_arena *arena, void *items, size_t n, size_t *cap, size_t size);
/* The same for `more` items and no others: where it is known how many come. */
void *ul_grow_by(struct ul_arena *arena, void *items, size_t n, size_t *cap,
                 size_t size, size_t more);

#endif
