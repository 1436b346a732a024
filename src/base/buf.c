/* buf.c -- a string that grows, in an arena. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void ul_buf_reserve(struct ul_buf *buf, size_t more)
{
    if (buf->cap - buf->n > more)
        return;
    size_t cap = buf->cap ? buf->cap * 2 : 64;
    while (cap - buf->n <= more)
        cap *= 2;
    char *grown = ul_alloc(buf->arena, cap);
    if (buf->n)
        memcpy(grown, buf->s, buf->n);
    buf->s = grown;
    buf->cap = cap;
}

void ul_buf_add(struct ul_buf *buf, const char *bytes, size_t n)
{
    ul_buf_reserve(buf, n);
    if (n)
        memcpy(buf->s + buf->n, bytes, n);
    buf->n += n;
    buf->s[buf->n] = '\0';
}

void ul_buf_str(struct ul_buf *buf, const char *text)
{
    ul_buf_add(buf, text, strlen(text));
}

void ul_buf_rune(struct ul_buf *buf, int32_t rune)
{
    char bytes[4];
    ul_buf_add(buf, bytes, ul_utf8_put(rune, bytes));
}

/* Most fits into the room that there is; then it is written at once. */
void ul_buf_fmt(struct ul_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    size_t room = buf->cap - buf->n;
    int length = vsnprintf(room ? buf->s + buf->n : NULL, room, format, again);
    va_end(again);
    if (length > 0 && (size_t)length >= room) {
        ul_buf_reserve(buf, (size_t)length);
        vsnprintf(buf->s + buf->n, (size_t)length + 1, format, args);
    }
    va_end(args);
    if (length > 0)
        buf->n += (size_t)length;
}

const char *ul_buf_text(const struct ul_buf *buf)
{
    return buf->s ? buf->s : "";
}

struct ul_bytes ul_buf_bytes(const struct ul_buf *buf)
{
    return (struct ul_bytes){(const unsigned char *)ul_buf_text(buf), buf->n};
}
