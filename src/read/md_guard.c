/* md_guard.c -- keep texts that would take cmark-gfm for ever away from it.
 *
 * Prices are nanoseconds as measured on cmark-gfm 0.29.0.gfm.6, rounded up; where
 * memory is the trouble they stand for bytes. 8 MiB of what people write costs a
 * fraction of the budget. */
#include "read/md_guard.h"

#include <stdint.h>
#include <string.h>

static const uint64_t budget = 500 * 1000 * 1000;

enum {
    DEEPEST = 64,
    DEEPEST_INDENT = 128, /* columns before a list or quote marker */
    MOST_COLUMNS = 1000,  /* of a table; above that its price is square */
    MOST_MAIL = 1000,     /* addresses that one line makes links of */
    LINE = 700,           /* of being a line */
    FILLED_CELL = 500,    /* of each column, in every row */
    ADDRESS = 2000,       /* of `://` and `www.`, which become links */
    MAIL_COPY = 8,        /* of a byte that is copied for each address */
    MARKER = 2000,        /* of opening a list or quote */
    REFERENCE_COPY = 16,  /* of a byte of a link's definition, for each use */
};

/* What a letter that may shape the text costs by itself. */
static const uint16_t prices[256] = {
    ['['] = 800,  [']'] = 400, ['!'] = 200, ['*'] = 1500, ['_'] = 1500, ['~'] = 1500,
    ['`'] = 400,  ['<'] = 400, ['&'] = 400, ['@'] = 9000, [':'] = 200,  ['w'] = 400,
    ['\\'] = 100, ['|'] = 500, ['>'] = 300, [')'] = 1,
};

/* Lines up to the next empty one: what may be one paragraph. */
struct stretch {
    uint64_t lines, bytes;
    uint64_t brackets;     /* each link looks at all open ones */
    uint64_t declarations; /* `<?`, `<!`: each looks for its end */
    uint64_t columns;      /* of a table, if it has a delimiter row */
};

struct guard {
    uint64_t spent;
    uint64_t closing;    /* `]`, each perhaps the use of a definition */
    uint64_t definition; /* the longest [bytes] */
    bool opening;        /* a line of the stretch begins with `[` ... */
    bool defining;       /* ... and then there is a `]:`, so it is a definition */
    struct stretch now;
};

/* What a stretch costs beyond its letters; square prices in tenths. */
static uint64_t price_of(const struct stretch *s)
{
    return s->brackets * s->brackets / 2 + s->declarations * s->bytes * 4 / 10;
}

static bool is_delimiter_row(const char *at, size_t n)
{
    return memchr(at, '-', n) && strspn(at, "|-: \t>") >= n &&
           (memchr(at, '|', n) || memchr(at, ':', n));
}

/* The price of the letters of a line; counts what belongs to its stretch. */
static uint64_t price_letters(struct guard *g, const char *at, const char *end,
                              uint64_t *bars)
{
    uint64_t price = LINE, mails = 0, addresses = 0, parens = 0;
    size_t n = (size_t)(end - at);
    for (; at < end; at++) {
        unsigned char c = (unsigned char)*at;
        if (!prices[c])
            continue;
        price += prices[c];
        *bars += c == '|';
        mails += c == '@';
        addresses += (c == ':' && at[1] == '/' && at[2] == '/') ||
                     (c == 'w' && strncmp(at, "www.", 4) == 0);
        parens += c == ')';
        g->now.brackets += c == '[';
        g->closing += c == ']';
        g->defining |= g->opening && c == ']' && at[1] == ':';
        g->now.declarations += c == '<' && (at[1] == '?' || at[1] == '!');
    }
    if (addresses > 0)
        price += addresses * ADDRESS + parens * n / 4;
    return price + (mails < MOST_MAIL ? mails : MOST_MAIL) * n * MAIL_COPY;
}

/* A link's definition, which each use of it copies: `[label]: address`. */
static bool may_define(const char *at)
{
    at += strspn(at, " \t>-+*0123456789.)");
    return at[0] == '[' && at[1] != '^';
}

static void price_line(struct guard *g, const char *at, const char *end)
{
    size_t n = (size_t)(end - at);
    g->opening |= may_define(at);
    uint64_t bars = 0, before = price_of(&g->now);
    g->spent += price_letters(g, at, end, &bars) + g->now.columns * FILLED_CELL;
    if (n > 0 && is_delimiter_row(at, n)) {
        g->spent += g->now.lines * g->now.bytes / 5;
        g->now.columns = bars + 1 > g->now.columns ? bars + 1 : g->now.columns;
    }
    if (bars > MOST_COLUMNS)
        g->spent += bars * bars;
    g->now.lines++;
    g->now.bytes += n + 1;
    g->spent += price_of(&g->now) - before;
    if (g->defining && g->now.bytes > g->definition)
        g->definition = g->now.bytes;
}

/* The stretch ends at a line with nothing on it. */
static bool is_empty(const char *at, const char *end)
{
    return at + strspn(at, " \t>") >= end;
}

/* Characters of a marker of a list or quote at the start of `at`, or 0. */
static size_t marker(const char *at)
{
    if (*at == '>')
        return 1;
    size_t digits = strspn(at, "0123456789");
    if (digits > 0 && digits < 10 && (at[digits] == '.' || at[digits] == ')'))
        at += digits;
    else if (digits > 0 || !strchr("-+*", *at))
        return 0;
    return at[1] == ' ' || at[1] == '\t' ? digits + 1 : 0;
}

static bool is_rule(const char *at, const char *end)
{
    char set[] = {*at, ' ', '\t', '\0'};
    return strchr("-*_", *at) && at + strspn(at, set) >= end;
}

/* Where the line opens one level too many, or NULL. */
static const char *too_deep(struct guard *g, const char *at, const char *end)
{
    int depth = 0, column = 0;
    while (at < end) {
        while (*at == ' ' || *at == '\t')
            column += *at++ == '\t' ? 4 : 1;
        size_t n = at < end && !is_rule(at, end) ? marker(at) : 0;
        if (n == 0)
            return NULL;
        if (++depth > DEEPEST || column > DEEPEST_INDENT)
            return at;
        column = 0;
        at += n;
        g->spent += MARKER;
    }
    return NULL;
}

bool ul_md_guard(const struct ul_file *file, size_t offset, int line,
                 struct ul_diag *diag)
{
    struct guard g = {0};
    const char *at = file->text + offset, *stop = file->text + file->length;
    for (; at < stop; line++) {
        const char *end = memchr(at, '\n', (size_t)(stop - at));
        end = end ? end : stop;
        const char *deep = too_deep(&g, at, end);
        if (deep) {
            struct ul_pos pos = {file, line, 1 + (int)(deep - at), 1};
            ul_say(diag, TOO_DEEP, pos, NULL);
            return false;
        }
        if (is_empty(at, end)) {
            g.now = (struct stretch){0};
            g.opening = g.defining = false;
        }
        price_line(&g, at, end);
        if (g.spent + g.definition * g.closing * REFERENCE_COPY > budget) {
            struct ul_pos pos = {file, line, 1, 1};
            ul_say(diag, MD_TOO_MUCH, pos, NULL);
            return false;
        }
        at = end + 1;
    }
    return true;
}
