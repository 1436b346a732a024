/* case_sections.c -- a document split at its headings, and the marks in it. */
#include <string.h>

#include "base/text.h"
#include "model/case_build.h"

/* The largest headings of the text are its sections: `#`, or `##` where somebody
 * has begun one level down. */
static int section_level(const struct ul_md *body)
{
    int level = 7;
    for (const struct ul_md *block = body->first; block; block = block->next)
        if (block->kind == UL_MD_HEADING && block->level < level)
            level = block->level;
    return level;
}

static bool begins_section(const struct ul_md *block, int level)
{
    return block->kind == UL_MD_HEADING && block->level == level;
}

/* The file's own tree stays as it is: a section holds copies of its blocks. */
static struct ul_md *copy_blocks(struct ul_arena *arena, const struct ul_md *from,
                                 int level, struct ul_pos pos)
{
    struct ul_md *body = ul_new(arena, struct ul_md);
    *body = (struct ul_md){.kind = UL_MD_DOCUMENT, .pos = pos};
    for (; from && !begins_section(from, level); from = from->next) {
        if (from->kind == UL_MD_NOTE)
            continue;
        struct ul_md *block = ul_new(arena, struct ul_md);
        *block = *from;
        block->next = NULL;
        block->parent = body;
        if (body->last)
            body->last->next = block;
        else
            body->first = block;
        body->last = block;
    }
    return body;
}

void ul_build_sections(const struct ul_build *b, struct ul_document *document)
{
    const struct ul_md *block = document->source->body->first;
    int level = section_level(document->source->body);
    size_t n = 1;
    for (const struct ul_md *at = block; at; at = at->next)
        n += begins_section(at, level);
    document->sections = ul_new_n(b->arena, struct ul_section, n);
    for (; block; block = block->next) {
        bool heading = begins_section(block, level);
        if (!heading && document->n_sections)
            continue;
        struct ul_section *section = &document->sections[document->n_sections];
        section->pos = block->pos;
        section->body =
            copy_blocks(b->arena, heading ? block->next : block, level, block->pos);
        if (heading) {
            section->heading = ul_md_plain(b->arena, block);
            section->known = ul_section_find(b->t, section->heading);
        }
        if (heading || section->body->first)
            document->n_sections++;
    }
}

const char *ul_part_mark(struct ul_arena *arena, const struct ul_md *block)
{
    const struct ul_md *first = block->first;
    if (block->kind != UL_MD_PARAGRAPH || !first || first->kind != UL_MD_TEXT ||
        first->text[0] != '{')
        return NULL;
    const char *text = ul_squeeze(arena, ul_md_plain(arena, block));
    size_t n = strlen(text);
    if (n < 3 || text[n - 1] != '}' || strcspn(text + 1, "{}") != n - 2)
        return NULL;
    return ul_squeeze(arena, ul_strndup(arena, text + 1, n - 2));
}
