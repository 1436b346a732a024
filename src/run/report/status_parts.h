/* status_parts.h -- what the files that write the status page share. */
#ifndef UL_STATUS_PARTS_H
#define UL_STATUS_PARTS_H

#include "base/buf.h"
#include "run/report/status.h"

enum ul_stand { UL_STAND_STOP, UL_STAND_WARN, UL_STAND_GOOD, UL_STAND__COUNT };

/* How a case stands. */
enum ul_stand ul_stand_of(const struct ul_outcome *outcome);
/* The class that the style sheet knows it by. */
const char *ul_stand_class(enum ul_stand stand);

/* "2024-05-20 13:42" as a <time>. */
void ul_status_time(struct ul_buf *out, int64_t when);

/* What the page is written with. */
struct ul_status_pen {
    struct ul_buf *out;
    const struct ul_status_words *words;
    size_t most;                /* messages of a case that are shown */
    bool codes[UL_CODE__COUNT]; /* those that were shown */
};

/* One case: its name, how it stands, papers, messages. */
void ul_status_case(struct ul_status_pen *pen, const struct ul_status_case *one);

/* What each code that was shown means, and how to put it right. */
void ul_status_codes(struct ul_status_pen *pen);

/* Everything on the page but the cases' own messages: HTML, `%` as in printf. */
struct ul_status_words {
    const char *lang, *title, *last_run, *folder;
    const char *show, *all[2], *stands[UL_STAND__COUNT][2]; /* of one, of several */
    const char *search, *order, *by_time, *by_name, *by_stand, *shown, *none;
    const char *cases;
    const char *good, *warned[2], *stopped[2], *unwritten;
    const char *earlier, *no_papers, *hint, *pages[2], *line, *more, *rest, *rest_file;
    const char *mend, *about, *codes, *why, *how, *wrong, *right;
    const char *made_by, *decimal;
};
const struct ul_status_words *ul_status_words(enum ul_lang lang);

/* The wording for so many. */
static inline const char *ul_numbered(const char *const words[2], int64_t n)
{
    return words[n != 1];
}

#endif
