/* check_names.c -- one unit, role or risk that is spelled in two ways. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "facts/words.h"

enum kind { UNIT, RISK };

/* One place where a name is written. */
struct spot {
    const char *text;
    const char *key;       /* lower case, without hyphens and spaces */
    const char *short_key; /* the same without any s */
    struct ul_pos pos;
    enum kind kind;
    bool alone;         /* it is all that its key says: its first letter is its own */
    const char *column; /* the key that it stands under */
    size_t order;
};

struct spots {
    struct ul_arena *arena;
    struct spot *v;
    size_t n, cap;
};

static const char *key_of(struct ul_arena *arena, const char *text, bool keep_s)
{
    struct ul_buf key = {.arena = arena};
    for (int32_t rune; (rune = ul_utf8_next(&text));) {
        bool upper = (rune >= 'A' && rune <= 'Z') ||
                     (rune >= 0xC0 && rune <= 0xDE && rune != 0xD7);
        rune += upper ? 0x20 : 0;
        if (!strchr(" -\n", rune < 0x80 ? (int)rune : 'x') && rune != 0xAD &&
            rune != 0xA0 && rune != 0x2010 && rune != 0x2011 && (keep_s || rune != 's'))
            ul_buf_rune(&key, rune);
    }
    return ul_buf_text(&key);
}

static void add_spot(struct spots *spots, enum kind kind, const char *column,
                     const struct ul_value *value, const char *start, size_t n)
{
    struct ul_arena *arena = spots->arena;
    const char *text = ul_strndup(arena, start, n);
    struct spot spot = {.text = text,
                        .key = key_of(arena, text, true),
                        .short_key = key_of(arena, text, false),
                        .pos = value->pos,
                        .kind = kind,
                        .alone = start == value->text,
                        .column = column,
                        .order = spots->n};
    if (!*spot.key)
        return;
    if (!spot.alone || value->text[n])
        spot.pos = ul_part_pos(arena, value, start, n);
    ul_push(arena, spots, spot);
}

static void add_whole(struct spots *spots, enum kind kind, const char *column,
                      const struct ul_value *value)
{
    if (ul_given(value))
        add_spot(spots, kind, column, value, value->text, strlen(value->text));
}

/* "IT-controller/IT-chef", "HR, ekonomi": several in one. */
static void add_several(struct spots *spots, const struct ul_value *value)
{
    enum { MOST = 50 }; /* each is looked for in the file */
    const char *at = ul_given(value) ? value->text : "";
    for (int count = 0; *at && count < MOST; count++) {
        at += strspn(at, " /,;");
        size_t n = strcspn(at, "/,;"), used = n;
        while (used && at[used - 1] == ' ')
            used--;
        if (used)
            add_spot(spots, UNIT, "ansvarig", value, at, used);
        at += n;
    }
}

static void add_measures(struct spots *spots, const struct ul_measures *measures)
{
    for (size_t i = 0; i < measures->n; i++)
        add_several(spots, &measures->v[i].responsible);
}

static void add_head(struct spots *spots, const struct ul_head *head)
{
    add_whole(spots, UNIT, "förvaltning", &head->administration);
    add_whole(spots, UNIT, "nämnd", &head->board);
}

static void add_plan(struct spots *spots, const struct ul_plan *plan)
{
    add_head(spots, &plan->head);
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        add_whole(spots, RISK, "risk", &risk->name);
        add_several(spots, &risk->owner);
        add_measures(spots, &risk->measures);
        for (size_t j = 0; j < risk->controls.n; j++) {
            add_several(spots, &risk->controls.v[j].responsible);
            add_several(spots, &risk->controls.v[j].reports_to);
        }
    }
}

/* A result that names its risk, not its id or its control. */
static void add_named_risk(struct spots *spots, const struct ul_result *result)
{
    const struct ul_risk *risk = result->of_risk;
    const struct ul_control *control = result->of_control;
    const struct ul_value *said = &result->control;
    if (!risk || !ul_given(said) || !ul_given(&risk->name) ||
        !ul_same(said->text, risk->name.text) ||
        (ul_given(&risk->id) && ul_same(said->text, risk->id.text)) ||
        (control && ul_given(&control->id) && ul_same(said->text, control->id.text)))
        return;
    add_whole(spots, RISK, "risk", said);
}

