/* exit.h -- what the exit status of the program says. */
#ifndef UL_EXIT_H
#define UL_EXIT_H

enum ul_exit {
    UL_EXIT_WELL = 0,  /* all well; warnings are allowed */
    UL_EXIT_CASE = 1,  /* a case has errors, every other case is made */
    UL_EXIT_USAGE = 2, /* the command line is wrong */
    UL_EXIT_WORLD = 3, /* the environment fails: no fonts, cannot write */
};

/* What a process is called (prctl(2), PR_SET_NAME) whose parent tells of its end: it
 * says nothing itself when memory runs out. 15 letters at most. */
#define UL_WORKER_NAME "underlag-worker"

#endif
