/* md.c -- a Markdown file: its head, and its text as a tree of our own.
 *
 * cmark-gfm parses; this file copies its tree into the arena, with places counted in
 * characters of the whole file, and leaves out what no output may hold. */
#include "read/md.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/md_guard.h"
#include "read/yaml.h"

/* How deep quotes, lists, emphasis and links may stand in each other. */
enum { DEEPEST = 64, MOST_WARNINGS = 100 };

struct builder {
    struct ul_arena *arena;
    struct ul_diag *diag;
    const struct ul_file *file;
    int first_line;     /* number of the text's first line in the file */
    const char **lines; /* where each line of the text begins, and its end */
    size_t n_lines;
    /* The last place that was counted out: byte and column of a line. */
    int line, byte, column;
    struct ul_pos last; /* for nodes to which cmark-gfm gives no place */
    struct ul_md *open; /* where the next node is added */
    int depth;
    int warnings; /* of HTML and links: a file made of them says it often enough */
    size_t cells; /* of the row so far */
    size_t notes; /* definitions of footnotes so far */
};

/* ---- Places ---- */

static void find_lines(struct builder *b, const char *text, size_t n)
{
    const char *stop = text + n;
    size_t count = 2;
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(stop - at))); at++)
        count++;
    b->lines = ul_new_n(b->arena, const char *, count);
    while (text < stop) {
        const char *end = memchr(text, '\n', (size_t)(stop - text));
        b->lines[b->n_lines++] = text;
        text = end ? end + 1 : stop;
    }
    b->lines[b->n_lines] = stop;
}

/* The column, from 1 in characters, of a byte of a line. Counted on from the place
 * before it, so that a long line is not counted anew for each node. */
static int column_of(struct builder *b, int line, int byte)
{
    const char *start = b->lines[line - 1];
    int length = (int)(b->lines[line] - start);
    byte = byte > length ? length : byte;
    if (b->line != line) {
        b->line = line;
        b->byte = b->column = 0;
    }
    for (; b->byte < byte; b->byte++)
        b->column += (start[b->byte] & 0xC0) != 0x80;
    while (b->byte > byte)
        b->column -= (start[--b->byte] & 0xC0) != 0x80;
    return b->column + 1;
}

static struct ul_pos place_of(struct builder *b, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    int from = cmark_node_get_start_column(node) - 1;
    if (line < 1 || (size_t)line > b->n_lines || from < 0)
        return b->last;
    struct ul_pos pos = {b->file, b->first_line + line - 1, column_of(b, line, from),
                         1};
    int to = cmark_node_get_end_column(node);
    if (cmark_node_get_end_line(node) == line && to > from)
        pos.width = column_of(b, line, to) - pos.column;
    pos.width = pos.width > 0 ? pos.width : 1;
    return b->last = pos;
}

/* ---- Kinds of nodes ---- */

static enum ul_md_kind table_kind(const char *name)
{
    static const struct {
        const char *name;
        enum ul_md_kind kind;
    } kinds[] = {
        {"table", UL_MD_TABLE},          {"table_row", UL_MD_ROW},
        {"table_header", UL_MD_ROW},     {"table_cell", UL_MD_CELL},
        {"strikethrough", UL_MD_STRIKE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    return UL_MD__COUNT;
}

/* UL_MD__COUNT for a kind that we do not know. */
static enum ul_md_kind kind_of(cmark_node *node)
{
    static const struct {
        cmark_node_type type;
        enum ul_md_kind kind;
    } kinds[] = {
        {CMARK_NODE_TEXT, UL_MD_TEXT},
        {CMARK_NODE_SOFTBREAK, UL_MD_SOFT_BREAK},
        {CMARK_NODE_LINEBREAK, UL_MD_HARD_BREAK},
        {CMARK_NODE_PARAGRAPH, UL_MD_PARAGRAPH},
        {CMARK_NODE_EMPH, UL_MD_EMPH},
        {CMARK_NODE_STRONG, UL_MD_STRONG},
        {CMARK_NODE_CODE, UL_MD_CODE},
        {CMARK_NODE_LINK, UL_MD_LINK},
        {CMARK_NODE_IMAGE, UL_MD_IMAGE},
        {CMARK_NODE_HTML_INLINE, UL_MD_TEXT},
        {CMARK_NODE_HTML_BLOCK, UL_MD_PARAGRAPH},
        {CMARK_NODE_FOOTNOTE_REFERENCE, UL_MD_NOTE_REF},
        {CMARK_NODE_FOOTNOTE_DEFINITION, UL_MD_NOTE},
        {CMARK_NODE_ITEM, UL_MD_ITEM},
        {CMARK_NODE_LIST, UL_MD_LIST},
        {CMARK_NODE_HEADING, UL_MD_HEADING},
        {CMARK_NODE_BLOCK_QUOTE, UL_MD_QUOTE},
        {CMARK_NODE_CODE_BLOCK, UL_MD_CODE_BLOCK},
        {CMARK_NODE_THEMATIC_BREAK, UL_MD_RULE},
        {CMARK_NODE_DOCUMENT, UL_MD_DOCUMENT},
    };
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].type == type)
            return kinds[i].kind;
    return table_kind(cmark_node_get_type_string(node));
}

