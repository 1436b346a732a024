/* arena.c -- memory that lives and dies with one case. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/sanitized.h"

/* AddressSanitizer sees a step over the edge only where blocks end: for it, whatever
 * is allocated is a block of its own. */
static const size_t first_block = UL_SANITIZED ? 0 : (size_t)64 * 1024;
static const size_t largest_block = UL_SANITIZED ? 0 : (size_t)4 * 1024 * 1024;

struct block {
    struct block *next;
    size_t size;
    size_t used;
    alignas(max_align_t) char data[];
};

struct ul_arena {
    struct block *blocks;
    size_t next_size;
    size_t total;
};

static _Noreturn void out_of_memory(void)
{
    static const char text[] = "underlag: fel: minnet räcker inte\n";
    char name[16] = ""; /* prctl(2) */
    bool told = prctl(PR_GET_NAME, name) == 0 && strcmp(name, UL_WORKER_NAME) == 0;
    ssize_t ignored = told ? 0 : write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(UL_EXIT_WORLD);
}

struct ul_arena *ul_arena_new(void)
{
    struct ul_arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        out_of_memory();
    arena->next_size = first_block;
    return arena;
}

void ul_arena_free(struct ul_arena *arena)
{
    if (!arena)
        return;
    for (struct block *b = arena->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(arena);
}

size_t ul_arena_used(const struct ul_arena *arena)
{
    return arena->total;
}

/* A block of its own for what is large, so that the open block is not wasted. */
static struct block *block_add(struct ul_arena *arena, size_t size)
{
    bool large = size > arena->next_size / 2;
    size_t room = large ? size : arena->next_size;
    struct block *b = malloc(sizeof *b + room);
    if (!b)
        out_of_memory();
    b->size = room;
    b->used = 0;
    if (large && arena->blocks) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    if (!large && arena->next_size < largest_block)
        arena->next_size *= 2;
    return b;
}

static void *alloc_at(struct ul_arena *arena, size_t size, size_t align)
{
    if (size > SIZE_MAX - align - sizeof(struct block))
        out_of_memory();
    struct block *b = arena->blocks;
    size_t from = b ? (b->used + align - 1) / align * align : 0;
    if (!b || from > b->size || b->size - from < size) {
        b = block_add(arena, size);
        from = 0;
    }
    arena->total += from + size - b->used;
    b->used = from + size;
    return b->data + from;
}

void *ul_alloc(struct ul_arena *arena, size_t size)
{
    return memset(alloc_at(arena, size, alignof(max_align_t)), 0, size);
}

void *ul_alloc_n(struct ul_arena *arena, size_t size, size_t count)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory();
    return ul_alloc(arena, size * count);
}

char *ul_strndup(struct ul_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        out_of_memory();
    char *copy = alloc_at(arena, length + 1, 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *ul_strdup(struct ul_arena *arena, const char *text)
{
    return ul_strndup(arena, text, strlen(text));
}

__attribute__((format(printf, 2, 0))) static char *print_to(struct ul_arena *arena,
                                                            const char *format,
                                                            va_list args)
{
    char brief[256];
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(brief, sizeof brief, format, again);
    va_end(again);
    if (length < 0)
        out_of_memory();
    if ((size_t)length < sizeof brief)
        return ul_strndup(arena, brief, (size_t)length);
    char *text = ul_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}

char *ul_printf(struct ul_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = print_to(arena, format, args);
    va_end(args);
    return text;
}

void *ul_grow(struct ul_arena *arena, void *items, size_t n, size_t *cap, size_t size)
{
    return n < *cap ? items
                    : ul_grow_by(arena, items, n, cap, size, *cap ? *cap * 2 - n : 4);
}

void *ul_grow_by(struct ul_arena *arena, void *items, size_t n, size_t *cap,
                 size_t size, size_t more)
{
    if (more <= *cap - n)
        return items;
    if (more > SIZE_MAX / size - n)
        out_of_memory();
    void *grown = alloc_at(arena, (n + more) * size, alignof(max_align_t));
    if (n)
        memcpy(grown, items, n * size);
    *cap = n + more;
    return grown;
}
