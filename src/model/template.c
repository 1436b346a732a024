/* template.c -- loading templates, each once. */
#include "model/template.h"

#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "model/template_check.h"
#include "model/template_files.h"
#include "read/picture.h"

struct entry {
    const char *name;
    const struct ul_template *template; /* NULL: there is none of that name */
    struct ul_diag diag;                /* its own mistakes, said to every case */
    struct ul_traces traces;            /* of all that it was read from */
};

struct ul_templates {
    struct ul_arena *arena;
    const char *forced, *program;
    void (*also)(struct ul_arena *, const struct ul_template *, struct ul_diag *);
    struct {
        struct entry **v;
        size_t n, cap;
    } entries;
};

struct ul_templates *ul_templates_new(struct ul_arena *arena, const char *forced,
                                      const char *program)
{
    struct ul_templates *templates = ul_new(arena, struct ul_templates);
    templates->arena = arena;
    templates->forced = forced;
    templates->program = program;
    return templates;
}

void ul_templates_also(struct ul_templates *templates,
                       void (*check)(struct ul_arena *arena,
                                     const struct ul_template *t, struct ul_diag *diag))
{
    templates->also = check;
}

/* ---- Binding ---- */

static bool is_map(const struct ul_raw *raw)
{
    return raw->kind == UL_RAW_MAP;
}

static void bind_type(struct ul_arena *arena, const struct ul_template_file *file,
                      struct ul_doctype *type, struct ul_diag *diag)
{
    ul_bind(arena, &ul_schema_doctype, type, file->raw, NULL, NULL, diag);
    type->file = file->raw->pos.file;
    type->name = ul_given(&type->kind)   ? type->kind.text
                 : ul_given(&type->part) ? type->part.text
                                         : file->name;
}

static void bind_types(struct ul_arena *arena, const struct ul_template_files *files,
                       struct ul_template *t, struct ul_diag *diag)
{
    t->types = ul_new_n(arena, struct ul_doctype *, files->n + 1);
    for (size_t i = 0; i < files->n; i++) {
        if (!is_map(files->v[i].raw)) {
            ul_say(diag, NO_KIND, files->v[i].raw->pos, NULL);
            continue;
        }
        t->types[t->n_types] = ul_new(arena, struct ul_doctype);
        bind_type(arena, &files->v[i], t->types[t->n_types++], diag);
    }
}

/* The logotype lies beside the file that names it, here or in a template that is
 * inherited. */
static void logo_read(struct ul_arena *arena, struct ul_template *t,
                      struct ul_diag *diag)
{
    const struct ul_value *logo = &t->logo;
    if (!ul_given(logo) || !logo->pos.file)
        return;
    const char *path = logo->pos.file->path, *slash = strrchr(path, '/');
    const char *folder = slash ? ul_strndup(arena, path, (size_t)(slash - path)) : ".";
    t->logo_picture = ul_picture_read(arena, folder, NULL, logo->text, logo->pos, diag);
    size_t before = diag->n;
    if (t->logo_picture && !ul_given(&t->logo_text))
        ul_say(diag, LOGO_NO_ALT, logo->pos, logo->text);
    if (diag->n > before && diag->v[before].severity == UL_ERROR)
        diag->v[before].severity = UL_WARNING; /* it can be shown */
}

/* The checks ask of every word whether any of hundreds of phrases begins there. */
static void index_words(struct ul_arena *arena, struct ul_check_words *words)
{
    enum { CASE_BIT = 0x20 };
    struct ul_values *lists = (struct ul_values *)words;
    _Static_assert(sizeof *words % sizeof *lists == 0, "check words are lists alone");
    for (size_t i = 0; i < sizeof *words / sizeof *lists; i++) {
        char *initials = ul_alloc(arena, lists[i].n + 1);
        for (size_t j = 0; j < lists[i].n; j++)
            initials[j] = (char)(lists[i].v[j].text[0] & ~CASE_BIT);
        lists[i].initials = initials;
    }
}

static const struct ul_template *load(struct ul_templates *templates, const char *name,
                                      const char *folder, struct ul_diag *diag)
{
    static const char *const skip[] = {"ärver", NULL};
    struct ul_arena *arena = templates->arena;
    struct ul_template_files files = {0};
    struct ul_template *t = ul_new(arena, struct ul_template);
    struct ul_template_reader reader = {arena, templates->program, diag, 0};
    ul_template_files_read(&reader, &files, folder, 0);
    t->name = name;
    if (files.mall && files.mall->kind == UL_RAW_MAP)
        ul_bind(arena, &ul_schema_template, t, files.mall, NULL, skip, diag);
    logo_read(arena, t, diag);
    bind_types(arena, &files, t, diag);
    ul_template_severities(arena, t, diag);
    ul_template_check(arena, t, diag);
    index_words(arena, &t->check_words);
    if (templates->also)
        templates->also(arena, t, diag);
    return t;
}

/* ---- Finding ---- */

static void say_missing(struct ul_templates *templates, const char *name,
                        struct ul_pos asked, struct ul_diag *diag)
{
    const char *near =
        ul_template_nearest(templates->arena, templates->program, name, diag->traces);
    const char *const args[] = {name, near, NULL};
    enum ul_text_id id = near ? UL_TEXT_NO_TEMPLATE : UL_TEXT_NO_TEMPLATE_PLAIN;
    ul_say_args(diag, id, asked, asked.file ? NULL : name, args);
}

static struct entry *entry_of(struct ul_templates *templates, const char *name)
{
    for (size_t i = 0; i < templates->entries.n; i++)
        if (strcmp(templates->entries.v[i]->name, name) == 0)
            return templates->entries.v[i];
    return NULL;
}

static struct entry *entry_add(struct ul_templates *templates, const char *name)
{
    struct ul_arena *arena = templates->arena;
    struct entry *entry = ul_new(arena, struct entry);
    entry->name = ul_strdup(arena, name);
    entry->traces.arena = arena;
    entry->diag.arena = arena;
    entry->diag.traces = &entry->traces;
    const char *folder = ul_template_folder(arena, templates->program, entry->name,
                                            templates->forced != NULL, &entry->traces);
    if (folder)
        entry->template = load(templates, entry->name, folder, &entry->diag);
    ul_push(arena, &templates->entries, entry);
    return entry;
}

const struct ul_template *ul_template_find(struct ul_templates *templates,
                                           const char *name, struct ul_pos asked,
                                           struct ul_diag *diag)
{
    if (templates->forced) {
        name = templates->forced;
        asked = (struct ul_pos){0};
    } else if (!name) {
        name = "standard";
    }
    struct entry *entry = entry_of(templates, name);
    if (!entry)
        entry = entry_add(templates, name);
    ul_trace_add_all(diag->traces, &entry->traces);
    if (!entry->template)
        say_missing(templates, name, asked, diag);
    for (size_t i = 0; i < entry->diag.n; i++)
        ul_push(diag->arena, diag, entry->diag.v[i]);
    return entry->template;
}
