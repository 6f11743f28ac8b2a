/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does wrong on purpose, in the way that its argument names, to prove that
 * the tools which should notice do. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int write_past_end(int one)
{
    char *volatile bytes = malloc(4);
    bytes[3 + one] = 1;
    int read = bytes[0];
    free(bytes);
    return read;
}

static int overflow(int one)
{
    volatile int largest = INT_MAX;
    return largest + one;
}

static int leak(int one)
{
    char *volatile lost = malloc(100 + (size_t)one);
    lost = NULL;
    return lost != NULL;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return EXIT_FAILURE;
    int one = argc - 1;
    int result = strcmp(argv[1], "address") == 0     ? write_past_end(one)
                 : strcmp(argv[1], "undefined") == 0 ? overflow(one)
                                                     : leak(one);
    printf("nobody noticed: %d\n", result);
    return EXIT_SUCCESS;
}
