/* fuzz_picture.c -- PNG and JPEG: what is let in can be put into a PDF. */
#include "fuzzing.h"
#include "read/picture.h"

/* Larger pictures only cost time. */
enum { MOST_PIXELS = 250000 };

static void show(struct ul_arena *arena, const struct ul_picture *picture)
{
    struct ul_figure figure = {.kind = UL_FIGURE_PICTURE,
                               .alt = "",
                               .bytes = picture->bytes,
                               .jpeg = picture->kind == UL_JPEG,
                               .width = picture->width,
                               .height = picture->height,
                               .channels = picture->channels};
    struct ul_tag root = {.role = UL_ROLE_DOCUMENT};
    struct ul_pages pages = {.title = "", .root = &root, .n_tags = 1};
    struct ul_page page = {.width = 600000, .height = 800000};
    struct ul_item item = {.kind = UL_ITEM_IMAGE,
                           .is.image = {&figure, 0, 0, 100000, 100000}};
    struct ul_bytes bytes;
    ul_push(arena, &page.items, item);
    ul_push(arena, &pages.pages, page);
    fuzzing_emit(arena, &pages, &bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_diag diag = {.arena = arena};
    fuzzing_file("bild", data, size);
    const struct ul_picture *picture = ul_picture_read(
        arena, fuzzing_folder(), NULL, "bild", (struct ul_pos){0}, &diag);
    HOLDS((picture == NULL) == ul_diag_failed(&diag));
    if (picture) {
        HOLDS(picture->width > 0 && picture->height > 0);
        HOLDS(picture->bytes.n == size);
        if ((int64_t)picture->width * picture->height <= MOST_PIXELS)
            show(arena, picture);
    }
    fuzzing_print(&diag);
    ul_arena_free(arena);
    return 0;
}
