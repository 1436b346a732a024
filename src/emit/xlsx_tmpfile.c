/* xlsx_tmpfile.c -- libxlsxwriter's temporary files, in memory.
 *
 * The library writes every part of a workbook to a file of its own before it
 * packs them, through lxw_tmpfile(), which stands in its headers. Ours is found
 * first by the dynamic linker: a workbook then touches no disk, and a worker
 * needs no right to write in /tmp. Where a system links the library so that its
 * own one is taken, workbooks are the same. */
#include <sys/mman.h>
#include <unistd.h>

#include "emit/xlsx_parts.h"

int ul_xlsx_memory_file(void)
{
    return memfd_create("underlag-xlsx", MFD_CLOEXEC);
}

FILE *lxw_tmpfile(char *tmpdir)
{
    (void)tmpdir;
    int fd = ul_xlsx_memory_file();
    if (fd < 0)
        return NULL;
    FILE *file = fdopen(fd, "w+");
    if (file == NULL)
        close(fd);
    return file;
}
