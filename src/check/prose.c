/* prose.c -- the words of a text, phrases among them, and where each stands. */
#include "check/prose.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/lines.h"
#include "base/utf8.h"

struct ul_piece {
    size_t at; /* in the text */
    struct ul_pos pos;
};

/* ---- Letters ---- */

static int32_t lower(int32_t rune)
{
    if ((rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE && rune != 0xD7))
        return rune + 0x20;
    return rune;
}

/* Letters and digits. Beyond Latin-1 only punctuation is none. */
static bool is_letter(int32_t rune)
{
    if (rune < 0x80)
        return (rune >= '0' && rune <= '9') ||
               (lower(rune) >= 'a' && lower(rune) <= 'z');
    return rune >= 0xC0 && rune != 0xD7 && rune != 0xF7 &&
           !(rune >= 0x2000 && rune <= 0x206F) && rune != 0xFFFD;
}

static bool joins(int32_t rune)
{
    return rune == '-' || rune == '.' || rune == ':' || rune == 0x2011 ||
           rune == 0x2010 || rune == 0xAD;
}

static bool is_capital(int32_t rune)
{
    return lower(rune) != rune || (rune >= '0' && rune <= '9');
}

/* ---- Words ---- */

/* The end of the word that begins at `at`: "IT-chef", "2023-02-22", "SKR:s". */
static const char *word_end(const char *at)
{
    const char *end = at;
    for (;;) {
        const char *next = end;
        int32_t rune = ul_utf8_next(&next);
        if (is_letter(rune)) {
            end = next;
            continue;
        }
        const char *after = next;
        if (!joins(rune) || !is_letter(ul_utf8_next(&after)))
            return end;
        end = next;
    }
}

/* No paragraph is longer, but a file of nonsense may be one. */
enum { MOST_WORDS = 20000 };

static void find_words(struct ul_arena *arena, struct ul_prose *prose)
{
    bool stop = true;
    for (const char *at = prose->text; *at && prose->n < MOST_WORDS;) {
        const char *next = at;
        int32_t rune = ul_utf8_next(&next);
        if (!is_letter(rune)) {
            stop = stop || rune == '.' || rune == '!' || rune == '?' || rune == '\n';
            at = next;
            continue;
        }
        struct ul_prose_word word = {.at = (size_t)(at - prose->text)};
        bool after_line = at > prose->text && at[-1] == '\n';
        word.starts = !prose->n || (stop && (after_line || is_capital(rune)));
        at = word_end(at);
        word.n = (size_t)(at - prose->text) - word.at;
        stop = false;
        ul_push(arena, prose, word);
    }
}

/* ---- Texts ---- */

static bool is_block(const struct ul_md *node)
{
    return node->kind < UL_MD_TEXT;
}

static void add_text(struct ul_arena *arena, struct ul_prose *prose, struct ul_buf *buf,
                     const struct ul_md *node)
{
    struct ul_piece piece = {buf->n, node->pos};
    if (node->kind == UL_MD_SOFT_BREAK || node->kind == UL_MD_HARD_BREAK)
        ul_buf_char(buf, ' ');
    bool says = node->kind == UL_MD_TEXT || node->kind == UL_MD_CODE ||
                node->kind == UL_MD_CODE_BLOCK;
    if (says && node->text) {
        ul_push(arena, &prose->pieces, piece);
        ul_buf_str(buf, node->text);
    }
    for (const struct ul_md *child = node->first; child; child = child->next) {
        if (is_block(child) && buf->n)
            ul_buf_char(buf, '\n');
        add_text(arena, prose, buf, child);
    }
}

struct ul_prose ul_prose_md(struct ul_arena *arena, const struct ul_md *node)
{
    struct ul_prose prose = {.block = node, .pos = node->pos};
    struct ul_buf buf = {.arena = arena};
    add_text(arena, &prose, &buf, node);
    prose.text = ul_buf_text(&buf);
    find_words(arena, &prose);
    return prose;
}

struct ul_prose ul_prose_value(struct ul_arena *arena, const struct ul_value *value)
{
    struct ul_prose prose = {.text = value->text ? value->text : "", .pos = value->pos};
    find_words(arena, &prose);
    return prose;
}

struct ul_prose ul_prose_text(struct ul_arena *arena, const char *text)
{
    struct ul_prose prose = {.text = text};
    find_words(arena, &prose);
    return prose;
}

static void add_blocks(struct ul_arena *arena, struct ul_proses *all,
                       const struct ul_md *node)
{
    for (const struct ul_md *child = node->first; child; child = child->next) {
        if (child->kind == UL_MD_PARAGRAPH || child->kind == UL_MD_HEADING ||
            child->kind == UL_MD_CELL)
            ul_push(arena, all, ul_prose_md(arena, child));
        else if (is_block(child))
            add_blocks(arena, all, child);
    }
}

