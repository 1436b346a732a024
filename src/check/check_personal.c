/* check_personal.c -- what may not be published about people: personnummer (U701),
 * private e-mail addresses and mobile numbers (U702). The files are read as they are
 * written, so that nothing is missed whatever it stands in. */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/paper.h"

enum { SHORT = 10, LONG = 12, MOST_SAID = 100, MOST_BEFORE = 100 };

struct scan {
    struct ul_arena *arena;
    const struct ul_case *c;
    const struct ul_file *file;
    int year; /* of the case: nobody is born later */
    struct ul_diag *diag;
    const char *line; /* the line that is looked at */
    size_t length;
    size_t counted; /* bytes of the line, which are `columns` characters */
    int columns;
    int number;
    int count;   /* messages about the file so far */
    int officer; /* the line names one: 1 yes, 0 no, -1 not known yet */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_letter(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80 || c == '_';
}

static struct ul_pos place(struct scan *s, size_t at, size_t n)
{
    if (at < s->counted)
        s->counted = 0, s->columns = 0;
    for (; s->counted < at; s->counted++)
        s->columns += (s->line[s->counted] & 0xC0) != 0x80;
    struct ul_pos pos = {s->file, s->number, s->columns + 1, 0};
    for (size_t i = at; i < at + n; i++)
        pos.width += (s->line[i] & 0xC0) != 0x80;
    return pos;
}

/* The words of the line before byte `at`, for what a number is called. */
static bool is_called(const struct scan *s, size_t at)
{
    size_t start = at > MOST_BEFORE ? at - MOST_BEFORE : 0;
    while (start < at && (s->line[start] & 0xC0) == 0x80)
        start++;
    const char *text = ul_strndup(s->arena, s->line + start, at - start);
    struct ul_prose words = ul_prose_text(s->arena, text);
    size_t from = words.n > 3 ? words.n - 3 : 0;
    return ul_phrase_find(&s->c->template->paper_words.numbers, &words, from, words.n,
                          NULL) < words.n;
}

/* ---- U701 ---- */

/* Luhn's check over ten digits. */
static bool has_check_digit(const char *digits)
{
    int sum = 0;
    for (int i = 0; i < SHORT; i++) {
        int d = (digits[i] - '0') * (i % 2 ? 1 : 2);
        sum += d > 9 ? d - 9 : d;
    }
    return sum % 10 == 0;
}

/* A samordningsnummer has 60 added to the day. */
static bool is_birth_date(const struct scan *s, const char *digits, int n)
{
    char text[32];
    struct ul_date date;
    int shift = n == LONG ? 2 : 0,
        day = ul_prose_number((char[]){digits[shift + 4], digits[shift + 5], '\0'});
    const char *century = n == LONG ? digits : "20";
    day = day > 60 ? day - 60 : day;
    snprintf(text, sizeof text, "%.2s%.2s-%.2s-%02d", century, digits + shift,
             digits + shift + 2, day);
    if (!ul_date_parse(text, &date))
        return false;
    /* Written out, a year near the case's own is a date, not a birth. */
    return n == SHORT || (date.year > 1890 && (!s->year || date.year < s->year - 1));
}

/* Digits with at most one mark before the last four; how many bytes, 0: none. */
static size_t person_at(const char *at, char digits[LONG + 1], char *mark)
{
    int n = 0;
    size_t used = 0;
    *mark = '\0';
    for (; n <= LONG; used++) {
        if (is_digit(at[used])) {
            if (n == LONG)
                return 0;
            digits[n++] = at[used];
        } else if (!*mark && (n == SHORT - 4 || n == LONG - 4) &&
                   strchr("-+ ", at[used]) && at[used] && is_digit(at[used + 1])) {
            *mark = at[used];
        } else {
            break;
        }
    }
    digits[n] = '\0';
    bool whole = n == SHORT || n == LONG;
    bool marked = !*mark || (at[used - 5] == *mark);
    return whole && marked ? used : 0;
}

static void find_persons(struct scan *s)
{
    for (size_t i = 0; i < s->length; i++) {
        char digits[LONG + 1], mark;
        if (!is_digit(s->line[i]))
            continue;
        bool alone = !i || (!is_name_letter(s->line[i - 1]) &&
                            !strchr("-+/:.,", s->line[i - 1]));
        size_t n = person_at(s->line + i, digits, &mark);
        const char after = n ? s->line[i + n] : '\0';
        bool ends = !is_name_letter(after) &&
                    !(after && strchr("-/:.,", after) && is_digit(s->line[i + n + 1]));
        const char *ten = digits + (n && strlen(digits) == LONG ? 2 : 0);
        if (n && alone && ends && !(!mark && *digits == '0') &&
            is_birth_date(s, digits, (int)strlen(digits)) && has_check_digit(ten) &&
            !is_called(s, i) && ++s->count <= MOST_SAID)
            ul_say(s->diag, PERSON_NUMBER, place(s, i, n), NULL);
        while (is_digit(s->line[i + 1]))
            i++;
    }
}

/* ---- U702 ---- */

static bool in_mail(char c)
{
    return is_name_letter(c) || (c && strchr(".-+%", c));
}

static void find_mails(struct scan *s)
{
    for (size_t at = 1; at + 1 < s->length; at++) {
        size_t from = at, end = at + 1;
        if (s->line[at] != '@')
            continue;
        while (from > 0 && in_mail(s->line[from - 1]))
            from--;
        while (end < s->length && in_mail(s->line[end]))
            end++;
        while (end > at && s->line[end - 1] == '.')
            end--;
        const struct ul_values *mail = &s->c->template->paper_words.mail;
        for (size_t k = 0; k < mail->n && from < at; k++)
            if (ul_phrase_word(mail->v[k].text, s->line + at + 1, end - at - 1) &&
                ++s->count <= MOST_SAID)
                ul_say(s->diag, PRIVATE_MAIL, place(s, from, end - from),
                       ul_strndup(s->arena, s->line + from, end - from));
    }
}

/* The line is about the handläggare, or one who signs: theirs is meant to be read. */
static bool names_officer(const struct scan *s)
{
    const char *line = ul_strndup(s->arena, s->line, s->length);
    struct ul_prose words = ul_prose_text(s->arena, line);
    if (words.n && ul_phrase_word("handläggare|handlaggare|adress|undertecknare|namn|"
                                  "sidfot",
                                  words.text + words.v[0].at, words.v[0].n))
        return true;
    for (size_t i = 0; i < s->c->n_documents; i++) {
        const struct ul_value *handler = &s->c->documents[i]->handler;
        if (!ul_given(handler))
            continue;
        size_t n = strcspn(handler->text, ",(");
        if (strstr(line, ul_squeeze(s->arena, ul_strndup(s->arena, handler->text, n))))
            return true;
    }
    return false;
}

/* 070-123 45 67, 0701234567, +46 70 123 45 67: bytes, or 0. */
static size_t mobile_at(const char *at)
{
    static const char *const starts[] = {"07",      "+467",     "+46 7", "+46-7",
                                         "+46(0)7", "+46 (0)7", "00467"};
    for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
        if (!ul_starts_with(at, starts[k]))
            continue;
        size_t n = strlen(starts[k]), digits = 0, last = n;
        if (!strchr("02369", at[n]) || !at[n])
            continue;
        for (; digits <= 8 && (is_digit(at[n]) || (at[n] && strchr(" -", at[n]))); n++)
            if (is_digit(at[n])) {
                digits++;
                last = n + 1;
            }
        if (digits == 8)
            return last;
    }
    return 0;
}

