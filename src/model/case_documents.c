/* case_documents.c -- the documents of a case: their front matter and text. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/bind_value.h"
#include "model/case_build.h"

/* "input/x/rapport.md" -> "rapport" */
static const char *name_of(struct ul_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return ul_strndup(arena, name,
                      dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* Does the front matter say anything under the key? What it says may be wrong, and
 * has had its message then. */
static bool says(const struct ul_raw *raw, const struct ul_field *field)
{
    for (size_t i = 0; i < raw->n; i++) {
        size_t offset;
        if (!ul_raw_blank(raw->v[i].value) &&
            ul_field_find(&ul_schema_document, raw->v[i].key, &offset) == field)
            return true;
    }
    return false;
}

static void check_required(const struct ul_build *b, const struct ul_source *s,
                           const struct ul_document *document)
{
    const struct ul_values *keys = &document->type->required_keys;
    for (size_t i = 0; i < keys->n; i++) {
        size_t offset;
        const struct ul_field *field =
            ul_field_find(&ul_schema_document, keys->v[i].text, &offset);
        if (field && !says(s->raw, field) &&
            !ul_field_given(field, (const char *)document + offset))
            ul_build_say_missing(b, s, keys->v[i].text, document->type->name);
    }
}

static struct ul_document *bind_document(const struct ul_build *b,
                                         const struct ul_source *s)
{
    struct ul_document *document = ul_new(b->arena, struct ul_document);
    ul_bind(b->arena, &ul_schema_document, document, s->raw, b->t, ul_case_own_keys,
            b->diag);
    document->file = s->file;
    document->name = name_of(b->arena, s->path);
    document->type = s->type;
    document->source = s->md;
    document->pos = s->kind_key;
    ul_build_fill_document(b, document);
    check_required(b, s, document);
    ul_build_sections(b, document);
    return document;
}

static int by_name(const void *left, const void *right)
{
    struct ul_document *const *a = left, *const *b = right;
    int order = strcmp((*a)->name, (*b)->name);
    return order ? order : (*a)->file->order - (*b)->file->order;
}

void ul_build_documents(struct ul_build *b)
{
    b->c->documents = ul_new_n(b->arena, struct ul_document *, b->files->n + 1);
    for (size_t i = 0; i < b->files->n; i++)
        if (b->sources[i].kind == UL_SOURCE_DOCUMENT)
            b->c->documents[b->c->n_documents++] = bind_document(b, &b->sources[i]);
    if (b->c->n_documents)
        qsort(b->c->documents, b->c->n_documents, sizeof(struct ul_document *),
              by_name);
}
