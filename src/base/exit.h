/* exit.h -- what the exit status of the program says. */
#ifndef UL_EXIT_H
#define UL_EXIT_H

enum ul_exit {
    UL_EXIT_WELL = 0,  /* all well; warnings are allowed */
    UL_EXIT_CASE = 1,  /* a case has errors, every other case is made */
    UL_EXIT_USAGE = 2, /* the command line is wrong */
    UL_EXIT_WORLD = 3, /* the environment fails: no fonts, cannot write */
};

#endif
