/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prop.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 5 };

static long long from_environment(const char *name, long long otherwise)
{
    const char *text = getenv(name);
    return text && *text ? strtoll(text, NULL, 10) : otherwise;
}

int prop_count(int usual)
{
    return (int)from_environment("VAKTEL_PROP_COUNT", usual);
}

int prop_run(const char *name, int count, bool (*holds)(uint64_t seed))
{
    int failed = 0;
    long long only = from_environment("VAKTEL_PROP_SEED", 0);
    long long quarter = from_environment("VAKTEL_PROP_QUARTER", 0);
    int first = only      ? (int)only
                : quarter ? (int)(count * (quarter - 1) / 4) + 1
                          : 1;
    int last = only ? (int)only : quarter ? (int)(count * quarter / 4) : count;
    for (int seed = first; seed <= last && failed < SHOWN; seed++) {
        if (holds((uint64_t)seed))
            continue;
        printf("%s: fails with VAKTEL_PROP_SEED=%d\n", name, seed);
        failed++;
    }
    if (failed)
        return EXIT_FAILURE;
    printf("%s: holds for %d seeds\n", name, last - first + 1);
    return EXIT_SUCCESS;
}

bool prop_wrong(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    return false;
}
