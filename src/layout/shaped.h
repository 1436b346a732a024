/* shaped.h -- a paragraph's spans as words with widths, ready to be set in lines. */
#ifndef UL_SHAPED_H
#define UL_SHAPED_H

#include "layout/hyphenate.h"
#include "layout/setting.h"

enum ul_atom_kind {
    UL_ATOM_WORD,
    UL_ATOM_PAD,    /* an end of a filled box, or an empty line */
    UL_ATOM_SYMBOL, /* the span's symbol */
};

/* What a line is made of: a word, or something drawn. */
struct ul_atom {
    enum ul_atom_kind kind;
    unsigned span;
    unsigned spaces; /* before it */
    bool stuck;      /* no line may end before it */
    bool ends;       /* the line ends after it */
    ul_mp gap;       /* before it: the spaces, or a symbol's distance [mp] */
    ul_mp width;
    const struct ul_points *own; /* soft hyphens that the author wrote, or NULL */
};

struct ul_shaped {
    const struct ul_text_style *style;
    const struct ul_span *spans;
    const struct ul_look *looks; /* one a span */
    size_t n_spans;
    const struct ul_word **words; /* one an atom; NULL for what is drawn */
    struct ul_atom *atoms;
    size_t n;
    ul_mp natural; /* of the longest line if nothing were broken [mp] */
    ul_mp widest;  /* what no line may end within [mp] */
    bool code;     /* blanks at a line's beginning count */
};

/* Words go to `keep`, the rest to scratch. */
struct ul_shaped ul_shape_spans(struct ul_setting *s, struct ul_arena *keep,
                                const struct ul_spans *spans, enum ul_style style);

/* A text of one look and nothing but words and single spaces. */
struct ul_words {
    const struct ul_word **v;
    size_t n;
    ul_mp natural, widest;
};

/* False if the block is not so plain, or something in it needs more care. */
bool ul_shape_plain(struct ul_setting *s, struct ul_arena *keep,
                    const struct ul_block *block, struct ul_words *out);

/* The same words, ready to be set in lines. */
struct ul_shaped ul_shape_words(struct ul_setting *s, const struct ul_words *words,
                                const struct ul_block *block);

#endif
