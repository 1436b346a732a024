/* lists.c -- lists of words that a value must be one of. */
#include "base/text.h"
#include "model/schema.h"
#include "model/template.h"

/* Any array of structs whose words are in a ul_value of each. */
struct words {
    const char *base;
    size_t n, stride, name, also; /* also: offset of a struct ul_values, or 0 */
};

static const char *const treatments[] = {"direktåtgärd", "granskning", "acceptera"};

#define WORDS(array, type, also_member)                          \
    {                                                            \
        (const char *)(array).v, (array).n, sizeof(struct type), \
            offsetof(struct type, name), also_member             \
    }

static struct words words_of(const struct ul_template *t, enum ul_list list)
{
    struct words none = {0};
    switch (list) {
    case UL_LIST_STATUSES:
        return (struct words)WORDS(t->statuses, ul_status_data, 0);
    case UL_LIST_MEASURE_STATUSES:
        return (struct words)WORDS(t->measure_statuses, ul_status_data, 0);
    case UL_LIST_PERIODS:
        return (struct words)WORDS(t->periods, ul_period_data,
                                   offsetof(struct ul_period_data, also));
    case UL_LIST_CATEGORIES:
        return (struct words){(const char *)t->categories.v, t->categories.n,
                              sizeof(struct ul_value), 0, 0};
    case UL_LIST_NONE:
    case UL_LIST_TREATMENTS:
    case UL_LIST_TEMPLATE:
        return none;
    }
    return none;
}

static const char *word_at(const struct words *words, size_t i)
{
    const void *at = words->base + i * words->stride + words->name;
    const struct ul_value *value = at;
    return value->text ? value->text : "";
}

static bool called(const struct words *words, size_t i, const char *word)
{
    if (ul_same(word_at(words, i), word))
        return true;
    if (!words->also)
        return false;
    const void *at = words->base + i * words->stride + words->also;
    const struct ul_values *also = at;
    for (size_t j = 0; j < also->n; j++)
        if (ul_same(also->v[j].text, word))
            return true;
    return false;
}

/* All words of a list, in the arena. */
static const char **spread(struct ul_arena *arena, const struct ul_template *t,
                           enum ul_list list, size_t *n)
{
    struct words words = words_of(t, list);
    bool fixed = list == UL_LIST_TREATMENTS;
    *n = fixed ? sizeof treatments / sizeof *treatments : words.n;
    const char **all = ul_new_n(arena, const char *, *n + 1);
    for (size_t i = 0; i < *n; i++)
        all[i] = fixed ? treatments[i] : word_at(&words, i);
    return all;
}

int ul_list_find(const struct ul_template *t, enum ul_list list, const char *word)
{
    if (list == UL_LIST_TREATMENTS) {
        for (size_t i = 0; i < sizeof treatments / sizeof *treatments; i++)
            if (ul_same(treatments[i], word))
                return (int)i;
        return -1;
    }
    struct words words = words_of(t, list);
    for (size_t i = 0; i < words.n; i++)
        if (called(&words, i, word))
            return (int)i;
    return -1;
}

const char *ul_list_nearest(struct ul_arena *arena, const struct ul_template *t,
                            enum ul_list list, const char *word)
{
    size_t n;
    const char **all = spread(arena, t, list, &n);
    return ul_nearest(word, all, n);
}

const char *ul_list_print(struct ul_arena *arena, const struct ul_template *t,
                          enum ul_list list)
{
    size_t n;
    const char **all = spread(arena, t, list, &n);
    struct ul_buf out = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        ul_buf_str(&out, i ? ", " : "");
        ul_buf_str(&out, all[i]);
    }
    return ul_buf_text(&out);
}
