/* pdf_image.c -- pictures: JPEG as it is, PNG unpacked and deflated anew. */
#include <png.h>
#include <string.h>

#include "emit/pdf_parts.h"

/* Colour and transparency apart (ISO 32000-1, 11.6.5.3). */
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

static bool read_png(struct ul_arena *scratch, const struct ul_figure *figure,
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

static const char *image_entries(struct ul_pdf *pdf, const struct ul_figure *f,
                                 const char *space, const char *more)
{
    return ul_printf(pdf->arena,
                     "/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n"
                     "/ColorSpace /%s\n/BitsPerComponent 8\n%s",
                     f->width, f->height, space, more);
}

static void write_png(struct ul_pdf *pdf, const struct ul_figure *figure,
                      unsigned object)
{
    struct ul_arena *scratch = ul_arena_new();
    struct pixels pixels;
    const char *mask = "";
    if (!read_png(scratch, figure, &pixels)) {
        pdf->error = "en PNG-bild gick inte att läsa";
        ul_arena_free(scratch);
        return;
    }
    if (!pixels.opaque) {
        unsigned alpha = ul_pdf_reserve(pdf->out);
        ul_pdf_deflated(pdf->out, alpha, image_entries(pdf, figure, "DeviceGray", ""),
                        (struct ul_bytes){pixels.alpha, pixels.n});
        mask = ul_printf(pdf->arena, "/SMask %u 0 R\n", alpha);
    }
    ul_pdf_deflated(pdf->out, object, image_entries(pdf, figure, "DeviceRGB", mask),
                    (struct ul_bytes){pixels.colour, pixels.n * 3});
    ul_arena_free(scratch);
}

static void write_jpeg(struct ul_pdf *pdf, const struct ul_figure *figure,
                       unsigned object)
{
    const char *space = figure->channels == 1 ? "DeviceGray" : "DeviceRGB";
    ul_pdf_stream(pdf->out, object,
                  image_entries(pdf, figure, space, "/Filter /DCTDecode\n"),
                  figure->bytes);
}

unsigned ul_pdf_image_of(struct ul_pdf *pdf, const struct ul_figure *figure)
{
    for (size_t i = 0; i < pdf->images.n; i++)
        if (pdf->images.v[i].figure->bytes.v == figure->bytes.v)
            return pdf->images.v[i].object;
    unsigned object = ul_pdf_reserve(pdf->out);
    if (figure->jpeg && figure->channels == 4)
        pdf->error = "en JPEG-bild i CMYK kan inte bäddas in: spara den som RGB";
    else if (figure->jpeg)
        write_jpeg(pdf, figure, object);
    else
        write_png(pdf, figure, object);
    ul_push(pdf->arena, &pdf->images, (struct ul_pdf_image){figure, object});
    return object;
}
