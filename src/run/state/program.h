/* program.h -- which program this is, libraries included. */
#ifndef UL_PROGRAM_H
#define UL_PROGRAM_H

#include <stdint.h>

/* The same for the same program and libraries, wherever they lie and whenever they
 * were installed: made of the build ids that the linker gave them. */
uint64_t ul_program_id(void);

#endif
