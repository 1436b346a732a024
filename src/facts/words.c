/* words.c -- the words of a text: where they stand, and which they are. */
#include "facts/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/lines.h"
#include "base/text.h"
#include "base/utf8.h"

/* ---- Cutting texts ---- */

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011 };

static bool is_digit(int32_t rune)
{
    return rune >= '0' && rune <= '9';
}

static bool is_letter(int32_t rune)
{
    return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z') ||
           is_digit(rune) || (rune >= 0xC0 && rune < 0x250 && rune != 0xD7) ||
           (rune >= 0x370 && rune < 0x2000) || rune >= 0x3040;
}

static bool is_hyphen(int32_t rune)
{
    return rune == '-' || rune == HYPHEN || rune == NO_BREAK_HYPHEN;
}

static int32_t lower(int32_t rune)
{
    bool upper =
        (rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE && rune != 0xD7);
    return upper ? rune + 0x20 : rune;
}

static int32_t rune_at(const char *at)
{
    return ul_utf8_next(&at);
}

/* Does what stands between two parts of a word join them? "IT-chef", "2024-05-15",
 * "8,1", "p.g.a". */
static bool joins(int32_t before, int32_t rune, int32_t after)
{
    if (is_hyphen(rune) || rune == SOFT_HYPHEN)
        return is_letter(after);
    if (rune == ',' || rune == '.')
        return is_digit(before) && is_digit(after);
    return false;
}

/* Where the word that begins at `at` ends. */
static const char *word_end(const char *at)
{
    int32_t last = 0;
    for (;;) {
        const char *next = at;
        int32_t rune = ul_utf8_next(&next);
        if (!is_letter(rune) && !(rune && joins(last, rune, rune_at(next))))
            return at;
        last = rune;
        at = next;
    }
}

static int number_of(const char *text)
{
    enum { MOST = 100000 };
    int number = 0;
    for (; is_digit(*text); text++)
        number = number < MOST ? number * 10 + (*text - '0') : MOST;
    return *text ? -1 : number;
}

static bool is_dash(int32_t rune)
{
    return rune == '-' || rune == 0x2013 || rune == 0x2014;
}

/* No text of a clerk's is longer; a file of nonsense may be, and what looks through
 * sentences would take for ever. */
enum { MOST_WORDS = 5000, LONGEST_SENTENCE = 100 };

static bool is_too_long(const struct ul_words *words)
{
    return words->n >= LONGEST_SENTENCE &&
           words->v[words->n - LONGEST_SENTENCE].sentence == words->sentences;
}

static void add_word(struct ul_words *words, const char *at, const char *end,
                     int32_t pause)
{
    const char *start = at;
    char *text = ul_alloc(words->arena, (size_t)(end - at) + 1), *put = text;
    while (at < end) {
        int32_t rune = lower(ul_utf8_next(&at));
        if (rune != SOFT_HYPHEN)
            put += ul_utf8_put(is_hyphen(rune) ? '-' : rune, put);
    }
    words->sentences += is_too_long(words);
    ul_push(words->arena, words,
            (struct ul_word){.text = strcmp(text, "%") == 0 ? "procent" : text,
                             .number = number_of(text),
                             .sentence = words->sentences,
                             .comma = pause != 0,
                             .dash = is_dash(pause),
                             .source = start,
                             .length = (size_t)(end - start)});
}

/* A full stop ends a sentence if a new one seems to begin; "p.g.a. detta" goes on. */
static bool ends_sentence(const char *at)
{
    if (*at == ':' || *at == ';' || *at == '!' || *at == '?' ||
        ul_starts_with(at, "\n\n"))
        return true;
    if (*at != '.')
        return false;
    const char *next = at + 1;
    next += strspn(next, " \t\n)\"");
    int32_t rune = rune_at(next);
    return next > at + 1 ? rune == lower(rune) ? !rune || is_digit(rune) : true : !rune;
}

static bool is_pause(int32_t rune, char next)
{
    return rune == ',' || rune == '(' || rune == ')' || rune == '"' || rune == 0x201D ||
           (is_dash(rune) && next == ' ');
}

