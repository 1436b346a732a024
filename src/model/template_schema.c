/* template_schema.c -- the keys of templates, and where each is kept. */
#include "model/schema.h"
#include "model/template.h"

#define AT(type, member) .offset = offsetof(struct type, member)
#define FIELDS(rows) .fields = rows, .n = sizeof rows / sizeof *rows

#define CHOICE(of_words) UL_TYPE_CHOICE, .list = UL_LIST_TEMPLATE, .words = of_words
#define ALIGNMENTS "vänster|mitten|höger|marginaljusterat"
#define TEXT_STYLES "brödtext|titel|rubrik 1|rubrik 2|rubrik 3|rubrik 4|ingress|liten|"
#define TABLE_STYLES "cell|huvudcell|kolumnförklaring|band|tabelltext|fotnot|figurtext|"
#define PAGE_STYLES "undertecknare|sidhuvud|sidhuvud stark|sidfot|kod|"
#define COVER_STYLES "omslagstitel|omslagsrad"
#define STYLES TEXT_STYLES TABLE_STYLES PAGE_STYLES COVER_STYLES
const char ul_style_names[] = STYLES;

static const struct ul_field named_fields[] = {
    {"text", NULL, AT(ul_named, text)},
};
static const struct ul_schema schema_named = {
    .name = "namn",
    .size = sizeof(struct ul_named),
    FIELDS(named_fields),
    .scalar = "text",
};

static const struct ul_field style_fields[] = {
    {"storlek", NULL, AT(ul_style_data, size), UL_TYPE_DECIMAL},
    {"rad", "radavstånd", AT(ul_style_data, leading), UL_TYPE_DECIMAL},
    {"före", NULL, AT(ul_style_data, before), UL_TYPE_DECIMAL},
    {"efter", NULL, AT(ul_style_data, after), UL_TYPE_DECIMAL},
    {"indrag", NULL, AT(ul_style_data, indent), UL_TYPE_DECIMAL},
    {"typsnitt", NULL, AT(ul_style_data, font)},
    {"fet", NULL, AT(ul_style_data, bold), UL_TYPE_YESNO},
    {"kursiv", NULL, AT(ul_style_data, italic), UL_TYPE_YESNO},
    {"färg", NULL, AT(ul_style_data, colour)},
    {"justering", NULL, AT(ul_style_data, align), CHOICE(ALIGNMENTS)},
    {"avstavning", NULL, AT(ul_style_data, hyphens), UL_TYPE_YESNO},
};
static const struct ul_schema schema_style = {
    .name = "stil",
    .size = sizeof(struct ul_style_data),
    FIELDS(style_fields),
};

static const struct ul_field status_fields[] = {
    {"namn", NULL, AT(ul_status_data, name), .required = true},
    {"symbol", NULL, AT(ul_status_data, symbol),
     CHOICE("ingen|cirkel|triangel|romb|ring|kvadrat|streck")},
    {"färg", NULL, AT(ul_status_data, colour)},
    {"grad", NULL, AT(ul_status_data, grade), UL_TYPE_INT},
    {"inte gjord", NULL, AT(ul_status_data, undone), UL_TYPE_YESNO},
};
static const struct ul_schema schema_status = {
    .name = "status",
    .size = sizeof(struct ul_status_data),
    FIELDS(status_fields),
    .scalar = "namn",
};

static const struct ul_field period_fields[] = {
    {"namn", NULL, AT(ul_period_data, name), .required = true},
    {"kallas även", NULL, AT(ul_period_data, also), UL_TYPE_TEXTS},
    {"från", NULL, AT(ul_period_data, from), UL_TYPE_INT, .required = true},
    {"till", NULL, AT(ul_period_data, to), UL_TYPE_INT, .required = true},
};
static const struct ul_schema schema_period = {
    .name = "period",
    .size = sizeof(struct ul_period_data),
    FIELDS(period_fields),
};

static const struct ul_field level_fields[] = {
    {"namn", NULL, AT(ul_level_data, name), .required = true},
    {"färg", NULL, AT(ul_level_data, colour)},
    {"textfärg", NULL, AT(ul_level_data, text_colour)},
};
static const struct ul_schema schema_level = {
    .name = "nivå",
    .size = sizeof(struct ul_level_data),
    FIELDS(level_fields),
};

