/* linebreak.h -- the best places to end a paragraph's lines. */
#ifndef UL_LINEBREAK_H
#define UL_LINEBREAK_H

#include "layout/shaped.h"

/* Atoms [first, end) of the text. If a word is broken at an end of the line,
 * `head` stands for the first atom, `tail` for the last (if both would be the
 * same atom's, head). */
struct ul_text_line {
    size_t first, end;
    const struct ul_word *head, *tail;
    bool hyphen;   /* drawn behind the last word */
    bool inside;   /* the last word goes on in the next line, no blank between */
    bool forced;   /* ends where it must: the paragraph's last, or before a break */
    unsigned gaps; /* blanks that may be stretched */
    ul_mp width;   /* natural, hyphen included [mp] */
};

/* Lines of at most `width`, in scratch. All of the text, in order, is in them; a
 * line is wider only if one character is. At least one line. */
struct ul_text_line *ul_break_lines(struct ul_setting *s, const struct ul_shaped *text,
                                    ul_mp width, size_t *n);

/* Advance of a hyphen in this look. */
ul_mp ul_hyphen_width(struct ul_setting *s, const struct ul_look *look);

/* The widest piece of the text that remains when every word is hyphenated. */
ul_mp ul_widest_piece(struct ul_setting *s, const struct ul_shaped *text);

#endif
