/* case_read.c -- from the files of a case to the whole of it, every name resolved. */
#include "model/case_build.h"

void ul_case_dump_raw(struct ul_buf *out, struct ul_arena *arena,
                      const struct ul_case_files *files, struct ul_diag *diag)
{
    struct ul_build b = {.arena = arena, .files = files, .diag = diag};
    ul_build_read(&b);
    for (size_t i = 0; i < files->n; i++) {
        const struct ul_source *s = &b.sources[i];
        ul_buf_fmt(out, "== %s\n", s->path);
        if (s->raw)
            ul_raw_dump(out, s->raw, 0);
        if (s->md)
            ul_md_dump(out, s->md->body, 0);
    }
}

/* Plan and results. False: there is no usable template. */
static bool read_data(struct ul_build *b, struct ul_templates *templates)
{
    struct ul_pos asked = {0};
    ul_build_read(b);
    ul_build_read_defaults(b);
    const char *name = ul_build_template_name(b, &asked);
    b->t = ul_template_find(templates, name, asked, b->diag);
    if (!b->t)
        return false;
    b->diag->severities = b->t->severities;
    b->c = ul_new(b->arena, struct ul_case);
    b->c->name = b->files->name;
    b->c->folder = b->files->folder;
    b->c->template = b->t;
    ul_build_classify(b);
    ul_build_plan(b);
    ul_build_results(b);
    ul_build_link_results(b);
    return true;
}

struct ul_case *ul_case_read_data(struct ul_arena *arena,
                                  const struct ul_case_files *files,
                                  struct ul_templates *templates, struct ul_diag *diag)
{
    struct ul_build b = {.arena = arena, .files = files, .diag = diag};
    return read_data(&b, templates) ? b.c : NULL;
}

struct ul_case *ul_case_read(struct ul_arena *arena, const struct ul_case_files *files,
                             struct ul_templates *templates, struct ul_diag *diag)
{
    struct ul_build b = {.arena = arena, .files = files, .diag = diag};
    if (!read_data(&b, templates))
        return NULL;
    ul_build_last_year(&b, templates);
    ul_build_documents(&b);
    ul_build_link_documents(&b);
    ul_build_pictures(&b);
    return b.c;
}
