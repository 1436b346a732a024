/* schema.c -- the keys that clerks write, and where each is kept. */
#include "model/schema.h"

#include "model/case.h"

/* One row per key. The order is the order in which things are shown. */
#define AT(type, member) .offset = offsetof(struct type, member)
#define FIELDS(rows) .fields = rows, .n = sizeof rows / sizeof *rows

static const struct ul_field head_fields[] = {
    {"mall", NULL, AT(ul_head, template_name)},
    {"kommun", "kommunens namn", AT(ul_head, municipality)},
    {"förvaltning", "förvaltningen|avdelning", AT(ul_head, administration)},
    {"nämnd", "nämnden|styrelse|bolag", AT(ul_head, board)},
    {"adress", "postadress|adressrad", AT(ul_head, address)},
    {"diarienummer", "dnr|diarienr|ärendenummer", AT(ul_head, case_number)},
    {"version", NULL, AT(ul_head, version)},
};
const struct ul_schema ul_schema_head = {
    .name = "huvud",
    .size = sizeof(struct ul_head),
    FIELDS(head_fields),
};

static const struct ul_field measure_fields[] = {
    {"åtgärd", "beskrivning", AT(ul_measure, measure), .required = true},
    {"ansvarig", "ansvar", AT(ul_measure, responsible)},
    {"klar", "klart|senast|slutdatum|klar senast|tidpunkt", AT(ul_measure, due),
     UL_TYPE_DATE},
    {"status", NULL, AT(ul_measure, status), UL_TYPE_CHOICE,
     .list = UL_LIST_MEASURE_STATUSES},
};
const struct ul_schema ul_schema_measure = {
    .name = "åtgärd",
    .size = sizeof(struct ul_measure),
    FIELDS(measure_fields),
    .scalar = "åtgärd",
};

static const struct ul_field control_fields[] = {
    {"id", NULL, AT(ul_control, id)},
    {"kontrollmoment", "kontroll|moment|kontrollaktivitet|granskningsmoment",
     AT(ul_control, moment), .required = true},
    {"ansvarig", "ansvar|kontrollansvarig|utförare|ansvarig avdelning",
     AT(ul_control, responsible)},
    {"rapporteras till", "rapport till|rapportering till|mottagare",
     AT(ul_control, reports_to)},
    {"frekvens", "hur ofta|intervall", AT(ul_control, frequency)},
    {"metod", "kontrollmetod|tillvägagångssätt", AT(ul_control, method)},
    {"rapporteras", "rapportperioder|redovisas", AT(ul_control, due_in),
     UL_TYPE_CHOICES, .list = UL_LIST_PERIODS},
    {"gemensam", "kommungemensam", AT(ul_control, common), UL_TYPE_YESNO},
};
const struct ul_schema ul_schema_control = {
    .name = "kontroll",
    .size = sizeof(struct ul_control),
    FIELDS(control_fields),
    .scalar = "kontrollmoment",
    .pos_offset = offsetof(struct ul_control, pos),
};

static const struct ul_field net_fields[] = {
    {"sannolikhet", "s", AT(ul_net, likelihood), UL_TYPE_INT},
    {"konsekvens", "k", AT(ul_net, consequence), UL_TYPE_INT},
};
static const struct ul_schema schema_net = {
    .name = "efter åtgärd",
    .size = sizeof(struct ul_net),
    FIELDS(net_fields),
};

static const struct ul_field risk_fields[] = {
    {"id", NULL, AT(ul_risk, id)},
    {"risk", "riskbenämning|risknamn", AT(ul_risk, name), .required = true},
    {"beskrivning", "riskbeskrivning", AT(ul_risk, description)},
    {"sannolikhet", "s", AT(ul_risk, likelihood), UL_TYPE_INT},
    {"konsekvens", "k", AT(ul_risk, consequence), UL_TYPE_INT},
    {"riskvärde", "rv|s×k|s*k|sxk|riskpoäng|risktal", AT(ul_risk, stated), UL_TYPE_INT},
    {"kategori", "riskkategori|perspektiv", AT(ul_risk, category), UL_TYPE_CHOICE,
     .list = UL_LIST_CATEGORIES},
    {"accepteras", "acceptera|accepteras risken", AT(ul_risk, accepted), UL_TYPE_YESNO},
    {"motivering", NULL, AT(ul_risk, motivation)},
    {"hantering", "riskhantering", AT(ul_risk, treatment), UL_TYPE_CHOICE,
     .list = UL_LIST_TREATMENTS},
    {"efter åtgärd", "kvarstående risk|nettorisk|restrisk", AT(ul_risk, net),
     UL_TYPE_MAP, .of = &schema_net},
    {"ansvar", "ansvarig|riskägare", AT(ul_risk, owner)},
    {"åtgärder", "åtgärd", AT(ul_risk, measures), UL_TYPE_MAPS,
     .of = &ul_schema_measure},
    {"kontroller", "kontrollmoment|kontrollaktiviteter", AT(ul_risk, controls),
     UL_TYPE_MAPS, .of = &ul_schema_control},
};
const struct ul_schema ul_schema_risk = {
    .name = "risk",
    .size = sizeof(struct ul_risk),
    FIELDS(risk_fields),
    .pos_offset = offsetof(struct ul_risk, pos),
};

