/* template.h -- the look, the vocabulary and the shapes of the papers, as data. */
#ifndef UL_TEMPLATE_H
#define UL_TEMPLATE_H

#include "base/units.h"
#include "model/case.h"

struct ul_picture;
struct ul_raw;
struct ul_schema;

/* CHOICE values are numbered from 0 in the order of the words in the comments.
 *
 * All of it is bound by tables in template_schema.c from templates/NAME/: mall.yaml
 * holds the look and the vocabulary; every other .yaml there is a document type
 * or a part. A template that says `ärver: standard` changes only what it says:
 * maps are merged key by key, lists and scalars are replaced. */

/* A text style. [stilar: namn: {…}]. One for each enum ul_style in compose/flow.h,
 * in its order: brödtext, titel, rubrik 1 - rubrik 4, ingress, liten, cell,
 * huvudcell, kolumnförklaring, band, tabelltext, fotnot, figurtext, undertecknare,
 * sidhuvud, sidhuvud stark, sidfot, kod.
 * Sizes may have decimals: value.number is thousandths, that is, millipoints. */
struct ul_style_data {
    struct ul_value name;
    struct ul_value size;         /* [storlek] pt, may have decimals: "10,5" */
    struct ul_value leading;      /* [rad] pt between baselines */
    struct ul_value before;       /* [före] pt of space above */
    struct ul_value after;        /* [efter] */
    struct ul_value indent;       /* [indrag] */
    struct ul_value font;         /* [typsnitt] a family; default the template's */
    struct ul_value bold, italic; /* [fet], [kursiv] */
    struct ul_value colour;       /* [färg] a name in [färger] or #rrggbb */
    struct ul_value align; /* [justering] vänster | mitten | höger | marginaljusterat */
    struct ul_value hyphens; /* [avstavning] ja | nej */
};

/* [färger: {rubrik: "#1b3a57"}] and [ord: {…}]: names and what they stand for.
 * Colours that the program itself uses: text, rubrik, tabellhuvud,
 * tabellhuvudtext, linje, band. */
struct ul_named {
    struct ul_value name;
    struct ul_value text;
};

struct ul_status_data {
    struct ul_value name;   /* [namn] */
    struct ul_value symbol; /* [symbol] ingen | cirkel | triangel | romb | ring |
                               kvadrat | streck */
    struct ul_value colour; /* [färg] */
    struct ul_value grade;  /* [grad] 0 no deviation, 1 minor, 2 major; -1 not done */
    struct ul_value undone; /* [inte gjord] ja: a reason and a new time are due */
};

struct ul_period_data {
    struct ul_value name;     /* [namn] */
    struct ul_values also;    /* [kallas även] other spellings */
    struct ul_value from, to; /* [från], [till] months 1-12 */
};

struct ul_level_data {
    struct ul_value name;        /* [namn] "mycket hög" */
    struct ul_value colour;      /* [färg] */
    struct ul_value text_colour; /* [textfärg], default the text's */
};

/* How S × K becomes a level. [skalor] */
struct ul_scale_data {
    struct ul_value highest;       /* [högst] 4, 5 */
    struct ul_values likelihoods;  /* [sannolikhet] names of 1, 2, ... */
    struct ul_values consequences; /* [konsekvens] */
    struct ul_values rows;         /* [matris] highest S first; each row is the
                                      names of its cells' levels, apart by ',',
                                      K from 1 */
    struct ul_value action_from;   /* [åtgärd från] riskvärde */
};

/* What checks look for in a section, whatever it is called. [roll] */
enum ul_section_role {
    UL_SECTION_DECISION,  /* beslut */
    UL_SECTION_SOURCES,   /* underlag */
    UL_SECTION_RECEIVERS, /* mottagare */
    UL_SECTION_SUMMARY,   /* sammanfattning */
};

/* [avsnitt] A section name that documents use, and its variants. */
struct ul_known_section {
    struct ul_value name;    /* [namn] "Förslag till beslut" */
    struct ul_values also;   /* [kallas även] */
    struct ul_value heading; /* [rubrik] the municipality's wording; default:
                                as the author wrote it */
    struct ul_value role;    /* [roll] enum ul_section_role */
};

