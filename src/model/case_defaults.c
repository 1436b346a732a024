/* case_defaults.c -- what underlag.yaml, the plan and the template fill in. */
#include <string.h>

#include "model/case_build.h"
#include "read/source.h"
#include "read/yaml.h"

static const struct ul_field defaults_fields[] = {
    {"", NULL, .offset = offsetof(struct ul_defaults, head), .type = UL_TYPE_HEAD,
     .of = &ul_schema_head},
    {"undertecknare", "undertecknas av",
     .offset = offsetof(struct ul_defaults, signers), .type = UL_TYPE_MAPS,
     .of = &ul_schema_signer},
    {"handläggare", NULL, .offset = offsetof(struct ul_defaults, handler)},
};
static const struct ul_schema schema_defaults = {
    .name = "underlag.yaml",
    .size = sizeof(struct ul_defaults),
    .fields = defaults_fields,
    .n = sizeof defaults_fields / sizeof *defaults_fields,
};

static void read_one(struct ul_build *b, const char *path, int order)
{
    if (ul_build_leads_out(b, path))
        return;
    struct ul_file *file = ul_source_read(b->arena, path, path, order, b->diag);
    const struct ul_raw *raw =
        file ? ul_yaml_read(b->arena, file, 0, file->length, 1, b->diag) : NULL;
    if (!raw || raw->kind == UL_RAW_NULL)
        return;
    if (raw->kind != UL_RAW_MAP) {
        ul_say(b->diag, NOT_KEYS, raw->pos, "underlag.yaml", "kommun");
        return;
    }
    ul_bind(b->arena, &schema_defaults, &b->defaults[b->n_defaults++], raw, NULL, NULL,
            b->diag);
}

void ul_build_read_defaults(struct ul_build *b)
{
    b->defaults = ul_new_n(b->arena, struct ul_defaults, b->files->n_defaults + 1);
    for (size_t i = 0; i < b->files->n_defaults; i++)
        read_one(b, b->files->defaults[i], (int)(b->files->n + i));
}

const char *ul_build_template_name(const struct ul_build *b, struct ul_pos *pos)
{
    for (size_t i = 0; i < b->files->n; i++) {
        const struct ul_raw *name = ul_raw_find(b->sources[i].raw, "mall");
        if (name && name->kind == UL_RAW_SCALAR) {
            *pos = name->pos;
            return name->text;
        }
    }
    for (size_t i = 0; i < b->n_defaults; i++)
        if (ul_given(&b->defaults[i].head.template_name)) {
            *pos = b->defaults[i].head.template_name.pos;
            return b->defaults[i].head.template_name.text;
        }
    return NULL;
}

/* ---- Filling in ---- */

struct fill {
    char *head;
    const char *from;
};

static void fill_one(const struct ul_field *field, size_t offset, void *to)
{
    const struct fill *fill = to;
    struct ul_value own, other;
    (void)field;
    memcpy(&own, fill->head + offset, sizeof own);
    memcpy(&other, fill->from + offset, sizeof other);
    if (!ul_given(&own))
        memcpy(fill->head + offset, &other, sizeof other);
}

static void fill_from(struct ul_head *head, const struct ul_head *from)
{
    struct fill fill = {(char *)head, (const char *)from};
    ul_fields_each(&ul_schema_head, fill_one, &fill);
}

/* What the plan says of the case is true of its other files too, but its number
 * and version are its own. */
static struct ul_head shared_of(const struct ul_head *plan)
{
    struct ul_head head = *plan;
    head.case_number = head.version = (struct ul_value){0};
    return head;
}

void ul_build_fill_head(const struct ul_build *b, struct ul_head *head)
{
    if (b->c->plan && head != &b->c->plan->head) {
        struct ul_head shared = shared_of(&b->c->plan->head);
        fill_from(head, &shared);
    }
    for (size_t i = 0; i < b->n_defaults; i++)
        fill_from(head, &b->defaults[i].head);
    fill_from(head, &b->t->defaults);
}

void ul_build_fill_document(const struct ul_build *b, struct ul_document *document)
{
    ul_build_fill_head(b, &document->head);
    for (size_t i = 0; i < b->n_defaults; i++) {
        const struct ul_defaults *from = &b->defaults[i];
        if (!ul_given(&document->handler))
            document->handler = from->handler;
        if (!document->signers.n)
            document->signers = from->signers;
    }
}
