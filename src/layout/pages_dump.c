/* pages_dump.c -- golden text for --dump=pages. */
#include "layout/pages.h"

static const char *const symbol_names[UL_SYMBOL__COUNT] = {
    [UL_NO_SYMBOL] = "none",  [UL_CIRCLE] = "circle", [UL_TRIANGLE] = "triangle",
    [UL_DIAMOND] = "diamond", [UL_RING] = "ring",     [UL_SQUARE] = "square",
    [UL_DASH] = "dash",
};

/* Points with two decimals, from whole numbers. */
static void add_length(struct ul_buf *out, ul_mp length)
{
    ul_mp size = length < 0 ? -length : length;
    ul_mp hundredths = (size + 5) / 10;
    bool minus = length < 0 && hundredths > 0;
    ul_buf_fmt(out, " %s%lld.%02lld", minus ? "-" : "", (long long)(hundredths / 100),
               (long long)(hundredths % 100));
}

static void add_lengths(struct ul_buf *out, ul_mp a, ul_mp b, ul_mp c, ul_mp d)
{
    add_length(out, a);
    add_length(out, b);
    add_length(out, c);
    add_length(out, d);
}

static void add_path(struct ul_buf *out, const struct ul_tag *tag)
{
    if (!tag) {
        ul_buf_str(out, " artifact");
        return;
    }
    const char *parts[64];
    size_t n = 0;
    unsigned serial = tag->serial;
    for (; tag && n < 64; tag = tag->parent)
        parts[n++] = ul_role_name(tag->role);
    ul_buf_char(out, ' ');
    while (n--) {
        ul_buf_str(out, parts[n]);
        ul_buf_char(out, n ? '/' : '#');
    }
    ul_buf_fmt(out, "%u", serial);
}

/* ---- Items ---- */

static void dump_run(struct ul_buf *out, const struct ul_run *run)
{
    static const char *const ends[] = {
        [UL_END_NONE] = "", [UL_END_SPACE] = "_", [UL_END_HYPHEN] = "-"};
    ul_buf_str(out, "run");
    add_length(out, run->x);
    add_length(out, run->y);
    ul_buf_str(out, " \"");
    for (size_t i = 0; i < run->n; i++) {
        if (i && !run->joined)
            ul_buf_char(out, ' ');
        ul_buf_str(out, run->words[i]->text);
    }
    ul_buf_fmt(out, "\"%s face %u", ends[run->end], run->n ? run->words[0]->face : 0);
    add_length(out, run->size);
    add_length(out, run->space);
    ul_buf_fmt(out, " #%06x", run->colour);
}

static void dump_what(struct ul_buf *out, const struct ul_item *item)
{
    switch (item->kind) {
    case UL_ITEM_RUN:
        dump_run(out, &item->is.run);
        break;
    case UL_ITEM_BOX:
        ul_buf_str(out, "box");
        add_lengths(out, item->is.box.x, item->is.box.y, item->is.box.width,
                    item->is.box.height);
        ul_buf_fmt(out, " #%06x", item->is.box.fill);
        if (item->is.box.radius)
            add_length(out, item->is.box.radius);
        break;
    case UL_ITEM_LINE:
        ul_buf_str(out, "line");
        add_lengths(out, item->is.line.x1, item->is.line.y1, item->is.line.x2,
                    item->is.line.y2);
        add_length(out, item->is.line.width);
        ul_buf_fmt(out, " #%06x", item->is.line.colour);
        break;
    case UL_ITEM_SYMBOL:
        ul_buf_fmt(out, "symbol %s", symbol_names[item->is.symbol.symbol]);
        add_length(out, item->is.symbol.x);
        add_length(out, item->is.symbol.y);
        add_length(out, item->is.symbol.size);
        ul_buf_fmt(out, " #%06x", item->is.symbol.colour);
        break;
    case UL_ITEM_IMAGE:
        ul_buf_str(out, "image");
        add_lengths(out, item->is.image.x, item->is.image.y, item->is.image.width,
                    item->is.image.height);
        break;
    }
}

static void dump_link(struct ul_buf *out, const struct ul_area_link *link)
{
    ul_buf_str(out, "  link");
    add_lengths(out, link->x, link->y, link->width, link->height);
    if (link->address) {
        ul_buf_fmt(out, " -> %s", link->address);
    } else {
        ul_buf_fmt(out, " -> page %d", link->page + 1);
        add_length(out, link->top);
    }
    ul_buf_fmt(out, " \"%s\"", link->contents);
    add_path(out, link->tag);
    ul_buf_char(out, '\n');
}

static void dump_page(struct ul_buf *out, const struct ul_page *page, size_t number)
{
    ul_buf_fmt(out, "page %zu", number);
    add_length(out, page->width);
    add_length(out, page->height);
    ul_buf_char(out, '\n');
    for (size_t i = 0; i < page->items.n; i++) {
        ul_buf_str(out, "  ");
        dump_what(out, &page->items.v[i]);
        add_path(out, page->items.v[i].tag);
        ul_buf_char(out, '\n');
    }
    for (size_t i = 0; i < page->links.n; i++)
        dump_link(out, &page->links.v[i]);
}

/* ---- The tree ---- */

static void dump_tag(struct ul_buf *out, const struct ul_tag *tag)
{
    ul_buf_fmt(out, "%s#%u", ul_role_name(tag->role), tag->serial);
    if (tag->columns > 1 || tag->rows > 1)
        ul_buf_fmt(out, " %dx%d", tag->columns, tag->rows);
    if (tag->role == UL_ROLE_TH)
        ul_buf_str(out, tag->scope_row ? " row" : " column");
    if (tag->numbered)
        ul_buf_str(out, " numbered");
    if (tag->id)
        ul_buf_fmt(out, " id=%s", tag->id);
    if (tag->alt)
        ul_buf_fmt(out, " alt=\"%s\"", tag->alt);
    if (tag->summary)
        ul_buf_fmt(out, " summary=\"%s\"", tag->summary);
    if (tag->has_box) {
        ul_buf_fmt(out, " box page %d", tag->box_page + 1);
        add_lengths(out, tag->box[0], tag->box[1], tag->box[2], tag->box[3]);
    }
    ul_buf_char(out, '\n');
}

/* Without recursion: lists may be nested as deep as the author likes. */
static void dump_tree(struct ul_buf *out, const struct ul_tag *root)
{
    int depth = 1;
    for (const struct ul_tag *tag = root; tag;) {
        ul_buf_fmt(out, "%*s", depth * 2, "");
        dump_tag(out, tag);
        if (tag->first) {
            tag = tag->first;
            depth++;
            continue;
        }
        while (tag && tag != root && !tag->next) {
            tag = tag->parent;
            depth--;
        }
        tag = tag == root ? NULL : tag->next;
    }
}

void ul_pages_dump(struct ul_buf *out, const struct ul_pages *pages)
{
    ul_buf_fmt(out, "title %s\n", pages->title);
    if (pages->missing)
        ul_buf_fmt(out, "missing %s\n", pages->missing);
    for (size_t i = 0; i < pages->pages.n; i++)
        dump_page(out, &pages->pages.v[i], i + 1);
    ul_buf_str(out, "tags\n");
    dump_tree(out, pages->root);
    ul_buf_str(out, "bookmarks\n");
    for (size_t i = 0; i < pages->bookmarks.n; i++) {
        const struct ul_bookmark *b = &pages->bookmarks.v[i];
        ul_buf_fmt(out, "%*s%s -> page %d", b->level * 2, "", b->text, b->page + 1);
        add_length(out, b->top);
        ul_buf_char(out, '\n');
    }
}
