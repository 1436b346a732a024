/* hyphenate.c -- where a word may be broken at a line's end. */
#include "layout/hyphenate.h"

#include <hyphen.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static const char swedish[] = "/usr/share/hyphen/hyph_sv_SE.dic";

enum {
    LEFT = 2,  /* letters that stay at the line's end, at least */
    RIGHT = 3, /* and at the beginning of the next */
    SHORTEST = 5,
    LONGEST = 96, /* letters that the library is given */
    ACRONYM = 6,  /* capitals that are not a word */
    MANY = 4096,
};

struct known {
    struct known *next;
    const char *word;
    struct ul_points points;
};

struct ul_hyphenator {
    struct ul_arena *arena;
    const char *path;
    HyphenDict *dictionary;
    bool looked, utf8;
    struct known *table[MANY];
};

struct ul_hyphenator *ul_hyphenator_new(const char *path)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_hyphenator *h = ul_new(arena, struct ul_hyphenator);
    h->arena = arena;
    h->path = path ? ul_strdup(arena, path) : swedish;
    return h;
}

const char *ul_hyphenator_path(const struct ul_hyphenator *h)
{
    return h->path;
}

void ul_hyphenator_free(struct ul_hyphenator *h)
{
    if (!h)
        return;
    if (h->dictionary)
        hnj_hyphen_free(h->dictionary);
    ul_arena_free(h->arena);
}

/* Loads it the first time. NULL if there is none that we can use. */
static HyphenDict *dictionary(struct ul_hyphenator *h)
{
    if (h->looked)
        return h->dictionary;
    h->looked = true;
    h->dictionary = hnj_hyphen_load(h->path);
    if (!h->dictionary)
        return NULL;
    h->utf8 = h->dictionary->utf8 != 0;
    if (h->utf8 || strcmp(h->dictionary->cset, "ISO8859-1") == 0)
        return h->dictionary;
    hnj_hyphen_free(h->dictionary);
    h->dictionary = NULL;
    return NULL;
}

/* ---- Letters ---- */

