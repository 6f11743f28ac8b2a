/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

/* Seconds between lines: on a terminal; elsewhere, with news and without. */
#define TERMINAL_PAUSE_S 0.1
#define NEWS_PAUSE_S     1.0
#define QUIET_PAUSE_S    10.0

struct progress_line progress_begin(void)
{
    return (struct progress_line){.terminal = isatty(STDERR_FILENO)};
}

static bool has_news(const struct progress_line *line)
{
    return line->last.cost != line->printed.cost ||
           line->last.bound != line->printed.bound;
}

static bool due(const struct progress_line *line)
{
    if (!line->printed.phase)
        return true;
    double pause = line->terminal   ? TERMINAL_PAUSE_S
                   : has_news(line) ? NEWS_PAUSE_S
                                    : QUIET_PAUSE_S;
    return line->last.seconds - line->printed.seconds >= pause;
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
    line->printed = line->last;
}

void progress_report(const struct progress *progress, void *context)
{
    struct progress_line *line = context;
    line->last = *progress;
    if (due(line))
        print(line);
}

void progress_end(struct progress_line *line)
{
    if (line->terminal && line->printed.phase)
        fputs("\r\033[K", stderr);
    else if (line->last.phase && has_news(line))
        print(line);
}
