/* xlsx_sheet.c -- a sheet's measures, and what the library answered about it. */
#include "emit/xlsx_parts.h"

void ul_xlsx_note(struct ul_xlsx_sheet *s, lxw_error answer)
{
    if (answer == LXW_NO_ERROR || s->x->failed != LXW_NO_ERROR)
        return;
    s->x->failed = answer;
    s->x->where = s->sheet->name;
}

void ul_xlsx_set_widths(struct ul_xlsx_sheet *s)
{
    ul_columns_share(s->columns, s->n_columns, UL_XLSX_ROOM, UL_XLSX_MORE_ROOM);
    for (size_t c = 0; c < s->n_columns; c++)
        ul_xlsx_note(s, worksheet_set_column_pixels(s->to, (lxw_col_t)c, (lxw_col_t)c,
                                                    (uint32_t)s->columns[c].got, NULL));
}

void ul_xlsx_set_height(struct ul_xlsx_sheet *s, lxw_row_t row, int height)
{
    height = ul_smaller(height, UL_ROW_PIXELS_MAX);
    s->height += height;
    ul_xlsx_note(s, worksheet_set_row_pixels(s->to, row, (uint32_t)height, NULL));
}
