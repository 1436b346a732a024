/* font_find.c -- which file on this machine has a face, by fontconfig. */
#include "layout/font_find.h"

#include <fontconfig/fontconfig.h>

#include "base/text.h"
#include "base/utf8.h"

struct ul_font_finder {
    FcConfig *config;
};

struct ul_font_finder *ul_font_finder_new(struct ul_arena *arena)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config)
        return NULL;
    struct ul_font_finder *finder = ul_new(arena, struct ul_font_finder);
    finder->config = config;
    return finder;
}

void ul_font_finder_free(struct ul_font_finder *finder)
{
    if (finder)
        FcConfigDestroy(finder->config);
}

static bool add_characters(FcPattern *pattern, const char *text)
{
    FcCharSet *set = FcCharSetCreate();
    if (!set)
        return false;
    bool well = true;
    for (int32_t rune; (rune = ul_utf8_next(&text));)
        well = FcCharSetAddChar(set, (FcChar32)rune) && well;
    well = FcPatternAddCharSet(pattern, FC_CHARSET, set) && well;
    FcCharSetDestroy(set);
    return well;
}

static FcPattern *pattern_of(const struct ul_font_wish *wish)
{
    FcPattern *p = FcPatternCreate();
    if (!p)
        return NULL;
    bool well = FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)wish->family) &&
                FcPatternAddInteger(p, FC_WEIGHT,
                                    wish->bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR) &&
                FcPatternAddInteger(p, FC_SLANT,
                                    wish->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN) &&
                FcPatternAddBool(p, FC_SCALABLE, FcTrue) &&
                FcPatternAddBool(p, FC_COLOR, FcFalse) &&
                FcPatternAddBool(p, FC_VARIABLE, FcFalse) &&
                (!wish->text || add_characters(p, wish->text));
    if (well)
        return p;
    FcPatternDestroy(p);
    return NULL;
}

const char *ul_font_find(struct ul_font_finder *finder, struct ul_arena *arena,
                         const struct ul_font_wish *wish, unsigned *index,
                         bool *substitute)
{
    FcPattern *pattern = pattern_of(wish), *match = NULL;
    const char *path = NULL;
    FcResult result;
    if (pattern && FcConfigSubstitute(finder->config, pattern, FcMatchPattern)) {
        FcDefaultSubstitute(pattern);
        match = FcFontMatch(finder->config, pattern, &result);
    }
    FcChar8 *file = NULL, *family = NULL;
    int number = 0;
    if (match && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
        path = ul_strdup(arena, (const char *)file);
        if (FcPatternGetInteger(match, FC_INDEX, 0, &number) != FcResultMatch)
            number = 0;
        *index = (unsigned)number & 0xFFFF;
        *substitute =
            FcPatternGetString(match, FC_FAMILY, 0, &family) != FcResultMatch ||
            !ul_same((const char *)family, wish->family);
    }
    if (match)
        FcPatternDestroy(match);
    if (pattern)
        FcPatternDestroy(pattern);
    return path;
}
