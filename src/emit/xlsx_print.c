/* xlsx_print.c -- how every sheet comes out on paper. */
#include <string.h>

#include "base/text.h"
#include "emit/cell_text.h"
#include "emit/xlsx_parts.h"

enum {
    PAPER_A4 = 9,
    FOOTER_MAX = 255,
    /* What the margins leave of a page's height [px]. */
    LANDSCAPE_HEIGHT = 680,
    PORTRAIT_HEIGHT = 1010,
};

/* The foot as Excel's codes. A foot that places nothing itself goes to the
 * right, with the sheet's name to the left. */
static const char *footer_codes(struct ul_xlsx *x)
{
    const char *codes = x->book->page_footer;
    if (ul_blank(codes))
        return NULL;
    bool placed = strstr(codes, "&L") != NULL || strstr(codes, "&C") != NULL ||
                  strstr(codes, "&R") != NULL;
    const char *text = codes;
    if (!placed) {
        /* A blank, lest a digit that comes first be read as part of the size. */
        const char *font = ul_printf(x->arena, "&\"%s,Regular\"&9", x->book->family);
        text = ul_printf(x->arena, "&L%s&A&R%s%s%s", font, font,
                         codes[0] == '&' ? "" : " ", codes);
    }
    return ul_cell_line(x->arena, text, FOOTER_MAX);
}

/* Tables lie across the page and run on over as many as they need. A free sheet
 * is there to be seen at once: upright if it is long, on one page unless that
 * would make it small. */
static void set_page(struct ul_xlsx_sheet *s)
{
    bool upright = !s->sheet->is_table && s->height > LANDSCAPE_HEIGHT;
    bool one_page = !s->sheet->is_table && s->height < PORTRAIT_HEIGHT * 3 / 2;
    if (upright)
        worksheet_set_portrait(s->to);
    else
        worksheet_set_landscape(s->to);
    worksheet_set_paper(s->to, PAPER_A4);
    worksheet_fit_to_pages(s->to, 1, one_page ? 1 : 0);
}

void ul_xlsx_print_setup(struct ul_xlsx_sheet *s)
{
    set_page(s);
    worksheet_set_margins(s->to, 0.5, 0.5, 0.5, 0.65); /* inches */
    worksheet_center_horizontally(s->to);
    worksheet_gridlines(s->to, LXW_HIDE_ALL_GRIDLINES);
    const char *footer = footer_codes(s->x);
    if (footer != NULL)
        ul_xlsx_note(s, worksheet_set_footer(s->to, footer));
}
