/* pairing.c -- which things of two lists are the same, by id or by wording. */
#include "model/pairing.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/index.h"

enum {
    SHORTEST = 4,       /* letters of a word that tells anything */
    ALIKE = 60,         /* per cent of the words */
    LONG_TEXT = 24,     /* bytes of a text that two things do not share by chance */
    MOST_TRIED = 40000, /* pairs of wordings that are compared word by word */
};

struct pairing {
    struct ul_arena *arena;
    const struct ul_thing *then, *now;
    size_t n_then, n_now;
    size_t *pair; /* of each `then` */
    bool *taken;  /* of each `now` */
};

static void join(struct pairing *p, size_t then, size_t now)
{
    p->pair[then] = now;
    p->taken[now] = true;
}

/* ---- Equal texts ---- */

/* Numbers are often set anew when a risk is put in between. */
static const char *id_of(const struct ul_thing *thing)
{
    const char *text = thing->id->text;
    return text && text[strspn(text, "0123456789. ")] ? text : NULL;
}

static const char *wording_of(const struct ul_thing *thing)
{
    return thing->wording->text;
}

static const char *more_of(const struct ul_thing *thing)
{
    const char *text = thing->more ? thing->more->text : NULL;
    return text && strlen(text) >= LONG_TEXT ? text : NULL;
}

/* Two of one list that say the same are told apart by their order. */
static void join_equal(struct pairing *p, const char *(*text)(const struct ul_thing *))
{
    enum { MOST = 64 };
    struct ul_index index = ul_index_new(p->arena, p->n_now);
    for (size_t i = 0; i < p->n_now; i++)
        if (!p->taken[i] && text(&p->now[i]))
            ul_index_add(&index, text(&p->now[i]), i);
    for (size_t i = 0; i < p->n_then; i++) {
        size_t found[MOST];
        const char *wanted = p->pair[i] == UL_NO_THING ? text(&p->then[i]) : NULL;
        size_t n = wanted ? ul_index_list(&index, wanted, found, MOST) : 0;
        size_t j = 0;
        while (j < n && p->taken[found[j]])
            j++;
        if (j < n)
            join(p, i, found[j]);
    }
}

/* ---- Texts that are alike ---- */

struct words {
    const char **v;
    size_t n, cap;
};

static bool parts_words(char c)
{
    return c == ' ' || c == '\n' || c == '/' || c == ',' || c == '.' || c == '(' ||
           c == ')' || c == ':' || c == ';';
}

static struct words words_of(struct ul_arena *arena, const char *text)
{
    struct words words = {0};
    while (text && *text) {
        size_t n = 0;
        while (text[n] && !parts_words(text[n]))
            n++;
        const char *word = ul_fold(arena, ul_strndup(arena, text, n));
        if (strlen(word) >= SHORTEST)
            ul_push(arena, &words, word);
        text += n + (text[n] != '\0');
    }
    return words;
}

/* "system", "systemen": they begin alike for most of the longer one. */
static bool are_forms(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b), same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    return same * 4 >= (na > nb ? na : nb) * 3;
}

/* Words that both have, in per cent of them all. */
static int likeness(const struct words *a, const struct words *b)
{
    size_t common = 0;
    for (size_t i = 0; i < a->n; i++) {
        bool found = false;
        for (size_t j = 0; j < b->n && !found; j++)
            found = are_forms(a->v[i], b->v[j]);
        common += found;
    }
    size_t most = a->n > b->n ? a->n : b->n;
    return most ? (int)(common * 100 / most) : 0;
}

struct candidate {
    size_t then, now;
    int likeness;
};
struct candidates {
    struct candidate *v;
    size_t n, cap;
};

static int by_likeness(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->likeness != b->likeness)
        return b->likeness - a->likeness;
    if (a->then != b->then)
        return a->then < b->then ? -1 : 1;
    return (a->now > b->now) - (a->now < b->now);
}

static void join_alike(struct pairing *p)
{
    struct candidates all = {0};
    struct words *now = ul_new_n(p->arena, struct words, p->n_now + 1);
    size_t left_now = 0, left_then = 0;
    for (size_t i = 0; i < p->n_now; i++)
        left_now += !p->taken[i];
    for (size_t i = 0; i < p->n_then; i++)
        left_then += p->pair[i] == UL_NO_THING;
    if (!left_now || !left_then || left_then > MOST_TRIED / left_now)
        return;
    for (size_t i = 0; i < p->n_now; i++)
        if (!p->taken[i])
            now[i] = words_of(p->arena, wording_of(&p->now[i]));
    for (size_t i = 0; i < p->n_then; i++) {
        if (p->pair[i] != UL_NO_THING)
            continue;
        struct words then = words_of(p->arena, wording_of(&p->then[i]));
        for (size_t j = 0; j < p->n_now; j++) {
            bool may = !p->taken[j] && p->then[i].group == p->now[j].group;
            int alike = may ? likeness(&then, &now[j]) : 0;
            if (alike >= ALIKE)
                ul_push(p->arena, &all, (struct candidate){i, j, alike});
        }
    }
    if (all.n)
        qsort(all.v, all.n, sizeof *all.v, by_likeness);
    for (size_t i = 0; i < all.n; i++)
        if (p->pair[all.v[i].then] == UL_NO_THING && !p->taken[all.v[i].now])
            join(p, all.v[i].then, all.v[i].now);
}

size_t *ul_pair(struct ul_arena *arena, const struct ul_thing *then, size_t n_then,
                const struct ul_thing *now, size_t n_now)
{
    struct pairing p = {
        .arena = arena,
        .then = then,
        .now = now,
        .n_then = n_then,
        .n_now = n_now,
        .pair = ul_new_n(arena, size_t, n_then + 1),
        .taken = ul_new_n(arena, bool, n_now + 1),
    };
    for (size_t i = 0; i < n_then; i++)
        p.pair[i] = UL_NO_THING;
    join_equal(&p, id_of);
    join_equal(&p, wording_of);
    join_equal(&p, more_of);
    join_alike(&p);
    return p.pair;
}