static const struct ul_field scale_fields[] = {
    {"högst", NULL, AT(ul_scale_data, highest), UL_TYPE_INT, .required = true},
    {"sannolikhet", NULL, AT(ul_scale_data, likelihoods), UL_TYPE_TEXTS},
    {"konsekvens", NULL, AT(ul_scale_data, consequences), UL_TYPE_TEXTS},
    {"matris", NULL, AT(ul_scale_data, rows), UL_TYPE_TEXTS, .required = true},
    {"åtgärd från", NULL, AT(ul_scale_data, action_from), UL_TYPE_INT},
};
static const struct ul_schema schema_scale = {
    .name = "skala",
    .size = sizeof(struct ul_scale_data),
    FIELDS(scale_fields),
};

static const struct ul_field known_section_fields[] = {
    {"namn", NULL, AT(ul_known_section, name), .required = true},
    {"kallas även", NULL, AT(ul_known_section, also), UL_TYPE_TEXTS},
    {"rubrik", NULL, AT(ul_known_section, heading)},
    {"roll", NULL, AT(ul_known_section, role),
     CHOICE("beslut|underlag|mottagare|sammanfattning")},
};
static const struct ul_schema schema_known_section = {
    .name = "avsnitt",
    .size = sizeof(struct ul_known_section),
    FIELDS(known_section_fields),
    .scalar = "namn",
};

