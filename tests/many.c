/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * many OUT ERR TEAM: the program run again and again, each time in a fork of
 * this one, so that what starting costs is paid once; as is, under valgrind,
 * translating what reads a team, which TEAM is read for beforehand.  A line of
 * standard input is a run: the folder and the words, blanks between them.  What
 * it prints goes to the files OUT and ERR, its exit status to a line of
 * standard output. */
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LINE_ROOM = 4096, WORDS_MOST = 32 };

static void direct(const char *out, const char *err)
{
    if (!freopen("/dev/null", "r", stdin) || !freopen(out, "w", stdout) ||
        !freopen(err, "w", stderr))
        abort();
}

/* In the child; does not return. */
static void run(char *line, const char *out, const char *err)
{
    char *words[WORDS_MOST + 1] = {"vaktel"};
    int n = 1;
    char *rest;
    const char *folder = strtok_r(line, " \n", &rest);
    for (char *word; (word = strtok_r(NULL, " \n", &rest)); n++) {
        if (n == WORDS_MOST)
            abort();
        words[n] = word;
    }
    if (!folder || chdir(folder) != 0)
        abort();
    direct(out, err);
    exit(program(n, words));
}

static int run_apart(char *line, const char *out, const char *err)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        run(line, out, err);
    if (child < 0 || waitpid(child, &status, 0) != child)
        abort();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
    char line[LINE_ROOM];
    FILE *runs = fdopen(dup(STDIN_FILENO), "r");
    FILE *codes = fdopen(dup(STDOUT_FILENO), "w");
    if (argc != 4 || !runs || !codes)
        return EXIT_FAILURE;
    direct(argv[1], argv[2]);
    if (program(3, (char *[]){"vaktel", "demand", argv[3], NULL}) != 0)
        return EXIT_FAILURE;
    while (fgets(line, sizeof line, runs)) {
        if (!strchr(line, '\n'))
            abort();
        fprintf(codes, "%d\n", run_apart(line, argv[1], argv[2]));
        fflush(codes);
    }
    return fclose(runs) + fclose(codes);
}