static void cut(struct ul_words *words, const char *text)
{
    int32_t pause = 0;
    while (*text && words->n < MOST_WORDS) {
        const char *next = text;
        int32_t rune = ul_utf8_next(&next);
        if (is_letter(rune) || rune == '%') {
            next = rune == '%' ? next : word_end(text);
            add_word(words, text, next, pause);
            pause = 0;
        } else if (ends_sentence(text)) {
            words->sentences++;
        } else if (is_pause(rune, *next) && !is_dash(pause)) {
            pause = rune;
        }
        text = next;
    }
}

void ul_words_add(struct ul_words *words, const char *text)
{
    if (!text)
        return;
    words->sentences++;
    cut(words, text);
}

static bool is_block(enum ul_md_kind kind)
{
    return kind < UL_MD_TEXT;
}

static int characters(const char *at, const char *end)
{
    int n = 0;
    for (; at < end; at++)
        n += (*at & 0xC0) != 0x80;
    return n;
}

static void add_text(struct ul_words *words, const struct ul_md *node)
{
    size_t from = words->n;
    cut(words, node->text);
    const char *at = node->text;
    int column = node->pos.column;
    for (size_t i = from; i < words->n; i++) {
        struct ul_word *word = &words->v[i];
        column += characters(at, word->source);
        at = word->source;
        word->pos = node->pos;
        word->pos.column = column;
        word->pos.width = characters(at, at + word->length);
    }
}

void ul_words_add_md(struct ul_words *words, const struct ul_md *node)
{
    words->sentences += is_block(node->kind);
    if (node->kind == UL_MD_TEXT && node->text)
        add_text(words, node);
    for (const struct ul_md *child = node->first; child; child = child->next)
        ul_words_add_md(words, child);
    words->sentences += is_block(node->kind);
}

size_t ul_sentence_start(const struct ul_words *words, size_t at)
{
    while (at > 0 && words->v[at - 1].sentence == words->v[at].sentence)
        at--;
    return at;
}

size_t ul_sentence_end(const struct ul_words *words, size_t at)
{
    size_t sentence = words->v[at].sentence;
    while (at < words->n && words->v[at].sentence == sentence)
        at++;
    return at;
}

/* ---- Looking for words ---- */

/* Is the word the pattern, n bytes, a `*` at either end standing for any letters? */
static bool fits_one(const char *word, const char *pattern, size_t n)
{
    bool open_start = n && pattern[0] == '*';
    if (!open_start && n && *word != *pattern)
        return false;
    size_t length = strlen(word);
    pattern += open_start;
    n -= open_start;
    bool open_end = n && pattern[n - 1] == '*';
    n -= open_end;
    if (length < n || (!open_start && !open_end && length != n))
        return false;
    size_t last = open_start ? length - n : 0;
    for (size_t i = open_end ? 0 : last; i <= last; i++)
        if (memcmp(word + i, pattern, n) == 0)
            return true;
    return false;
}

size_t ul_phrase_fits(const struct ul_words *words, size_t at, const char *phrase)
{
    size_t count = 0, sentence = at < words->n ? words->v[at].sentence : 0;
    while (*phrase) {
        size_t n = 0;
        while (phrase[n] && phrase[n] != ' ')
            n++;
        if (at + count >= words->n || words->v[at + count].sentence != sentence ||
            !fits_one(words->v[at + count].text, phrase, n))
            return 0;
        count++;
        phrase += n;
        phrase += *phrase == ' ';
    }
    return count;
}

size_t ul_phrases_fit(const struct ul_words *words, size_t at,
                      const struct ul_values *list)
{
    size_t longest = 0;
    char first = at < words->n ? words->v[at].text[0] : '\0';
    for (size_t i = 0; i < list->n; i++) {
        const char *phrase = list->v[i].text;
        if (*phrase != first && *phrase != '*')
            continue; /* most, and this is asked very often */
        size_t n = ul_phrase_fits(words, at, phrase);
        longest = n > longest ? n : longest;
    }
    return longest;
}

size_t ul_words_find(const struct ul_words *words, size_t from, size_t to,
                     const struct ul_values *list)
{
    for (size_t i = from; i < to && i < words->n; i++)
        if (ul_phrases_fit(words, i, list))
            return i;
    return UL_NO_WORD;
}

/* ---- Numbers and forms ---- */

/* One of the words "ett|en"? */
static bool fits_any(const char *word, const char *words)
{
    for (;;) {
        size_t n = strcspn(words, "|");
        if (fits_one(word, words, n))
            return true;
        if (!words[n])
            return false;
        words += n + 1;
    }
}