static const struct ul_field check_word_fields[] = {
    {"avsnitt med beslut", NULL, AT(ul_check_words, decisions), UL_TYPE_TEXTS},
    {"avsnitt med antal", NULL, AT(ul_check_words, summaries), UL_TYPE_TEXTS},
    {"räkneord", NULL, AT(ul_check_words, numbers), UL_TYPE_TEXTS},
    {"tiotal", NULL, AT(ul_check_words, tens), UL_TYPE_TEXTS},
    {"ändelser", NULL, AT(ul_check_words, endings), UL_TYPE_TEXTS},
    {"småord", NULL, AT(ul_check_words, small), UL_TYPE_TEXTS},
    {"nekande", NULL, AT(ul_check_words, negations), UL_TYPE_TEXTS},
    {"nekande efter", NULL, AT(ul_check_words, negated_after), UL_TYPE_TEXTS},
    {"inga", NULL, AT(ul_check_words, none), UL_TYPE_TEXTS},
    {"kontrollord", NULL, AT(ul_check_words, controls), UL_TYPE_TEXTS},
    {"målverb", NULL, AT(ul_check_words, goal_verbs), UL_TYPE_TEXTS},
    {"målverb efter", NULL, AT(ul_check_words, goal_leads), UL_TYPE_TEXTS},
    {"målformer", NULL, AT(ul_check_words, goal_forms), UL_TYPE_TEXTS},
    {"målord", NULL, AT(ul_check_words, goal_phrases), UL_TYPE_TEXTS},
    {"målinledning", NULL, AT(ul_check_words, goal_starts), UL_TYPE_TEXTS},
    {"måltillstånd", NULL, AT(ul_check_words, goal_states), UL_TYPE_TEXTS},
    {"målantal", NULL, AT(ul_check_words, goal_counts), UL_TYPE_TEXTS},
    {"ska", NULL, AT(ul_check_words, shall), UL_TYPE_TEXTS},
    {"bisats", NULL, AT(ul_check_words, relatives), UL_TYPE_TEXTS},
    {"riskord", NULL, AT(ul_check_words, bad), UL_TYPE_TEXTS},
    {"antar", NULL, AT(ul_check_words, adopts), UL_TYPE_TEXTS},
    {"plan", NULL, AT(ul_check_words, plans), UL_TYPE_TEXTS},
    {"månader", NULL, AT(ul_check_words, months), UL_TYPE_TEXTS},
    {"tidpunkter", NULL, AT(ul_check_words, moments), UL_TYPE_TEXTS},
    {"hela tiden", NULL, AT(ul_check_words, always), UL_TYPE_TEXTS},
    {"utgår", NULL, AT(ul_check_words, leaves), UL_TYPE_TEXTS},
    {"åtgärd", NULL, AT(ul_check_words, measures), UL_TYPE_TEXTS},
    {"åtgärdas", NULL, AT(ul_check_words, measured), UL_TYPE_TEXTS},
    {"behövs", NULL, AT(ul_check_words, needed), UL_TYPE_TEXTS},
    {"framåt", NULL, AT(ul_check_words, ahead), UL_TYPE_TEXTS},
    {"avslutat", NULL, AT(ul_check_words, closed), UL_TYPE_TEXTS},
    {"har", NULL, AT(ul_check_words, has), UL_TYPE_TEXTS},
    {"supinum", NULL, AT(ul_check_words, passives), UL_TYPE_TEXTS},
    {"av", NULL, AT(ul_check_words, of), UL_TYPE_TEXTS},
    {"att", NULL, AT(ul_check_words, clauses), UL_TYPE_TEXTS},
    {"periodord", NULL, AT(ul_check_words, periodic), UL_TYPE_TEXTS},
    {"ansvar", NULL, AT(ul_check_words, owners), UL_TYPE_TEXTS},
    {"avvikelse", NULL, AT(ul_check_words, deviations), UL_TYPE_TEXTS},
    {"fynd", NULL, AT(ul_check_words, faults), UL_TYPE_TEXTS},
    {"funnet", NULL, AT(ul_check_words, found), UL_TYPE_TEXTS},
    {"inte nu", NULL, AT(ul_check_words, not_now), UL_TYPE_TEXTS},
    {"om avvikelser", NULL, AT(ul_check_words, about_faults), UL_TYPE_TEXTS},
    {"grad mindre", NULL, AT(ul_check_words, minor), UL_TYPE_TEXTS},
    {"grad större", NULL, AT(ul_check_words, major), UL_TYPE_TEXTS},
    {"mer", NULL, AT(ul_check_words, more), UL_TYPE_TEXTS},
    {"brytord", NULL, AT(ul_check_words, breaks), UL_TYPE_TEXTS},
    {"förbehåll", NULL, AT(ul_check_words, contrasts), UL_TYPE_TEXTS},
    {"lägesord", NULL, AT(ul_check_words, scopes), UL_TYPE_TEXTS},
    {"mängdord", NULL, AT(ul_check_words, amounts), UL_TYPE_TEXTS},
    {"skäl", NULL, AT(ul_check_words, reasons), UL_TYPE_TEXTS},
    {"kontroll", NULL, AT(ul_check_words, control), UL_TYPE_TEXTS},
    {"utförd", NULL, AT(ul_check_words, done), UL_TYPE_TEXTS},
    {"bara läget", NULL, AT(ul_check_words, state_only), UL_TYPE_TEXTS},
    {"antal ej utförda", NULL, AT(ul_check_words, count_undone), UL_TYPE_TEXTS},
    {"antal av slag", NULL, AT(ul_check_words, count_kinds), UL_TYPE_TEXTS},
    {"antal i ord", NULL, AT(ul_check_words, count_amounts), UL_TYPE_TEXTS},
    {"antal är", NULL, AT(ul_check_words, count_verbs), UL_TYPE_TEXTS},
    {"nummer på", NULL, AT(ul_check_words, count_numbered), UL_TYPE_TEXTS},
    {"partiklar", NULL, AT(ul_check_words, short_words), UL_TYPE_TEXTS},
    {"målinnehåll", NULL, AT(ul_check_words, good), UL_TYPE_TEXTS},
    {"enstaka", NULL, AT(ul_check_words, samples), UL_TYPE_TEXTS},
    {"missat", NULL, AT(ul_check_words, failing), UL_TYPE_TEXTS},
    {"undantaget", NULL, AT(ul_check_words, spared), UL_TYPE_TEXTS},
    {"saknas", NULL, AT(ul_check_words, failing_alone), UL_TYPE_TEXTS},
    {"samtliga", NULL, AT(ul_check_words, every), UL_TYPE_TEXTS},
    {"av dem", NULL, AT(ul_check_words, them), UL_TYPE_TEXTS},
    {"följs inte", NULL, AT(ul_check_words, broken), UL_TYPE_TEXTS},
    {"enheter", NULL, AT(ul_check_words, units), UL_TYPE_TEXTS},
    {"inga åtgärder", NULL, AT(ul_check_words, none_yet), UL_TYPE_TEXTS},
    {"kontrollen inte", NULL, AT(ul_check_words, not_begun), UL_TYPE_TEXTS},
    {"fall", NULL, AT(ul_check_words, in_cases), UL_TYPE_TEXTS},
    {"artiklar", NULL, AT(ul_check_words, articles), UL_TYPE_TEXTS},
    {"uppmärksammas", NULL, AT(ul_check_words, noticed), UL_TYPE_TEXTS},
    {"gjort i kommentar", NULL, AT(ul_check_words, changed), UL_TYPE_TEXTS},
    {"orsak", NULL, AT(ul_check_words, causes), UL_TYPE_TEXTS},
    {"nu", NULL, AT(ul_check_words, this_time), UL_TYPE_TEXTS},
    {"endast", NULL, AT(ul_check_words, only), UL_TYPE_TEXTS},
    {"allt väl", NULL, AT(ul_check_words, all_well), UL_TYPE_TEXTS},
    {"tomma svar", NULL, AT(ul_check_words, blanks), UL_TYPE_TEXTS},
    {"antal risker", NULL, AT(ul_check_words, count_risks), UL_TYPE_TEXTS},
    {"antal områden", NULL, AT(ul_check_words, count_areas), UL_TYPE_TEXTS},
    {"antal kontroller", NULL, AT(ul_check_words, count_controls), UL_TYPE_TEXTS},
    {"antal åtgärder", NULL, AT(ul_check_words, count_measures), UL_TYPE_TEXTS},
    {"ungefär", NULL, AT(ul_check_words, about), UL_TYPE_TEXTS},
    {"en del", NULL, AT(ul_check_words, part), UL_TYPE_TEXTS},
    {"en plats", NULL, AT(ul_check_words, place), UL_TYPE_TEXTS},
    {"alla", NULL, AT(ul_check_words, all), UL_TYPE_TEXTS},
};
static const struct ul_schema schema_check_words = {
    .name = "granskningsord",
    .size = sizeof(struct ul_check_words),
    FIELDS(check_word_fields),
};

