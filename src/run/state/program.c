/* program.c -- which program this is, libraries included. */
#include "run/state/program.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <xxhash.h>

struct ids {
    uint64_t sum;
    bool program_known; /* the first object is the program itself */
    size_t n;
};

static size_t padded(size_t n)
{
    return (n + 3) / 4 * 4;
}

/* Add the build id among the notes of a segment (elf(5), "Notes"). */
static bool add_id(struct ids *ids, const char *at, size_t size)
{
    ElfW(Nhdr) note;
    while (size >= sizeof note) {
        memcpy(&note, at, sizeof note);
        size_t name = padded(note.n_namesz), whole = sizeof note + name;
        if (name > size || note.n_descsz > size || whole + note.n_descsz > size)
            return false;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof ELF_NOTE_GNU &&
            memcmp(at + sizeof note, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
            /* A sum: in which order libraries were loaded is of no account. */
            ids->sum += XXH3_64bits(at + whole, note.n_descsz);
            return true;
        }
        whole += padded(note.n_descsz);
        if (whole > size)
            return false;
        at += whole;
        size -= whole;
    }
    return false;
}

static int add_object(struct dl_phdr_info *info, size_t size, void *data)
{
    struct ids *ids = data;
    bool known = false;
    (void)size;
    /* The kernel's own code changes with the kernel. */
    if (info->dlpi_addr && info->dlpi_addr == getauxval(AT_SYSINFO_EHDR))
        return 0;
    for (int i = 0; i < info->dlpi_phnum && !known; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        uintptr_t at = info->dlpi_addr + segment->p_vaddr;
        if (segment->p_type == PT_NOTE)
            known = add_id(ids, (const char *)at, segment->p_memsz);
    }
    if (ids->n++ == 0)
        ids->program_known = known;
    return 0;
}

uint64_t ul_program_id(void)
{
    struct ids ids = {0};
    struct stat st;
    dl_iterate_phdr(add_object, &ids);
    /* Linked without a build id: its file must do. */
    if (!ids.program_known && stat("/proc/self/exe", &st) == 0)
        ids.sum += (uint64_t)st.st_size + (uint64_t)st.st_mtim.tv_sec +
                   (uint64_t)st.st_mtim.tv_nsec;
    return ids.sum;
}