static void add_results(struct spots *spots, const struct ul_results *results)
{
    add_head(spots, &results->head);
    for (size_t i = 0; i < results->n; i++) {
        add_named_risk(spots, &results->v[i]);
        add_measures(spots, &results->v[i].measures);
    }
}

/* ---- Comparing ---- */

static int by_key(const void *left, const void *right)
{
    const struct spot *a = left, *b = right;
    int order = (int)a->kind - (int)b->kind;
    if (!order)
        order = strcmp(a->short_key, b->short_key);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* Is `longer` the other with one s more, inside it? "driftsstopp". */
static bool linked(const char *shorter, const char *longer)
{
    enum { LONG = 8 }; /* letters: in short words an s is no link */
    size_t same = 0, n = strlen(shorter);
    if (n < LONG || strlen(longer) != n + 1)
        return false;
    while (shorter[same] && shorter[same] == longer[same])
        same++;
    return same > 1 && same + 1 < n && strcmp(shorter + same, longer + same + 1) == 0;
}

static bool first_letter_only(const char *a, const char *b)
{
    ul_utf8_next(&a);
    ul_utf8_next(&b);
    return strcmp(a, b) == 0;
}

/* Do they spell one name in two ways? */
static bool varies(const struct spot *a, const struct spot *b)
{
    if (strcmp(a->text, b->text) == 0)
        return false;
    if (strcmp(a->key, b->key) != 0)
        return linked(a->key, b->key) || linked(b->key, a->key);
    return !first_letter_only(a->text, b->text) ||
           (a->alone && b->alone && strcmp(a->column, b->column) == 0);
}

static size_t count_text(const struct spot *group, size_t n, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += strcmp(group[i].text, text) == 0;
    return count;
}

/* The spelling that most use, the first of them. */
static const struct spot *usual(const struct spot *group, size_t n)
{
    enum { ENOUGH = 200 }; /* spellings of one name to choose among */
    const struct spot *best = &group[0];
    size_t most = 0;
    for (size_t i = 0; i < n && i < ENOUGH; i++) {
        if (i && strcmp(group[i].text, group[i - 1].text) == 0)
            continue;
        size_t count = count_text(group, n, group[i].text);
        if (count > most) {
            most = count;
            best = &group[i];
        }
    }
    return best;
}

static void check_group(const struct spot *group, size_t n, struct ul_diag *diag)
{
    bool differ = false;
    for (size_t i = 1; i < n; i++)
        differ |= strcmp(group[i].text, group[0].text) != 0;
    if (!differ)
        return;
    const struct spot *best = usual(group, n);
    for (size_t i = 0; i < n; i++) {
        char line[16];
        if (!varies(&group[i], best))
            continue;
        snprintf(line, sizeof line, "%d", best->pos.line);
        ul_say(diag, SPELLED_OTHERWISE, group[i].pos, group[i].text, best->text, line);
    }
}

void ul_check_spellings(const struct ul_case *c, struct ul_diag *diag)
{
    struct spots spots = {.arena = ul_arena_new()};
    if (c->plan)
        add_plan(&spots, c->plan);
    for (size_t i = 0; i < c->n_results; i++)
        add_results(&spots, c->results[i]);
    for (size_t i = 0; i < c->n_documents; i++)
        add_head(&spots, &c->documents[i]->head);
    if (spots.n)
        qsort(spots.v, spots.n, sizeof *spots.v, by_key);
    for (size_t i = 0, j; i < spots.n; i = j) {
        for (j = i + 1; j < spots.n && spots.v[j].kind == spots.v[i].kind &&
                        strcmp(spots.v[j].short_key, spots.v[i].short_key) == 0;)
            j++;
        check_group(&spots.v[i], j - i, diag);
    }
    ul_arena_free(spots.arena);
}
