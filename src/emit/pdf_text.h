/* pdf_text.h -- numbers and strings as PDF writes them; no locale. */
#ifndef UL_PDF_TEXT_H
#define UL_PDF_TEXT_H

#include "base/buf.h"
#include "base/units.h"

/* A length in points, at most three decimals, none that are zero: "12.5". */
void ul_pdf_number(struct ul_buf *out, ul_mp length);

/* A whole number. */
void ul_pdf_integer(struct ul_buf *out, int64_t value);

/* A reference with a blank after it: "12 0 R ". */
void ul_pdf_reference(struct ul_buf *out, unsigned object);

/* Two and more, each with a blank before it. */
void ul_pdf_numbers(struct ul_buf *out, const ul_mp *lengths, size_t n);

/* Sixteen bits as four hexadecimal digits: a glyph, or a unit of UTF-16. */
void ul_pdf_four(struct ul_buf *out, unsigned unit);

/* A colour's three components, 0 to 1: "0.106 0.227 0.341". */
void ul_pdf_colour(struct ul_buf *out, unsigned rgb);

/* A text string: UTF-16BE with a byte order mark, in hexadecimal
 * (ISO 32000-1, 7.9.2.2). */
void ul_pdf_string(struct ul_buf *out, const char *text);

/* UTF-16BE without the mark, as ToUnicode wants it (9.10.3). */
void ul_pdf_utf16(struct ul_buf *out, const char *text, size_t n);

/* An address as an ASCII string in parentheses, escaped; what is not ASCII
 * becomes %XX (RFC 3986). */
void ul_pdf_uri(struct ul_buf *out, const char *address);

#endif
