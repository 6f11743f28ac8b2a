/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mixed integer program of tiny problems: glpsol, from the LP file, and
 * cbc, from the MPS file, find the cost that brute force finds, or no solution
 * where no roster is legal.  Skipped where neither program is installed. */
#include "brute.h"
#include "gen.h"
#include "mip_text.h"
#include "prop.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SKIPPED = 77 };

static char folder[] = "/tmp/vaktel-mip-XXXXXX";
static bool has_glpsol, has_cbc;
static int n_legal, n_illegal, n_skipped, n_broken;

static const char *in_folder(const char *name)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, struct text *text)
{
    FILE *file = fopen(in_folder(name), "w");
    if (!file || fputs(text_string(text), file) < 0 || fclose(file))
        exit(EXIT_FAILURE);
    text_free(text);
}

/* Reads on behind `mark` in a file; false where it is not there. */
static bool find_number(const char *name, const char *mark, double *number)
{
    static char text[1 << 20];
    FILE *file = fopen(in_folder(name), "r");
    size_t n = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[n] = '\0';
    if (file)
        fclose(file);
    const char *at = strstr(text, mark);
    if (at)
        *number = strtod(at + strlen(mark), NULL);
    return at != NULL;
}

/* Runs a solver that writes the file `answer`; false where it breaks down, as
 * cbc 2.10 does now and then by an assertion of its own. */
static bool run(const char *format, const char *answer)
{
    char command[256];
    unlink(in_folder(answer));
    snprintf(command, sizeof command, format, folder, folder);
    bool ran = system(command) == 0;
    n_broken += !ran;
    return ran;
}

/* Whether an answer's objective, in points, is that of brute force. */
static bool right(const char *who, bool solved, double points,
                  const struct brute *brute)
{
    double wanted = (double)brute->cost / POINT;
    if (solved != brute->legal)
        return prop_wrong("%s: %s", who,
                          solved ? "solves what has no roster"
                                 : "no solution where there is a roster");
    if (solved && fabs(points - wanted) > 4e-4 + 1e-9 * fabs(wanted))
        return prop_wrong("%s: %.6f instead of %.6f", who, points, wanted);
    return true;
}

static bool glpsol_holds(const struct brute *brute)
{
    double points = 0, unused;
    if (!run("glpsol --lp %s/model.lp -w %s/glpsol --tmlim 60 >/dev/null 2>&1",
             "glpsol"))
        return true;
    bool solved = find_number("glpsol", "OPTIMAL", &unused);
    find_number("glpsol", "points = ", &points);
    return right("glpsol", solved, points, brute);
}

static bool cbc_holds(const struct brute *brute)
{
    double points = 0;
    if (!run("cbc %s/model.mps -seconds 60 -solve -solution %s/cbc "
             ">/dev/null 2>&1",
             "cbc"))
        return true;
    bool solved = find_number("cbc", "Optimal - objective value", &points);
    return right("cbc", solved, points, brute);
}

static bool model_holds(const struct problem *problem,
                        const struct brute *brute)
{
    struct text lp = {0}, mps = {0};
    struct mip *mip = mip_new(problem);
    mip_write_lp(&lp, problem, mip);
    mip_write_mps(&mps, problem, mip);
    mip_free(mip);
    write_file("model.lp", &lp);
    write_file("model.mps", &mps);
    n_legal += brute->legal;
    n_illegal += !brute->legal;
    bool good = !has_glpsol || glpsol_holds(brute);
    return (!has_cbc || cbc_holds(brute)) && good;
}

static bool holds(uint64_t seed)
{
    struct problem *problem = gen_problem(seed, GEN_TINY);
    struct brute brute = {.too_big = mip_cannot(problem) != NULL};
    bool good = true;
    if (!brute.too_big)
        brute = brute_force(problem, 1e6);
    if (brute.too_big)
        n_skipped++;
    else
        good = model_holds(problem, &brute);
    gen_free(problem);
    return good;
}

static bool installed(const char *command)
{
    return system(command) == 0;
}

int main(void)
{
    has_glpsol = installed("glpsol --version >/dev/null 2>&1");
    has_cbc = installed("cbc quit >/dev/null 2>&1");
    if (!has_glpsol && !has_cbc)
        return puts("neither glpsol nor cbc: skipped"), SKIPPED;
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    int status = prop_run("mip", prop_count(1000), holds);
    printf("%d problems with a roster, %d without, %d too big or not to be "
           "said; by%s%s, which "
           "broke down %d times\n",
           n_legal, n_illegal, n_skipped, has_glpsol ? " glpsol" : "",
           has_cbc ? " cbc" : "", n_broken);
    if (n_broken * 50 > n_legal + n_illegal)
        status = EXIT_FAILURE;
    static const char *const names[] = {"model.lp", "model.mps", "glpsol",
                                        "cbc"};
    for (int i = 0; i < 4; i++)
        unlink(in_folder(names[i]));
    rmdir(folder);
    return status;
}