/* [sida] mm; value.number in thousandths of them: ul_mp_from_um(). */
struct ul_page_data {
    struct ul_value top, bottom, left, right; /* [överkant] ... mm */
    struct ul_value wide_top, wide_bottom, wide_left, wide_right;
    /* [liggande överkant] ... mm */
};

/* Head or foot of pages: lines with {key}s. A line in `**` is strong. A line whose
 * keys are all empty is left out. Keys: kommun, förvaltning, nämnd, dokument (the
 * type's label), datum, diarienummer, ärende, sida, sidor, sidnummer (the
 * template's form), bilaga (the annex's number), titel and bilagans
 * namn (its long and short name), adress. */
struct ul_furniture_data {
    struct ul_values left, middle, right; /* [vänster], [mitten], [höger] */
};

/* [granskningsord] Words and phrases that the checks of texts go by; see
 * facts/words.h for how they are written. What each is for stands in
 * templates/standard/mall.yaml. */
struct ul_check_words {
    struct ul_values decisions;     /* [avsnitt med beslut] names of sections */
    struct ul_values summaries;     /* [avsnitt med antal] */
    struct ul_values numbers;       /* [räkneord] from zero up, all below twenty */
    struct ul_values tens;          /* [tiotal] twenty, thirty ... */
    struct ul_values endings;       /* [ändelser] inflections */
    struct ul_values small;         /* [småord] words that do not tell texts apart */
    struct ul_values negations;     /* [nekande] */
    struct ul_values negated_after; /* [nekande efter] */
    struct ul_values none;          /* [inga] */
    struct ul_values controls;      /* [kontrollord] how a control is worded */
    struct ul_values goal_verbs;    /* [målverb] first word of a goal */
    struct ul_values goal_leads;    /* [målverb efter] what may stand before it */
    struct ul_values goal_forms;    /* [målformer] "efterlevs" */
    struct ul_values goal_phrases;  /* [målord] goals whatever follows */
    struct ul_values goal_starts;   /* [målinledning] "målet" */
    struct ul_values goal_states;   /* [måltillstånd] "efterlevnad av" */
    struct ul_values goal_counts;   /* [målantal] after a number: "genomförda" */
    struct ul_values shall;         /* [ska] */
    struct ul_values relatives;     /* [bisats] words that begin a clause */
    struct ul_values bad;           /* [riskord] what can go wrong */
    struct ul_values adopts, plans; /* [antar], [plan] in a decision */
    struct ul_values months;        /* [månader] twelve */
    struct ul_values moments;       /* [tidpunkter] */
    struct ul_values always;        /* [hela tiden] */
    struct ul_values leaves;        /* [utgår] the control leaves the plan */
    struct ul_values measures;      /* [åtgärd] the word itself */
    struct ul_values measured;      /* [åtgärdas] something is being done */
    struct ul_values needed;        /* [behövs] */
    struct ul_values ahead;         /* [framåt] something is left to do */
    struct ul_values closed;        /* [avslutat] */
    struct ul_values has;           /* [har] "har" before a supine */
    struct ul_values passives;      /* [supinum] "informerats" */
    struct ul_values of;            /* [av] "tre av tio" */
    struct ul_values clauses;       /* [att] "att" and its like */
    struct ul_values periodic;      /* [periodord] names of periods among the moments */
    struct ul_values owners;        /* [ansvar] */
    struct ul_values deviations;    /* [avvikelse] the word itself */
    struct ul_values faults;        /* [fynd] deviations by any name */
    struct ul_values found;         /* [funnet] "har konstaterats" */
    struct ul_values not_now;       /* [inte nu] not what this control found */
    struct ul_values about_faults;  /* [om avvikelser] what deals with them */
    struct ul_values minor, major;  /* [grad mindre], [grad större] */
    struct ul_values more;          /* [mer] "ytterligare" */
    struct ul_values breaks;        /* [brytord] words that begin a new clause */
    struct ul_values contrasts;     /* [förbehåll] "dock", "förutom" */
    struct ul_values scopes;     /* [lägesord] prepositions that narrow a statement */
    struct ul_values amounts;    /* [mängdord] "några", "flera" */
    struct ul_values reasons;    /* [skäl] why something was not done */
    struct ul_values control;    /* [kontroll] the word itself */
    struct ul_values done;       /* [utförd] */
    struct ul_values state_only; /* [bara läget] says that, but not why */
    struct ul_values count_undone;   /* [antal ej utförda] */
    struct ul_values count_kinds;    /* [antal av slag]: "identifierade" */
    struct ul_values count_amounts;  /* [antal i ord]: "antalet" */
    struct ul_values count_verbs;    /* [antal är]: before "ej utförda" */
    struct ul_values count_numbered; /* [nummer på]: "kapitel", before a number */
    struct ul_values short_words;    /* [partiklar]: "ut" of "betalas ut" */
    struct ul_values good;           /* [målinnehåll]: what only a goal says */
    struct ul_values samples;        /* [enstaka]: "i ett par fall" */
    struct ul_values failing;        /* [missat]: "missats", "glömts" */
    struct ul_values spared;         /* [undantaget]: "omfattas" not, "behöver" not */
    struct ul_values failing_alone;  /* [saknas]: the failing that no "inte" is */
    struct ul_values every;          /* [samtliga] */
    struct ul_values them;           /* [av dem]: "tre av dem" */
    struct ul_values broken;         /* [följs inte]: rules that are not kept */
    struct ul_values units;          /* [enheter]: after a number that counts none */
    struct ul_values all_well;       /* [allt väl]: "allt var korrekt" */
    struct ul_values blanks;         /* [tomma svar]: "-", "saknas" */
    struct ul_values count_risks, count_areas, count_controls, count_measures;
    /* [antal risker] ... */
    struct ul_values about; /* [ungefär] */
    struct ul_values part;  /* [en del] */
    struct ul_values place; /* [en plats] */
    struct ul_values all;   /* [alla] */
};