static void find_mobiles(struct scan *s)
{
    for (size_t i = 0; i + SHORT <= s->length; i++) {
        bool alone = !i || (!is_name_letter(s->line[i - 1]) && s->line[i - 1] != '-' &&
                            s->line[i - 1] != '+' && s->line[i - 1] != '.');
        size_t n = alone && strchr("0+", s->line[i]) ? mobile_at(s->line + i) : 0;
        if (n && s->officer < 0)
            s->officer = names_officer(s);
        if (n && i + n <= s->length && !s->officer && ++s->count <= MOST_SAID)
            ul_say(s->diag, PRIVATE_MOBILE, place(s, i, n),
                   ul_strndup(s->arena, s->line + i, n));
        i += n;
    }
}

/* ---- Files ---- */

static bool is_comment(const struct scan *s)
{
    return s->line[strspn(s->line, " ")] == '#' && ul_ends_with(s->file->path, "ml");
}

static void scan_file(struct scan *s, void (*find)(struct scan *))
{
    const char *at = s->file->text, *end = at + s->file->length;
    s->count = 0;
    for (s->number = 1; at < end && s->count < MOST_SAID; s->number++) {
        s->officer = -1;
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        s->line = at;
        s->counted = 0;
        s->columns = 0;
        s->length = (size_t)((stop ? stop : end) - at);
        if (!is_comment(s))
            find(s);
        at = stop ? stop + 1 : end;
    }
}

static int year_of(const struct ul_case *c)
{
    int year = c->plan ? c->plan->year.number : 0;
    for (size_t i = 0; i < c->n_documents; i++)
        if (c->documents[i]->date.date.year > year)
            year = c->documents[i]->date.date.year;
    return year;
}

static void scan_all(const struct ul_case *c, struct ul_diag *diag,
                     void (*find)(struct scan *))
{
    struct scan s = {.arena = ul_arena_new(), .c = c, .year = year_of(c), .diag = diag};
    if (c->plan && (s.file = c->plan->file))
        scan_file(&s, find);
    for (size_t i = 0; i < c->n_results; i++)
        if ((s.file = c->results[i]->file))
            scan_file(&s, find);
    for (size_t i = 0; i < c->n_documents; i++)
        if ((s.file = c->documents[i]->file))
            scan_file(&s, find);
    ul_arena_free(s.arena);
}

void ul_check_person_numbers(const struct ul_case *c, struct ul_diag *diag)
{
    scan_all(c, diag, find_persons);
}

static void find_contacts(struct scan *s)
{
    find_mails(s);
    find_mobiles(s);
}

void ul_check_contacts(const struct ul_case *c, struct ul_diag *diag)
{
    scan_all(c, diag, find_contacts);
}
