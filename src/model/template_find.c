/* template_find.c -- looking things up in a template. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "model/template.h"

const struct ul_doctype *ul_doctype_find(const struct ul_template *t, const char *kind)
{
    for (size_t i = 0; i < t->n_types; i++)
        if (ul_given(&t->types[i]->kind) && ul_same(t->types[i]->kind.text, kind))
            return t->types[i];
    return NULL;
}

const struct ul_doctype *ul_part_find(const struct ul_template *t, const char *name)
{
    for (size_t i = 0; i < t->n_types; i++)
        if (ul_given(&t->types[i]->part) && ul_same(t->types[i]->part.text, name))
            return t->types[i];
    return NULL;
}

/* Is the heading the name? A `*` in the name stands for any text: "Förslag till
 * beslut i *". */
static bool is_called(const char *name, const char *heading)
{
    char start[128], ends[128];
    const char *star = strchr(name, '*');
    size_t n = strlen(heading), before = star ? (size_t)(star - name) : 0;
    size_t after = star ? strlen(star + 1) : 0;
    if (!star)
        return ul_same(name, heading);
    if (n < before + after || before + after >= sizeof ends)
        return false;
    memcpy(ends, heading, before);
    ends[before] = '\0';
    memcpy(start, name, before);
    start[before] = '\0';
    return ul_same_folded(start, ends) && ul_same_folded(star + 1, heading + n - after);
}

static bool section_called(const struct ul_known_section *section, const char *heading)
{
    if (ul_same(section->name.text, heading))
        return true;
    for (size_t i = 0; i < section->also.n; i++)
        if (is_called(section->also.v[i].text, heading))
            return true;
    return ul_given(&section->heading) && ul_same(section->heading.text, heading);
}

const struct ul_known_section *ul_section_find(const struct ul_template *t,
                                               const char *heading)
{
    char bare[128];
    size_t n = strlen(heading);
    while (n && strchr(": .", heading[n - 1]))
        n--;
    if (n >= sizeof bare)
        return NULL;
    memcpy(bare, heading, n);
    bare[n] = '\0';
    for (size_t i = 0; i < t->sections.n; i++)
        if (ul_given(&t->sections.v[i].name) && section_called(&t->sections.v[i], bare))
            return &t->sections.v[i];
    return NULL;
}

const struct ul_scale_data *ul_scale_find(const struct ul_template *t, int highest)
{
    for (size_t i = 0; i < t->scales.n; i++)
        if (t->scales.v[i].highest.number == highest)
            return &t->scales.v[i];
    return NULL;
}

static int level_called(const struct ul_template *t, const char *name, size_t n)
{
    char word[64];
    if (n >= sizeof word)
        return -1;
    memcpy(word, name, n);
    word[n] = '\0';
    for (size_t i = 0; i < t->levels.n; i++)
        if (ul_given(&t->levels.v[i].name) && ul_same(t->levels.v[i].name.text, word))
            return (int)i;
    return -1;
}

int ul_level_of(const struct ul_template *t, const struct ul_scale_data *scale,
                int likelihood, int consequence)
{
    int highest = scale ? scale->highest.number : 0;
    if (likelihood < 1 || consequence < 1 || likelihood > highest ||
        consequence > highest || (size_t)highest > scale->rows.n)
        return -1;
    const char *at = scale->rows.v[highest - likelihood].text;
    for (int k = 1; k < consequence; k++) {
        at += strcspn(at, ",");
        at += *at == ',';
    }
    return level_called(t, at, strcspn(at, ","));
}

const char *ul_word(const struct ul_template *t, const char *name)
{
    for (size_t i = 0; i < t->words.n; i++)
        if (ul_same(t->words.v[i].name.text, name))
            return t->words.v[i].text.text ? t->words.v[i].text.text : "";
    return name;
}

int ul_period_find(const struct ul_template *t, const char *text)
{
    return ul_list_find(t, UL_LIST_PERIODS, text);
}

static bool hex_parse(const char *text, unsigned *colour)
{
    char *end;
    if (text[0] != '#' || strlen(text) != 7 ||
        strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return false;
    *colour = (unsigned)strtoul(text + 1, &end, 16);
    return *end == '\0';
}

unsigned ul_colour(const struct ul_template *t, const struct ul_value *value,
                   unsigned fallback)
{
    unsigned colour = fallback;
    if (!ul_given(value) || hex_parse(value->text, &colour))
        return colour;
    for (size_t i = 0; i < t->colours.n; i++)
        if (ul_same(t->colours.v[i].name.text, value->text) &&
            ul_given(&t->colours.v[i].text))
            hex_parse(t->colours.v[i].text.text, &colour);
    return colour;
}
