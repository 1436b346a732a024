/* check_references.c -- tables, figures, notes and appendices that the text points
 * at, and those that are there (U513). */
#include <string.h>

#include "base/text.h"
#include "check/checks.h"
#include "check/paper.h"

/* Number 1 to 100, then A to Z. */
enum { MOST = 100, LETTERS = 26, MOST_THINGS = MOST + LETTERS };

/* One kind of numbered thing: the words that point at it, and what there is. */
struct kind {
    const struct ul_values *words;
    const char *name;
    struct ul_pos at[MOST_THINGS + 1]; /* where it is, if it is to be referred to */
    bool there[MOST_THINGS + 1];
    bool referred[MOST_THINGS + 1];
    bool said[MOST_THINGS + 1]; /* that it is not there: once is enough */
    bool pointed;               /* "tabellen nedan": some of them, without a number */
    bool open;                  /* there may be more, made by the program */
    int last;                   /* of those with a number */
};

struct references {
    struct ul_arena *arena;
    const struct ul_case *c;
    const struct ul_document *document;
    struct ul_diag *diag;
    struct kind tables, figures, annexes, footnotes;
    int notes; /* lost or unused, so far */
};

/* ---- What there is ---- */

static void add_thing(struct kind *kind, int number, struct ul_pos pos)
{
    if (number < 1 || number > MOST_THINGS)
        return;
    kind->there[number] = true;
    kind->at[number] = pos;
    if (number <= MOST)
        kind->last = number > kind->last ? number : kind->last;
}

/* What n letters are: "3", "B", "II"; 0: no number. */
static int number_said(const char *text, size_t n)
{
    static const char *const roman[] = {"II", "III", "IV", "VI", "VII", "VIII", "IX"};
    static const int worth[] = {2, 3, 4, 6, 7, 8, 9};
    size_t digits = strspn(text, "0123456789");
    if (digits) {
        int number = digits == n ? ul_prose_number(text) : 0;
        return number <= MOST ? number : 0;
    }
    if (n == 1 && *text >= 'A' && *text <= 'Z')
        return MOST + 1 + (*text - 'A');
    for (size_t i = 0; i < sizeof roman / sizeof *roman; i++)
        if (strlen(roman[i]) == n && memcmp(roman[i], text, n) == 0)
            return worth[i];
    return 0;
}

static const char *thing_name(struct ul_arena *arena, const struct kind *kind,
                              int number)
{
    return number > MOST
               ? ul_printf(arena, "%s %c", kind->name, 'A' + number - MOST - 1)
               : ul_printf(arena, "%s %d", kind->name, number);
}

/* "Tabell 3. Roller", "Tabell: Roller", "Bilaga 1 – Källor": 0 if the text is no
 * caption. */
static int caption_number(const struct kind *kind, const struct ul_prose *prose)
{
    static const char *const marks[] = {".", ":", " –", " -", " —"};
    if (!prose->n || prose->v[0].at || !ul_phrase_at(kind->words, prose, 0))
        return 0;
    const char *after = prose->text + prose->v[0].at + prose->v[0].n;
    size_t n = prose->n > 1 && *after == ' ' ? prose->v[1].n : 0;
    int number = n ? number_said(after + 1, n) : 0;
    const char *end = after + (number ? n + 1 : 0);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (ul_starts_with(end, marks[i]))
            return number ? number : kind->last + 1;
    bool titled = prose->n < 3 || prose->block->kind == UL_MD_HEADING;
    return number && (!*end || titled) ? number : 0;
}

static bool is_table_caption(const struct ul_md *block)
{
    return block->kind == UL_MD_PARAGRAPH && block->next &&
           block->next->kind == UL_MD_TABLE;
}

/* "Figur 2. Processen" under a picture, or over what is no table: it is there, by
 * that number, but nobody has to refer to it. */
static void add_loose(struct references *r, const struct ul_prose *prose)
{
    struct kind *const kinds[] = {&r->tables, &r->figures};
    for (size_t k = 0; k < 2; k++) {
        int number = caption_number(kinds[k], prose);
        if (number >= 1 && number <= MOST_THINGS)
            kinds[k]->there[number] = true;
    }
}

