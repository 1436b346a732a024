/* xlsx_chart.c -- a bar chart of numbers that stand on the same sheet. */
#include "emit/cell_text.h"
#include "emit/xlsx_parts.h"

enum {
    WIDTH = 520, /* [px] */
    BAR = 30,    /* height of a bar with the gap to the next */
    FURNITURE = 70,
    GAP = 45, /* between bars, per cent of a bar */
    TITLE_SIZE = 12,
    LABEL_SIZE = 10,
};
/* The library's own size of a chart [px], which options can only scale. */
static const double library_width = 480, library_height = 288;

static lxw_chart_font font_of(struct ul_xlsx *x, int size, bool bold)
{
    return (lxw_chart_font){.name = ul_strdup(x->arena, x->book->family),
                            .size = size,
                            /* The library takes 0 for "not said", which is bold
                             * in a title. */
                            .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE,
                            .color = ul_xlsx_colour(0x000000)};
}

/* Each bar in its own colour; the numbers at their ends say the same. */
static void colour_points(struct ul_xlsx_sheet *s, lxw_chart_series *series, size_t n)
{
    struct ul_arena *arena = s->x->arena;
    lxw_chart_fill *fills = ul_new_n(arena, lxw_chart_fill, n);
    lxw_chart_point *points = ul_new_n(arena, lxw_chart_point, n);
    lxw_chart_point **list = ul_new_n(arena, lxw_chart_point *, n + 1);
    for (size_t i = 0; i < n; i++) {
        fills[i].color = ul_xlsx_colour(s->sheet->chart.colours[i]);
        points[i].fill = &fills[i];
        list[i] = &points[i];
    }
    ul_xlsx_note(s, chart_series_set_points(series, list));
}

static bool add_series(struct ul_xlsx_sheet *s, lxw_chart *chart)
{
    const struct ul_chart *from = &s->sheet->chart;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (series == NULL)
        return false;
    lxw_row_t first = (lxw_row_t)from->first_row, last = (lxw_row_t)from->last_row;
    lxw_col_t labels = (lxw_col_t)from->label_column,
              values = (lxw_col_t)from->value_column;
    lxw_chart_font font = font_of(s->x, LABEL_SIZE, false);
    chart_series_set_categories(series, s->to->name, first, labels, last, labels);
    chart_series_set_values(series, s->to->name, first, values, last, values);
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &font);
    chart_set_series_gap(chart, GAP);
    if (from->colours != NULL)
        colour_points(s, series, last - first + 1);
    return true;
}

/* Labels of the categories, in the order of the rows; the values stand at the
 * bars, so that their axis would say nothing more. */
static void set_axes(struct ul_xlsx *x, lxw_chart *chart)
{
    lxw_chart_font font = font_of(x, LABEL_SIZE, false);
    lxw_chart_line none = {.none = LXW_TRUE};
    chart_axis_set_num_font(chart->y_axis, &font);
    chart_axis_set_line(chart->y_axis, &none);
    chart_axis_set_major_tick_mark(chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_off(chart->x_axis);
}

static void set_title(struct ul_xlsx *x, lxw_chart *chart, const char *title)
{
    if (title == NULL) {
        chart_title_off(chart);
        return;
    }
    lxw_chart_font font = font_of(x, TITLE_SIZE, true);
    chart_title_set_name(chart, ul_cell_line(x->arena, title, 255));
    chart_title_set_name_font(chart, &font);
}

/* A chart below the last row makes the sheet longer. */
static void add_height(struct ul_xlsx_sheet *s, int height)
{
    int rows = (int)s->sheet->rows.n + (s->sheet->title != NULL ? 1 : 0);
    int between = s->sheet->chart.at_row - rows;
    if (between >= 0)
        s->height += between * UL_XLSX_ROW + height;
}

void ul_xlsx_chart(struct ul_xlsx_sheet *s)
{
    const struct ul_chart *from = &s->sheet->chart;
    if (from->kind == UL_NO_CHART || from->last_row < from->first_row)
        return;
    lxw_chart *chart = workbook_add_chart(s->x->workbook, LXW_CHART_BAR);
    if (chart == NULL || !add_series(s, chart)) {
        ul_xlsx_note(s, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    lxw_chart_line none = {.none = LXW_TRUE};
    set_title(s->x, chart, from->title);
    set_axes(s->x, chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_chartarea_set_line(chart, &none);
    int height = FURNITURE + BAR * (from->last_row - from->first_row + 1);
    add_height(s, height);
    lxw_chart_options options = {
        .x_scale = WIDTH / library_width,
        .y_scale = height / library_height,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = from->alt ? ul_strdup(s->x->arena, from->alt) : NULL};
    ul_xlsx_note(s, worksheet_insert_chart_opt(s->to, (lxw_row_t)from->at_row,
                                               (lxw_col_t)from->at_column, chart,
                                               &options));
}
