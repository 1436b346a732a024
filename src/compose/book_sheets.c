/* book_sheets.c -- which sheets a workbook has and what their columns are. */
#include "compose/book_table.h"
#include "compose/compose.h"
#include "compose/levels.h"
#include "compose/styles.h"

enum { NAME = 28, SHORT = 18, LONG = 60 }; /* widths in characters */

#define S_K                                                                     \
    {.key = "riskens sannolikhet", .heading = "sannolikhet", .always = true},   \
        {.key = "riskens konsekvens", .heading = "konsekvens", .always = true}, \
    {                                                                           \
        .key = "riskens riskvärde", .heading = "riskvärde", .always = true,     \
        .product = "sannolikhet|konsekvens", .kind = UL_COLUMN_LEVEL            \
    }

static const struct ul_book_field risk_fields[] = {
    {.key = "risknummer", .heading = "nr", .always = true, .kind = UL_COLUMN_NUMBER},
    {.key = "område", .most = NAME},
    {.key = "syfte", .most = LONG},
    {.key = "risk", .always = true, .most = NAME},
    {.key = "beskrivning", .always = true, .most = LONG},
    {.key = "kategori"},
    S_K,
    {.key = "nivå", .always = true, .most = SHORT},
    {.key = "accepteras", .always = true},
    {.key = "motivering", .most = LONG},
    {.key = "hantering"},
    {.key = "riskens ansvar", .heading = "ansvar", .most = NAME},
    {.key = "åtgärder", .always = true, .most = LONG},
    {.key = "sannolikhet efter åtgärd", .kind = UL_COLUMN_NUMBER},
    {.key = "konsekvens efter åtgärd", .kind = UL_COLUMN_NUMBER},
    {.key = "efter åtgärd",
     .heading = "riskvärde efter åtgärd",
     .product = "sannolikhet efter åtgärd|konsekvens efter åtgärd",
     .kind = UL_COLUMN_LEVEL},
    {.key = "kontroller", .elsewhere = true},
    {.key = "riskens id", .heading = "id", .most = SHORT},
};

static const struct ul_book_field control_fields[] = {
    {.key = "kontrollnummer", .heading = "nr", .always = true},
    {.key = "område", .most = NAME},
    {.key = "risk", .always = true, .most = NAME},
    S_K,
    {.key = "nivå", .always = true, .most = SHORT},
    {.key = "kontrollmoment", .always = true, .most = LONG},
    {.key = "kontrollens ansvarig",
     .heading = "ansvarig",
     .always = true,
     .most = NAME},
    {.key = "rapporteras till", .most = NAME},
    {.key = "frekvens", .always = true, .most = NAME},
    {.key = "metod", .always = true, .most = LONG},
    {.key = "rapporteras", .most = NAME},
    {.key = "gemensam"},
    {.key = "kontrollens id", .heading = "id", .most = SHORT},
};

static const struct ul_book_field result_fields[] = {
    {.key = "periodens år", .heading = "år", .always = true},
    {.key = "periodens period", .heading = "period", .always = true},
    {.key = "periodens datum", .heading = "datum"},
    {.key = "rapporterat av", .most = NAME},
    {.key = "periodens resultat", .elsewhere = true},
    {.key = "nummer", .heading = "nr", .always = true},
    {.key = "område", .most = NAME},
    {.key = "risk", .always = true, .most = NAME},
    {.key = "kontrollmoment", .always = true, .most = LONG},
    {.key = "kontrollens ansvarig", .heading = "ansvarig", .most = NAME},
    {.key = "status", .always = true, .most = SHORT},
    {.key = "resultatets resultat",
     .heading = "resultat",
     .always = true,
     .most = LONG},
    {.key = "avvikelse", .most = LONG},
    {.key = "kommentar", .always = true, .most = LONG},
    {.key = "ny tidpunkt", .most = SHORT},
    {.key = "resultatets åtgärder", .heading = "åtgärder", .most = LONG},
    {.key = "resultatets kontroll", .heading = "redovisat som", .elsewhere = true},
};