static const struct ul_field paper_word_fields[] = {
    {"organ", NULL, AT(ul_paper_words, boards), UL_TYPE_TEXTS},
    {"något organ", NULL, AT(ul_paper_words, any_board), UL_TYPE_TEXTS},
    {"fullmäktige", NULL, AT(ul_paper_words, council), UL_TYPE_TEXTS},
    {"styrelsen", NULL, AT(ul_paper_words, executive), UL_TYPE_TEXTS},
    {"beredande", NULL, AT(ul_paper_words, committees), UL_TYPE_TEXTS},
    {"föreslår", NULL, AT(ul_paper_words, proposes), UL_TYPE_TEXTS},
    {"efter", NULL, AT(ul_paper_words, after), UL_TYPE_TEXTS},
    {"förslag och beslut", NULL, AT(ul_paper_words, proposals), UL_TYPE_TEXTS},
    {"passivt", NULL, AT(ul_paper_words, passives), UL_TYPE_TEXTS},
    {"beslutar", NULL, AT(ul_paper_words, decides), UL_TYPE_TEXTS},
    {"pekar utåt", NULL, AT(ul_paper_words, outside), UL_TYPE_TEXTS},
    {"pekar på bilaga", NULL, AT(ul_paper_words, annexed), UL_TYPE_TEXTS},
    {"närmare", NULL, AT(ul_paper_words, told), UL_TYPE_TEXTS},
    {"handlingar", NULL, AT(ul_paper_words, papers), UL_TYPE_TEXTS},
    {"jämförs", NULL, AT(ul_paper_words, compared), UL_TYPE_TEXTS},
    {"ersätts", NULL, AT(ul_paper_words, replaced), UL_TYPE_TEXTS},
    {"framåt", NULL, AT(ul_paper_words, ahead), UL_TYPE_TEXTS},
    {"tidpunkt", NULL, AT(ul_paper_words, moments), UL_TYPE_TEXTS},
    {"denna", NULL, AT(ul_paper_words, this_one), UL_TYPE_TEXTS},
    {"titlar", NULL, AT(ul_paper_words, titles), UL_TYPE_TEXTS},
    {"bilaga", NULL, AT(ul_paper_words, annexes), UL_TYPE_TEXTS},
    {"tabell", NULL, AT(ul_paper_words, tables), UL_TYPE_TEXTS},
    {"figur", NULL, AT(ul_paper_words, figures), UL_TYPE_TEXTS},
    {"fotnot", NULL, AT(ul_paper_words, footnotes), UL_TYPE_TEXTS},
    {"numret", NULL, AT(ul_paper_words, number_marks), UL_TYPE_TEXTS},
    {"alla bilagor", NULL, AT(ul_paper_words, all_annexes), UL_TYPE_TEXTS},
    {"nedan", NULL, AT(ul_paper_words, below), UL_TYPE_TEXTS},
    {"och", NULL, AT(ul_paper_words, joins), UL_TYPE_TEXTS},
    {"andra handlingar", NULL, AT(ul_paper_words, other_papers), UL_TYPE_TEXTS},
    {"pekar med", NULL, AT(ul_paper_words, points), UL_TYPE_TEXTS},
    {"hos andra", NULL, AT(ul_paper_words, of_others), UL_TYPE_TEXTS},
    {"fråga", NULL, AT(ul_paper_words, questions), UL_TYPE_TEXTS},
    {"svar", NULL, AT(ul_paper_words, answers), UL_TYPE_TEXTS},
    {"frågar", NULL, AT(ul_paper_words, asks), UL_TYPE_TEXTS},
    {"privat e-post", NULL, AT(ul_paper_words, mail), UL_TYPE_TEXTS},
    {"andra nummer", NULL, AT(ul_paper_words, numbers), UL_TYPE_TEXTS},
};
static const struct ul_schema schema_paper_words = {
    .name = "skrivelseord",
    .size = sizeof(struct ul_paper_words),
    FIELDS(paper_word_fields),
};

