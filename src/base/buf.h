/* buf.h -- a string that grows, in an arena. */
#ifndef UL_BUF_H
#define UL_BUF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/bytes.h"

/* Start with `struct ul_buf buf = {.arena = arena};`. `s` is NULL until
 * something is added and NUL-terminated after that. */
struct ul_buf {
    struct ul_arena *arena;
    char *s;
    size_t n;
    size_t cap;
};

void ul_buf_add(struct ul_buf *buf, const char *bytes, size_t n);
void ul_buf_str(struct ul_buf *buf, const char *text);
/* One code point as UTF-8. */
void ul_buf_rune(struct ul_buf *buf, int32_t rune);
void ul_buf_fmt(struct ul_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for `more` bytes and the NUL. */
void ul_buf_reserve(struct ul_buf *buf, size_t more);

static inline void ul_buf_char(struct ul_buf *buf, char c)
{
    ul_buf_reserve(buf, 1);
    buf->s[buf->n++] = c;
    buf->s[buf->n] = '\0';
}

/* The text so far, "" if nothing was added. Owned by the arena. */
const char *ul_buf_text(const struct ul_buf *buf);
/* The same as bytes. */
struct ul_bytes ul_buf_bytes(const struct ul_buf *buf);

#endif
