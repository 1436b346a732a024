/* roles.c -- what the roles of the structure tree are called. */
#include "layout/pages.h"

const char *ul_role_name(enum ul_role role)
{
    static const char *const names[UL_ROLE__COUNT] = {
        [UL_ROLE_DOCUMENT] = "Document",
        [UL_ROLE_SECT] = "Sect",
        [UL_ROLE_H1] = "H1",
        [UL_ROLE_H2] = "H2",
        [UL_ROLE_H3] = "H3",
        [UL_ROLE_H4] = "H4",
        [UL_ROLE_H5] = "H5",
        [UL_ROLE_H6] = "H6",
        [UL_ROLE_P] = "P",
        [UL_ROLE_L] = "L",
        [UL_ROLE_LI] = "LI",
        [UL_ROLE_LBL] = "Lbl",
        [UL_ROLE_LBODY] = "LBody",
        [UL_ROLE_TABLE] = "Table",
        [UL_ROLE_THEAD] = "THead",
        [UL_ROLE_TBODY] = "TBody",
        [UL_ROLE_TR] = "TR",
        [UL_ROLE_TH] = "TH",
        [UL_ROLE_TD] = "TD",
        [UL_ROLE_CAPTION] = "Caption",
        [UL_ROLE_FIGURE] = "Figure",
        [UL_ROLE_LINK] = "Link",
        [UL_ROLE_NOTE] = "Note",
        [UL_ROLE_REFERENCE] = "Reference",
        [UL_ROLE_BLOCK_QUOTE] = "BlockQuote",
        [UL_ROLE_CODE] = "Code",
        [UL_ROLE_TOC] = "TOC",
        [UL_ROLE_TOCI] = "TOCI",
        [UL_ROLE_SPAN] = "Span",
        [UL_ROLE_TEXT] = "(text)",
    };
    return names[role];
}