struct ul_proses ul_prose_blocks(struct ul_arena *arena, const struct ul_md *node)
{
    struct ul_proses all = {0};
    add_blocks(arena, &all, node);
    return all;
}

const char *ul_prose_word(struct ul_arena *arena, const struct ul_prose *prose,
                          size_t i)
{
    return ul_strndup(arena, prose->text + prose->v[i].at, prose->v[i].n);
}

const char *ul_prose_gap(struct ul_arena *arena, const struct ul_prose *prose, size_t i)
{
    size_t end = i ? prose->v[i - 1].at + prose->v[i - 1].n : 0;
    size_t until = i < prose->n ? prose->v[i].at : strlen(prose->text);
    return ul_strndup(arena, prose->text + end, until - end);
}

/* No sentence is longer, but a file of nonsense may be one. */
enum { LONGEST_SENTENCE = 300 };

size_t ul_prose_sentence(const struct ul_prose *prose, size_t i)
{
    size_t least = i > LONGEST_SENTENCE ? i - LONGEST_SENTENCE : 0;
    while (i > least && !prose->v[i].starts)
        i--;
    return i;
}

size_t ul_prose_sentence_end(const struct ul_prose *prose, size_t i)
{
    size_t most = i + LONGEST_SENTENCE;
    for (i++; i < prose->n && i < most && !prose->v[i].starts;)
        i++;
    return i < prose->n ? i : prose->n;
}

/* ---- Places ---- */

static int column_of(const char *line, const char *at)
{
    int column = 1;
    for (; line < at; line++)
        column += (*line & 0xC0) != 0x80;
    return column;
}

static int width_of(const char *text, size_t n)
{
    return column_of(text, text + n) - 1;
}

/* Where a column of a line is, or its end. */
static const char *at_column(const char *line, size_t length, int column)
{
    const char *at = line, *end = line + length;
    while (--column > 0 && at < end)
        ul_utf8_next(&at);
    return at;
}

/* The occurrence of a text on a line that is nearest to a column, and not outside
 * `from` to `to` (0: no end). False if there is none. */
static bool find_on_line(struct ul_pos *pos, const char *text, size_t n, int from,
                         int to)
{
    const char *line = ul_line_start(pos->file, pos->line), *best = NULL;
    if (!line)
        return false;
    size_t length = strcspn(line, "\n");
    const char *end = to ? at_column(line, length, to) : line + length;
    const char *near = at_column(line, length, pos->column);
    for (const char *at = at_column(line, length, from);
         at < end && (at = memmem(at, (size_t)(end - at), text, n)); at++) {
        if (best && at >= near && at - near > labs(near - best))
            break;
        best = at;
        if (at >= near)
            break;
    }
    if (best)
        *pos = (struct ul_pos){pos->file, pos->line, column_of(line, best),
                               width_of(text, n)};
    return best != NULL;
}

static bool place_in_block(const struct ul_prose *prose, size_t at, size_t n,
                           struct ul_pos *pos)
{
    const struct ul_piece *piece = NULL;
    for (size_t i = 0; i < prose->pieces.n && prose->pieces.v[i].at <= at; i++)
        piece = &prose->pieces.v[i];
    if (!piece)
        return false;
    *pos = piece->pos;
    pos->column += width_of(prose->text + piece->at, at - piece->at);
    bool cell = prose->block->kind == UL_MD_CELL;
    int from = cell ? prose->pos.column : 1;
    int to = cell ? prose->pos.column + prose->pos.width : 0;
    if (find_on_line(pos, prose->text + at, n, from, to))
        return true;
    *pos = prose->pos; /* cmark-gfm has lost the place: the block's first line */
    return find_on_line(pos, prose->text + at, n, from, to);
}

static size_t count_before(const char *text, size_t at, const char *what, size_t n)
{
    size_t count = 0;
    for (const char *found = text;
         (found = memmem(found, (size_t)(text + at - found), what, n)); found++)
        count++;
    return count;
}

/* As many occurrences from the value's place on as there are in its text. */
static bool place_in_value(const struct ul_prose *prose, size_t at, size_t n,
                           struct ul_pos *pos)
{
    const char *what = prose->text + at;
    size_t skip = count_before(prose->text, at, what, n);
    const char *line = ul_line_start(prose->pos.file, prose->pos.line), *found = line;
    for (int i = 1; found && i < prose->pos.column && *found; i++)
        ul_utf8_next(&found);
    for (; found && (found = memmem(found, strlen(found), what, n)) && skip; found++)
        skip--;
    if (!found)
        return false;
    *pos = (struct ul_pos){prose->pos.file, prose->pos.line, 1, width_of(what, n)};
    for (const char *next; (next = strchr(line, '\n')) && next < found; line = next + 1)
        pos->line++;
    pos->column = column_of(line, found);
    return true;
}

struct ul_pos ul_prose_place_bytes(const struct ul_prose *prose, size_t at, size_t n)
{
    struct ul_pos pos = prose->pos;
    if (!pos.file || !n)
        return pos;
    bool found = prose->block ? place_in_block(prose, at, n, &pos)
                              : place_in_value(prose, at, n, &pos);
    return found ? pos : prose->pos;
}

