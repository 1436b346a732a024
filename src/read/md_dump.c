/* md_dump.c -- the Markdown tree as plain text, and as golden text. */
#include <string.h>

#include "read/md.h"

static const char *const names[UL_MD__COUNT] = {
    [UL_MD_DOCUMENT] = "document",
    [UL_MD_HEADING] = "heading",
    [UL_MD_PARAGRAPH] = "paragraph",
    [UL_MD_LIST] = "list",
    [UL_MD_ITEM] = "item",
    [UL_MD_QUOTE] = "quote",
    [UL_MD_CODE_BLOCK] = "code-block",
    [UL_MD_RULE] = "rule",
    [UL_MD_TABLE] = "table",
    [UL_MD_ROW] = "row",
    [UL_MD_CELL] = "cell",
    [UL_MD_NOTE] = "note",
    [UL_MD_TEXT] = "text",
    [UL_MD_EMPH] = "emph",
    [UL_MD_STRONG] = "strong",
    [UL_MD_STRIKE] = "strike",
    [UL_MD_CODE] = "code",
    [UL_MD_LINK] = "link",
    [UL_MD_IMAGE] = "image",
    [UL_MD_SOFT_BREAK] = "soft-break",
    [UL_MD_HARD_BREAK] = "hard-break",
    [UL_MD_NOTE_REF] = "note-ref",
};

/* True if the text of this kind is words to read, not a name or an address. */
static bool is_words(enum ul_md_kind kind)
{
    return kind == UL_MD_TEXT || kind == UL_MD_CODE || kind == UL_MD_CODE_BLOCK;
}

static void add_plain(struct ul_buf *out, const struct ul_md *node)
{
    if (is_words(node->kind))
        ul_buf_str(out, node->text);
    else if (node->kind == UL_MD_SOFT_BREAK)
        ul_buf_char(out, ' ');
    else if (node->kind == UL_MD_HARD_BREAK)
        ul_buf_char(out, '\n');
    for (const struct ul_md *m = node->first; m; m = m->next) {
        if (m != node->first && m->kind < UL_MD_TEXT && out->n)
            ul_buf_str(out, m->kind == UL_MD_CELL ? " " : "\n\n");
        add_plain(out, m);
    }
}

const char *ul_md_plain(struct ul_arena *arena, const struct ul_md *node)
{
    struct ul_buf out = {.arena = arena};
    add_plain(&out, node);
    return ul_buf_text(&out);
}

static void dump_text(struct ul_buf *out, const char *text)
{
    ul_buf_str(out, " \"");
    for (; *text; text++)
        if (*text == '\n')
            ul_buf_str(out, "\\n");
        else
            ul_buf_char(out, *text);
    ul_buf_char(out, '"');
}

static void dump_details(struct ul_buf *out, const struct ul_md *node)
{
    static const char *const aligns[] = {[UL_MD_NO_ALIGN] = "",
                                         [UL_MD_LEFT] = " left",
                                         [UL_MD_CENTER] = " center",
                                         [UL_MD_RIGHT] = " right"};
    if (node->kind == UL_MD_HEADING)
        ul_buf_fmt(out, " level %d", node->level);
    if (node->kind == UL_MD_LIST && node->level >= 0)
        ul_buf_fmt(out, " from %d", node->level);
    ul_buf_str(out, node->tight ? " tight" : "");
    ul_buf_str(out, node->header ? " header" : "");
    ul_buf_str(out, aligns[node->align]);
    if (node->text)
        dump_text(out, node->text);
    if (node->title)
        dump_text(out, node->title);
}

/* One line for each node: `text 3:5 "Planen"`. */
void ul_md_dump(struct ul_buf *out, const struct ul_md *node, int indent)
{
    ul_buf_fmt(out, "%*s%s %d:%d", indent * 2, "", names[node->kind], node->pos.line,
               node->pos.column);
    dump_details(out, node);
    ul_buf_char(out, '\n');
    for (const struct ul_md *m = node->first; m; m = m->next)
        ul_md_dump(out, m, indent + 1);
}