/* [skrivelseord] Words and phrases that the checks of papers go by; see
 * check/prose.h for how they are written. What each is for stands in
 * templates/standard/mall.yaml. */
struct ul_paper_words {
    struct ul_values boards;     /* [organ] */
    struct ul_values any_board;  /* [något organ] that alone says nothing */
    struct ul_values council;    /* [fullmäktige] */
    struct ul_values executive;  /* [styrelsen] */
    struct ul_values committees; /* [beredande] */
    struct ul_values proposes;   /* [föreslår] to another board */
    struct ul_values after;      /* [efter] before a board that is only named */
    struct ul_values proposals; /* [förslag och beslut] before the board they are to */
    struct ul_values passives;  /* [passivt] */
    struct ul_values outside;   /* [pekar utåt] */
    struct ul_values annexed;   /* [pekar på bilaga] */
    struct ul_values told;      /* [närmare] what makes it clear after all */
    struct ul_values papers;    /* [handlingar] what years belong to */
    struct ul_values compared;  /* [jämförs] */
    struct ul_values replaced;  /* [ersätts] */
    struct ul_values ahead;     /* [framåt] */
    struct ul_values moments;   /* [tidpunkt] before a year that is only a date */
    struct ul_values this_one;  /* [denna] */
    struct ul_values titles;    /* [titlar] */
    struct ul_values annexes, tables, figures; /* [bilaga], [tabell], [figur] */
    struct ul_values all_annexes;              /* [alla bilagor] */
    struct ul_values below;                    /* [nedan] */
    struct ul_values joins;                    /* [och] between numbers */
    struct ul_values other_papers;             /* [andra handlingar] */
    struct ul_values points;                   /* [pekar med] ends in s, no owner */
    struct ul_values of_others;                /* [hos andra] */
    struct ul_values questions;                /* [fråga] */
    struct ul_values answers;                  /* [svar] head of the column */
    struct ul_values mail;                     /* [privat e-post] */
    struct ul_values numbers; /* [andra nummer] before what is no personnummer */
};

/* ---- Document types and parts ---- */

struct ul_column_data {
    struct ul_value heading; /* [rubrik] */
    struct ul_value note;    /* [förklaring] smaller text under the heading */
    struct ul_value group;   /* [grupp] heading over neighbours with the same */
    struct ul_values show;   /* [visar] texts with {key}s, one a line; a line
                                whose keys are all empty is left out */
    struct ul_value width;   /* [bredd] share of the width; default computed */
    struct ul_value align;   /* [justering] */
    struct ul_value bold;    /* [fet] */
    struct ul_value as;      /* [som] text | nivå | status | punkter | radrubrik |
                                nivå efter åtgärd | nivå förra året */
};
struct ul_columns_data {
    struct ul_column_data *v;
    size_t n, cap;
};

