/* font_find.c -- which file on this machine has a face, by fontconfig. */
#include "layout/font_find.h"

#include <dirent.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "base/utf8.h"

/* Two sets of rules. The plain one knows the usual folders and no other names for
 * a family; it is ready in a third of a millisecond. The machine's own, with its
 * folders and its names ("Calibri is Carlito"), takes four, so it is read only
 * when the plain one does not have the family. */
struct ul_font_finder {
    FcConfig *plain; /* or NULL */
    FcConfig *whole; /* NULL: not read yet */
    bool plain_noted, whole_noted;
};

static const char plain_rules[] =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">"
    "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir>"
    "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

/* Stand-ins before fontconfig's own choice. Carlito has the widths of Calibri; the
 * others have many characters. */
static const char *const stand_ins[] = {"Carlito", "DejaVu Sans", "Noto Sans"};

static FcConfig *read_plain(void)
{
    if (getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH"))
        return NULL; /* somebody has rules of their own */
    FcConfig *config = FcConfigCreate();
    if (config &&
        FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)plain_rules, FcFalse) &&
        FcConfigBuildFonts(config))
        return config;
    if (config)
        FcConfigDestroy(config);
    return NULL;
}

static FcConfig *whole_rules(struct ul_font_finder *finder)
{
    if (!finder->whole)
        finder->whole = FcInitLoadConfigAndFonts();
    return finder->whole;
}

struct ul_font_finder *ul_font_finder_new(struct ul_arena *arena)
{
    struct ul_font_finder *finder = ul_new(arena, struct ul_font_finder);
    finder->plain = read_plain();
    return finder->plain || whole_rules(finder) ? finder : NULL;
}

void ul_font_finder_free(struct ul_font_finder *finder)
{
    if (finder && finder->plain)
        FcConfigDestroy(finder->plain);
    if (finder && finder->whole)
        FcConfigDestroy(finder->whole);
}

static void trace_list(FcStrList *list, struct ul_traces *traces)
{
    for (FcChar8 *path; list && (path = FcStrListNext(list));)
        ul_trace_add(traces, (const char *)path);
    if (list)
        FcStrListDone(list);
}

/* Folders of rules count as files of rules do: a new file may turn up in them. */
void ul_font_finder_trace(struct ul_font_finder *finder, struct ul_traces *traces)
{
    if (finder->plain && !finder->plain_noted)
        trace_list(FcConfigGetFontDirs(finder->plain), traces);
    if (finder->whole && !finder->whole_noted) {
        trace_list(FcConfigGetFontDirs(finder->whole), traces);
        trace_list(FcConfigGetConfigFiles(finder->whole), traces);
    }
    finder->plain_noted = finder->plain;
    finder->whole_noted = finder->whole;
}

/* ---- Where it all lies ---- */

/* Below the folder that a variable names, or below home. */
static const char *own_place(struct ul_arena *arena, const char *variable,
                             const char *below_home, const char *name)
{
    const char *folder = variable ? getenv(variable) : NULL, *home = getenv("HOME");
    if (folder && *folder)
        return ul_printf(arena, "%s/%s", folder, name);
    return ul_printf(arena, "%s/%s%s", home ? home : "", below_home, name);
}

/* Rules that Debian's packages did not lay there: files, where theirs are links. */
static bool has_own_rules(struct ul_arena *arena)
{
    const char *rules = own_place(arena, "XDG_CONFIG_HOME", ".config/", "fontconfig");
    bool own = getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") ||
               access("/etc/fonts/local.conf", F_OK) == 0 || access(rules, F_OK) == 0 ||
               access(own_place(arena, NULL, "", ".fonts.conf"), F_OK) == 0;
    DIR *dir = own ? NULL : opendir("/etc/fonts/conf.d");
    if (!dir)
        return own;
    for (struct dirent *entry; !own && (entry = readdir(dir));)
        own = entry->d_type != DT_LNK && ul_ends_with(entry->d_name, ".conf");
    closedir(dir);
    return own;
}

static void add_list(struct ul_arena *arena, struct ul_places *places, FcStrList *list)
{
    for (FcChar8 *path; list && (path = FcStrListNext(list));)
        ul_place_add(arena, places, (const char *)path);
    if (list)
        FcStrListDone(list);
}