static const struct ul_field page_fields[] = {
    {"överkant", NULL, AT(ul_page_data, top), UL_TYPE_DECIMAL},
    {"underkant", NULL, AT(ul_page_data, bottom), UL_TYPE_DECIMAL},
    {"vänster", NULL, AT(ul_page_data, left), UL_TYPE_DECIMAL},
    {"höger", NULL, AT(ul_page_data, right), UL_TYPE_DECIMAL},
    {"liggande överkant", NULL, AT(ul_page_data, wide_top), UL_TYPE_DECIMAL},
    {"liggande underkant", NULL, AT(ul_page_data, wide_bottom), UL_TYPE_DECIMAL},
    {"liggande vänster", NULL, AT(ul_page_data, wide_left), UL_TYPE_DECIMAL},
    {"liggande höger", NULL, AT(ul_page_data, wide_right), UL_TYPE_DECIMAL},
};
static const struct ul_schema schema_page = {
    .name = "sida",
    .size = sizeof(struct ul_page_data),
    FIELDS(page_fields),
};

static const struct ul_field furniture_fields[] = {
    {"vänster", NULL, AT(ul_furniture_data, left), UL_TYPE_TEXTS},
    {"mitten", NULL, AT(ul_furniture_data, middle), UL_TYPE_TEXTS},
    {"höger", NULL, AT(ul_furniture_data, right), UL_TYPE_TEXTS},
};
static const struct ul_schema schema_furniture = {
    .name = "sidhuvud",
    .size = sizeof(struct ul_furniture_data),
    FIELDS(furniture_fields),
};