struct ul_table_data {
    struct ul_value rows; /* [rader] områden | risker | kontroller | resultat | åtgärder
                             | förändringar | ej utförda | försenade åtgärder */
    struct ul_value as;   /* [som] tabell | kort: one block for each row, where each
                             column is a line with its heading to the left */
    struct ul_value each; /* [per] område | risk: one table for each, under a heading */
    struct ul_value caption; /* [tabelltext] */
    struct ul_value band; /* [band] a row over the whole width where its text changes */
    struct ul_values foot; /* [helrad] full-width rows under each row */
    struct ul_value
        group_by; /* [slå ihop] key: its cell spans rows with the same value */
    struct ul_columns_data columns; /* [kolumner] */
    struct ul_value empty;          /* [om tom] what is said when there are no rows */
    /* What the author has written about an area, in a section with the area's
     * name, stands before its rows. [områdets avsnitt] ja */
    struct ul_value area_text;
    /* Results that are due and not there: no rows, but one line for each area whose
     * author has not written about it. [ej redovisade] with {key}s */
    struct ul_value unreported;
};

/* One step of a document. Exactly one of the first group is given. */
struct ul_element {
    struct ul_value heading; /* [rubrik] text with {key}s */
    struct ul_value
        paragraph; /* [stycke] text with {key}s; left out if they are all empty */
    struct ul_value section; /* [avsnitt] a named section of the document's file */
    struct ul_value others; /* [övriga avsnitt] ja: all sections not named elsewhere */
    struct ul_value signature;  /* [underskrift] ja */
    struct ul_table_data table; /* [tabell] */
    struct ul_value figure;     /* [figur] riskmatris | riskmatris efter åtgärd |
                                   statusfördelning */
    struct ul_value part;       /* [del] another part, in place */
    struct ul_value contents;   /* [innehållsförteckning] ja */
    struct ul_value annexes;    /* [bilagelista] ja */
    struct ul_value legend;     /* [teckenförklaring] ja */
    struct ul_value appendices; /* [bilageavsnitt] ja: sections "Bilaga 1. ..." of the
                                   document's file; else they are among the others */
    struct ul_value space;      /* [luft] mm of empty room; see ul_mp_from_um() */
    /* how */
    struct ul_value style; /* [stil] */
    struct ul_value level; /* [nivå] of a heading, 1-6; of contents, how many levels */
    struct ul_value
        new_page; /* [ny sida] ja: each thing that the step sets begins one */
    struct ul_value
        own_title; /* [utan rubrik] ja: a section's text without its heading */
    struct ul_value
        bullet; /* [punkt] what stands before a section's list items: "att" */
    struct ul_pos pos;
};

struct ul_doctype {
    struct ul_value kind;        /* [dokument] folded name, for a document type */
    struct ul_value part;        /* [del] name, for a generated part */
    struct ul_value label;       /* [namn] "Tjänsteskrivelse", shown on pages */
    struct ul_value title;       /* [titel] with {key}s; of a part or the PDF's title */
    struct ul_value orientation; /* [riktning] stående | liggande */
    struct ul_values required;   /* [kräver] sections that must have text */
    struct ul_values required_keys;  /* [kräver nycklar] of the front matter; of a
                                        part: of every risk in the plan */
    struct ul_values expected_keys;  /* [bör ha nycklar] of the front matter */
    struct ul_values addressed_keys; /* [bör ha nycklar med till] if it says [till] */
    struct ul_values named; /* [nämns som] how other texts name it; see check/prose.h */
    struct ul_value summary;  /* [sammanfattningens längd] characters at most */
    struct ul_value numbered; /* [numrerade kapitel] ja */
    struct ul_page_data page; /* [sida] margins instead of the template's */
    struct ul_furniture_data
        first_head;             /* [första sidhuvud] instead of the template's */
    struct ul_element *content; /* [innehåll] */
    size_t n_content, cap_content;
    /* derived */
    const struct ul_file *file;
    const char *name; /* the kind's or part's name as the user writes it */
};

