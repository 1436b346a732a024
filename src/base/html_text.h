/* html_text.h -- text and links from outside, as HTML may hold them. */
#ifndef UL_HTML_TEXT_H
#define UL_HTML_TEXT_H

#include "base/buf.h"

/* Text, also in a quoted attribute. What would not be seen or would turn the text
 * about (control characters, marks of direction, bytes that are no UTF-8) is shown as
 * \u202e or \xff. */
void ul_html_text(struct ul_buf *out, const char *text);
/* The first `n` bytes of it. */
void ul_html_part(struct ul_buf *out, const char *text, size_t n);

/* A path as a relative link: what RFC 3986 does not let stand is %-encoded, '/' kept.
 * Safe in a quoted attribute. */
void ul_html_href(struct ul_buf *out, const char *path);

#endif
