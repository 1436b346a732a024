/* check_long.c -- texts that do not fit in a cell of a workbook. */
#include <string.h>

#include "base/utf8.h"
#include "check/checks.h"
#include "model/schema.h"

enum { CELL_MOST = 32767 }; /* characters in a cell; ECMA-376 sets none, Excel does */

struct walk {
    const char *thing;
    struct ul_diag *diag;
};

static void check_value(const struct ul_value *value, struct ul_diag *diag)
{
    char most[24];
    if (!ul_given(value) || strlen(value->text) <= CELL_MOST)
        return;
    size_t n = ul_utf8_count(value->text);
    if (n <= CELL_MOST)
        return;
    snprintf(most, sizeof most, "%zu", n);
    ul_say(diag, CELL_TOO_LONG, value->pos, most);
}

static void visit(const struct ul_field *field, size_t offset, void *to)
{
    const struct walk *walk = to;
    struct ul_value value;
    if (field->type != UL_TYPE_TEXT)
        return;
    memcpy(&value, walk->thing + offset, sizeof value);
    check_value(&value, walk->diag);
}

static void check_thing(const struct ul_schema *schema, const void *thing,
                        struct ul_diag *diag)
{
    struct walk walk = {thing, diag};
    ul_fields_each(schema, visit, &walk);
}

static void check_measures(const struct ul_measures *measures, struct ul_diag *diag)
{
    for (size_t i = 0; i < measures->n; i++)
        check_thing(&ul_schema_measure, &measures->v[i], diag);
}

void ul_check_cell_lengths(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; c->plan && i < c->plan->areas.n; i++)
        check_thing(&ul_schema_area, &c->plan->areas.v[i], diag);
    for (size_t i = 0; c->plan && i < c->plan->n_risks; i++) {
        check_thing(&ul_schema_risk, c->plan->risks[i], diag);
        check_measures(&c->plan->risks[i]->measures, diag);
    }
    for (size_t i = 0; c->plan && i < c->plan->n_controls; i++)
        check_thing(&ul_schema_control, c->plan->controls[i], diag);
    for (size_t i = 0; c->plan && i < c->n_results; i++)
        for (size_t j = 0; j < c->results[i]->n; j++) {
            check_thing(&ul_schema_result, &c->results[i]->v[j], diag);
            check_measures(&c->results[i]->v[j].measures, diag);
        }
}
