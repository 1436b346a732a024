/* lines.c -- where the lines of a file begin. */
#include "base/lines.h"

#include <string.h>

enum { APART = 64 }; /* lines between two that are noted */

void ul_lines_mark(struct ul_arena *arena, struct ul_file *file)
{
    struct {
        const char **v;
        size_t n, cap;
    } marks = {0};
    int line = 0;
    for (const char *at = file->text; at; line++) {
        if (line % APART == 0)
            ul_push(arena, &marks, at);
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    file->marks = marks.v;
    file->n_marks = marks.n;
}

const char *ul_line_start(const struct ul_file *file, int line)
{
    size_t mark = line > 0 ? (size_t)(line - 1) / APART : 0;
    if (!file->n_marks)
        mark = 0; /* none are noted: from the beginning */
    else if (mark >= file->n_marks)
        return NULL;
    const char *at = file->n_marks ? file->marks[mark] : file->text;
    for (int left = line - 1 - (int)mark * APART; left > 0 && at; left--) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    return at;
}