static const struct ul_field area_fields[] = {
    {"namn", "område|kontrollområde", AT(ul_area, name), .required = true},
    {"syfte", "beskrivning", AT(ul_area, purpose)},
    {"risker", NULL, AT(ul_area, risks), UL_TYPE_MAPS, .required = true,
     .of = &ul_schema_risk},
};
const struct ul_schema ul_schema_area = {
    .name = "område",
    .size = sizeof(struct ul_area),
    FIELDS(area_fields),
};

static const struct ul_field plan_fields[] = {
    {"", NULL, AT(ul_plan, head), UL_TYPE_HEAD, .of = &ul_schema_head},
    {"år", "planår", AT(ul_plan, year), UL_TYPE_INT, .required = true},
    {"antagen", "antagen den|beslutad|fastställd", AT(ul_plan, adopted), UL_TYPE_DATE},
    {"skala", NULL, AT(ul_plan, scale), UL_TYPE_INT},
    {"föregående", "föregående plan|förra planen", AT(ul_plan, previous)},
    {"områden", "kontrollområden", AT(ul_plan, areas), UL_TYPE_MAPS,
     .of = &ul_schema_area},
    {"risker", NULL, AT(ul_plan, loose), UL_TYPE_MAPS, .of = &ul_schema_risk},
};
const struct ul_schema ul_schema_plan = {
    .name = "internkontrollplan",
    .size = sizeof(struct ul_plan),
    FIELDS(plan_fields),
    .pos_offset = offsetof(struct ul_plan, pos),
};

static const struct ul_field result_fields[] = {
    {"kontroll", "kontrollmoment|risk", AT(ul_result, control), .required = true},
    {"status", "bedömning", AT(ul_result, status), UL_TYPE_CHOICE, .required = true,
     .list = UL_LIST_STATUSES},
    {"resultat", "utfall|uppnått resultat", AT(ul_result, result)},
    {"kommentar", "kommentarer", AT(ul_result, comment)},
    {"avvikelse", "avvikelser|brist", AT(ul_result, deviation)},
    {"ny tidpunkt", "nytt datum|ny tid", AT(ul_result, new_time), UL_TYPE_DATE_OR_TEXT},
    {"åtgärder", "åtgärd", AT(ul_result, measures), UL_TYPE_MAPS,
     .of = &ul_schema_measure},
};
const struct ul_schema ul_schema_result = {
    .name = "resultat",
    .size = sizeof(struct ul_result),
    FIELDS(result_fields),
    .pos_offset = offsetof(struct ul_result, pos),
};

static const struct ul_field results_fields[] = {
    {"", NULL, AT(ul_results, head), UL_TYPE_HEAD, .of = &ul_schema_head},
    {"period", "rapportperiod", AT(ul_results, period), UL_TYPE_CHOICE,
     .required = true, .list = UL_LIST_PERIODS},
    {"år", NULL, AT(ul_results, year), UL_TYPE_INT, .required = true},
    {"datum", NULL, AT(ul_results, date), UL_TYPE_DATE},
    {"rapporterat av", "rapportör|rapporterad av|uppgiftslämnare",
     AT(ul_results, reporter)},
    {"resultat", "kontroller", AT(ul_results, v), UL_TYPE_MAPS, .required = true,
     .of = &ul_schema_result},
};
const struct ul_schema ul_schema_results = {
    .name = "resultat",
    .size = sizeof(struct ul_results),
    FIELDS(results_fields),
    .pos_offset = offsetof(struct ul_results, pos),
};

static const struct ul_field signer_fields[] = {
    {"namn", NULL, AT(ul_signer, name), .required = true},
    {"titel", "befattning|roll", AT(ul_signer, title)},
};
const struct ul_schema ul_schema_signer = {
    .name = "undertecknare",
    .size = sizeof(struct ul_signer),
    FIELDS(signer_fields),
    .scalar = "namn",
    .rest = "titel",
};

static const struct ul_field document_fields[] = {
    {"", NULL, AT(ul_document, head), UL_TYPE_HEAD, .of = &ul_schema_head},
    {"ärende", "titel|rubrik|ärendemening", AT(ul_document, subject)},
    {"datum", NULL, AT(ul_document, date), UL_TYPE_DATE},
    {"till", "mottagare|adressat", AT(ul_document, to)},
    {"ort", NULL, AT(ul_document, place)},
    {"organisation", "företag", AT(ul_document, organisation)},
    {"handläggare", "handläggs av", AT(ul_document, handler)},
    {"undertecknare", "undertecknas av|underskrift", AT(ul_document, signers),
     UL_TYPE_MAPS, .of = &ul_schema_signer},
    {"bilagor", "bilaga", AT(ul_document, annex_names), UL_TYPE_TEXTS, .words = ","},
    {"separata bilagor", "bilagor separat", AT(ul_document, separate), UL_TYPE_YESNO},
    {"resultat", "period", AT(ul_document, period)},
    {"revisionsfrågor", "frågor|delfrågor", AT(ul_document, questions), UL_TYPE_TEXTS},
    {"ärenden", NULL, AT(ul_document, cases), UL_TYPE_TEXTS},
};
const struct ul_schema ul_schema_document = {
    .name = "dokument",
    .size = sizeof(struct ul_document),
    FIELDS(document_fields),
};
