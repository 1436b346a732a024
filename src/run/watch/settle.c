/* settle.c -- when changed files have been still long enough to be read. */
#include "run/watch/settle.h"

#include <string.h>

void ul_settle_free(struct ul_settle *s)
{
    ul_arena_free(s->arena);
    *s = (struct ul_settle){0};
}

void ul_settle_changed(struct ul_settle *s, int64_t now)
{
    if (!s->waits)
        s->first = now;
    s->waits = true;
    s->last = now;
}

static size_t index_of(const struct ul_settle *s, int folder, const char *name)
{
    size_t i = 0;
    while (i < s->writing.n && (s->writing.v[i].folder != folder ||
                                strcmp(s->writing.v[i].name, name) != 0))
        i++;
    return i;
}

static void add(struct ul_settle *s, const struct ul_writing *w)
{
    if (!s->arena)
        s->arena = ul_arena_new();
    struct ul_writing copy = {w->folder, ul_strdup(s->arena, w->name), w->last};
    ul_push(s->arena, &s->writing, copy);
}

void ul_settle_written(struct ul_settle *s, int folder, const char *name, int64_t now)
{
    size_t i = index_of(s, folder, name);
    ul_settle_changed(s, now);
    if (i < s->writing.n)
        s->writing.v[i].last = now;
    else
        add(s, &(struct ul_writing){folder, name, now});
}

void ul_settle_closed(struct ul_settle *s, int folder, const char *name)
{
    size_t i = index_of(s, folder, name);
    if (i < s->writing.n)
        s->writing.v[i] = s->writing.v[--s->writing.n];
}

void ul_settle_lost(struct ul_settle *s, int64_t now)
{
    s->writing.n = 0;
    ul_settle_changed(s, now);
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t ul_settle_left(const struct ul_settle *s, int64_t now)
{
    if (!s->waits)
        return -1;
    int64_t due = earlier(s->last + UL_SETTLE_STILL, s->first + UL_SETTLE_PATIENCE);
    for (size_t i = 0; i < s->writing.n; i++)
        due = later(due, earlier(s->writing.v[i].last + UL_SETTLE_WRITER,
                                 s->first + UL_SETTLE_LONGEST));
    return later(due - now, 0);
}

/* Files that nobody writes in any more are forgotten, and with them the memory:
 * their writers may have gone without a word. */
void ul_settle_taken(struct ul_settle *s, int64_t now)
{
    struct ul_settle next = {0};
    for (size_t i = 0; i < s->writing.n; i++)
        if (s->writing.v[i].last + UL_SETTLE_WRITER > now)
            add(&next, &s->writing.v[i]);
    ul_settle_free(s);
    *s = next;
}
