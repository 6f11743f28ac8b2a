/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subcommands: each is one file cmd_<name>.c and one line of the table in
 * program.c, from which usage and help are printed. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stddef.h>

struct options;

/* The bit by which options.def says whose option it is. */
enum command_bit {
    FOR_init = 1 << 0,
    FOR_plan = 1 << 1,
    FOR_check = 1 << 2,
    FOR_demand = 1 << 3,
    FOR_export = 1 << 4,
    FOR_help = 1 << 5,
    FOR_simulate = 1 << 6,
    FOR_forecast = 1 << 7,
    FOR_import = 1 << 8,
    FOR_scenario = 1 << 9,
    FOR_rules = 1 << 10,
    FOR_explain = 1 << 11,
};

enum exit_code {
    EXIT_DONE = 0,
    EXIT_SHORT = 1,     /* done, with shortages or broken rules */
    EXIT_BAD_INPUT = 2, /* or output that could not be written */
    EXIT_NO_ROSTER = 3, /* no legal roster exists */
    EXIT_NOTHING = 4,   /* stopped before there was a roster */
};

enum { OPERANDS_MAX = 3 };

struct command {
    const char *name;
    enum command_bit bit;
    const char *operands; /* "TEAM ROSTER" */
    int least_operands, most_operands;
    const char *summary;                       /* one line, for usage */
    int (*run)(const struct options *options); /* returns an exit_code */
};

/* The table in program.c. */
extern const struct command commands[];
extern const int n_commands;

/* NULL where there is none of that name. */
const struct command *command_named(const char *name);

int cmd_init(const struct options *options);
int cmd_plan(const struct options *options);
int cmd_check(const struct options *options);
int cmd_demand(const struct options *options);
int cmd_simulate(const struct options *options);
int cmd_forecast(const struct options *options);
int cmd_export(const struct options *options);
int cmd_scenario(const struct options *options);
int cmd_import(const struct options *options);
int cmd_rules(const struct options *options);
int cmd_explain(const struct options *options);
int cmd_help(const struct options *options);

#endif
