/* contrast.c -- text that can be read on its ground. */
#include "emit/contrast.h"

#include <math.h>

static const double enough = 4.5;

ul_rgb ul_mix(ul_rgb a, ul_rgb b, unsigned percent)
{
    ul_rgb sum = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        unsigned x = (a >> shift) & 255, y = (b >> shift) & 255;
        sum |= (x * percent + y * (100 - percent) + 50) / 100 << shift;
    }
    return sum;
}

/* WCAG 2.2, "relative luminance". */
static double channel(ul_rgb colour, unsigned shift)
{
    double c = (double)((colour >> shift) & 255) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(ul_rgb colour)
{
    return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) +
           0.0722 * channel(colour, 0);
}

static double contrast(ul_rgb a, ul_rgb b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

ul_rgb ul_readable(ul_rgb text, ul_rgb ground)
{
    enum { STEP = 5 };
    ul_rgb black = 0x000000, white = 0xffffff;
    ul_rgb towards = contrast(black, ground) > contrast(white, ground) ? black : white;
    ul_rgb shade = text;
    for (unsigned kept = 100; kept > 0 && contrast(shade, ground) < enough;) {
        kept -= STEP;
        shade = ul_mix(text, towards, kept);
    }
    return shade;
}
