/* row_height.c -- how much room a cell's text takes in Excel. */
#include "emit/row_height.h"

#include <string.h>

/* Excel keeps 2 pixels clear at each side and 1 for the grid line. */
enum { PADDING = 5 };

/* At 96 dots to the inch. */
enum { MP_PER_PIXEL = 750 };

/* Words are shaped in pieces no longer than this [bytes]. */
enum { PIECE = 400 };

/* Excel rounds every glyph to whole pixels on the screen, up to 4 % wider than
 * the font says; a row somewhat too high is better than a text cut off. */
static ul_mp stretched(ul_mp width)
{
    return width + width / 25;
}

static int pixels(ul_mp width)
{
    return (int)((stretched(width) + MP_PER_PIXEL - 1) / MP_PER_PIXEL) + PADDING;
}

/* The longest piece of `n` bytes that ends between two characters. */
static size_t piece_length(const char *text, size_t n)
{
    if (n <= PIECE)
        return n;
    n = PIECE;
    while (n > 1 && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static ul_mp word_width(const struct ul_cell_font *font, const char *text, size_t n)
{
    ul_mp width = 0;
    while (n > 0) {
        size_t part = piece_length(text, n);
        const struct ul_word *word =
            font->shaper->word(font->shaper, font->face, text, part);
        width += ul_em(word->advance, font->size);
        text += part;
        n -= part;
    }
    return width;
}

static ul_mp space_width(const struct ul_cell_font *font)
{
    return ul_em(font->shaper->measure(font->shaper, font->face)->space, font->size);
}

/* What a walk over a text meets next. */
struct step {
    ul_mp word;  /* 0: none, only the line's end */
    bool breaks; /* a line break stands before it */
};

/* Blanks and control characters part words; '\n' parts lines too. */
static bool next_step(const struct ul_cell_font *font, const char **at,
                      struct step *step)
{
    const char *s = *at;
    *step = (struct step){0};
    while (*s != '\0' && (unsigned char)*s <= ' ' && !step->breaks)
        step->breaks = *s++ == '\n';
    size_t n = 0;
    while ((unsigned char)s[n] > ' ')
        n++;
    if (n > 0)
        step->word = word_width(font, s, n);
    *at = s + n;
    return n > 0 || step->breaks;
}

struct ul_cell_need ul_cell_measure(const struct ul_cell_font *font, const char *text)
{
    ul_mp space = space_width(font);
    ul_mp word = 0, longest = 0, line = 0, total = 0;
    int lines = 1;
    struct step step;
    for (const char *at = text; next_step(font, &at, &step);) {
        if (step.breaks) {
            lines++;
            total += line;
            line = 0;
        }
        line += (line > 0 && step.word > 0 ? space : 0) + step.word;
        longest = line > longest ? line : longest;
        word = step.word > word ? step.word : word;
    }
    return (struct ul_cell_need){pixels(word), pixels(longest), pixels(total + line),
                                 lines};
}

int ul_cell_lines(const struct ul_cell_font *font, const char *text, int width)
{
    ul_mp space = stretched(space_width(font));
    ul_mp room = (ul_mp)(width - PADDING) * MP_PER_PIXEL;
    /* A word that is broken between characters never fills its lines quite. */
    ul_mp broken_room = room > 2 * font->size ? room - font->size : font->size;
    ul_mp x = 0;
    int lines = 1;
    struct step step;
    for (const char *at = text; next_step(font, &at, &step);) {
        ul_mp word = stretched(step.word);
        if (step.breaks || (x > 0 && x + space + word > room)) {
            lines++;
            x = 0;
        }
        x += (x > 0 && word > 0 ? space : 0) + word;
        if (x > room) {
            lines += (int)(x / broken_room);
            x %= broken_room;
        }
    }
    return lines;
}

int ul_cell_leading(const struct ul_cell_font *font)
{
    const struct ul_face *face = font->shaper->measure(font->shaper, font->face);
    /* Many fonts keep part of a line's height in a gap of their own, which
     * ascent and descent leave out: Calibri and Carlito take 1.22 em. */
    int32_t em = face->ascent - face->descent;
    ul_mp height = ul_em(em > 1220 ? em : 1220, font->size);
    return (int)((height + MP_PER_PIXEL - 1) / MP_PER_PIXEL);
}
