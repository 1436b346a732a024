/* command_explain.c -- underlag explain: what a message means. */
#include <ctype.h>
#include <string.h>

#include "base/exit.h"
#include "base/phrase.h"
#include "run/command/command.h"

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

static void print_code(const struct ul_code_info *info, enum ul_code code,
                       enum ul_lang lang)
{
    struct ul_code_text text = ul_code_text(code, lang);
    printf("%s (%s): %s\n\n%s\n\n%s%s\n\n%s%s\n", info->name,
           ul_severity_name(info->severity, lang), text.title, text.what,
           ul_phrase(lang, "Varför: "), text.why, ul_phrase(lang, "Så rättar du: "),
           text.how);
    print_example(ul_phrase(lang, "Fel:"), info->wrong);
    print_example(ul_phrase(lang, "Rätt:"), info->right);
}

static int list_codes(enum ul_lang lang)
{
    for (int i = 0; i < UL_CODE__COUNT; i++) {
        const struct ul_code_info *info = ul_code_info((enum ul_code)i);
        printf("%s  %-8s %s\n", info->name, ul_severity_name(info->severity, lang),
               ul_code_text((enum ul_code)i, lang).title);
    }
    return UL_EXIT_WELL;
}

static void markdown_example(const char *label, const char *text)
{
    if (*text)
        printf("\n%s\n\n```text\n%s\n```\n", label, text);
}

/* "Varför: " is one word in bold, and the blank after it. */
static void markdown_part(const char *label, const char *text)
{
    printf("**%.*s** %s\n", (int)strlen(label) - 1, label, text);
}

/* docs/meddelanden.md. */
static int explain_markdown(enum ul_lang lang)
{
    fputs(
        ul_phrase(lang,
                  "# Meddelanden\n\n"
                  "Varje meddelande har en kod. Filen är skriven av `underlag explain "
                  "--markdown`;\n`underlag explain U101` visar en kod för sig.\n\n"
                  "Ett **fel** gör att ärendet inte görs. En **varning** bör någon se "
                  "på. En **notis** är\ntill kännedom. En mall kan ändra hur tungt ett "
                  "meddelande väger, eller tysta det:\n"
                  "`regler: {U309: fel, U511: tyst}`.\n"),
        stdout);
    for (int i = 0; i < UL_CODE__COUNT; i++) {
        const struct ul_code_info *info = ul_code_info((enum ul_code)i);
        struct ul_code_text text = ul_code_text((enum ul_code)i, lang);
        printf("\n## %s: %s\n\n*%s.* %s\n\n", info->name, text.title,
               ul_severity_name(info->severity, lang), text.what);
        markdown_part(ul_phrase(lang, "Varför: "), text.why);
        printf("\n");
        markdown_part(ul_phrase(lang, "Så rättar du: "), text.how);
        markdown_example(ul_phrase(lang, "Fel:"), info->wrong);
        markdown_example(ul_phrase(lang, "Rätt:"), info->right);
    }
    return UL_EXIT_WELL;
}

int ul_command_explain(struct ul_arena *arena, const struct ul_options *options)
{
    if (options->markdown)
        return explain_markdown(options->lang);
    if (!options->n_args)
        return list_codes(options->lang);
    for (size_t i = 0; i < options->n_args; i++) {
        char *name = ul_strdup(arena, options->args[i]);
        name[0] = (char)toupper((unsigned char)name[0]);
        const struct ul_code_info *info = ul_code_find(name);
        if (!info) {
            fprintf(stderr,
                    ul_phrase(options->lang,
                              "underlag: det finns inget meddelande %s (underlag "
                              "explain utan kod visar alla)\n"),
                    options->args[i]);
            return UL_EXIT_USAGE;
        }
        if (i)
            printf("\n");
        print_code(info, (enum ul_code)(info - ul_code_info((enum ul_code)0)),
                   options->lang);
    }
    return UL_EXIT_WELL;
}
