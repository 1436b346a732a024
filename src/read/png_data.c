/* png_data.c -- whether what a PNG file has packed can be unpacked. */
#include "read/png_data.h"

#include <libdeflate.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"

struct header {
    uint32_t width, height;
    unsigned depth, type; /* of colour */
    bool interlaced;
};

static uint32_t be32(const unsigned char *v)
{
    return (uint32_t)v[0] << 24 | (uint32_t)v[1] << 16 | (uint32_t)v[2] << 8 | v[3];
}

static uint32_t steps(uint32_t length, uint32_t first, uint32_t step)
{
    return length > first ? (length - first + step - 1) / step : 0;
}

/* A part of the picture that is packed by itself, row after row. */
struct pass {
    unsigned char x, y, dx, dy;
};

/* Interlaced: seven smaller pictures, one after another (8.2). */
static const struct pass interlaced[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8},
                                         {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2},
                                         {0, 1, 1, 2}};
static const struct pass plain[] = {{0, 0, 1, 1}};

/* What a pass unpacks to: *row bytes a row. */
static size_t size_of(const struct header *h, const struct pass *pass, size_t *row)
{
    static const unsigned char samples[7] = {
        [0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4};
    uint32_t width = steps(h->width, pass->x, pass->dx);
    size_t bits = (size_t)width * samples[h->type] * h->depth;
    *row = 1 + (bits + 7) / 8; /* a byte before it says how it is filtered (7.3) */
    return width ? *row * steps(h->height, pass->y, pass->dy) : 0;
}

/* Colours of a palette are of three bytes each; there are some (11.2.3). */
static bool palette_is_well(size_t length)
{
    enum { MOST = 256 * 3 };
    return length > 0 && length <= MOST && length % 3 == 0;
}

/* More of it than the picture needs is what some programs write. */
static bool unpacks(const struct ul_buf *data, unsigned char *to, size_t size)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    enum libdeflate_result result =
        d ? libdeflate_zlib_decompress(d, data->s, data->n, to, size, NULL)
          : LIBDEFLATE_BAD_DATA;
    libdeflate_free_decompressor(d);
    return result == LIBDEFLATE_SUCCESS || result == LIBDEFLATE_INSUFFICIENT_SPACE;
}

/* There are five ways to filter a row (9.2). */
static bool filters_are_known(const unsigned char *at, size_t size, size_t row)
{
    for (size_t i = 0; i < size; i += row)
        if (at[i] > 4)
            return false;
    return true;
}

static bool rows_are_whole(struct ul_arena *arena, const struct header *h,
                           const struct ul_buf *data)
{
    static const size_t most = (size_t)160 * 1024 * 1024;
    const struct pass *passes = h->interlaced ? interlaced : plain;
    size_t n = h->interlaced ? sizeof interlaced / sizeof *interlaced : 1;
    size_t size = 0, row;
    for (size_t i = 0; i < n; i++)
        size += size_of(h, &passes[i], &row);
    if (size > most)
        return true;
    unsigned char *rows = ul_alloc(arena, size);
    bool well = unpacks(data, rows, size);
    for (size_t i = 0; i < n && well; i++) {
        size = size_of(h, &passes[i], &row);
        well = filters_are_known(rows, size, row);
        rows += size;
    }
    return well;
}

bool ul_png_is_whole(struct ul_bytes file)
{
    const unsigned char *ihdr = file.v + 16;
    struct header h = {be32(ihdr), be32(ihdr + 4), ihdr[8], ihdr[9], ihdr[12] != 0};
    struct ul_arena *scratch = ul_arena_new();
    struct ul_buf data = {.arena = scratch};
    bool well = true;
    for (size_t at = 8, length; file.n - at >= 12; at += 12 + length) {
        const unsigned char *chunk = file.v + at + 4;
        length = be32(file.v + at);
        if (memcmp(chunk, "IEND", 4) == 0)
            break;
        if (memcmp(chunk, "PLTE", 4) == 0)
            well = well && palette_is_well(length);
        if (memcmp(chunk, "IDAT", 4) == 0)
            ul_buf_add(&data, (const char *)chunk + 4, length);
    }
    well = well && rows_are_whole(scratch, &h, &data);
    ul_arena_free(scratch);
    return well;
}
