/* case_dump.c -- golden text of a whole case: what was bound, and what follows. */
#include "model/schema.h"
#include "model/template.h"

static void dump_plan(struct ul_buf *out, const struct ul_plan *plan)
{
    ul_buf_str(out, "plan:\n");
    ul_schema_dump(out, &ul_schema_plan, plan, 1);
    ul_buf_fmt(out, "  = högst %d, %zu risker, %zu kontroller\n", plan->highest,
               plan->n_risks, plan->n_controls);
    for (size_t i = 0; i < plan->n_risks; i++) {
        const struct ul_risk *risk = plan->risks[i];
        ul_buf_fmt(out, "  = risk %d: %s, värde %d, område %s\n", risk->number,
                   ul_given(&risk->name) ? risk->name.text : "-", risk->value,
                   risk->area ? risk->area->name.text : "-");
    }
    for (size_t i = 0; i < plan->n_controls; i++) {
        const struct ul_control *control = plan->controls[i];
        ul_buf_fmt(out, "  = kontroll %s: %s\n", control->number,
                   ul_given(&control->moment) ? control->moment.text : "-");
    }
}

static void dump_results(struct ul_buf *out, const struct ul_results *results)
{
    ul_buf_str(out, "resultat:\n");
    ul_schema_dump(out, &ul_schema_results, results, 1);
    for (size_t i = 0; i < results->n; i++) {
        const struct ul_result *result = &results->v[i];
        ul_buf_fmt(out,
                   "  = %s: ", ul_given(&result->control) ? result->control.text : "-");
        if (result->of_control)
            ul_buf_fmt(out, "kontroll %s\n", result->of_control->number);
        else if (result->of_risk)
            ul_buf_fmt(out, "risk %d\n", result->of_risk->number);
        else
            ul_buf_str(out, "-\n");
    }
}

static void dump_annex(struct ul_buf *out, const struct ul_annex *annex)
{
    ul_buf_fmt(out, "  = bilaga %s: ", annex->value.text);
    if (annex->part)
        ul_buf_fmt(out, "del %s", annex->part->name);
    else
        ul_buf_fmt(out, "dokument %s", annex->document ? annex->document->name : "-");
    if (annex->results)
        ul_buf_fmt(out, ", %s %d", annex->results->period.text,
                   annex->results->year.number);
    ul_buf_char(out, '\n');
}

static void dump_document(struct ul_buf *out, const struct ul_document *document)
{
    ul_buf_fmt(out, "dokument %s: %s\n", document->name, document->type->name);
    ul_schema_dump(out, &ul_schema_document, document, 1);
    if (document->results)
        ul_buf_fmt(out, "  = resultat %s %d\n", document->results->period.text,
                   document->results->year.number);
    for (size_t i = 0; i < document->n_annexes; i++)
        dump_annex(out, &document->annexes[i]);
    for (size_t i = 0; i < document->n_sections; i++) {
        const struct ul_section *section = &document->sections[i];
        ul_buf_fmt(out, "  = avsnitt %s (%s)\n",
                   section->heading ? section->heading : "före första rubriken",
                   section->known ? section->known->name.text : "-");
        ul_md_dump(out, section->body, 2);
    }
}

void ul_case_dump(struct ul_buf *out, const struct ul_case *c)
{
    ul_buf_fmt(out, "ärende: %s\nmall: %s\n", c->name, c->template->name);
    if (c->plan)
        dump_plan(out, c->plan);
    for (size_t i = 0; i < c->n_results; i++)
        dump_results(out, c->results[i]);
    for (size_t i = 0; i < c->n_documents; i++)
        dump_document(out, c->documents[i]);
}