static const struct ul_book_field measure_fields[] = {
    {.key = "risknummer", .heading = "nr", .always = true, .kind = UL_COLUMN_NUMBER},
    {.key = "risk", .always = true, .most = NAME},
    {.key = "kontrollmoment", .most = LONG},
    {.key = "ursprung", .heading = "beslutad i", .always = true, .most = SHORT},
    {.key = "åtgärdens åtgärd", .heading = "åtgärd", .always = true, .most = LONG},
    {.key = "åtgärdens ansvarig", .heading = "ansvarig", .always = true, .most = NAME},
    {.key = "klar", .always = true},
    {.key = "åtgärdens status", .heading = "status", .always = true},
};

static const struct ul_book_field change_fields[] = {
    {.key = "risknummer", .heading = "nr", .always = true, .kind = UL_COLUMN_NUMBER},
    {.key = "område", .most = NAME},
    {.key = "risk", .always = true, .most = NAME},
    {.key = "förra årets sannolikhet", .kind = UL_COLUMN_NUMBER},
    {.key = "förra årets konsekvens", .kind = UL_COLUMN_NUMBER},
    {.key = "förra årets bedömning",
     .heading = "förra årets riskvärde",
     .product = "förra årets sannolikhet|förra årets konsekvens",
     .kind = UL_COLUMN_LEVEL},
    {.key = "årets sannolikhet", .kind = UL_COLUMN_NUMBER},
    {.key = "årets konsekvens", .kind = UL_COLUMN_NUMBER},
    {.key = "årets bedömning",
     .heading = "årets riskvärde",
     .product = "årets sannolikhet|årets konsekvens",
     .kind = UL_COLUMN_LEVEL},
    {.key = "förändring", .always = true, .most = LONG},
};

#define FIELDS(rows) .fields = rows, .n = sizeof rows / sizeof *rows

static const struct ul_book_table risks = {
    .name = "riskanalys",
    .ascii = "Risker",
    .alt = "bladet med risker",
    FIELDS(risk_fields),
    .whole = {UL_OF_RISK, UL_OF__COUNT},
};
static const struct ul_book_table controls = {
    .name = "internkontrollplan",
    .ascii = "Kontroller",
    .alt = "bladet med kontroller",
    FIELDS(control_fields),
    .whole = {UL_OF_CONTROL, UL_OF__COUNT},
};
static const struct ul_book_table results = {
    .name = "uppföljning",
    .ascii = "Resultat",
    .alt = "bladet med resultat",
    FIELDS(result_fields),
    .whole = {UL_OF_RESULT, UL_OF_RESULTS},
};
static const struct ul_book_table measures = {
    .name = "åtgärder",
    .ascii = "Atgarder",
    .alt = "bladet med åtgärder",
    FIELDS(measure_fields),
    .whole = {UL_OF_MEASURE, UL_OF__COUNT},
};

static const struct ul_book_table changes = {
    .name = "historik",
    .ascii = "Historik",
    .alt = "bladet med historik",
    FIELDS(change_fields),
    .whole = {UL_OF__COUNT, UL_OF__COUNT},
};

/* Every period's rows, one after the other. */
static struct ul_abouts all_results(const struct ul_bookish *b)
{
    const struct ul_case *c = b->set.c;
    struct ul_abouts all = {0};
    for (size_t i = 0; i < c->n_results; i++) {
        struct ul_about base = b->base;
        base.of[UL_OF_RESULTS] = c->results[i];
        struct ul_abouts rows = ul_rows_list(b->set.arena, c, &base, UL_ROWS_RESULTS);
        for (size_t j = 0; j < rows.n; j++)
            ul_push(b->set.arena, &all, rows.v[j]);
    }
    return all;
}

static void table_add(struct ul_bookish *b, const struct ul_book_table *table,
                      enum ul_rows kind)
{
    struct ul_abouts rows = kind == UL_ROWS_RESULTS
                                ? all_results(b)
                                : ul_rows_list(b->set.arena, b->set.c, &b->base, kind);
    ul_book_table_add(b, table, &rows);
}

