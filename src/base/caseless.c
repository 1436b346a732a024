/* caseless.c -- names that a file system without case would call the same. */
#include "base/caseless.h"

#include <stdlib.h>
#include <utf8proc.h>

const char *ul_caseless(struct ul_arena *arena, const char *name)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)name, 0, &folded,
                                      UTF8PROC_NULLTERM | UTF8PROC_STABLE |
                                          UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const char *copy = ul_strdup(arena, n < 0 ? name : (const char *)folded);
    free(folded);
    return copy;
}
