/* units.h -- lengths are whole millipoints. */
#ifndef UL_UNITS_H
#define UL_UNITS_H

#include <stdint.h>

/* 1/1000 of a PostScript point (1/72 inch). */
typedef int64_t ul_mp;

#define UL_PT(points) ((ul_mp)((points)*1000))

/* From 1/1000 mm, rounded to nearest. */
static inline ul_mp ul_mp_from_um(int64_t um)
{
    return (um * 72000 + 12700) / 25400;
}

#endif
