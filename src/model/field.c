/* field.c -- finding keys in the tables of schema.c. */
#include <string.h>

#include "base/text.h"
#include "model/case.h"
#include "model/schema.h"

/* Is `key` one of the words in "a|b|c"? */
static bool among(const char *words, const char *key)
{
    char word[64];
    while (words) {
        size_t n = strcspn(words, "|");
        if (n < sizeof word && ul_may_be_same(words, key)) {
            memcpy(word, words, n);
            word[n] = '\0';
            if (ul_same(word, key))
                return true;
        }
        words = words[n] ? words + n + 1 : NULL;
    }
    return false;
}

static bool exactly(const struct ul_field *field, const char *key)
{
    return strcmp(field->key, key) == 0;
}

static bool folded(const struct ul_field *field, const char *key)
{
    return ul_same(field->key, key);
}

static bool otherwise(const struct ul_field *field, const char *key)
{
    return among(field->also, key);
}

static const struct ul_field *find_by(const struct ul_schema *schema, const char *key,
                                      bool (*fits)(const struct ul_field *,
                                                   const char *),
                                      size_t *offset)
{
    for (size_t i = 0; i < schema->n; i++) {
        const struct ul_field *field = &schema->fields[i];
        if (field->type == UL_TYPE_HEAD) {
            const struct ul_field *found = find_by(field->of, key, fits, offset);
            if (found) {
                *offset += field->offset;
                return found;
            }
        } else if (fits(field, key)) {
            *offset = field->offset;
            return field;
        }
    }
    return NULL;
}

/* Nearly every key is written exactly as in the table: that is tried first, because
 * it is quick. */
const struct ul_field *ul_field_own(const struct ul_schema *schema, const char *key,
                                    size_t *offset)
{
    const struct ul_field *found = find_by(schema, key, exactly, offset);
    return found ? found : find_by(schema, key, folded, offset);
}

/* A field's own name goes before another's other spelling. */
const struct ul_field *ul_field_find(const struct ul_schema *schema, const char *key,
                                     size_t *offset)
{
    const struct ul_field *found = ul_field_own(schema, key, offset);
    return found ? found : find_by(schema, key, otherwise, offset);
}

static void each_at(const struct ul_schema *schema, size_t base,
                    void (*visit)(const struct ul_field *field, size_t offset,
                                  void *to),
                    void *to)
{
    for (size_t i = 0; i < schema->n; i++) {
        const struct ul_field *field = &schema->fields[i];
        if (field->type == UL_TYPE_HEAD)
            each_at(field->of, base + field->offset, visit, to);
        else
            visit(field, base + field->offset, to);
    }
}

void ul_fields_each(const struct ul_schema *schema,
                    void (*visit)(const struct ul_field *field, size_t offset,
                                  void *to),
                    void *to)
{
    each_at(schema, 0, visit, to);
}

bool ul_field_given(const struct ul_field *field, const void *member)
{
    switch (field->type) {
    case UL_TYPE_TEXT:
    case UL_TYPE_INT:
    case UL_TYPE_DATE:
    case UL_TYPE_DATE_OR_TEXT:
    case UL_TYPE_YESNO:
    case UL_TYPE_CHOICE:
    case UL_TYPE_DECIMAL:
        return ul_given((const struct ul_value *)member);
    case UL_TYPE_TEXTS:
    case UL_TYPE_CHOICES:
        return ((const struct ul_values *)member)->n > 0;
    case UL_TYPE_MAPS:
    case UL_TYPE_NAMED:
        return ((const struct ul_measures *)member)->n > 0; /* as all arrays */
    case UL_TYPE_MAP:
    case UL_TYPE_HEAD:
        return true;
    }
    return false;
}
