/* template_keys.c -- {key}s in templates that nobody answers. */
#include <string.h>

#include "base/text.h"
#include "compose/compose.h"
#include "compose/keys.h"

struct search {
    struct ul_arena *arena;
    struct ul_diag *diag;
    struct ul_key_names names; /* made when the first is needed */
};

static void say_unknown(struct search *s, bool braced, const char *key,
                        struct ul_pos pos)
{
    const char *before = braced ? "{" : "", *after = braced ? "}" : "";
    if (!s->names.n)
        s->names = ul_key_names_list(s->arena);
    const char *near = ul_nearest(key, s->names.v, s->names.n);
    const char *shown = ul_printf(s->arena, "%s%s%s", before, key, after);
    if (near)
        ul_say(s->diag, UNKNOWN_KEY, pos, shown,
               ul_printf(s->arena, "%s%s%s", before, near, after));
    else
        ul_say(s->diag, UNKNOWN_TEMPLATE_KEY, pos, shown);
}

static void look_at(struct search *s, const struct ul_value *line)
{
    if (!ul_given(line))
        return;
    for (const char *at = strchr(line->text, '{'); at; at = strchr(at + 1, '{')) {
        const char *end = strchr(at, '}');
        const char *key =
            end ? ul_strndup(s->arena, at + 1, (size_t)(end - at) - 1) : at + 1;
        if (!end || !ul_key_known(key))
            say_unknown(s, true, key, line->pos);
    }
}

static void look_at_all(struct search *s, const struct ul_values *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        look_at(s, &lines->v[i]);
}

static void look_at_table(struct search *s, const struct ul_table_data *table)
{
    struct ul_key key;
    if (ul_given(&table->group_by) && !ul_key_find(table->group_by.text, &key))
        say_unknown(s, false, table->group_by.text, table->group_by.pos);
    look_at(s, &table->caption);
    look_at(s, &table->band);
    look_at(s, &table->unreported);
    look_at(s, &table->empty);
    look_at_all(s, &table->foot);
    for (size_t i = 0; i < table->columns.n; i++)
        look_at_all(s, &table->columns.v[i].show);
}

static void look_at_type(struct search *s, const struct ul_doctype *type)
{
    look_at(s, &type->label);
    look_at(s, &type->title);
    for (size_t i = 0; i < type->n_content; i++) {
        look_at(s, &type->content[i].heading);
        look_at(s, &type->content[i].paragraph);
        look_at_table(s, &type->content[i].table);
    }
}

void ul_template_keys_check(struct ul_arena *arena, const struct ul_template *t,
                            struct ul_diag *diag)
{
    struct search s = {.arena = arena, .diag = diag};
    const struct ul_furniture_data *const furniture[] = {&t->first_head, &t->head,
                                                         &t->annex_head, &t->foot};
    for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++) {
        look_at_all(&s, &furniture[i]->left);
        look_at_all(&s, &furniture[i]->middle);
        look_at_all(&s, &furniture[i]->right);
    }
    look_at(&s, &t->page_number);
    for (size_t i = 0; i < t->words.n; i++)
        look_at(&s, &t->words.v[i].text);
    for (size_t i = 0; i < t->n_types; i++)
        look_at_type(&s, t->types[i]);
}
