/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help.h"

#include "options.h"

#include <string.h>

enum {
    WIDTH = 80,
    TEXT_COLUMN = 26,
    COMMAND_COLUMN = 12,
    LINE_MAX_LENGTH = 400
};

/* Prints words, broken before `WIDTH`, the first line starting at column `at`,
 * the further ones at `indent`. */
static void print_wrapped(FILE *out, const char *words, int at, int indent)
{
    while (*words) {
        int length = (int)strcspn(words, " ");
        if (at > indent && at + 1 + length > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            at = indent;
        } else if (at > indent) {
            fputc(' ', out);
            at++;
        }
        fprintf(out, "%.*s", length, words);
        at += length;
        words += length + (words[length] == ' ');
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const struct option_info *info)
{
    char line[LINE_MAX_LENGTH], range[64] = "", fallback[128] = "";
    char letter[] = {'-', info->letter, ',', '\0'};
    int at = fprintf(out, "  %3s --%s %s", info->letter ? letter : "",
                     info->flag, info->argument ? info->argument : "");
    if (at >= TEXT_COLUMN) {
        fputc('\n', out);
        at = 0;
    }
    fprintf(out, "%*s", TEXT_COLUMN - at, "");
    if (info->kind == NUMBER || info->kind == WHOLE)
        snprintf(range, sizeof range, "; %.16g to %.16g", info->low,
                 info->high);
    if (info->fallback)
        snprintf(fallback, sizeof fallback, " (default: %s%s)", info->fallback,
                 range);
    snprintf(line, sizeof line, "%s%s", info->sentence, fallback);
    print_wrapped(out, line, TEXT_COLUMN, TEXT_COLUMN);
}

void help_command(const struct command *command, FILE *out)
{
    fprintf(out, "usage: vaktel %s [options] %s\n\n", command->name,
            command->operands);
    print_wrapped(out, command->summary, 0, 0);
    fputs("\noptions:\n", out);
    for (int name = 0; name < N_OPTIONS; name++)
        if (option_infos[name].commands & (unsigned)command->bit)
            print_option(out, &option_infos[name]);
}

void help_usage(FILE *out)
{
    fputs("usage: vaktel COMMAND [options] [arguments]\n\n"
          "Rosters for support teams: covered, legal, by contract and wishes,"
          " with a\nstatement of how good.\n\ncommands:\n",
          out);
    for (int index = 0; index < n_commands; index++) {
        fprintf(out, "  %-*s", COMMAND_COLUMN - 2, commands[index].name);
        print_wrapped(out, commands[index].summary, COMMAND_COLUMN,
                      COMMAND_COLUMN);
    }
    fputs("\n'vaktel help COMMAND' tells more, 'man vaktel' all;"
          " 'vaktel --version' the version.\n"
          "exit: 0 done, 1 done with shortages or broken rules, 2 bad input,\n"
          "      3 no legal roster exists, 4 stopped before there was one\n",
          out);
}