struct ul_pos ul_prose_place(const struct ul_prose *prose, size_t i, size_t words)
{
    const struct ul_prose_word *first = &prose->v[i], *last = &prose->v[i + words - 1];
    struct ul_pos pos = prose->pos;
    size_t n = last->at + last->n - first->at;
    if (!pos.file)
        return pos;
    bool whole = prose->block ? place_in_block(prose, first->at, n, &pos)
                              : place_in_value(prose, first->at, n, &pos);
    return whole ? pos : ul_prose_place_bytes(prose, first->at, first->n);
}

/* ---- Phrases ---- */

static bool same_letters(const char *a, size_t na, const char *b, size_t nb)
{
    const char *a_end = a + na, *b_end = b + nb;
    while (a < a_end && b < b_end)
        if (lower(ul_utf8_next(&a)) != lower(ul_utf8_next(&b)))
            return false;
    return a == a_end && b == b_end;
}

/* å is two bytes in either case: the ends of two words can be compared by bytes. */
static bool fits_one(const char *pattern, size_t n, const char *text, size_t length)
{
    bool open = n && pattern[0] == '*', rest = n > 1 && pattern[n - 1] == '*';
    pattern += open;
    n -= (size_t)open + rest;
    if (length < n)
        return false;
    if (!open)
        return same_letters(pattern, n, text, rest ? n : length);
    if (!rest)
        return same_letters(pattern, n, text + length - n, n);
    for (size_t i = 0; i + n <= length; i++)
        if (same_letters(pattern, n, text + i, n))
            return true;
    return false;
}

static bool fits(const char *pattern, size_t n, const char *text, size_t length)
{
    for (size_t i = 0; i <= n;) {
        const char *bar = memchr(pattern + i, '|', n - i);
        size_t m = bar ? (size_t)(bar - pattern) - i : n - i;
        if (fits_one(pattern + i, m, text, length))
            return true;
        i += m + 1;
    }
    return false;
}

bool ul_phrase_word(const char *pattern, const char *text, size_t n)
{
    return fits(pattern, strlen(pattern), text, n);
}

static size_t one_phrase_at(const char *phrase, const struct ul_prose *prose, size_t i)
{
    size_t words = 0;
    while (*phrase) {
        size_t n = strcspn(phrase, " ");
        if (i + words >= prose->n)
            return 0;
        const struct ul_prose_word *word = &prose->v[i + words];
        if (!fits(phrase, n, prose->text + word->at, word->n))
            return 0;
        words++;
        phrase += n + strspn(phrase + n, " ");
    }
    return words;
}

/* Most phrases differ from the text in their first letter. */
static bool may_begin(const char *phrase, const char *text)
{
    char c = *phrase, t = *text;
    bool letters = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (t & 0x80);
    if (c == '*' || !letters || (c | 0x20) == (t | 0x20))
        return true;
    return phrase[strcspn(phrase, " |")] == '|';
}

size_t ul_phrase_at(const struct ul_values *list, const struct ul_prose *prose,
                    size_t i)
{
    size_t best = 0;
    const char *text = i < prose->n ? prose->text + prose->v[i].at : "";
    for (size_t k = 0; k < list->n; k++) {
        if (!may_begin(list->v[k].text, text))
            continue;
        size_t words = one_phrase_at(list->v[k].text, prose, i);
        best = words > best ? words : best;
    }
    return best;
}

size_t ul_phrase_find(const struct ul_values *list, const struct ul_prose *prose,
                      size_t i, size_t end, size_t *words)
{
    for (; i < end && i < prose->n; i++) {
        size_t n = ul_phrase_at(list, prose, i);
        if (n && words)
            *words = n;
        if (n)
            return i;
    }
    return end;
}

/* ---- Dates ---- */

size_t ul_prose_date(const struct ul_prose *prose, size_t i, struct ul_date *date)
{
    const struct ul_prose_word *first = &prose->v[i];
    const char *text = prose->text + first->at;
    char copy[64];
    if (*text < '0' || *text > '9')
        return 0;
    if (first->n == 8 && strspn(text, "0123456789") >= 8) {
        snprintf(copy, sizeof copy, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
        return ul_date_parse(copy, date);
    }
    for (size_t words = 1; words <= 3 && i + words <= prose->n; words += 2) {
        const struct ul_prose_word *last = &prose->v[i + words - 1];
        size_t n = last->at + last->n - first->at;
        if (n >= sizeof copy)
            continue;
        snprintf(copy, sizeof copy, "%.*s", (int)n, text);
        if (ul_date_parse(copy, date))
            return words;
    }
    return 0;
}

int ul_prose_number(const char *text)
{
    int number = 0;
    for (int i = 0; i < 6 && text[i] >= '0' && text[i] <= '9'; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}
