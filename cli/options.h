/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line after the subcommand: options.def as a table, what was
 * given, and everything that is wrong with it at once. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "command.h"
#include "diag.h"

#include <stdbool.h>

enum option_name {
#define OPTION(name, ...) OPTION_##name,
#include "options.def"
#undef OPTION
    N_OPTIONS
};

enum option_kind { FLAG, TEXT, NUMBER, WHOLE, CHOICE };

struct option_info {
    const char *flag;
    char letter; /* or 0 */
    const char *argument;
    enum option_kind kind;
    double low, high;
    const char *fallback;
    const char *sentence;
    unsigned commands;
};

extern const struct option_info option_infos[N_OPTIONS];

struct option_value {
    bool given;
    const char *text; /* as given */
    double number;    /* whole numbers up to 1e15 are exact */
};

struct options {
    const struct command *command;
    int n_operands;
    const char *operands[OPERANDS_MAX];
    struct option_value values[N_OPTIONS];
};

/* Reads argv[1] and on (argv[0] is the subcommand's name), reporting to
 * `diags`.  Operands may stand between options. */
struct options options_parse(const struct command *command, int argc,
                             char **argv, struct diags *diags);

static inline bool option_given(const struct options *options,
                                enum option_name name)
{
    return options->values[name].given;
}

/* The option's text, or `fallback` where it was not given. */
const char *option_text(const struct options *options, enum option_name name,
                        const char *fallback);

/* The option's number as given, or as its fallback says; 0 where that is a
 * word. */
double option_number(const struct options *options, enum option_name name);

#endif
