/* page_heads.c -- the head and foot of pages. */
#include "compose/blocks.h"
#include "compose/making.h"
#include "compose/texts.h"

/* Lines that only name the next one ("Diarienummer") go if that is left out. */
static struct ul_blocks lines_of(const struct ul_making *m,
                                 const struct ul_values *lines, enum ul_style style,
                                 enum ul_style strong)
{
    struct ul_arena *arena = m->set.arena;
    struct ul_blocks blocks = {0}, labels = {0};
    for (size_t i = 0; i < lines->n; i++) {
        const struct ul_pattern *p = ul_pattern_parse(arena, lines->v[i].text);
        const char *text = ul_fill(&m->set, p, &m->about);
        struct ul_block line = ul_paragraph(arena, p->all_bold ? strong : style, text);
        if (!p->has_keys) {
            ul_push(arena, &labels, line);
            continue;
        }
        for (size_t j = 0; text && j < labels.n; j++)
            ul_push(arena, &blocks, labels.v[j]);
        if (text)
            ul_push(arena, &blocks, line);
        labels.n = 0;
    }
    for (size_t j = 0; j < labels.n; j++)
        ul_push(arena, &blocks, labels.v[j]);
    return blocks;
}

struct ul_furniture ul_furniture_of(const struct ul_making *m,
                                    const struct ul_furniture_data *data,
                                    enum ul_style style, enum ul_style strong)
{
    return (struct ul_furniture){
        .left = lines_of(m, &data->left, style, strong),
        .middle = lines_of(m, &data->middle, style, strong),
        .right = lines_of(m, &data->right, style, strong),
    };
}
