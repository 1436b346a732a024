/* command_list.c -- underlag list: the cases, and how each stands. */
#include "base/diag.h"
#include "base/exit.h"
#include "base/phrase.h"
#include "base/utf8.h"
#include "run/batch.h"
#include "run/command/command.h"
#include "run/state/state.h"

static const char *standing(struct ul_arena *arena, const struct ul_outcome *o,
                            bool up_to_date, enum ul_lang lang)
{
    if (o->errors)
        return ul_command_errors(arena, o->errors, lang);
    const char *made = ul_phrase(lang, up_to_date ? "klart" : "ska göras");
    if (!o->warnings)
        return made;
    return ul_printf(arena, "%s, %lld %s", made, (long long)o->warnings,
                     ul_phrase(lang, o->warnings == 1 ? "varning" : "varningar"));
}

static bool is_up_to_date(struct ul_state *state, const struct ul_case_files *files)
{
    const struct ul_outcome *o = ul_state_find(state, files);
    return o && !o->stopped && ul_state_same_last(o, files);
}

int ul_command_list(struct ul_arena *arena, const struct ul_options *options)
{
    struct ul_scan scan = {0};
    if (!ul_command_scan(arena, options, &scan))
        return UL_EXIT_USAGE;
    struct ul_state state;
    ul_state_load(arena, options, &state);
    struct ul_batch batch = {
        .options = options, .scan = &scan, .only_check = true, .quiet = true};
    ul_batch_run(arena, &batch);
    size_t wide = 0;
    bool *up_to_date = ul_new_n(arena, bool, scan.n);
    for (size_t i = 0; i < scan.n; i++) {
        up_to_date[i] = is_up_to_date(&state, &scan.v[i]);
        scan.v[i].name = ul_escaped(arena, scan.v[i].name);
        size_t n = ul_utf8_count(scan.v[i].name);
        wide = n > wide ? n : wide;
    }
    for (size_t i = 0; i < scan.n; i++) {
        int gap = (int)(wide - ul_utf8_count(scan.v[i].name)) + 2;
        printf("%s%*s%s\n", scan.v[i].name, gap, "",
               standing(arena, &batch.outcomes[i], up_to_date[i], options->lang));
    }
    return batch.world_failed ? UL_EXIT_WORLD : UL_EXIT_WELL;
}
