/* furniture.h -- what stands at the head and foot of every page. */
#ifndef UL_FURNITURE_H
#define UL_FURNITURE_H

#include "layout/setting.h"

/* Distance of the text from the page's upper edge and its lower edge, so that
 * neither head nor foot is run into. `first`: on the part's first page. */
ul_mp ul_furniture_top(struct ul_setting *s, const struct ul_part *part, bool first);
ul_mp ul_furniture_bottom(struct ul_setting *s, const struct ul_part *part);

/* Paint head and foot on page `number` (from 0), all of it artifact. */
void ul_furniture_paint(struct ul_setting *s, size_t number);

#endif