struct ul_template {
    const char *name;
    struct ul_head defaults;            /* [kommun], [adress] ...: of every case */
    struct ul_value font, heading_font; /* [typsnitt], [rubriktypsnitt] */
    struct ul_value logo, logo_text;    /* [logotyp], [logotyp alt] */
    struct ul_value page_number;        /* [sidnummer] "{sida} ({sidor})" */
    struct ul_value case_number_form;   /* [diarienummerform] */
    struct ul_value default_scale;      /* [skala] */
    struct ul_page_data page;
    struct ul_furniture_data first_head, head,
        foot;                            /* [första sidhuvud], [sidhuvud], [sidfot] */
    struct ul_furniture_data annex_head; /* [bilagehuvud] */
    struct {
        struct ul_style_data *v;
        size_t n, cap;
    } styles;
    struct {
        struct ul_named *v;
        size_t n, cap;
    } colours, words, rules;
    struct {
        struct ul_status_data *v;
        size_t n, cap;
    } statuses, measure_statuses;
    struct {
        struct ul_period_data *v;
        size_t n, cap;
    } periods;
    struct {
        struct ul_level_data *v;
        size_t n, cap;
    } levels;
    struct {
        struct ul_scale_data *v;
        size_t n, cap;
    } scales;
    struct {
        struct ul_known_section *v;
        size_t n, cap;
    } sections;
    struct ul_values categories;
    struct ul_values required_categories; /* [kategorier som krävs] */
    struct ul_values common_controls;     /* [gemensamma kontroller] of all boards */
    struct ul_check_words check_words;    /* [granskningsord] */
    struct ul_paper_words paper_words;    /* [skrivelseord] */
    /* derived */
    const struct ul_picture *logo_picture; /* the file that [logotyp] names, or NULL */
    struct ul_doctype **types;             /* document types and parts */
    size_t n_types;
    enum ul_severity severities[UL_CODE__COUNT];
};

/* The tables of keys, in template_schema.c. */
extern const struct ul_schema ul_schema_template, ul_schema_doctype;
/* Names of styles, apart by '|', in the order of enum ul_style. */
extern const char ul_style_names[];

/* Loads templates, each once. `forced` is what -t says, or NULL; `program` is
 * the folder where the program was installed, for templates/ there. */
struct ul_templates;
struct ul_templates *ul_templates_new(struct ul_arena *arena, const char *forced,
                                      const char *program);

/* Another look at every template, once it is loaded: at what a later stage knows.
 */
void ul_templates_also(struct ul_templates *templates,
                       void (*check)(struct ul_arena *arena,
                                     const struct ul_template *t,
                                     struct ul_diag *diag));

/* The template of that name (NULL: "standard"), or NULL after messages at
 * `asked`. Its own mistakes are reported like those of a case. */
const struct ul_template *ul_template_find(struct ul_templates *templates,
                                           const char *name, struct ul_pos asked,
                                           struct ul_diag *diag);

/* Borrowed; NULL if there is none of that name (ul_same, variants too). */
const struct ul_doctype *ul_doctype_find(const struct ul_template *t, const char *kind);
const struct ul_doctype *ul_part_find(const struct ul_template *t, const char *name);
const struct ul_known_section *ul_section_find(const struct ul_template *t,
                                               const char *heading);
const struct ul_scale_data *ul_scale_find(const struct ul_template *t, int highest);

/* The level of S and K on a scale: index in t->levels, or -1. */
int ul_level_of(const struct ul_template *t, const struct ul_scale_data *scale,
                int likelihood, int consequence);

/* The template's wording for a word that the program shows, by its name in
 * [ord]; the name itself if it is not there. */
const char *ul_word(const struct ul_template *t, const char *name);

/* Index of the period, its other spellings too, or -1. */
int ul_period_find(const struct ul_template *t, const char *text);

/* 0xRRGGBB of a colour name or "#rrggbb"; `fallback` if there is none. */
unsigned ul_colour(const struct ul_template *t, const struct ul_value *value,
                   unsigned fallback);

#endif