static const struct ul_field template_fields[] = {
    {"", NULL, AT(ul_template, defaults), UL_TYPE_HEAD, .of = &ul_schema_head},
    {"typsnitt", NULL, AT(ul_template, font)},
    {"rubriktypsnitt", NULL, AT(ul_template, heading_font)},
    {"logotyp", NULL, AT(ul_template, logo)},
    {"logotyp alt", "logotypens text", AT(ul_template, logo_text)},
    {"sidnummer", NULL, AT(ul_template, page_number)},
    {"diarienummerform", NULL, AT(ul_template, case_number_form)},
    {"skala", NULL, AT(ul_template, default_scale), UL_TYPE_INT},
    {"sida", NULL, AT(ul_template, page), UL_TYPE_MAP, .of = &schema_page},
    {"första sidhuvud", NULL, AT(ul_template, first_head), UL_TYPE_MAP,
     .of = &schema_furniture},
    {"sidhuvud", NULL, AT(ul_template, head), UL_TYPE_MAP, .of = &schema_furniture},
    {"bilagehuvud", NULL, AT(ul_template, annex_head), UL_TYPE_MAP,
     .of = &schema_furniture},
    {"sidfot", NULL, AT(ul_template, foot), UL_TYPE_MAP, .of = &schema_furniture},
    {"färger", NULL, AT(ul_template, colours), UL_TYPE_NAMED, .of = &schema_named},
    {"stilar", NULL, AT(ul_template, styles), UL_TYPE_NAMED, .of = &schema_style},
    {"statuser", NULL, AT(ul_template, statuses), UL_TYPE_MAPS, .of = &schema_status},
    {"åtgärdsstatuser", NULL, AT(ul_template, measure_statuses), UL_TYPE_MAPS,
     .of = &schema_status},
    {"perioder", NULL, AT(ul_template, periods), UL_TYPE_MAPS, .of = &schema_period},
    {"kategorier", NULL, AT(ul_template, categories), UL_TYPE_TEXTS},
    {"kategorier som krävs", NULL, AT(ul_template, required_categories), UL_TYPE_TEXTS},
    {"gemensamma kontroller", NULL, AT(ul_template, common_controls), UL_TYPE_TEXTS},
    {"granskningsord", NULL, AT(ul_template, check_words), UL_TYPE_MAP,
     .of = &schema_check_words},
    {"skrivelseord", NULL, AT(ul_template, paper_words), UL_TYPE_MAP,
     .of = &schema_paper_words},
    {"nivåer", NULL, AT(ul_template, levels), UL_TYPE_MAPS, .of = &schema_level},
    {"skalor", NULL, AT(ul_template, scales), UL_TYPE_MAPS, .of = &schema_scale},
    {"avsnitt", NULL, AT(ul_template, sections), UL_TYPE_MAPS,
     .of = &schema_known_section},
    {"ord", NULL, AT(ul_template, words), UL_TYPE_NAMED, .of = &schema_named},
    {"regler", NULL, AT(ul_template, rules), UL_TYPE_NAMED, .of = &schema_named},
};
const struct ul_schema ul_schema_template = {
    .name = "mall",
    .size = sizeof(struct ul_template),
    FIELDS(template_fields),
};

static const struct ul_field column_fields[] = {
    {"rubrik", NULL, AT(ul_column_data, heading)},
    {"förklaring", NULL, AT(ul_column_data, note)},
    {"grupp", NULL, AT(ul_column_data, group)},
    {"visar", NULL, AT(ul_column_data, show), UL_TYPE_TEXTS, .required = true},
    {"bredd", NULL, AT(ul_column_data, width), UL_TYPE_INT},
    {"justering", NULL, AT(ul_column_data, align), CHOICE(ALIGNMENTS)},
    {"fet", NULL, AT(ul_column_data, bold), UL_TYPE_YESNO},
    {"som", NULL, AT(ul_column_data, as),
     CHOICE("text|nivå|status|punkter|radrubrik|nivå efter åtgärd|nivå förra året")},
};
static const struct ul_schema schema_column = {
    .name = "kolumn",
    .size = sizeof(struct ul_column_data),
    FIELDS(column_fields),
};

static const struct ul_field table_fields[] = {
    {"rader", NULL, AT(ul_table_data, rows),
     CHOICE("områden|risker|kontroller|resultat|åtgärder|förändringar|ej utförda|"
            "försenade åtgärder"),
     .required = true},
    {"som", NULL, AT(ul_table_data, as), CHOICE("tabell|kort")},
    {"per", NULL, AT(ul_table_data, each), CHOICE("område|risk")},
    {"tabelltext", NULL, AT(ul_table_data, caption)},
    {"band", NULL, AT(ul_table_data, band)},
    {"helrad", NULL, AT(ul_table_data, foot), UL_TYPE_TEXTS},
    {"slå ihop", NULL, AT(ul_table_data, group_by)},
    {"kolumner", NULL, AT(ul_table_data, columns), UL_TYPE_MAPS, .required = true,
     .of = &schema_column},
    {"om tom", NULL, AT(ul_table_data, empty)},
    {"områdets avsnitt", NULL, AT(ul_table_data, area_text), UL_TYPE_YESNO},
    {"ej redovisade", NULL, AT(ul_table_data, unreported)},
};
static const struct ul_schema schema_table = {
    .name = "tabell",
    .size = sizeof(struct ul_table_data),
    FIELDS(table_fields),
};

