/* case_files.c -- the files of a case, and what each says that it is. */
#include <string.h>

#include "base/text.h"
#include "model/case_build.h"
#include "read/source.h"
#include "read/yaml.h"

const char *const ul_case_own_keys[] = {"dokument", NULL};

static bool ends_in(const char *path, const char *const *endings)
{
    const char *dot = strrchr(path, '.');
    for (; dot && *endings; endings++)
        if (ul_same(dot, *endings))
            return true;
    return false;
}

static bool is_yaml(const char *path)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};
    return ends_in(path, endings);
}

static bool is_markdown(const char *path)
{
    static const char *const endings[] = {".md", ".markdown", NULL};
    return ends_in(path, endings);
}

bool ul_build_leads_out(const struct ul_build *b, const char *path)
{
    if (!b->files->within || !ul_link_leads_out(b->files->within, path))
        return false;
    ul_say_path(b->diag, LINK_OUTSIDE, path, NULL);
    return true;
}

/* NULL after a message. */
static struct ul_file *open_source(struct ul_build *b, const char *path, int order)
{
    return ul_build_leads_out(b, path)
               ? NULL
               : ul_source_read(b->arena, path, path, order, b->diag);
}

static void read_source(struct ul_build *b, struct ul_source *s, int order)
{
    size_t before = ul_diag_count(b->diag, UL_ERROR);
    s->file = open_source(b, s->path, order);
    if (s->file && is_yaml(s->path)) {
        s->raw = ul_yaml_read(b->arena, s->file, 0, s->file->length, 1, b->diag);
    } else if (s->file) {
        s->md = ul_md_read(b->arena, s->file, b->diag);
        s->raw = s->md->head;
    }
    s->broken = ul_diag_count(b->diag, UL_ERROR) > before;
}

void ul_build_read(struct ul_build *b)
{
    b->sources = ul_new_n(b->arena, struct ul_source, b->files->n + 1);
    for (size_t i = 0; i < b->files->n; i++) {
        struct ul_source *s = &b->sources[i];
        s->path = b->files->paths[i];
        if (is_yaml(s->path) || is_markdown(s->path))
            read_source(b, s, (int)i);
        else if (open_source(b, s->path, (int)i))
            ul_say_path(b->diag, OTHER_ENDING, s->path, NULL);
    }
}

/* ---- What it is ---- */

static const struct ul_raw_pair *kind_pair(const struct ul_raw *raw)
{
    for (size_t i = 0; i < raw->n; i++)
        if (ul_same(raw->v[i].key, ul_case_own_keys[0]))
            return &raw->v[i];
    return NULL;
}

/* A file with nothing in it has no place to point at. */
static struct ul_pos start_of(const struct ul_source *s)
{
    bool empty = ul_blank(s->file->text) || (s->raw && s->raw->kind == UL_RAW_NULL);
    if (s->raw && !empty)
        return s->raw->pos;
    return (struct ul_pos){s->file, !empty, !empty, 1};
}

static void say_unknown(const struct ul_build *b, const struct ul_raw *kind)
{
    const char **names = ul_new_n(b->arena, const char *, b->t->n_types + 2);
    size_t n = 0;
    names[n++] = "internkontrollplan";
    names[n++] = "resultat";
    for (size_t i = 0; i < b->t->n_types; i++)
        if (ul_given(&b->t->types[i]->kind))
            names[n++] = b->t->types[i]->kind.text;
    const char *near = ul_nearest(kind->text, names, n);
    struct ul_buf all = {.arena = b->arena};
    for (size_t i = 0; i < n; i++)
        ul_buf_fmt(&all, "%s%s", i ? ", " : "", names[i]);
    if (near)
        ul_say(b->diag, UNKNOWN_KIND, kind->pos, kind->text, near);
    else
        ul_say(b->diag, UNKNOWN_KIND_LIST, kind->pos, kind->text, ul_buf_text(&all));
}

static void decide(const struct ul_build *b, struct ul_source *s,
                   const struct ul_raw *kind)
{
    if (kind->kind != UL_RAW_SCALAR) {
        ul_say(b->diag, NOT_TEXT_LIST, kind->pos, ul_case_own_keys[0]);
    } else if (ul_same(kind->text, "internkontrollplan")) {
        s->kind = UL_SOURCE_PLAN;
    } else if (ul_same(kind->text, "resultat")) {
        s->kind = UL_SOURCE_RESULTS;
    } else if (!(s->type = ul_doctype_find(b->t, kind->text))) {
        say_unknown(b, kind);
    } else if (!s->md) {
        ul_say(b->diag, KIND_IS_PAPER, kind->pos, kind->text);
    } else {
        s->kind = UL_SOURCE_DOCUMENT;
    }
}

static void classify(const struct ul_build *b, struct ul_source *s)
{
    if (!s->file || (!s->raw && s->broken))
        return;
    const struct ul_raw_pair *pair =
        s->raw && s->raw->kind == UL_RAW_MAP ? kind_pair(s->raw) : NULL;
    if (!pair) {
        if (s->md && !s->raw)
            ul_say(b->diag, NO_HEAD, start_of(s), NULL);
        else
            ul_say(b->diag, NO_KIND, start_of(s), NULL);
        return;
    }
    s->kind_key = pair->key_pos;
    s->kind_value = pair->value->pos;
    if (pair->value->kind == UL_RAW_NULL ||
        (pair->value->kind == UL_RAW_SCALAR && ul_blank(pair->value->text)))
        ul_say(b->diag, NO_KIND, pair->key_pos, NULL);
    else
        decide(b, s, pair->value);
}

void ul_build_classify(struct ul_build *b)
{
    for (size_t i = 0; i < b->files->n; i++) {
        struct ul_source *s = &b->sources[i];
        if (is_yaml(s->path) || is_markdown(s->path))
            classify(b, s);
        bool lost = s->kind == UL_SOURCE_NONE;
        b->plan_unsure |= lost || (s->broken && s->kind == UL_SOURCE_PLAN);
        b->results_unsure |= lost || (s->broken && s->kind == UL_SOURCE_RESULTS);
    }
}
