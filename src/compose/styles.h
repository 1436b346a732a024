/* styles.h -- the look of text, pages and tables, from the template. */
#ifndef UL_STYLES_H
#define UL_STYLES_H

#include "compose/flow.h"
#include "model/template.h"

/* The name of a style in [stilar], as a template writes it; for dumps too. */
const char *ul_style_name(enum ul_style style);

/* The style of that name (ul_same), or UL_STYLE__COUNT. */
enum ul_style ul_style_find(const char *name);

/* UL_STYLE__COUNT styles: the program's own, changed by what the template says. */
const struct ul_text_style *ul_styles_alloc(struct ul_arena *arena,
                                            const struct ul_template *t);

/* A page of A4, standing or lying as the type says, with its margins or else the
 * template's. */
struct ul_page_form ul_page_form_of(const struct ul_template *t,
                                    const struct ul_doctype *type);

/* What [justering] says, or `fallback`. */
enum ul_align ul_align_find(const struct ul_value *value, enum ul_align fallback);

/* A colour by its name in [färger]. */
ul_rgb ul_colour_named(const struct ul_template *t, const char *name, ul_rgb fallback);

#endif