/* Copied into the arena. Entities may bring in any letter: `&#7;`. */
static const char *text_of(struct builder *b, const char *text)
{
    return text ? ul_clean(b->arena, ul_strdup(b->arena, text)) : "";
}

static struct ul_md *add(struct builder *b, enum ul_md_kind kind, struct ul_pos pos)
{
    struct ul_md *node = ul_new(b->arena, struct ul_md);
    node->kind = kind;
    node->pos = pos;
    node->parent = b->open;
    if (b->open->last)
        b->open->last->next = node;
    else
        b->open->first = node;
    return b->open->last = node;
}

static void fill_list(struct ul_md *md, cmark_node *node)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    md->level = ordered ? cmark_node_get_list_start(node) : -1;
    md->tight = cmark_node_get_list_tight(node);
}

static void fill_cell(struct builder *b, struct ul_md *md, cmark_node *node)
{
    cmark_node *table = cmark_node_parent(cmark_node_parent(node));
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(table);
    size_t column = b->cells++;
    bool known = aligns && column < cmark_gfm_extensions_get_table_columns(table);
    switch (known ? aligns[column] : 0) {
    case 'l':
        md->align = UL_MD_LEFT;
        break;
    case 'c':
        md->align = UL_MD_CENTER;
        break;
    case 'r':
        md->align = UL_MD_RIGHT;
        break;
    }
}

static void fill_link(struct builder *b, struct ul_md *md, cmark_node *node)
{
    const char *title = cmark_node_get_title(node);
    md->text = text_of(b, cmark_node_get_url(node));
    md->title = title && *title ? text_of(b, title) : NULL;
}

static const char *code_of(struct builder *b, cmark_node *node)
{
    const char *text = text_of(b, cmark_node_get_literal(node));
    size_t n = strlen(text);
    return n && text[n - 1] == '\n' ? ul_strndup(b->arena, text, n - 1) : text;
}

/* What a node says besides its children. */
static void fill(struct builder *b, struct ul_md *md, cmark_node *node)
{
    switch (md->kind) {
    case UL_MD_HEADING:
        md->level = cmark_node_get_heading_level(node);
        break;
    case UL_MD_LIST:
        fill_list(md, node);
        break;
    case UL_MD_ROW:
        b->cells = 0;
        md->header = cmark_gfm_extensions_get_table_row_is_header(node);
        break;
    case UL_MD_CELL:
        fill_cell(b, md, node);
        break;
    case UL_MD_LINK:
    case UL_MD_IMAGE:
        fill_link(b, md, node);
        break;
    case UL_MD_CODE_BLOCK:
        md->text = code_of(b, node);
        break;
    case UL_MD_TEXT:
    case UL_MD_CODE:
    case UL_MD_NOTE_REF:
        md->text = text_of(b, cmark_node_get_literal(node));
        break;
    case UL_MD_NOTE:
        /* cmark-gfm puts them in the order of their first use and calls them by
         * their number in it, but says the number only in the references. */
        md->text = ul_printf(b->arena, "%zu", ++b->notes);
        break;
    case UL_MD_DOCUMENT:
    case UL_MD_PARAGRAPH:
    case UL_MD_ITEM:
    case UL_MD_QUOTE:
    case UL_MD_RULE:
    case UL_MD_TABLE:
    case UL_MD_EMPH:
    case UL_MD_STRONG:
    case UL_MD_STRIKE:
    case UL_MD_SOFT_BREAK:
    case UL_MD_HARD_BREAK:
    case UL_MD__COUNT:
        break;
    }
}

/* ---- What no output may hold ---- */

/* The beginning of a text, for a message. */
static const char *shortened(struct builder *b, const char *text)
{
    enum { SHOWN = 60 };
    const char *at = text;
    for (int i = 0; i < SHOWN && *at && *at != '\n'; i++)
        ul_utf8_next(&at);
    return ul_printf(b->arena, "%.*s%s", (int)(at - text), text, *at ? "…" : "");
}

static void say_unfit(struct builder *b, enum ul_text_id id, struct ul_pos pos,
                      const char *what)
{
    const char *const args[] = {shortened(b, what), NULL};
    if (++b->warnings <= MOST_WARNINGS)
        ul_say_args(b->diag, id, pos, NULL, args);
}

/* The lines of a block of HTML as a paragraph. */
static void add_html_block(struct builder *b, const char *html, struct ul_pos pos)
{
    struct ul_md *paragraph = add(b, UL_MD_PARAGRAPH, pos);
    struct ul_md *kept = b->open;
    b->open = paragraph;
    while (*html) {
        size_t n = strcspn(html, "\n");
        if (paragraph->last)
            add(b, UL_MD_SOFT_BREAK, pos);
        add(b, UL_MD_TEXT, pos)->text = ul_strndup(b->arena, html, n);
        html += n + (html[n] == '\n');
        pos.line++;
        pos.column = pos.width = 1;
    }
    b->open = kept;
}

