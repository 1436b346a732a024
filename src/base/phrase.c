/* phrase.c -- what the program says besides its messages, in the user's language. */
#include "base/phrase.h"

#include <string.h>

static const struct {
    const char *swedish, *english;
} phrases[] = {
#define UL_PHRASE(sv, en) {sv, en},
#include "base/phrases.def"
#undef UL_PHRASE
};

static const struct ul_code_text english[UL_CODE__COUNT] = {
#define UL_CODE_EN(code, title, what, why, how) [UL_##code] = {title, what, why, how},
#include "base/codes_en.def"
#undef UL_CODE_EN
};

const char *ul_phrase(enum ul_lang lang, const char *swedish)
{
    if (lang == UL_SWEDISH)
        return swedish;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strcmp(phrases[i].swedish, swedish) == 0)
            return phrases[i].english;
    return swedish;
}

struct ul_code_text ul_code_text(enum ul_code code, enum ul_lang lang)
{
    const struct ul_code_info *info = ul_code_info(code);
    if (lang == UL_ENGLISH && english[code].title)
        return english[code];
    return (struct ul_code_text){info->title, info->what, info->why, info->how};
}
