/* text.c -- comparing and cleaning the words that people write. */
#include "base/text.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Letters that count as another when keys are compared. */
static const struct {
    int32_t from;
    char to;
} plain[] = {
    {0xE5, 'a'}, {0xE4, 'a'}, {0xE0, 'a'}, {0xE1, 'a'}, {0xF6, 'o'},
    {0xF8, 'o'}, {0xE9, 'e'}, {0xE8, 'e'}, {0xFC, 'u'}, {0xE6, 'a'},
};

static int32_t folded(int32_t rune)
{
    if ((rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE && rune != 0xD7))
        rune += 0x20;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (rune == plain[i].from)
            return plain[i].to;
    return rune;
}

static bool skipped(int32_t rune)
{
    return rune == ' ' || rune == '-' || rune == '_' || rune == '\t' || rune == '\n' ||
           rune == 0xA0 || rune == 0x2010 || rune == 0x2011 || rune == 0xAD;
}

/* What an ASCII character counts as; 1: nothing. Most text is ASCII, and keys are
 * compared often. */
static unsigned char ascii_folded(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return (unsigned char)(c + 0x20);
    return c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n' ? 1 : c;
}

/* The next letter that counts, 0 at the end. */
static int32_t next_folded(const char **at)
{
    int32_t rune;
    while ((unsigned char)**at < 0x80) {
        unsigned char c = ascii_folded((unsigned char)**at);
        *at += c != 0;
        if (c != 1)
            return c;
    }
    do
        rune = ul_utf8_next(at);
    while (skipped(rune));
    return folded(rune);
}

const char *ul_fold(struct ul_arena *arena, const char *text)
{
    struct ul_buf buf = {.arena = arena};
    for (int32_t rune; (rune = next_folded(&text));)
        ul_buf_rune(&buf, rune);
    return ul_buf_text(&buf);
}

bool ul_same_folded(const char *a, const char *b)
{
    for (;;) {
        int32_t x = next_folded(&a);
        if (x != next_folded(&b))
            return false;
        if (!x)
            return true;
    }
}

enum { LONGEST = 64 };

static size_t fold_into(int32_t out[LONGEST], const char *text)
{
    size_t n = 0;
    for (int32_t rune; n < LONGEST && (rune = next_folded(&text));)
        out[n++] = rune;
    return n;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Edits between two folded words; two neighbours swapped count as one edit. */
static size_t distance(const int32_t *a, size_t na, const int32_t *b, size_t nb)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *now = rows[i % 3];
        const size_t *last = rows[(i - 1) % 3];
        const size_t *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            now[j] = least(last[j] + 1, now[j - 1] + 1,
                           last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
    }
    return rows[na % 3][nb];
}

/* Edits that may be slips of the pen in so many letters. */
static size_t slips(size_t n)
{
    return (n + 2) / 3;
}

/* The next word of `text`, folded; moves past it. False: there is none. */
static bool next_word(const char **text, int32_t out[LONGEST], size_t *n)
{
    char word[LONGEST];
    const char *from = *text + strspn(*text, " ");
    size_t length = strcspn(from, " ");
    *text = from + length;
    length = length < LONGEST ? length : LONGEST - 1;
    memcpy(word, from, length);
    word[length] = '\0';
    *n = fold_into(out, word);
    return length > 0;
}

/* Where both have as many words each must be like its own: of "liten avvikelse" and
 * "ingen avvikelse" the first is not. */
static bool word_by_word(const char *one, const char *other)
{
    int32_t a[LONGEST], b[LONGEST];
    size_t na, nb;
    bool alike = true;
    for (;;) {
        bool more = next_word(&one, a, &na), others = next_word(&other, b, &nb);
        if (!more || !others)
            return more != others || alike;
        alike = alike && distance(a, na, b, nb) <= slips(na);
    }
}

const char *ul_nearest(const char *word, const char *const *words, size_t n)
{
    int32_t a[LONGEST], b[LONGEST];
    size_t na = fold_into(a, word);
    size_t best = slips(na);
    const char *found = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t nb = fold_into(b, words[i]);
        size_t apart = distance(a, na, b, nb);
        if (apart < nb && (apart < best || (apart == best && !found)) &&
            word_by_word(word, words[i])) {
            best = apart;
            found = words[i];
        }
    }
    return found;
}

/* True if ul_squeeze() would change nothing. */
static bool is_squeezed(const char *text)
{
    bool blank = true; /* before the text, as it were */
    for (; *text; text++) {
        if (strchr("\t\n\r\f\v", *text) || (*text == ' ' && blank))
            return false;
        blank = *text == ' ';
    }
    return !blank;
}

const char *ul_squeeze(struct ul_arena *arena, const char *text)
{
    if (is_squeezed(text))
        return text;
    struct ul_buf buf = {.arena = arena};
    int blanks = 0, lines = 0;
    for (; *text; text++) {
        if (strchr(" \t\n\r\f\v", *text)) {
            blanks++;
            lines += *text == '\n';
            continue;
        }
        if (buf.n && blanks)
            ul_buf_str(&buf, lines > 1 ? "\n\n" : " ");
        blanks = lines = 0;
        ul_buf_char(&buf, *text);
    }
    return ul_buf_text(&buf);
}

const char *ul_anchor(struct ul_arena *arena, const char *text)
{
    struct ul_buf buf = {.arena = arena};
    for (const char *s = ul_fold(arena, text); *s; s++)
        if (isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80)
            ul_buf_char(&buf, *s);
    return ul_buf_text(&buf);
}

size_t ul_false_dash(const char *text)
{
    static const char *const marks[] = {"–", "—", "−", "‐", "‑",
                                        "•", "·", "●", "▪", "◦"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (strncmp(text, marks[i], n) == 0 && (text[n] == ' ' || text[n] == '\t'))
            return n;
    }
    return 0;
}

bool ul_starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

bool ul_ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && memcmp(text + n - m, end, m) == 0;
}

bool ul_blank(const char *text)
{
    return !text || text[strspn(text, " \t\n\r\f\v")] == '\0';
}