static void find_things(struct references *r, const struct ul_md *node)
{
    for (const struct ul_md *block = node->first; block; block = block->next) {
        if (block->kind == UL_MD_IMAGE) {
            bool captioned = block->title != NULL;
            int number = r->figures.last + 1;
            add_thing(&r->figures, number, block->pos);
            if (!captioned)
                r->figures.at[number].file = NULL;
            continue;
        }
        struct ul_prose prose = {0};
        if (block->kind == UL_MD_PARAGRAPH || block->kind == UL_MD_HEADING)
            prose = ul_prose_md(r->arena, block);
        if (block->kind == UL_MD_HEADING)
            add_thing(&r->annexes, caption_number(&r->annexes, &prose), block->pos);
        else if (is_table_caption(block))
            /* Numbered anew by the program, in their order. */
            add_thing(&r->tables,
                      caption_number(&r->tables, &prose) ? r->tables.last + 1 : 0,
                      block->pos);
        else if (prose.n)
            add_loose(r, &prose);
        find_things(r, block);
    }
}

/* Figures and tables that the program makes; the parts of a document's type have
 * no tables that are counted. */
static void find_made_in(struct references *r, const struct ul_doctype *type,
                         bool whole)
{
    for (size_t i = 0; i < type->n_content; i++) {
        const struct ul_element *e = &type->content[i];
        const struct ul_doctype *part =
            ul_given(&e->part) ? ul_part_find(r->c->template, e->part.text) : NULL;
        r->figures.open = r->figures.open || ul_given(&e->figure);
        r->tables.open = r->tables.open || (whole && ul_given(&e->table.rows));
        if (part && part != type)
            find_made_in(r, part, false);
    }
}

static void find_made(struct references *r)
{
    find_made_in(r, r->document->type, true);
    const struct ul_md *block = r->document->source->body->first;
    for (; block; block = block->next) {
        const char *mark = ul_part_mark(r->arena, block);
        const struct ul_doctype *part =
            mark ? ul_part_find(r->c->template, mark) : NULL;
        if (part)
            find_made_in(r, part, true);
        else if (mark)
            r->figures.open = r->tables.open = true;
    }
    /* Papers that are listed, and not made here, may be appended by hand. */
    if (!r->document->n_annexes && !r->annexes.last)
        r->annexes.open =
            ul_paper_items(r->arena, r->document, UL_SECTION_SOURCES).n > 1;
    r->annexes.last += (int)r->document->n_annexes;
    for (int i = 1; i <= r->annexes.last && i <= MOST; i++)
        r->annexes.there[i] = true;
}

/* ---- What the text points at ---- */

/* "Kommunens", but not "redovisas": a word that owns what follows. */
static bool is_owner(const struct ul_paper_words *words, const struct ul_prose *prose,
                     size_t i)
{
    enum { LONG = 5 };
    const struct ul_prose_word *word = &prose->v[i];
    return word->n >= LONG && prose->text[word->at + word->n - 1] == 's' &&
           !ul_phrase_at(&words->points, prose, i);
}

/* "SKR:s vägledning, bilaga 2", "bolagets årsredovisning, not 4 och tabell 3": a
 * paper that someone owns, not far before. */
static bool follows_other_paper(const struct ul_paper_words *words,
                                const struct ul_prose *prose, size_t i)
{
    enum { NEAR = 6 };
    for (size_t k = i, back = 0; k > 1 && back < NEAR && !prose->v[k].starts; back++)
        if (--k && ul_phrase_at(&words->other_papers, prose, k) &&
            is_owner(words, prose, k - 1))
            return true;
    return false;
}

/* Another paper's: "revisionsrapportens bilaga 2", "avtalet, bilaga 2", "bilaga 2
 * till avtalet". */
static bool is_of_another(const struct ul_paper_words *words,
                          const struct ul_prose *prose, size_t i, size_t after)
{
    bool before = i && !prose->v[i].starts;
    return (before && (is_owner(words, prose, i - 1) ||
                       ul_phrase_at(&words->other_papers, prose, i - 1) ||
                       follows_other_paper(words, prose, i))) ||
           (after < prose->n && !prose->v[after].starts &&
            ul_phrase_at(&words->of_others, prose, after));
}

