/* styles.c -- the look of text, pages and tables, from the template. */
#include "compose/styles.h"

#include <string.h>

#include "base/text.h"

static const char default_family[] = "Carlito";

/* What holds where the template says nothing. Colours by name in [färger]. */
struct style_row {
    const char *name;
    int size, leading, before, after, indent; /* [1/1000 pt] */
    bool bold, italic, hyphens, heading;
    const char *colour;
    ul_rgb rgb;
};

enum { INK = 0x1a1a1a, NAVY = 0x1b3a57, GREY = 0x555555, WHITE = 0xffffff };

static const struct style_row rows[UL_STYLE__COUNT] = {
    [UL_STYLE_BODY] = {.name = "brödtext",
                       .size = 11000,
                       .leading = 15000,
                       .after = 7000,
                       .hyphens = true},
    [UL_STYLE_TITLE] = {.name = "titel",
                        .size = 19000,
                        .leading = 23000,
                        .before = 12000,
                        .after = 14000,
                        .bold = true,
                        .heading = true},
    [UL_STYLE_H1] = {.name = "rubrik 1",
                     .size = 13000,
                     .leading = 17000,
                     .before = 16000,
                     .after = 4000,
                     .bold = true,
                     .heading = true},
    [UL_STYLE_H2] = {.name = "rubrik 2",
                     .size = 11500,
                     .leading = 15000,
                     .before = 12000,
                     .after = 3000,
                     .bold = true,
                     .heading = true},
    [UL_STYLE_H3] = {.name = "rubrik 3",
                     .size = 11000,
                     .leading = 15000,
                     .before = 10000,
                     .after = 2000,
                     .bold = true,
                     .heading = true},
    [UL_STYLE_H4] = {.name = "rubrik 4",
                     .size = 11000,
                     .leading = 15000,
                     .before = 8000,
                     .after = 2000,
                     .bold = true,
                     .italic = true,
                     .heading = true},
    [UL_STYLE_LEAD] = {.name = "ingress",
                       .size = 12000,
                       .leading = 16500,
                       .after = 9000,
                       .hyphens = true},
    [UL_STYLE_SMALL] = {.name = "liten",
                        .size = 9000,
                        .leading = 12500,
                        .after = 5000,
                        .hyphens = true},
    [UL_STYLE_CELL] = {.name = "cell",
                       .size = 9000,
                       .leading = 12000,
                       .after = 2000,
                       .hyphens = true},
    [UL_STYLE_HEAD_CELL] = {.name = "huvudcell",
                            .size = 9000,
                            .leading = 11500,
                            .bold = true,
                            .hyphens = true,
                            .colour = "tabellhuvudtext",
                            .rgb = WHITE},
    [UL_STYLE_HEAD_NOTE] = {.name = "kolumnförklaring",
                            .size = 7500,
                            .leading = 9500,
                            .before = 1500,
                            .hyphens = true,
                            .colour = "tabellhuvudtext",
                            .rgb = WHITE},
    [UL_STYLE_BAND] = {.name = "band", .size = 9000, .leading = 12000, .bold = true},
    [UL_STYLE_CAPTION] = {.name = "tabelltext",
                          .size = 9000,
                          .leading = 12500,
                          .before = 6000,
                          .after = 4000,
                          .bold = true},
    [UL_STYLE_NOTE] = {.name = "fotnot",
                       .size = 8500,
                       .leading = 11000,
                       .after = 2000,
                       .hyphens = true},
    [UL_STYLE_FIGURE] = {.name = "figurtext", .size = 9000, .leading = 12000},
    [UL_STYLE_SIGNER] = {.name = "undertecknare",
                         .size = 11000,
                         .leading = 15000,
                         .before = 40000},
    [UL_STYLE_PAGE_HEAD] = {.name = "sidhuvud", .size = 8500, .leading = 13000},
    [UL_STYLE_PAGE_HEAD_STRONG] = {.name = "sidhuvud stark",
                                   .size = 10000,
                                   .leading = 13000,
                                   .bold = true,
                                   .heading = true},
    [UL_STYLE_PAGE_FOOT] = {.name = "sidfot",
                            .size = 7500,
                            .leading = 10000,
                            .colour = "svag",
                            .rgb = GREY},
    [UL_STYLE_CODE] = {.name = "kod", .size = 9500, .leading = 12500, .after = 7000},
    [UL_STYLE_COVER_TITLE] = {.name = "omslagstitel",
                              .size = 28000,
                              .leading = 34000,
                              .before = 8000,
                              .after = 18000,
                              .bold = true,
                              .heading = true},
    [UL_STYLE_COVER] = {.name = "omslagsrad",
                        .size = 13000,
                        .leading = 18000,
                        .after = 4000},
};

const char *ul_style_name(enum ul_style style)
{
    return rows[style].name;
}

enum ul_style ul_style_find(const char *name)
{
    size_t i = 0;
    while (i < UL_STYLE__COUNT && !ul_same(rows[i].name, name))
        i++;
    return (enum ul_style)i;
}

