/* main.c -- underlag: from plans and results to the papers that are decided on. */
#include "run/command/command.h"

int main(int argc, char **argv)
{
    return ul_command_run(argc, argv);
}
