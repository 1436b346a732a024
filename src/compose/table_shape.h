/* table_shape.h -- a template's table, read once for all its rows. */
#ifndef UL_TABLE_SHAPE_H
#define UL_TABLE_SHAPE_H

#include "compose/rows.h"
#include "compose/texts.h"

enum ul_as {
    UL_AS_TEXT,
    UL_AS_LEVEL,      /* the first line in the colour of the risk's level */
    UL_AS_NET_LEVEL,  /* of its level when the measures are in place */
    UL_AS_THEN_LEVEL, /* of its level last year */
    UL_AS_STATUS,     /* the first line behind the status's symbol */
    UL_AS_BULLETS,    /* several paragraphs are a list */
    UL_AS_ROW_HEAD,   /* heads its row */
    UL_AS__COUNT
};

struct ul_shape_column {
    const struct ul_column_data *data;
    struct ul_patterns lines;
    enum ul_as as;
    enum ul_align align;
    bool bold;
    bool joined; /* its cell spans the rows of one thing */
    int share;
};

struct ul_shape {
    enum ul_rows rows;
    enum ul_level each;   /* a table for each of these, or UL_OF__COUNT */
    enum ul_level joined; /* cells span the rows of one of these, or UL_OF__COUNT */
    bool cards;           /* each row is a block of its own */
    bool area_text;       /* the author's text about an area stands before its rows */
    const struct ul_pattern *caption, *band; /* or NULL */
    const struct ul_pattern *unreported;     /* instead of rows without results */
    struct ul_patterns foot;
    struct ul_shape_column *columns;
    size_t n;
};

const struct ul_shape *ul_shape_alloc(struct ul_arena *arena,
                                      const struct ul_table_data *data);

/* What [som] says; UL_AS_TEXT if nothing. */
enum ul_as ul_as_find(const struct ul_value *value);

/* The head rows: one, or two if any column stands in a group. */
void ul_shape_head(struct ul_arena *arena, const struct ul_shape *shape,
                   struct ul_table *table);

#endif
