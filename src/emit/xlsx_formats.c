/* xlsx_formats.c -- how the cells of a workbook look. */
#include "emit/xlsx_parts.h"

static const ul_rgb line_colour = 0xD9D9D9;
static const ul_rgb small_colour = 0x595959;

static const struct look {
    int size; /* [pt] */
    bool bold;
} looks[UL_LOOK__COUNT] = {
    [UL_LOOK_CELL] = {10, false},  [UL_LOOK_STRONG] = {10, true},
    [UL_LOOK_TITLE] = {16, true},  [UL_LOOK_SMALL] = {9, false},
    [UL_LOOK_HEAD] = {10, true},   [UL_LOOK_KEY] = {10, false},
    [UL_LOOK_FIGURE] = {14, true}, [UL_LOOK_FILLED] = {10, true},
};

/* The library takes 0 for "none" and has another number for black. */
lxw_color_t ul_xlsx_colour(ul_rgb rgb)
{
    return rgb == 0 ? LXW_COLOR_BLACK : rgb;
}

/* How bright a colour looks, 0-255: ITU-R BT.601, in whole numbers. */
static unsigned brightness(ul_rgb rgb)
{
    return ((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) /
           1000;
}

/* The colour of titles: the heads' fill, where it can be read on white. */
static ul_rgb accent(const struct ul_book *book)
{
    return brightness(book->head_fill) < 110 ? book->head_fill : 0x000000;
}

struct ul_cell_font ul_xlsx_font(struct ul_xlsx *x, enum ul_book_look look)
{
    unsigned face =
        x->shaper->face(x->shaper, x->book->family, looks[look].bold, false);
    return (struct ul_cell_font){x->shaper, face, UL_PT(looks[look].size)};
}

static bool same_style(const struct ul_xlsx_style *a, const struct ul_xlsx_style *b)
{
    return a->look == b->look && a->value == b->value && a->column == b->column &&
           a->table == b->table && a->wrap == b->wrap && a->indent == b->indent &&
           a->align == b->align && a->fill == b->fill;
}

/* Text colour and background. */
static void paint(const struct ul_book *book, lxw_format *format,
                  const struct ul_xlsx_style *style)
{
    ul_rgb text = 0x000000;
    switch (style->look) {
    case UL_LOOK_TITLE:
    case UL_LOOK_FIGURE:
        text = accent(book);
        break;
    case UL_LOOK_SMALL:
        text = small_colour;
        break;
    case UL_LOOK_HEAD:
        text = book->head_text;
        format_set_bg_color(format, ul_xlsx_colour(book->head_fill));
        break;
    case UL_LOOK_FILLED:
        text = brightness(style->fill) < 128 ? 0xFFFFFF : 0x000000;
        format_set_bg_color(format, ul_xlsx_colour(style->fill));
        format_set_border(format, LXW_BORDER_MEDIUM);
        format_set_border_color(format, LXW_COLOR_WHITE);
        break;
    case UL_LOOK_CELL:
    case UL_LOOK_STRONG:
    case UL_LOOK_KEY:
    case UL_LOOK__COUNT:
        break;
    }
    format_set_font_color(format, ul_xlsx_colour(text));
}

static void align(lxw_format *format, const struct ul_xlsx_style *style)
{
    static const uint8_t across[] = {[UL_LEFT] = LXW_ALIGN_LEFT,
                                     [UL_CENTER] = LXW_ALIGN_CENTER,
                                     [UL_RIGHT] = LXW_ALIGN_RIGHT,
                                     [UL_JUSTIFY] = LXW_ALIGN_LEFT};
    format_set_align(format, across[style->align]);
    if (style->look == UL_LOOK_HEAD)
        format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    else if (style->table || style->wrap)
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    else
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (style->indent)
        format_set_indent(format, 1);
    if (style->wrap)
        format_set_text_wrap(format);
}

static lxw_format *make_format(struct ul_xlsx *x, const struct ul_xlsx_style *style)
{
    lxw_format *format = workbook_add_format(x->workbook);
    if (format == NULL)
        return NULL;
    format_set_font_name(format, x->book->family);
    format_set_font_size(format, looks[style->look].size);
    if (looks[style->look].bold || (style->table && style->column == UL_COLUMN_LEVEL))
        format_set_bold(format);
    if (style->value == UL_VALUE_DATE ||
        (style->table && style->column == UL_COLUMN_DATE))
        format_set_num_format(format, "yyyy\\-mm\\-dd");
    if (style->table && style->look != UL_LOOK_HEAD) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, ul_xlsx_colour(line_colour));
    }
    paint(x->book, format, style);
    align(format, style);
    return format;
}

lxw_format *ul_xlsx_format(struct ul_xlsx *x, struct ul_xlsx_style style)
{
    for (size_t i = 0; i < x->formats.n; i++) {
        if (same_style(&x->formats.v[i].style, &style))
            return x->formats.v[i].format;
    }
    lxw_format *format = make_format(x, &style);
    if (format == NULL)
        x->failed = LXW_ERROR_MEMORY_MALLOC_FAILED;
    ul_push(x->arena, &x->formats, (struct ul_xlsx_format){style, format});
    return format;
}