static int index_of(const struct ul_values *list, const char *word)
{
    for (size_t i = 0; i < list->n; i++)
        if (fits_any(word, list->v[i].text))
            return (int)i;
    return -1;
}

int ul_word_number(const struct ul_check_words *lists, const struct ul_word *word)
{
    if (word->number >= 0)
        return word->number;
    int small = index_of(&lists->numbers, word->text);
    if (small >= 0)
        return small;
    for (size_t i = 0; i < lists->tens.n; i++) {
        const char *ten = lists->tens.v[i].text;
        if (!ul_starts_with(word->text, ten))
            continue;
        const char *rest = word->text + strlen(ten);
        int ones = *rest ? index_of(&lists->numbers, rest) : 0;
        if (ones >= 0 && ones < 10)
            return 10 * ((int)i + 2) + ones;
    }
    return -1;
}

static bool is_ending(const struct ul_check_words *lists, const char *rest)
{
    return !*rest || index_of(&lists->endings, rest) >= 0;
}

bool ul_word_forms(const struct ul_check_words *lists, const char *a, const char *b)
{
    enum { STEM = 3 }; /* bytes that at least are common */
    size_t same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    if (!a[same] && !b[same])
        return true;
    for (size_t n = same; n >= STEM; n--)
        if (is_ending(lists, a + n) && is_ending(lists, b + n))
            return true;
    return false;
}

bool ul_section_among(const struct ul_section *section, const struct ul_values *names)
{
    for (size_t i = 0; section->known && i < names->n; i++)
        if (ul_same(section->known->name.text, names->v[i].text))
            return true;
    return false;
}

/* ---- Places ---- */

/* Does the phrase, n bytes, stand at `at`, whatever blanks and line ends are in it?
 * Returns where it ends, or NULL. */
static const char *match_here(const char *at, const char *phrase, size_t n)
{
    for (size_t i = 0; i < n;) {
        if (strchr(" \n", phrase[i])) {
            size_t blanks = strspn(at, " \t\n");
            if (!blanks)
                return NULL;
            at += blanks;
            i += strspn(phrase + i, " \n");
        } else if (*at++ != phrase[i++]) {
            return NULL;
        }
    }
    return at;
}

/* Where the value begins in its file, or NULL. */
static const char *source_of(const struct ul_pos *pos)
{
    const char *at = pos->file ? ul_line_start(pos->file, pos->line) : NULL;
    for (int i = 1; at && i < pos->column && *at && *at != '\n'; i++)
        ul_utf8_next(&at);
    return at;
}

struct ul_pos ul_part_pos(struct ul_arena *arena, const struct ul_value *value,
                          const char *start, size_t n)
{
    struct ul_pos pos = value->pos;
    const char *at = source_of(&pos);
    if (!at)
        return pos;
    bool inside = false;                          /* a word */
    size_t reach = 8 * strlen(value->text) + 400; /* indentation counts too */
    for (int line = pos.line, column = pos.column; *at && reach; reach--) {
        const char *end = inside ? NULL : match_here(at, start, n);
        inside = is_letter(rune_at(at));
        if (end) {
            size_t width = strcspn(at, "\n");
            width = (size_t)(end - at) < width ? (size_t)(end - at) : width;
            char *shown = ul_strndup(arena, at, width);
            return (struct ul_pos){pos.file, line, column, (int)ul_utf8_count(shown)};
        }
        column = *at == '\n' ? 1 : column + 1;
        line += *at == '\n';
        ul_utf8_next(&at);
    }
    return pos;
}

struct ul_pos ul_words_pos(const struct ul_words *words, size_t from, size_t to,
                           const struct ul_value *value)
{
    const struct ul_word *first = &words->v[from], *last = &words->v[to - 1];
    size_t n = (size_t)(last->source + last->length - first->source);
    return ul_part_pos(words->arena, value, first->source, n);
}

struct ul_pos ul_text_pos(struct ul_arena *arena, const struct ul_value *value)
{
    const char *at = source_of(&value->pos);
    struct ul_words words = {.arena = arena};
    if (!at || (*at != '>' && *at != '|'))
        return value->pos;
    ul_words_add(&words, value->text);
    return words.n ? ul_words_pos(&words, 0, words.n, value) : value->pos;
}
