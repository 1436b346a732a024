/* xlsx_list.c -- lists to choose a cell's value from. */
#include <string.h>

#include "emit/cell_text.h"
#include "emit/xlsx_parts.h"

/* The library makes room for 255 bytes however many characters they are. */
enum { INLINE_MAX = 255 };

static const char list_sheet_name[] = "Listor";

/* Whether the choices can stand in the validation itself, commas between. */
static bool fits_inline(const char *const *choices, size_t n)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) {
        if (strpbrk(choices[i], ",\"\n") != NULL || choices[i][0] == '\0')
            return false;
        bytes += strlen(choices[i]) + 1;
    }
    return bytes <= INLINE_MAX;
}

/* A sheet name that the book does not use. */
static const char *unused_name(struct ul_xlsx *x)
{
    const char *name = list_sheet_name;
    for (int i = 2; workbook_get_worksheet_by_name(x->workbook, name) != NULL; i++)
        name = ul_printf(x->arena, "%s %d", list_sheet_name, i);
    return name;
}

/* In a column of the hidden sheet, which the first such list makes: all of the
 * book's sheets stand in the workbook by then. */
static const char *store_list(struct ul_xlsx_sheet *s, const char *const *choices,
                              size_t n)
{
    struct ul_xlsx *x = s->x;
    if (x->list_sheet == NULL)
        x->list_sheet = workbook_add_worksheet(x->workbook, unused_name(x));
    if (x->list_sheet == NULL) {
        ul_xlsx_note(s, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    worksheet_hide(x->list_sheet);
    lxw_col_t column = (lxw_col_t)x->lists.n;
    for (size_t i = 0; i < n; i++)
        ul_xlsx_note(s,
                     worksheet_write_string(x->list_sheet, (lxw_row_t)i, column,
                                            ul_cell_text(x->arena, choices[i]), NULL));
    char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell_abs(first, 0, column, true, true);
    lxw_rowcol_to_cell_abs(last, (lxw_row_t)n - 1, column, true, true);
    const char *range =
        ul_printf(x->arena, "='%s'!%s:%s", x->list_sheet->name, first, last);
    ul_push(x->arena, &x->lists, (struct ul_xlsx_list){choices, range});
    return range;
}

static const char *list_range(struct ul_xlsx_sheet *s, const char *const *choices,
                              size_t n)
{
    for (size_t i = 0; i < s->x->lists.n; i++) {
        if (s->x->lists.v[i].choices == choices)
            return s->x->lists.v[i].range;
    }
    return store_list(s, choices, n);
}

/* The library wants strings that it could write to; it does not. */
static char **own_list(struct ul_arena *arena, const char *const *choices, size_t n)
{
    char **list = ul_new_n(arena, char *, n + 1);
    for (size_t i = 0; i < n; i++)
        list[i] = ul_strdup(arena, choices[i]);
    return list;
}

/* The library copies the formula of a list twice and loses one copy, that of any
 * other kind once: a list is given to it as a formula and named a list here. */
static void mend_kinds(lxw_worksheet *worksheet)
{
    lxw_data_val_obj *rule;
    STAILQ_FOREACH(rule, worksheet->data_validations, list_pointers)
    {
        if (rule->validate == LXW_VALIDATION_TYPE_CUSTOM_FORMULA)
            rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    }
}

void ul_xlsx_choices(struct ul_xlsx_sheet *s, lxw_col_t column, lxw_row_t first,
                     lxw_row_t last, const struct ul_book_column *from)
{
    if (from->n_choices == 0)
        return;
    lxw_data_validation validation = {0};
    if (fits_inline(from->choices, from->n_choices)) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = own_list(s->x->arena, from->choices, from->n_choices);
    } else {
        const char *range = list_range(s, from->choices, from->n_choices);
        if (range == NULL)
            return;
        validation.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        validation.value_formula = ul_strdup(s->x->arena, range);
    }
    ul_xlsx_note(s, worksheet_data_validation_range(s->to, first, column, last, column,
                                                    &validation));
    mend_kinds(s->to);
}