static bool is_letter(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

static bool is_capital(int32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

static int32_t lower(int32_t c)
{
    return is_capital(c) ? c + 32 : c;
}

static bool is_address(const char *word)
{
    return strchr(word, '@') || strstr(word, "://") || strncmp(word, "www.", 4) == 0;
}

/* A run of letters in a word. */
struct letters {
    unsigned at[LONGEST + 1]; /* where each begins in the word [bytes] */
    bool capital[LONGEST];
    char bytes[LONGEST * 2 + 1]; /* in the dictionary's own encoding, lower case */
    int size[LONGEST];           /* of each in `bytes` */
    int n, n_bytes, capitals;
};

static void letter_add(struct letters *run, int32_t c, unsigned at, bool utf8)
{
    char raw[4];
    run->at[run->n] = at;
    run->capital[run->n] = is_capital(c);
    run->capitals += run->capital[run->n];
    size_t size = 1;
    raw[0] = (char)lower(c);
    if (utf8)
        size = ul_utf8_put(lower(c), raw);
    memcpy(run->bytes + run->n_bytes, raw, size);
    run->size[run->n++] = (int)size;
    run->n_bytes += (int)size;
}

/* The run that begins at *next, which is moved past it; false at the word's end. */
static bool next_letters(const char *word, const char **next, struct letters *run,
                         bool utf8)
{
    run->n = run->n_bytes = run->capitals = 0;
    const char *at = *next;
    while (*at) {
        const char *here = at;
        int32_t c = ul_utf8_next(&at);
        bool fits = is_letter(c) && c <= 0xFF && run->n < LONGEST;
        if (fits)
            letter_add(run, c, (unsigned)(here - word), utf8);
        else if (run->n)
            break;
        *next = at;
    }
    run->at[run->n] = (unsigned)(*next - word);
    run->bytes[run->n_bytes] = '\0';
    return run->n > 0;
}

static bool worth_breaking(const struct letters *run)
{
    return run->n >= SHORTEST && !(run->capitals == run->n && run->n <= ACRONYM);
}

/* ---- The dictionary's points ---- */

static const char *to_utf8(struct ul_hyphenator *h, const char *text, size_t n)
{
    if (h->utf8)
        return ul_strndup(h->arena, text, n);
    struct ul_buf buf = {.arena = h->arena};
    for (size_t i = 0; i < n; i++)
        ul_buf_rune(&buf, (unsigned char)text[i]);
    return ul_buf_text(&buf);
}

/* A break that changes the spelling; left out where capitals would be lost. */
static bool respelt(struct ul_hyphenator *h, const struct letters *run, int from,
                    int to, const char *rep, struct ul_point *point)
{
    const char *mark = strchr(rep, '=');
    if (!mark || from < 0 || to > run->n || to < from)
        return false;
    for (int i = from; i < to; i++) {
        if (run->capital[i])
            return false;
    }
    point->from = run->at[from];
    point->to = run->at[to];
    point->before = to_utf8(h, rep, (size_t)(mark - rep));
    point->after = to_utf8(h, mark + 1, strlen(mark + 1));
    return true;
}

/* What the library tells of one run of letters. */
struct answer {
    char hyphens[LONGEST * 2 + 8];
    char **rep;
    int *pos, *cut;
};

static void add_soft(struct ul_hyphenator *h, struct ul_points *points,
                     const struct letters *run, const struct answer *a)
{
    for (int i = 0, byte = 0; i + 1 < run->n; i++) {
        byte += run->size[i];
        /* Patterns of UTF-8 dictionaries are counted in characters too. */
        int at = h->utf8 ? i : byte - 1;
        if (!(a->hyphens[at] & 1))
            continue;
        struct ul_point point = {
            run->at[i + 1], run->at[i + 1], "", "", UL_POINT_SOFT, true};
        const char *rep = a->rep ? a->rep[at] : NULL;
        if (rep && !respelt(h, run, i + 1 - a->pos[at], i + 1 - a->pos[at] + a->cut[at],
                            rep, &point))
            continue;
        ul_push(h->arena, points, point);
    }
}

static void soft_points(struct ul_hyphenator *h, struct ul_points *points,
                        const struct letters *run)
{
    struct answer a = {0};
    if (hnj_hyphen_hyphenate3(h->dictionary, run->bytes, run->n_bytes, a.hyphens, NULL,
                              &a.rep, &a.pos, &a.cut, LEFT, RIGHT, LEFT, RIGHT) == 0)
        add_soft(h, points, run, &a);
    for (int i = 0; a.rep && i < run->n_bytes; i++)
        free(a.rep[i]); /* the library's own malloc */
    free(a.rep);
    free(a.pos);
    free(a.cut);
}

/* ---- Points that stand in the word ---- */

static bool letters_around(const char *word, size_t at)
{
    const char *next = word + at;
    int32_t c = ul_utf8_next(&next);
    int32_t after = ul_utf8_next(&next);
    return at >= 3 && is_letter(c) && is_letter(after);
}

static bool breaks_behind(const char *word, size_t i, bool address)
{
    if (address)
        return strchr("/.-_?&=@", word[i]) && word[i + 1] && word[i + 1] != '/';
    return (word[i] == '-' || word[i] == '/') && letters_around(word, i + 1);
}

static void own_points(struct ul_arena *arena, struct ul_points *points,
                       const char *word)
{
    bool address = is_address(word);
    for (size_t i = 1; word[i]; i++) {
        if (!breaks_behind(word, i, address))
            continue;
        unsigned at = (unsigned)i + 1;
        enum ul_point_kind kind = address ? UL_POINT_ADDRESS : UL_POINT_OWN;
        ul_push(arena, points, (struct ul_point){at, at, "", "", kind, false});
    }
}

struct ul_points ul_points_own(struct ul_arena *arena, const char *word)
{
    struct ul_points points = {0};
    if (strpbrk(word, "-/@.")) /* few words have them */
        own_points(arena, &points, word);
    return points;
}

struct ul_points ul_points_anywhere(struct ul_arena *arena, const char *word)
{
    struct ul_points points = {0};
    bool address = is_address(word);
    int32_t before = 0;
    for (const char *at = word; *at;) {
        unsigned here = (unsigned)(at - word);
        int32_t c = ul_utf8_next(&at);
        /* A combining mark stays with its letter. */
        bool mark = (c >= 0x300 && c <= 0x36F) || c == 0x200D || c == 0xFE0F;
        if (here && !mark && before != 0x200D)
            ul_push(arena, &points,
                    (struct ul_point){here, here, "", "", UL_POINT_ANYWHERE,
                                      !address && is_letter(before) && is_letter(c)});
        before = c;
    }
    return points;
}

/* ---- Together ---- */

static int by_place(const void *a, const void *b)
{
    const struct ul_point *p = a, *q = b;
    return (p->from > q->from) - (p->from < q->from);
}

static struct ul_points find_points(struct ul_hyphenator *h, const char *word)
{
    struct ul_points points = ul_points_own(h->arena, word);
    if (is_address(word) || !dictionary(h))
        return points;
    struct letters run;
    for (const char *next = word; next_letters(word, &next, &run, h->utf8);) {
        if (worth_breaking(&run))
            soft_points(h, &points, &run);
    }
    if (points.n > 1)
        qsort(points.v, points.n, sizeof *points.v, by_place);
    return points;
}

/* FNV-1a. */
static size_t hash(const char *word)
{
    uint32_t sum = 2166136261U;
    for (; *word; word++)
        sum = (sum ^ (unsigned char)*word) * 16777619U;
    return sum % MANY;
}

const struct ul_points *ul_hyphenate(struct ul_hyphenator *h, const char *word)
{
    struct known **slot = &h->table[hash(word)];
    for (struct known *k = *slot; k; k = k->next) {
        if (strcmp(k->word, word) == 0)
            return &k->points;
    }
    struct known *k = ul_new(h->arena, struct known);
    *k = (struct known){*slot, ul_strdup(h->arena, word), {0}};
    k->points = find_points(h, word);
    *slot = k;
    return &k->points;
}