/* True if the node was HTML and has been added as text. */
static bool add_html(struct builder *b, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_HTML_INLINE)
        return false;
    struct ul_pos pos = place_of(b, node);
    const char *html = text_of(b, cmark_node_get_literal(node));
    say_unfit(b, UL_TEXT_RAW_HTML, pos, html);
    if (type == CMARK_NODE_HTML_BLOCK)
        add_html_block(b, html, pos);
    else
        add(b, UL_MD_TEXT, pos)->text = html;
    return true;
}

static bool link_leads_somewhere(const char *url)
{
    static const char *const kinds[] = {"http://", "https://", "mailto:", "#"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncasecmp(url, kinds[i], strlen(kinds[i])) == 0)
            return url[strlen(kinds[i])] != '\0';
    return false;
}

/* True if only the children of the node are kept. */
static bool is_left_out(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LINK &&
           !link_leads_somewhere(cmark_node_get_url(node));
}

/* ---- Copying the tree ---- */

static bool is_leaf(cmark_node *node)
{
    switch ((unsigned)cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        return true;
    }
    return false;
}

/* False at a node that stands too deep (said). */
static bool enter(struct builder *b, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_DOCUMENT || add_html(b, node))
        return true;
    struct ul_pos pos = place_of(b, node);
    if (is_left_out(node)) {
        say_unfit(b, UL_TEXT_LINK_KIND, pos, text_of(b, cmark_node_get_url(node)));
        return true;
    }
    enum ul_md_kind kind = kind_of(node);
    struct ul_md *md = add(b, kind == UL_MD__COUNT ? UL_MD_PARAGRAPH : kind, pos);
    fill(b, md, node);
    if (is_leaf(node))
        return true;
    b->open = md;
    if (++b->depth <= DEEPEST)
        return true;
    ul_say(b->diag, TOO_DEEP, pos, NULL);
    return false;
}

static void leave(struct builder *b, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_DOCUMENT || is_left_out(node))
        return;
    b->open = b->open->parent;
    b->depth--;
}

static void copy(struct builder *b, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    bool going = true;
    while (going && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            going = enter(b, cmark_iter_get_node(iter));
        else
            leave(b, cmark_iter_get_node(iter));
    }
    cmark_iter_free(iter);
}

static cmark_node *parse(const char *text, size_t n)
{
    static const char *const extensions[] = {"table", "strikethrough", "autolink"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        cmark_syntax_extension *e = cmark_find_syntax_extension(extensions[i]);
        if (e)
            cmark_parser_attach_syntax_extension(parser, e);
    }
    cmark_parser_feed(parser, text, n);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

static struct ul_md *read_body(struct ul_arena *arena, const struct ul_file *file,
                               size_t offset, int line, struct ul_diag *diag)
{
    struct ul_md *body = ul_new(arena, struct ul_md);
    body->pos = (struct ul_pos){file, line, 1, 1};
    struct builder b = {.arena = arena,
                        .diag = diag,
                        .file = file,
                        .first_line = line,
                        .last = body->pos,
                        .open = body};
    if (!ul_md_guard(file, offset, line, diag))
        return body;
    find_lines(&b, file->text + offset, file->length - offset);
    cmark_node *root = parse(file->text + offset, file->length - offset);
    copy(&b, root);
    cmark_node_free(root);
    return body;
}

/* ---- The head ---- */

static bool is_fence(const char *line, const char *fence)
{
    return ul_starts_with(line, fence) &&
           strchr("\n", line[3 + strspn(line + 3, " \t")]) != NULL;
}

static const char *next_line(const char *at)
{
    const char *end = strchr(at, '\n');
    return end ? end + 1 : at + strlen(at);
}

/* The line that ends the head, and how many lines from the first; NULL: none. */
static const char *head_end(const char *text, int *lines)
{
    const char *at = next_line(text);
    for (*lines = 1; *at; at = next_line(at), ++*lines)
        if (is_fence(at, "---") || is_fence(at, "..."))
            return at;
    return NULL;
}

struct ul_md_file *ul_md_read(struct ul_arena *arena, const struct ul_file *file,
                              struct ul_diag *diag)
{
    struct ul_md_file *md = ul_new(arena, struct ul_md_file);
    md->file = file;
    size_t body = 0;
    int line = 1;
    if (is_fence(file->text, "---")) {
        const char *start = next_line(file->text), *end = head_end(file->text, &line);
        if (end) {
            md->head = ul_yaml_read(arena, file, (size_t)(start - file->text),
                                    (size_t)(end - start), 2, diag);
            body = (size_t)(next_line(end) - file->text);
            line += 2;
        } else {
            struct ul_pos pos = {file, 1, 1, 3};
            ul_say(diag, HEAD_OPEN, pos, NULL);
            body = file->length;
        }
    }
    md->body = read_body(arena, file, body, line, diag);
    return md;
}
