/* test_scan.c -- which cases a tree of folders holds, and what they inherit. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "expect.h"
#include "run/cases/scan.h"

static struct ul_arena *arena;

/* Write a file and the folders that it lies in. */
static void put(const char *path, const char *text)
{
    char *copy = ul_strdup(arena, path);
    for (char *slash = strchr(copy, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(copy, 0777);
        *slash = '/';
    }
    FILE *file = fopen(path, "w");
    EXPECT(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* `name file file < defaults`, a case a line. */
static const char *scanned(const char *input)
{
    struct ul_scan scan = {0};
    struct ul_buf out = {.arena = arena};
    EXPECT(ul_scan_input(arena, input, strcmp(input, "input") == 0, &scan));
    ul_scan_finish(arena, &scan);
    for (size_t i = 0; i < scan.n; i++) {
        const struct ul_case_files *c = &scan.v[i];
        ul_buf_str(&out, c->name);
        for (size_t f = 0; f < c->n; f++)
            ul_buf_fmt(&out, " %s", c->paths[f]);
        for (size_t d = 0; d < c->n_defaults; d++)
            ul_buf_fmt(&out, " < %s", c->defaults[d]);
        ul_buf_char(&out, '\n');
    }
    return ul_buf_text(&out);
}

static void test_defaults_above(void)
{
    static const char plan[] = "dokument: internkontrollplan\n";
    put("underlag.yaml", "");
    put("input/underlag.yaml", "");
    put("input/2024/Underlag.yaml", "");
    put("input/2024/a/plan.yaml", plan);
    const char *files = "input/2024/a/plan.yaml < input/2024/Underlag.yaml"
                        " < input/underlag.yaml\n";
    EXPECT_STR(scanned("input"), ul_printf(arena, "2024/a %s", files));
    EXPECT_STR(scanned("input/2024/a"), ul_printf(arena, "a %s", files));
    EXPECT_STR(scanned("input/2024/../2024/a/plan.yaml"),
               "plan input/2024/../2024/a/plan.yaml < input/2024/Underlag.yaml"
               " < input/underlag.yaml\n");
    EXPECT(chdir("input/2024/a") == 0);
    const char *inside = scanned(".");
    EXPECT(strncmp(inside, "a ./plan.yaml < /", 17) == 0);
    EXPECT(strstr(inside, "/input/underlag.yaml\n") != NULL);
    EXPECT(chdir("../../..") == 0);
    put("arenden/x/plan.yaml", plan);
    put("arenden/underlag.yaml", "");
    EXPECT_STR(scanned("arenden/x"), "x arenden/x/plan.yaml < arenden/underlag.yaml\n");
}

static void test_links_that_lead_back(void)
{
    put("ring/a/plan.yaml", "");
    put("ring/b/plan.yaml", "");
    EXPECT(symlink("../b", "ring/a/till-b") == 0);
    EXPECT(symlink("../a", "ring/b/till-a") == 0);
    EXPECT(symlink("..", "ring/a/upp") == 0);
    EXPECT(symlink(".", "ring/a/sig") == 0);
    EXPECT_STR(scanned("ring"), "a ring/a/plan.yaml\n"
                                "a/till-b ring/a/till-b/plan.yaml\n"
                                "b ring/b/plan.yaml\n"
                                "b/till-a ring/b/till-a/plan.yaml\n");
}

static void test_same_names(void)
{
    put("namn/A/plan.yaml", "");
    put("namn/a/plan.yaml", "");
    put("namn/a-2/plan.yaml", "");
    put("namn/a.md", "");
    EXPECT_STR(scanned("namn"), "A namn/A/plan.yaml\n"
                                "a-2 namn/a.md\n"
                                "a-2-2 namn/a-2/plan.yaml\n"
                                "a-3 namn/a/plan.yaml\n");
}

int main(void)
{
    char folder[] = "/tmp/underlag-test-XXXXXX";
    arena = ul_arena_new();
    EXPECT(mkdtemp(folder) != NULL && chdir(folder) == 0);
    test_defaults_above();
    test_links_that_lead_back();
    test_same_names();
    EXPECT(chdir("/") == 0);
    EXPECT(system(ul_printf(arena, "rm -rf '%s'", folder)) == 0);
    ul_arena_free(arena);
    return expect_done();
}