static void say_absent(struct references *r, struct kind *kind, int number,
                       const struct ul_prose *prose, size_t i, size_t words)
{
    if (number < 1 || number > MOST_THINGS || kind->there[number] || kind->open ||
        kind->said[number])
        return;
    ul_say(r->diag, REFERENCE_ABSENT, ul_prose_place(prose, i, words),
           thing_name(r->arena, kind, number));
    kind->said[number] = true;
}

/* The number that word i is, "1-3" as its first; 0: none. */
static int word_number(const struct ul_prose *prose, size_t i, int *last)
{
    if (i >= prose->n)
        return 0;
    const char *text = prose->text + prose->v[i].at;
    size_t n = prose->v[i].n, digits = strspn(text, "0123456789");
    if (digits && digits < n && text[digits] == '-') {
        int to = number_said(text + digits + 1, n - digits - 1);
        *last = to ? to : *last;
        return to ? number_said(text, digits) : 0;
    }
    int number = number_said(text, n);
    *last = number ? number : *last;
    return number;
}

/* The last number of "1 och 2", "1–3", from word *i on. */
static int last_number(const struct references *r, const struct ul_prose *prose,
                       size_t *i)
{
    const struct ul_values *joins = &r->c->template->paper_words.joins;
    int last = 0;
    for (size_t k = *i, from = k; k < prose->n && (k == from || !prose->v[k].starts);
         k++) {
        if (word_number(prose, k, &last))
            *i = k;
        else if (!ul_phrase_at(joins, prose, k))
            break;
    }
    return last;
}

/* "bil. 2", "Fig. 1": the mark ends the word, not the sentence. */
static bool is_shortened(const struct ul_prose *prose, size_t i)
{
    enum { SHORT = 3 };
    const struct ul_prose_word *word = &prose->v[i];
    return word->n <= SHORT && prose->text[word->at + word->n] == '.';
}

/* The word after "bilaga", "bilaga nr", "bil." that may be a number; prose->n: none. */
static size_t number_after(const struct references *r, const struct ul_prose *prose,
                           size_t i)
{
    size_t next = i + 1;
    bool again = is_shortened(prose, i);
    if (next < prose->n &&
        ul_phrase_at(&r->c->template->paper_words.number_marks, prose, next)) {
        again = is_shortened(prose, next);
        next++;
    }
    int ignored = 0;
    bool fits = next < prose->n && word_number(prose, next, &ignored) &&
                (again || !prose->v[next].starts);
    return fits ? next : prose->n;
}

static void point_at(struct references *r, struct kind *kind,
                     const struct ul_prose *prose, size_t i)
{
    size_t next = number_after(r, prose, i), at = next;
    int ignored = 0;
    if (next == prose->n) {
        kind->pointed = kind->pointed || !is_shortened(prose, i);
        return;
    }
    int first = word_number(prose, next, &ignored);
    int last = last_number(r, prose, &next);
    if (is_of_another(&r->c->template->paper_words, prose, i, next + 1))
        return;
    for (int number = first; number <= last && number <= MOST_THINGS; number++)
        kind->referred[number] = true;
    bool there = first < 1 || first > MOST_THINGS || kind->there[first];
    if (!there)
        say_absent(r, kind, first, prose, i, at - i + 1);
    else if (last > first)
        say_absent(r, kind, last, prose, next, 1);
}

/* "[^12]" that has no text is left in the text as it is written. */
static void find_lost_notes(struct references *r, const struct ul_prose *prose)
{
    const char *at = prose->text;
    while ((at = strstr(at, "[^")) && r->notes < MOST) {
        size_t n = strcspn(at, "] \n");
        if (at[n] == ']' && n > 2 && ++r->notes)
            ul_say(r->diag, NOTE_ABSENT,
                   ul_prose_place_bytes(prose, (size_t)(at - prose->text), n + 1),
                   ul_strndup(r->arena, at, n + 1));
        at += 2;
    }
}

/* The bytes that a word of a list may begin with, of either case: most words of a
 * text begin otherwise, and need not be compared with any. */