void ul_font_places(struct ul_arena *arena, struct ul_places *places)
{
    const char *own[] = {
        own_place(arena, "XDG_DATA_HOME", ".local/share/", "fonts"),
        own_place(arena, NULL, "", ".fonts"),
    };
    ul_place_add(arena, places, "/etc/fonts");
    ul_place_add(arena, places, "/usr/share/fonts");
    ul_place_add(arena, places, "/usr/local/share/fonts");
    ul_place_add(arena, places, "/usr/share/fontconfig");
    bool at_home = access(own[0], F_OK) == 0 || access(own[1], F_OK) == 0;
    bool rules = has_own_rules(arena);
    FcConfig *config = rules     ? FcInitLoadConfigAndFonts()
                       : at_home ? read_plain()
                                 : NULL;
    if (rules && config) {
        add_list(arena, places, FcConfigGetConfigFiles(config));
        add_list(arena, places, FcConfigGetFontDirs(config));
        add_list(arena, places, FcConfigGetCacheDirs(config));
    }
    if (config)
        FcConfigDestroy(config);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        ul_place_add(arena, places, own[i]);
    ul_place_add(arena, places, "/var/cache/fontconfig");
    ul_place_add(arena, places,
                 own_place(arena, "XDG_CACHE_HOME", ".cache/", "fontconfig"));
}

/* ---- Finding ---- */

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

static bool add_families(FcPattern *p, const char *family)
{
    bool well = FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)family);
    for (size_t i = 0; well && i < sizeof stand_ins / sizeof *stand_ins; i++)
        well = FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)stand_ins[i]);
    return well;
}

static FcPattern *pattern_of(const struct ul_font_wish *wish)
{
    FcPattern *p = FcPatternCreate();
    if (!p)
        return NULL;
    bool well = add_families(p, wish->family) &&
                FcPatternAddInteger(p, FC_WEIGHT,
                                    wish->bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR) &&
                FcPatternAddInteger(p, FC_SLANT,
                                    wish->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN) &&
                /* Else fontconfig takes it from the locale. */
                FcPatternAddString(p, FC_LANG, (const FcChar8 *)"sv") &&
                FcPatternAddBool(p, FC_SCALABLE, FcTrue) &&
                FcPatternAddBool(p, FC_COLOR, FcFalse) &&
                FcPatternAddBool(p, FC_VARIABLE, FcFalse) &&
                (!wish->text || add_characters(p, wish->text));
    if (well)
        return p;
    FcPatternDestroy(p);
    return NULL;
}

static FcPattern *match_in(FcConfig *config, const struct ul_font_wish *wish)
{
    FcPattern *pattern = config ? pattern_of(wish) : NULL, *match = NULL;
    FcResult result;
    if (pattern && FcConfigSubstitute(config, pattern, FcMatchPattern)) {
        FcDefaultSubstitute(pattern);
        match = FcFontMatch(config, pattern, &result);
    }
    if (pattern)
        FcPatternDestroy(pattern);
    return match;
}

/* fontconfig's names for a kind of face: any answer is the right one. */
static bool is_generic(const char *family)
{
    static const char *const names[] = {"monospace", "serif", "sans-serif", "sans"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ul_same(family, names[i]))
            return true;
    return false;
}

static bool is_family(const FcPattern *match, const char *family)
{
    if (is_generic(family))
        return true;
    FcChar8 *name = NULL;
    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch;
         i++)
        if (ul_same((const char *)name, family))
            return true;
    return false;
}

static bool has_text(const FcPattern *match, const char *text)
{
    FcCharSet *set = NULL;
    if (FcPatternGetCharSet(match, FC_CHARSET, 0, &set) != FcResultMatch)
        return false;
    for (int32_t rune; (rune = ul_utf8_next(&text));)
        if (!FcCharSetHasChar(set, (FcChar32)rune))
            return false;
    return true;
}

/* For characters any family will do; else it must be the one. */
static bool fits(const FcPattern *match, const struct ul_font_wish *wish)
{
    return wish->text ? has_text(match, wish->text) : is_family(match, wish->family);
}

const char *ul_font_find(struct ul_font_finder *finder, struct ul_arena *arena,
                         const struct ul_font_wish *wish, unsigned *index,
                         bool *substitute)
{
    FcPattern *match = match_in(finder->plain, wish);
    if (!match || !fits(match, wish)) {
        if (match)
            FcPatternDestroy(match);
        match = match_in(whole_rules(finder), wish);
    }
    FcChar8 *file = NULL;
    int number = 0;
    const char *path = NULL;
    if (match && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
        path = ul_strdup(arena, (const char *)file);
        if (FcPatternGetInteger(match, FC_INDEX, 0, &number) != FcResultMatch)
            number = 0;
        *index = (unsigned)number & 0xFFFF; /* above: an instance of a variable font */
        *substitute = !is_family(match, wish->family);
    }
    if (match)
        FcPatternDestroy(match);
    return path;
}