/* ---- The book ---- */

enum { MOST_LEVELS = 9 }; /* that a digit tells */

static const char *matrix_print(const struct ul_bookish *b)
{
    const struct ul_scale_data *scale = ul_case_scale(b->set.c);
    struct ul_buf buf = {.arena = b->set.arena};
    for (int s = scale->highest.number; s >= 1; s--)
        for (int k = 1; k <= scale->highest.number; k++)
            ul_buf_char(&buf, (char)('1' + ul_level_of(b->set.t, scale, s, k)));
    return ul_buf_text(&buf);
}

static void levels_add(struct ul_bookish *b)
{
    const struct ul_template *t = b->set.t;
    bool disjoint;
    const struct ul_level_range *ranges =
        ul_level_ranges(b->set.arena, b->set.c, &disjoint);
    struct ul_book_level *levels =
        ul_new_n(b->set.arena, struct ul_book_level, t->levels.n + 1);
    size_t n = 0;
    bool mapped = !disjoint && ul_case_scale(b->set.c) && t->levels.n <= MOST_LEVELS;
    if (mapped) {
        b->book->matrix = matrix_print(b);
        b->book->highest = ul_case_scale(b->set.c)->highest.number;
    }
    for (size_t i = 0; (disjoint || mapped) && i < t->levels.n; i++)
        if (mapped || ranges[i].from)
            levels[n++] = (struct ul_book_level){
                .from = ranges[i].from,
                .to = ranges[i].to,
                .name = t->levels.v[i].name.text,
                .fill = ul_colour(t, &t->levels.v[i].colour, 0xffffff),
                .colour = ul_colour(t, &t->levels.v[i].text_colour, 0x111111),
            };
    b->book->levels = levels;
    b->book->n_levels = n;
}

/* The newest day that the case speaks of. */
static struct ul_date newest_date(const struct ul_case *c)
{
    struct ul_date newest = c->plan->adopted.date;
    for (size_t i = 0; i < c->n_results; i++)
        if (ul_date_compare(c->results[i]->date.date, newest) > 0)
            newest = c->results[i]->date.date;
    for (size_t i = 0; i < c->n_documents; i++)
        if (ul_date_compare(c->documents[i]->date.date, newest) > 0)
            newest = c->documents[i]->date.date;
    return newest;
}

const struct ul_book *ul_compose_book(struct ul_arena *arena, const struct ul_case *c)
{
    if (!c->plan)
        return NULL;
    const struct ul_template *t = c->template;
    struct ul_book *book = ul_new(arena, struct ul_book);
    struct ul_bookish b = {
        .set = {.arena = arena, .c = c, .t = t},
        .book = book,
        .base.of[UL_OF_PLAN] = c->plan,
    };
    ul_setting_fill(&b.set);
    book->title =
        ul_printf(arena, "%s %d", ul_heading_word(&b.set, "internkontrollplan"),
                  c->plan->year.number);
    book->subject = c->plan->head.board.text;
    const struct ul_head *head = &c->plan->head;
    const struct ul_value *author = ul_given(&head->municipality) ? &head->municipality
                                    : ul_given(&head->administration)
                                        ? &head->administration
                                        : &head->board;
    book->author = book->company = author->text;
    book->date = newest_date(c);
    book->family = ul_given(&t->font) ? t->font.text : "Carlito";
    book->head_fill = ul_colour_named(t, "tabellhuvud", 0x1b3a57);
    book->head_text = ul_colour_named(t, "tabellhuvudtext", 0xffffff);
    book->page_footer = "&P (&N)";
    levels_add(&b);
    ul_book_overview_add(&b);
    table_add(&b, &risks, UL_ROWS_RISKS);
    table_add(&b, &controls, UL_ROWS_CONTROLS);
    table_add(&b, &results, UL_ROWS_RESULTS);
    table_add(&b, &measures, UL_ROWS_MEASURES);
    if (c->last)
        table_add(&b, &changes, UL_ROWS_CHANGES);
    return book;
}
