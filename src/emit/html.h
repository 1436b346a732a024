/* html.h -- a flow to one accessible page for the web, whole in itself. */
#ifndef UL_HTML_H
#define UL_HTML_H

#include "base/bytes.h"
#include "compose/flow.h"

/* The file's bytes, in `arena`: HTML as the WHATWG has it, WCAG 2.2 AA, no script,
 * nothing fetched from elsewhere. The same flow gives the same bytes. */
struct ul_bytes ul_html_emit(struct ul_arena *arena, const struct ul_flow *flow);

#endif
