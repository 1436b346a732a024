/* command_explain.c -- underlag explain: what a message means. */
#include <ctype.h>
#include <string.h>

#include "base/exit.h"
#include "run/command.h"

static void print_example(const char *label, const char *text)
{
    if (!*text)
        return;
    printf("\n%s\n", label);
    while (*text) {
        size_t n = strcspn(text, "\n");
        printf("    %.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

static void print_code(const struct ul_code_info *info)
{
    printf("%s (%s): %s\n\n%s\n\nVarför: %s\n\nSå rättar du: %s\n", info->name,
           ul_severity_name(info->severity, UL_SWEDISH), info->title, info->what,
           info->why, info->how);
    print_example("Fel:", info->wrong);
    print_example("Rätt:", info->right);
}

static int list_codes(void)
{
    for (int i = 0; i < UL_CODE__COUNT; i++) {
        const struct ul_code_info *info = ul_code_info((enum ul_code)i);
        printf("%s  %-8s %s\n", info->name,
               ul_severity_name(info->severity, UL_SWEDISH), info->title);
    }
    return UL_EXIT_WELL;
}

static void markdown_example(const char *label, const char *text)
{
    if (*text)
        printf("\n%s\n\n```text\n%s\n```\n", label, text);
}

/* docs/meddelanden.md. */
static int explain_markdown(void)
{
    printf("# Meddelanden\n\n"
           "Varje meddelande har en kod. Filen är skriven av `underlag explain "
           "--markdown`;\n`underlag explain U101` visar en kod för sig.\n\n"
           "Ett **fel** gör att ärendet inte görs. En **varning** bör någon se på. En "
           "**notis** är\ntill kännedom. En mall kan ändra hur tungt ett meddelande "
           "väger, eller tysta det:\n`regler: {U309: fel, U511: tyst}`.\n");
    for (int i = 0; i < UL_CODE__COUNT; i++) {
        const struct ul_code_info *info = ul_code_info((enum ul_code)i);
        printf("\n## %s: %s\n\n*%s.* %s\n\n**Varför:** %s\n\n**Så rättar du:** "
               "%s\n",
               info->name, info->title, ul_severity_name(info->severity, UL_SWEDISH),
               info->what, info->why, info->how);
        markdown_example("Fel:", info->wrong);
        markdown_example("Rätt:", info->right);
    }
    return UL_EXIT_WELL;
}

int ul_command_explain(struct ul_arena *arena, const struct ul_options *options)
{
    if (options->markdown)
        return explain_markdown();
    if (!options->n_args)
        return list_codes();
    for (size_t i = 0; i < options->n_args; i++) {
        char *name = ul_strdup(arena, options->args[i]);
        name[0] = (char)toupper((unsigned char)name[0]);
        const struct ul_code_info *info = ul_code_find(name);
        if (!info) {
            fprintf(stderr,
                    "underlag: det finns inget meddelande %s (underlag explain utan "
                    "kod visar alla)\n",
                    options->args[i]);
            return UL_EXIT_USAGE;
        }
        if (i)
            printf("\n");
        print_code(info);
    }
    return UL_EXIT_WELL;
}
