/* fuzzing.c -- what the targets of libFuzzer share. */
#include "fuzzing.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/html.h"
#include "emit/pdf.h"
#include "emit/xlsx.h"

/* libFuzzer has no place for what a target keeps between inputs. */
static struct {
    char folder[64];
    char path[512];
    struct ul_fonts *fonts;
    struct ul_pdf_cache *cache;
    unsigned made;
} kept;

/* Fonts and words pile up in a worker that never ends. */
enum { MADE_BEFORE_ANEW = 5000 };

/* ---- Files ---- */

static void empty_folder(const char *folder)
{
    char path[512];
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            remove(path);
    }
    if (dir)
        closedir(dir);
}

static void remove_folder(void)
{
    char below[128];
    snprintf(below, sizeof below, "%s/case", kept.folder);
    empty_folder(below);
    remove(below);
    empty_folder(kept.folder);
    remove(kept.folder);
}

const char *fuzzing_folder(void)
{
    if (*kept.folder)
        return kept.folder;
    const char *shelf = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(kept.folder, sizeof kept.folder, "%s/underlag-fuzz-XXXXXX", shelf);
    HOLDS(mkdtemp(kept.folder));
    atexit(remove_folder);
    return kept.folder;
}

static void write_file(const char *path, const uint8_t *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    HOLDS(fd >= 0);
    HOLDS(write(fd, data, size) == (ssize_t)size);
    HOLDS(close(fd) == 0);
}

const char *fuzzing_file(const char *name, const uint8_t *data, size_t size)
{
    snprintf(kept.path, sizeof kept.path, "%s/%s", fuzzing_folder(), name);
    write_file(kept.path, data, size);
    return kept.path;
}

/* ---- Several files in one input ---- */

static const char mark[] = "=== ";
enum { MARK = sizeof mark - 1, LONGEST_NAME = 60, MOST_FILES = 12 };

/* The next line that begins with the mark, or the end. */
static const uint8_t *next_mark(const uint8_t *at, const uint8_t *end)
{
    const uint8_t *start = at;
    while (end - at >= MARK) {
        if ((at == start || at[-1] == '\n') && memcmp(at, mark, MARK) == 0)
            return at;
        at = memchr(at, '\n', (size_t)(end - at));
        if (!at)
            return end;
        at++;
    }
    return end;
}

static void write_part(const char *folder, const uint8_t *at, const uint8_t *end)
{
    char name[LONGEST_NAME + 1], path[512];
    size_t n = 0;
    for (at += MARK; at < end && *at != '\n'; at++)
        if (n < LONGEST_NAME && *at && *at != '/')
            name[n++] = (char)*at;
    name[n] = '\0';
    if (!n || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return;
    at += at < end;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    write_file(path, at, (size_t)(end - at));
}

void fuzzing_unpack(const char *folder, const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size, *at = next_mark(data, end);
    mkdir(folder, 0777);
    empty_folder(folder);
    for (int i = 0; at < end && i < MOST_FILES; i++) {
        const uint8_t *next = next_mark(at + MARK, end);
        write_part(folder, at, next);
        at = next;
    }
}

/* ---- Oracles ---- */

static int lines_of(const struct ul_file *file)
{
    int lines = 1;
    for (size_t i = 0; i < file->length; i++)
        lines += file->text[i] == '\n';
    return lines;
}

void fuzzing_print(const struct ul_diag *diag)
{
    const struct ul_file *file = NULL;
    int lines = 0;
    for (size_t i = 0; i < diag->n; i++) {
        const struct ul_pos *pos = &diag->v[i].pos;
        if (!pos->file)
            continue;
        if (pos->file != file)
            lines = lines_of(pos->file);
        file = pos->file;
        HOLDS(pos->line >= 0 && pos->line <= lines);
        HOLDS(!pos->line || pos->column >= 1);
    }
    FILE *nowhere = fopen("/dev/null", "w");
    HOLDS(nowhere);
    ul_diag_print(nowhere, diag, UL_SWEDISH, true);
    fclose(nowhere);
}

static struct ul_shaper *shaper(void)
{
    const char *error = NULL;
    if (kept.fonts && kept.made++ % MADE_BEFORE_ANEW == 0) {
        ul_pdf_cache_free(kept.cache);
        ul_fonts_free(kept.fonts);
        kept.fonts = NULL;
    }
    if (!kept.fonts) {
        kept.fonts = ul_fonts_new(&error);
        HOLDS(kept.fonts);
        kept.cache = ul_pdf_cache_new(kept.fonts);
    }
    return ul_fonts_shaper(kept.fonts);
}

bool fuzzing_emit(struct ul_arena *arena, const struct ul_pages *pages,
                  struct ul_bytes *bytes)
{
    const char *error;
    shaper();
    return ul_pdf_emit(arena, pages, kept.cache, bytes, &error);
}

void fuzzing_make(const struct ul_case *c)
{
    struct ul_arena *arena = ul_arena_new();
    struct ul_papers papers = ul_compose_papers(arena, c);
    const struct ul_book *book = ul_compose_book(arena, c);
    struct ul_bytes bytes;
    const char *error;
    for (size_t i = 0; i < papers.n; i++) {
        const struct ul_pages *pages = ul_layout(arena, papers.v[i].flow, shaper());
        HOLDS(ul_pdf_emit(arena, pages, kept.cache, &bytes, &error) || c->n_pictures);
        HOLDS(ul_html_emit(arena, papers.v[i].flow).n > 0);
    }
    if (book)
        HOLDS(ul_xlsx_emit(arena, book, shaper(), &bytes, &error));
    ul_arena_free(arena);
}