ul_rgb ul_colour_named(const struct ul_template *t, const char *name, ul_rgb fallback)
{
    const struct ul_value value = {.text = name};
    return ul_colour(t, &value, fallback);
}

enum ul_align ul_align_find(const struct ul_value *value, enum ul_align fallback)
{
    static const char *const names[] = {
        [UL_LEFT] = "vänster",
        [UL_CENTER] = "mitten",
        [UL_RIGHT] = "höger",
        [UL_JUSTIFY] = "marginaljusterat",
    };
    for (size_t i = 0; ul_given(value) && i < sizeof names / sizeof *names; i++)
        if (ul_same(names[i], value->text))
            return (enum ul_align)i;
    return fallback;
}

static const char *text_or(const struct ul_value *value, const char *fallback)
{
    return ul_given(value) ? value->text : fallback;
}

/* Decimals are bound in thousandths: points as millipoints, mm as micrometres. */
static int64_t decimal_or(const struct ul_value *value, int64_t fallback)
{
    return ul_given(value) ? value->number : fallback;
}

static bool flag_or(const struct ul_value *value, bool fallback)
{
    return ul_given(value) ? value->number == 1 : fallback;
}

static struct ul_text_style style_default(const struct style_row *row,
                                          const struct ul_template *t)
{
    const char *family = text_or(&t->font, default_family);
    bool heading = row->heading;
    return (struct ul_text_style){
        .family = heading ? text_or(&t->heading_font, family) : family,
        .bold = row->bold,
        .italic = row->italic,
        .size = row->size,
        .leading = row->leading,
        .before = row->before,
        .after = row->after,
        .indent = row->indent,
        .colour = row->colour ? ul_colour_named(t, row->colour, row->rgb)
                  : heading   ? ul_colour_named(t, "rubrik", NAVY)
                              : ul_colour_named(t, "text", INK),
        .hyphens = row->hyphens,
    };
}

static void style_change(struct ul_text_style *style, const struct ul_template *t,
                         const struct ul_style_data *data)
{
    ul_mp size = style->size;
    style->family = text_or(&data->font, style->family);
    style->bold = flag_or(&data->bold, style->bold);
    style->italic = flag_or(&data->italic, style->italic);
    style->size = decimal_or(&data->size, size);
    /* A new size without a new leading keeps the proportion. */
    style->leading =
        decimal_or(&data->leading, style->leading * style->size / (size ? size : 1));
    style->before = decimal_or(&data->before, style->before);
    style->after = decimal_or(&data->after, style->after);
    style->indent = decimal_or(&data->indent, style->indent);
    style->colour = ul_colour(t, &data->colour, style->colour);
    style->align = ul_align_find(&data->align, style->align);
    style->hyphens = flag_or(&data->hyphens, style->hyphens);
    if (style->leading < style->size)
        style->leading = style->size;
}

const struct ul_text_style *ul_styles_alloc(struct ul_arena *arena,
                                            const struct ul_template *t)
{
    struct ul_text_style *styles =
        ul_new_n(arena, struct ul_text_style, UL_STYLE__COUNT);
    for (size_t i = 0; i < UL_STYLE__COUNT; i++)
        styles[i] = style_default(&rows[i], t);
    for (size_t i = 0; i < t->styles.n; i++) {
        const struct ul_style_data *data = &t->styles.v[i];
        enum ul_style style =
            ul_given(&data->name) ? ul_style_find(data->name.text) : UL_STYLE__COUNT;
        if (style != UL_STYLE__COUNT)
            style_change(&styles[style], t, data);
    }
    return styles;
}

/* What the document type says, or the template. */
static ul_mp margin(const struct ul_value *own, const struct ul_value *value,
                    int64_t fallback)
{
    return ul_mp_from_um(decimal_or(ul_given(own) ? own : value, fallback));
}

struct ul_page_form ul_page_form_of(const struct ul_template *t,
                                    const struct ul_doctype *type)
{
    const struct ul_page_data *own = &type->page, *p = &t->page;
    enum { SHORT_SIDE = 210000, LONG_SIDE = 297000 }; /* A4 [um] */
    bool wide =
        ul_given(&type->orientation) && ul_same(type->orientation.text, "liggande");
    if (wide)
        return (struct ul_page_form){
            .width = ul_mp_from_um(LONG_SIDE),
            .height = ul_mp_from_um(SHORT_SIDE),
            .top = margin(&own->wide_top, &p->wide_top, 25000),
            .bottom = margin(&own->wide_bottom, &p->wide_bottom, 16000),
            .left = margin(&own->wide_left, &p->wide_left, 18000),
            .right = margin(&own->wide_right, &p->wide_right, 18000),
        };
    return (struct ul_page_form){
        .width = ul_mp_from_um(SHORT_SIDE),
        .height = ul_mp_from_um(LONG_SIDE),
        .top = margin(&own->top, &p->top, 35000),
        .bottom = margin(&own->bottom, &p->bottom, 28000),
        .left = margin(&own->left, &p->left, 32000),
        .right = margin(&own->right, &p->right, 26000),
    };
}