static void mark_beginnings(bool beginnings[256], const struct ul_values *words)
{
    for (size_t i = 0; i < words->n; i++) {
        const char *at = words->v[i].text;
        for (; at; at = (at = strchr(at, '|')) ? at + 1 : NULL) {
            unsigned char byte = (unsigned char)*at;
            if (byte == '*')
                memset(beginnings, true, 256);
            beginnings[byte] = true;
            if (ul_is_ascii_letter(*at))
                beginnings[byte ^ 0x20] = true;
        }
    }
}

static void find_references(struct references *r)
{
    bool beginnings[256] = {0};
    r->notes = 0;
    struct ul_proses texts = ul_prose_blocks(r->arena, r->document->source->body);
    struct kind *const kinds[] = {&r->tables, &r->figures, &r->annexes, &r->footnotes};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        mark_beginnings(beginnings, kinds[k]->words);
    for (size_t t = 0; t < texts.n; t++) {
        const struct ul_prose *prose = &texts.v[t];
        find_lost_notes(r, prose);
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            bool caption = (prose->block->kind == UL_MD_HEADING ||
                            is_table_caption(prose->block)) &&
                           caption_number(kinds[k], prose);
            for (size_t i = caption ? 1 : 0; i < prose->n; i++)
                if (beginnings[(unsigned char)prose->text[prose->v[i].at]] &&
                    ul_phrase_at(kinds[k]->words, prose, i))
                    point_at(r, kinds[k], prose, i);
        }
    }
}

/* ---- Notes: those that nothing refers to, and how many there are ---- */

/* cmark-gfm drops them: they are found in the file itself. */
static void find_unused_notes(struct references *r)
{
    const struct ul_file *file = r->document->file;
    int line = 1;
    r->notes = 0;
    for (const char *at = file->text; *at && r->notes < MOST; line++) {
        size_t length = strcspn(at, "\n"), n = strcspn(at, "]\n");
        if (ul_starts_with(at, "[^") && at[n] == ']' && at[n + 1] == ':' && n > 2) {
            const char *mark = ul_strndup(r->arena, at, n + 1);
            bool used = false;
            r->notes++;
            for (const char *use = file->text; !used && (use = strstr(use, mark));
                 use += n)
                used = use != at && use[n + 1] != ':';
            if (!used)
                ul_say(r->diag, NOTE_UNUSED,
                       ((struct ul_pos){file, line, 1, (int)n + 1}), mark);
            else
                add_thing(&r->footnotes, r->footnotes.last + 1, (struct ul_pos){0});
        }
        at += length + (at[length] == '\n');
    }
}

static void say_unreferred(struct references *r, const struct kind *kind)
{
    for (int i = 1; i <= MOST_THINGS && !kind->pointed; i++)
        if (kind->there[i] && kind->at[i].file && !kind->referred[i])
            ul_say(r->diag, NEVER_REFERRED, kind->at[i], thing_name(r->arena, kind, i));
}

static void check_references(struct ul_arena *arena, const struct ul_case *c,
                             const struct ul_document *document, struct ul_diag *diag)
{
    const struct ul_paper_words *words = &c->template->paper_words;
    struct references *r = ul_new(arena, struct references);
    *r = (struct references){
        .arena = arena,
        .c = c,
        .document = document,
        .diag = diag,
        .tables = {.words = &words->tables, .name = ul_word(c->template, "tabell")},
        .figures = {.words = &words->figures, .name = ul_word(c->template, "figur")},
        .annexes = {.words = &words->annexes, .name = ul_word(c->template, "bilaga")},
        .footnotes = {.words = &words->footnotes,
                      .name = ul_word(c->template, "fotnot")}};
    find_things(r, document->source->body);
    find_made(r);
    find_unused_notes(r);
    find_references(r);
    say_unreferred(r, &r->tables);
    say_unreferred(r, &r->figures);
    say_unreferred(r, &r->annexes);
}

void ul_check_references(const struct ul_case *c, struct ul_diag *diag)
{
    for (size_t i = 0; i < c->n_documents; i++) {
        struct ul_arena *scratch = ul_arena_new();
        check_references(scratch, c, c->documents[i], diag);
        ul_arena_free(scratch);
    }
}
