/* pdf_profile.c -- a small sRGB profile, made from the numbers of its standard. */
#include "emit/pdf_profile.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { HEADER = 128, TAGS = 9, ENTRY = 12, CURVE_POINTS = 1024 };

struct profile {
    unsigned char *v;
    size_t n;
};

static void put16(struct profile *p, unsigned value)
{
    p->v[p->n++] = (unsigned char)(value >> 8);
    p->v[p->n++] = (unsigned char)value;
}

static void put32(struct profile *p, uint32_t value)
{
    put16(p, value >> 16);
    put16(p, value & 0xFFFF);
}

static void put_name(struct profile *p, const char *four)
{
    memcpy(p->v + p->n, four, 4);
    p->n += 4;
}

static void put_xyz(struct profile *p, const int32_t xyz[3])
{
    for (int i = 0; i < 3; i++)
        put32(p, (uint32_t)xyz[i]);
}

/* s15Fixed16 of D50 and of the primaries adapted to it (ICC's sRGB numbers). */
static const int32_t d50[3] = {0xF6D6, 0x10000, 0xD32D};
static const int32_t red[3] = {0x6FA2, 0x38F5, 0x0390};
static const int32_t green[3] = {0x6299, 0xB785, 0x18DA};
static const int32_t blue[3] = {0x24A0, 0x0F84, 0xB6CF};

static void put_header(struct profile *p, size_t size)
{
    put32(p, (uint32_t)size);
    put32(p, 0);
    put32(p, 0x02100000);
    put_name(p, "mntr");
    put_name(p, "RGB ");
    put_name(p, "XYZ ");
    static const unsigned date[6] = {2000, 1, 1, 0, 0, 0};
    for (int i = 0; i < 6; i++)
        put16(p, date[i]);
    put_name(p, "acsp");
    p->n = 68; /* platform, flags, device and intent stay zero: perceptual */
    put_xyz(p, d50);
    p->n = HEADER;
}

static void put_text_tag(struct profile *p, const char *text)
{
    put_name(p, "text");
    put32(p, 0);
    size_t n = strlen(text) + 1;
    memcpy(p->v + p->n, text, n);
    p->n = (p->n + n + 3) / 4 * 4;
}

static void put_description(struct profile *p, const char *text)
{
    size_t n = strlen(text) + 1;
    put_name(p, "desc");
    put32(p, 0);
    put32(p, (uint32_t)n);
    memcpy(p->v + p->n, text, n);
    p->n += n + 8 + 3 + 67; /* no Unicode, no ScriptCode description */
    p->n = (p->n + 3) / 4 * 4;
}

static void put_xyz_tag(struct profile *p, const int32_t xyz[3])
{
    put_name(p, "XYZ ");
    put32(p, 0);
    put_xyz(p, xyz);
}

/* IEC 61966-2-1: from the stored value to light. */
static unsigned light(int point)
{
    double v = (double)point / (CURVE_POINTS - 1);
    double l = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
    return (unsigned)(l * 65535 + 0.5);
}

static void put_curve(struct profile *p)
{
    put_name(p, "curv");
    put32(p, 0);
    put32(p, CURVE_POINTS);
    for (int i = 0; i < CURVE_POINTS; i++)
        put16(p, light(i));
}

struct ul_bytes ul_pdf_profile_make(struct ul_arena *arena)
{
    static const char *const names[TAGS] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ",
                                            "bXYZ", "rTRC", "gTRC", "bTRC"};
    struct profile p = {ul_alloc(arena, 8192), 0};
    size_t at[TAGS + 1];
    p.n = HEADER + 4 + TAGS * ENTRY;
    at[0] = p.n;
    put_description(&p, "sRGB IEC61966-2.1");
    at[1] = p.n;
    put_text_tag(&p, "No copyright, use freely");
    static const int32_t *const points[] = {d50, red, green, blue};
    for (int i = 0; i < 4; i++) {
        at[2 + i] = p.n;
        put_xyz_tag(&p, points[i]);
    }
    at[6] = p.n; /* the three curves are one */
    put_curve(&p);
    size_t size = p.n;
    at[7] = size;
    p.n = 0;
    put_header(&p, size);
    put32(&p, TAGS);
    for (int i = 0; i < TAGS; i++) {
        int which = i < 6 ? i : 6;
        put_name(&p, names[i]);
        put32(&p, (uint32_t)at[which]);
        put32(&p, (uint32_t)(at[which + 1] - at[which]));
    }
    return (struct ul_bytes){p.v, size};
}
