/* pdf_image.c -- pictures: JPEG and plain PNG as they are, other PNG unpacked. */
#include <assert.h>
#include <libdeflate.h>
#include <png.h>
#include <string.h>

#include "emit/pdf_parts.h"

static const char *image_entries(struct ul_pdf *pdf, const struct ul_figure *f,
                                 unsigned depth, const char *space, const char *more)
{
    return ul_printf(pdf->arena,
                     "/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n"
                     "/BitsPerComponent %u\n/ColorSpace %s\n%s",
                     f->width, f->height, depth, space, more);
}

/* ---- PNG as it is: a PDF knows its filters (ISO 32000-1, 7.4.4.4) ---- */

enum { GREY = 0, RGB = 2, PALETTE = 3 };

/* ISO/IEC 15948, 11.2; whoever read the file has checked all chunks. */
struct png {
    unsigned depth, type; /* bits of a sample; type of colour */
    bool plain;           /* neither interlaced nor see-through */
    struct ul_bytes palette;
    struct ul_buf data; /* of all IDAT chunks */
};

static uint32_t be32(const unsigned char *v)
{
    return (uint32_t)v[0] << 24 | (uint32_t)v[1] << 16 | (uint32_t)v[2] << 8 | v[3];
}

static void read_chunk(struct png *png, const unsigned char *name,
                       struct ul_bytes chunk)
{
    if (memcmp(name, "IHDR", 4) == 0 && chunk.n >= 13) {
        png->depth = chunk.v[8];
        png->type = chunk.v[9];
        png->plain = png->type <= PALETTE && chunk.v[12] == 0;
    } else if (memcmp(name, "PLTE", 4) == 0) {
        png->palette = chunk;
    } else if (memcmp(name, "tRNS", 4) == 0) {
        png->plain = false;
    } else if (memcmp(name, "IDAT", 4) == 0) {
        ul_buf_add(&png->data, (const char *)chunk.v, chunk.n);
    }
}

static struct png read_chunks(struct ul_arena *arena, struct ul_bytes file)
{
    struct png png = {.data = {.arena = arena}};
    for (size_t at = 8, length; at + 12 <= file.n; at += 12 + length) {
        length = be32(file.v + at);
        if (length > file.n - at - 12)
            break;
        read_chunk(&png, file.v + at + 4, (struct ul_bytes){file.v + at + 8, length});
    }
    return png;
}

/* What is too large to unpack for a look is taken at its checksums' word. */
static bool data_is_whole(const struct png *png, size_t row, size_t rows)
{
    static const size_t most = (size_t)160 * 1024 * 1024;
    if (row * rows > most)
        return true;
    struct ul_arena *scratch = ul_arena_new();
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    bool whole = d && libdeflate_zlib_decompress(
                          d, png->data.s, png->data.n, ul_alloc(scratch, row * rows),
                          row * rows, NULL) == LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(d);
    ul_arena_free(scratch);
    return whole;
}

static const char *colour_space(struct ul_pdf *pdf, const struct png *png)
{
    if (png->type == GREY)
        return "/DeviceGray";
    if (png->type == RGB)
        return "/DeviceRGB";
    struct ul_buf out = {.arena = pdf->arena};
    ul_buf_fmt(&out, "[/Indexed /DeviceRGB %zu <", png->palette.n / 3 - 1);
    for (size_t i = 0; i < png->palette.n / 3 * 3; i++)
        ul_buf_fmt(&out, "%02X", png->palette.v[i]);
    ul_buf_str(&out, ">]");
    return ul_buf_text(&out);
}

/* False if the picture is broken. */
static bool write_plain(struct ul_pdf *pdf, const struct ul_figure *f,
                        const struct png *png, unsigned object)
{
    unsigned samples = png->type == RGB ? 3 : 1;
    size_t row = 1 + ((size_t)f->width * samples * png->depth + 7) / 8;
    if ((png->type == PALETTE && png->palette.n < 3) ||
        !data_is_whole(png, row, (size_t)f->height))
        return false;
    const char *how = ul_printf(pdf->arena,
                                "/Filter /FlateDecode\n/DecodeParms <</Predictor 15 "
                                "/Colors %u /BitsPerComponent %u /Columns %d>>\n",
                                samples, png->depth, f->width);
    ul_pdf_stream(pdf->out, object,
                  image_entries(pdf, f, png->depth, colour_space(pdf, png), how),
                  ul_buf_bytes(&png->data));
    return true;
}