static const struct ul_field element_fields[] = {
    {"rubrik", NULL, AT(ul_element, heading)},
    {"stycke", NULL, AT(ul_element, paragraph)},
    {"avsnitt", NULL, AT(ul_element, section)},
    {"övriga avsnitt", NULL, AT(ul_element, others), UL_TYPE_YESNO},
    {"underskrift", NULL, AT(ul_element, signature), UL_TYPE_YESNO},
    {"tabell", NULL, AT(ul_element, table), UL_TYPE_MAP, .of = &schema_table},
    {"figur", NULL, AT(ul_element, figure),
     CHOICE("riskmatris|riskmatris efter åtgärd|statusfördelning")},
    {"del", NULL, AT(ul_element, part)},
    {"innehållsförteckning", NULL, AT(ul_element, contents), UL_TYPE_YESNO},
    {"bilagelista", NULL, AT(ul_element, annexes), UL_TYPE_YESNO},
    {"teckenförklaring", NULL, AT(ul_element, legend), UL_TYPE_YESNO},
    {"bilageavsnitt", NULL, AT(ul_element, appendices), UL_TYPE_YESNO},
    {"luft", NULL, AT(ul_element, space), UL_TYPE_DECIMAL},
    {"stil", NULL, AT(ul_element, style), CHOICE(STYLES)},
    {"nivå", NULL, AT(ul_element, level), UL_TYPE_INT},
    {"ny sida", NULL, AT(ul_element, new_page), UL_TYPE_YESNO},
    {"utan rubrik", NULL, AT(ul_element, own_title), UL_TYPE_YESNO},
    {"punkt", NULL, AT(ul_element, bullet)},
};
static const struct ul_schema schema_element = {
    .name = "innehåll",
    .size = sizeof(struct ul_element),
    FIELDS(element_fields),
    .pos_offset = offsetof(struct ul_element, pos),
};

static const struct ul_field doctype_fields[] = {
    {"dokument", NULL, AT(ul_doctype, kind)},
    {"del", NULL, AT(ul_doctype, part)},
    {"namn", NULL, AT(ul_doctype, label)},
    {"titel", NULL, AT(ul_doctype, title)},
    {"riktning", NULL, AT(ul_doctype, orientation), CHOICE("stående|liggande")},
    {"kräver", NULL, AT(ul_doctype, required), UL_TYPE_TEXTS},
    {"kräver nycklar", NULL, AT(ul_doctype, required_keys), UL_TYPE_TEXTS},
    {"bör ha nycklar", NULL, AT(ul_doctype, expected_keys), UL_TYPE_TEXTS},
    {"bör ha nycklar med till", NULL, AT(ul_doctype, addressed_keys), UL_TYPE_TEXTS},
    {"nämns som", NULL, AT(ul_doctype, named), UL_TYPE_TEXTS},
    {"sammanfattningens längd", NULL, AT(ul_doctype, summary), UL_TYPE_INT},
    {"numrerade kapitel", NULL, AT(ul_doctype, numbered), UL_TYPE_YESNO},
    {"sida", NULL, AT(ul_doctype, page), UL_TYPE_MAP, .of = &schema_page},
    {"första sidhuvud", NULL, AT(ul_doctype, first_head), UL_TYPE_MAP,
     .of = &schema_furniture},
    {"innehåll", NULL, AT(ul_doctype, content), UL_TYPE_MAPS, .required = true,
     .of = &schema_element},
};
const struct ul_schema ul_schema_doctype = {
    .name = "dokumenttyp",
    .size = sizeof(struct ul_doctype),
    FIELDS(doctype_fields),
};
