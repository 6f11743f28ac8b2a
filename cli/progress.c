/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Seconds between lines: on a terminal, elsewhere. */
#define TERMINAL_PAUSE_S 0.1
#define LOG_PAUSE_S      10.0

struct progress_line progress_begin(void)
{
    return (struct progress_line){.terminal = isatty(STDERR_FILENO),
                                  .told = true};
}

static bool due(const struct progress_line *line,
                const struct progress *progress)
{
    return !line->last.phase ||
           strcmp(line->last.phase, progress->phase) != 0 ||
           progress->seconds >= line->next_s;
}

/* No roster yet, or one that breaks a hard rule, has no cost to tell. */
static bool has_cost(const struct progress *progress)
{
    return progress->cost < COST_FORBIDDEN;
}

static void print_points(const char *name, cost points)
{
    fprintf(stderr, "  %s %lld", name, (long long)(points / POINT));
}

static void print_gap(const struct progress *progress)
{
    double gap = (double)(progress->cost - progress->bound);
    if (progress->cost > 0)
        fprintf(stderr, "  gap %.2f%%", 100 * gap / (double)progress->cost);
}

static void print(struct progress_line *line)
{
    const struct progress *progress = &line->last;
    fprintf(stderr, "%s%6.1f s  %-14s", line->terminal ? "\r" : "",
            progress->seconds, progress->phase);
    if (has_cost(progress))
        print_points("cost", progress->cost);
    if (progress->bound > 0)
        print_points("bound", progress->bound);
    if (has_cost(progress) && progress->bound > 0)
        print_gap(progress);
    fputs(line->terminal ? "\033[K" : "\n", stderr);
    line->told = true;
}

void progress_report(const struct progress *progress, void *context)
{
    struct progress_line *line = context;
    bool is_due = due(line, progress);
    line->last = *progress;
    line->told = false;
    if (!is_due)
        return;
    line->next_s =
        progress->seconds + (line->terminal ? TERMINAL_PAUSE_S : LOG_PAUSE_S);
    print(line);
}

void progress_end(struct progress_line *line)
{
    if (line->terminal && line->last.phase)
        fputs("\r\033[K", stderr);
    else if (!line->told)
        print(line);
}