/* ---- PNG unpacked: colour and transparency apart (11.6.5.3) ---- */

struct pixels {
    unsigned char *colour, *alpha;
    size_t n;    /* pixels */
    bool opaque; /* no pixel shows what is behind */
};

static void part_pixels(struct pixels *p, const unsigned char *rgba)
{
    p->opaque = true;
    for (size_t i = 0; i < p->n; i++) {
        memcpy(p->colour + 3 * i, rgba + 4 * i, 3);
        p->alpha[i] = rgba[4 * i + 3];
        p->opaque = p->opaque && p->alpha[i] == 255;
    }
}

static bool unpack(struct ul_arena *scratch, const struct ul_figure *figure,
                   struct pixels *pixels)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, figure->bytes.v, figure->bytes.n))
        return false;
    image.format = PNG_FORMAT_RGBA;
    unsigned char *rgba = ul_alloc(scratch, PNG_IMAGE_SIZE(image));
    if (!png_image_finish_read(&image, NULL, rgba, 0, NULL)) {
        png_image_free(&image);
        return false;
    }
    pixels->n = (size_t)image.width * image.height;
    pixels->colour = ul_alloc(scratch, pixels->n * 3);
    pixels->alpha = ul_alloc(scratch, pixels->n);
    part_pixels(pixels, rgba);
    return true;
}

static bool write_unpacked(struct ul_pdf *pdf, const struct ul_figure *figure,
                           unsigned object)
{
    struct ul_arena *scratch = ul_arena_new();
    struct pixels pixels;
    const char *mask = "";
    bool well = unpack(scratch, figure, &pixels);
    if (well && !pixels.opaque) {
        unsigned alpha = ul_pdf_reserve(pdf->out);
        ul_pdf_deflated(pdf->out, alpha,
                        image_entries(pdf, figure, 8, "/DeviceGray", ""),
                        (struct ul_bytes){pixels.alpha, pixels.n});
        mask = ul_printf(pdf->arena, "/SMask %u 0 R\n", alpha);
    }
    if (well)
        ul_pdf_deflated(pdf->out, object,
                        image_entries(pdf, figure, 8, "/DeviceRGB", mask),
                        (struct ul_bytes){pixels.colour, pixels.n * 3});
    ul_arena_free(scratch);
    return well;
}

static void write_png(struct ul_pdf *pdf, const struct ul_figure *figure,
                      unsigned object)
{
    struct png png = read_chunks(pdf->arena, figure->bytes);
    bool well = (png.plain && write_plain(pdf, figure, &png, object)) ||
                write_unpacked(pdf, figure, object);
    if (!well)
        pdf->error = ul_printf(
            pdf->arena, "PNG-bilden ”%s” är trasig: spara den på nytt", figure->alt);
}

/* ---- JPEG ---- */

static void write_jpeg(struct ul_pdf *pdf, const struct ul_figure *figure,
                       unsigned object)
{
    /* Whoever read the file let no CMYK in: the intent of a PDF/A here is sRGB. */
    assert(figure->channels == 1 || figure->channels == 3);
    const char *space = figure->channels == 1 ? "/DeviceGray" : "/DeviceRGB";
    ul_pdf_stream(pdf->out, object,
                  image_entries(pdf, figure, 8, space, "/Filter /DCTDecode\n"),
                  figure->bytes);
}

unsigned ul_pdf_image_of(struct ul_pdf *pdf, const struct ul_figure *figure)
{
    for (size_t i = 0; i < pdf->images.n; i++)
        if (pdf->images.v[i].figure->bytes.v == figure->bytes.v)
            return pdf->images.v[i].object;
    unsigned object = ul_pdf_reserve(pdf->out);
    if (figure->jpeg)
        write_jpeg(pdf, figure, object);
    else
        write_png(pdf, figure, object);
    ul_push(pdf->arena, &pdf->images, (struct ul_pdf_image){figure, object});
    return object;
}
