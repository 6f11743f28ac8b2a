/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table of subcommands; usage is printed from it. */
#include "program.h"

#include "answer.h"
#include "help.h"
#include "near.h"
#include "options.h"
#include "shown.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

const struct command commands[] = {
    {"init", FOR_init, "DIR", 1, 1, "write a small team into DIR to start from",
     cmd_init},
    {"plan", FOR_plan, "TEAM", 1, 1,
     "find the roster of a team and write it with everybody's calendar",
     cmd_plan},
    {"check", FOR_check, "TEAM ROSTER", 2, 2,
     "judge a roster: what it costs and every rule it breaks", cmd_check},
    {"demand", FOR_demand, "TEAM", 1, 1,
     "show how many heads each queue needs when, and why", cmd_demand},
    {"forecast", FOR_forecast, "FILE", 1, 1,
     "from tickets or calls that came to volume.csv for weeks to come",
     cmd_forecast},
    {"simulate", FOR_simulate, "TEAM ROSTER", 2, 2,
     "show what service a roster will deliver, and to whom", cmd_simulate},
    {"scenario", FOR_scenario, "TEAM [WHAT-IF]", 1, 2,
     "compare scenarios of a team: other volumes, agents, skills, rules",
     cmd_scenario},
    {"export", FOR_export, "[TEAM] [ROSTER]", 1, 2,
     "write a roster as calendars, a page, CSV, JSON or text, or the team as a "
     "model for other solvers",
     cmd_export},
    {"import", FOR_import, "FORMAT FILE", 2, 2,
     "turn a published test instance into a team", cmd_import},
    {"rules", FOR_rules, "[PACK]", 0, 1,
     "show the rule packs, or what one of them asks", cmd_rules},
    {"explain", FOR_explain, "TEAM ROSTER AGENT", 3, 3,
     "answer one agent: why this duty, what became of my wishes, who else "
     "could",
     cmd_explain},
    {"help", FOR_help, "[COMMAND]", 0, 1, "explain a command", cmd_help},
};
const int n_commands = sizeof commands / sizeof *commands;

const struct command *command_named(const char *name)
{
    for (int index = 0; index < n_commands; index++)
        if (strcmp(commands[index].name, name) == 0)
            return &commands[index];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[sizeof commands / sizeof *commands];
    for (int index = 0; index < n_commands; index++)
        names[index] = commands[index].name;
    const char *near = near_name(name, names, n_commands);
    fprintf(stderr, "vaktel: unknown command '%s'", SHOWN(name));
    if (near)
        fprintf(stderr, ", did you mean '%s'?\n", near);
    else
        fputs("; 'vaktel help' lists them\n", stderr);
    return EXIT_BAD_INPUT;
}

int cmd_help(const struct options *options)
{
    if (options->n_operands == 0) {
        help_usage(stdout);
        return EXIT_DONE;
    }
    const struct command *command = command_named(options->operands[0]);
    if (!command)
        return unknown_command(options->operands[0]);
    help_command(command, stdout);
    return EXIT_DONE;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct diags *diags = diags_new();
    struct options options = options_parse(command, argc, argv, diags);
    int code;
    if (option_given(&options, OPTION_help)) {
        help_command(command, stdout);
        code = EXIT_DONE;
    } else if (diags_failed(diags)) {
        code = answer_errors(&options, diags);
    } else {
        code = command->run(&options);
    }
    diags_free(diags);
    return code;
}

static int run(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    if (strcmp(name, "--version") == 0)
        return puts("vaktel " VAKTEL_VERSION), EXIT_DONE;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return help_usage(stdout), EXIT_DONE;
    if (!*name)
        return help_usage(stderr), EXIT_BAD_INPUT;
    const struct command *command = command_named(name);
    if (!command)
        return unknown_command(name);
    return run_command(command, argc - 1, argv + 1);
}

/* A reader that closes its pipe must not cost us the roster: no SIGPIPE, and
 * what cannot be printed is told at the end.  A file that may not grow is an
 * error like others: no SIGXFSZ. */
int program(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    int code = run(argc, argv);
    return answer_close(code);
}
