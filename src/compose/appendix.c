/* appendix.c -- sections of a document that are its appendices: "Bilaga 1. …". */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compose/making.h"

enum { MOST_DIGITS = 3 };

/* What parts the word or its number from the title. */
static bool separates(const char *rest)
{
    return *rest == '.' || *rest == ':' || ul_starts_with(rest, " –") ||
           ul_starts_with(rest, " -");
}

static bool parse(const struct ul_template *t, const char *heading,
                  struct ul_appendix *appendix)
{
    *appendix = (struct ul_appendix){0};
    if (!heading)
        return false;
    heading += ul_hand_number(heading);
    const char *word = ul_word(t, "bilaga");
    if (!ul_starts_with(heading, word))
        return false;
    const char *at = heading + strlen(word);
    size_t digits = *at == ' ' ? strspn(at + 1, "0123456789") : 0;
    if (digits > MOST_DIGITS || (digits && isalnum((unsigned char)at[1 + digits])))
        return false;
    if (digits) {
        appendix->number = (int)strtol(at + 1, NULL, 10);
        at += 1 + digits;
    }
    appendix->rest = at;
    return digits || separates(at);
}

bool ul_appendix_is(const struct ul_making *m, const struct ul_section *section,
                    struct ul_appendix *appendix)
{
    for (size_t i = 0; i < m->type->n_content; i++)
        if (m->type->content[i].appendices.number == 1)
            return parse(m->set.t, section->heading, appendix);
    return false;
}

const char *ul_appendix_heading(const struct ul_making *m,
                                const struct ul_appendix *appendix, int *number)
{
    int own = appendix->number ? appendix->number : *number + 1;
    *number = own > *number ? own : *number;
    return ul_printf(m->set.arena, "%s %d%s", ul_word(m->set.t, "bilaga"), own,
                     appendix->rest);
}

int ul_appendix_last(const struct ul_making *m)
{
    struct ul_appendix appendix;
    int number = 0;
    for (size_t i = 0; m->doc && i < m->doc->n_sections; i++)
        if (ul_appendix_is(m, &m->doc->sections[i], &appendix))
            ul_appendix_heading(m, &appendix, &number);
    return number;
}
