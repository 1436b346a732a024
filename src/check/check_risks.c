/* check_risks.c -- likelihood, consequence and what they make. */
#include <string.h>

#include "check/checks.h"
#include "model/schema.h"
#include "model/template.h"

static void check_number(const struct ul_plan *plan, const struct ul_value *value,
                         struct ul_diag *diag)
{
    char highest[16];
    if (!ul_given(value) || (value->number >= 1 && value->number <= plan->highest))
        return;
    snprintf(highest, sizeof highest, "%d", plan->highest);
    ul_say(diag, OFF_SCALE, value->pos, value->text, highest);
}

void ul_check_scale(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++) {
        const struct ul_risk *risk = c->plan->risks[i];
        check_number(c->plan, &risk->likelihood, diag);
        check_number(c->plan, &risk->consequence, diag);
        check_number(c->plan, &risk->net.likelihood, diag);
        check_number(c->plan, &risk->net.consequence, diag);
    }
}

void ul_check_risk_values(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++) {
        const struct ul_risk *risk = c->plan->risks[i];
        char right[16];
        if (!ul_given(&risk->stated) || !risk->value ||
            risk->stated.number == risk->value)
            continue;
        snprintf(right, sizeof right, "%d", risk->value);
        ul_say(diag, WRONG_VALUE, risk->stated.pos, risk->stated.text, right);
    }
}

/* ---- Keys that a part needs of every risk ---- */

static void check_risk_key(const struct ul_risk *risk, const char *key,
                           const struct ul_doctype *part, struct ul_diag *diag)
{
    size_t offset;
    struct ul_value value;
    const struct ul_field *field = ul_field_find(&ul_schema_risk, key, &offset);
    if (!field || field->type == UL_TYPE_MAPS || field->type == UL_TYPE_MAP)
        return;
    memcpy(&value, (const char *)risk + offset, sizeof value);
    /* A place without a text is a value that was wrong, and said. */
    if (!ul_given(&value) && !value.pos.file)
        ul_say(diag, MISSING_FOR_PART, risk->pos, key,
               ul_given(&risk->name) ? risk->name.text : "", part->name);
}

static void check_part(const struct ul_plan *plan, const struct ul_doctype *part,
                       struct ul_diag *diag)
{
    for (size_t i = 0; i < part->required_keys.n; i++)
        for (size_t j = 0; j < plan->n_risks; j++)
            check_risk_key(plan->risks[j], part->required_keys.v[i].text, part, diag);
}

static void check_marks(struct ul_arena *arena, const struct ul_case *c,
                        const struct ul_document *document, struct ul_diag *diag)
{
    const struct ul_md *block = document->source->body->first;
    for (; block; block = block->next) {
        const struct ul_results *ignored = NULL;
        const char *name = ul_part_mark(arena, block);
        const struct ul_doctype *part =
            name ? ul_case_part(arena, c, name, &ignored) : NULL;
        if (part)
            check_part(c->plan, part, diag);
    }
}

void ul_check_part_keys(const struct ul_case *c, struct ul_diag *diag)
{
    struct ul_arena *scratch = ul_arena_new();
    for (size_t i = 0; c->plan && i < c->n_documents; i++) {
        const struct ul_document *document = c->documents[i];
        for (size_t j = 0; j < document->n_annexes; j++)
            if (document->annexes[j].part)
                check_part(c->plan, document->annexes[j].part, diag);
        check_marks(scratch, c, document, diag);
    }
    ul_arena_free(scratch);
}
