/* yaml.h -- YAML to a raw tree. */
#ifndef UL_YAML_H
#define UL_YAML_H

#include "read/raw.h"

/* Parse `length` bytes of file->text from `offset`, whose first line has the
 * number `line`. Core types only; tags, merge keys, a second document (U103),
 * duplicate keys (U204) and the limits of U105 are messages. Returns NULL after
 * a message if nothing can be made of the file; a tree otherwise, also after
 * messages. An empty file is UL_RAW_NULL. */
struct ul_raw *ul_yaml_read(struct ul_arena *arena, const struct ul_file *file,
                            size_t offset, size_t length, int line,
                            struct ul_diag *diag);

#endif
