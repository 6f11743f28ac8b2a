/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include "near.h"
#include "shown.h"

#include <getopt.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const struct option_info option_infos[N_OPTIONS] = {
#define OPTION(name, flag, letter, argument, kind, low, high, fallback,        \
               sentence, commands)                                             \
    {flag, letter, argument, kind, low, high, fallback, sentence, commands},
#include "options.def"
#undef OPTION
};

/* getopt's value of a long option, past all letters. */
enum { LONG_BASE = 256 };

/* One parse: getopt's two tables for one command, and who is told. */
struct parse {
    const struct command *command;
    struct option longs[N_OPTIONS + 1];
    char shorts[2 * N_OPTIONS + 2];
    struct diags *diags;
    bool unknown; /* an option was, so what follows it may be its argument */
};

static bool belongs(const struct command *command, int name)
{
    return (option_infos[name].commands & (unsigned)command->bit) != 0;
}

/* The leading ':' makes getopt tell a missing argument from an unknown
 * option. */
static void fill_tables(struct parse *parse)
{
    int n_longs = 0, n_shorts = 0;
    parse->shorts[n_shorts++] = ':';
    for (int name = 0; name < N_OPTIONS; name++) {
        const struct option_info *info = &option_infos[name];
        if (!belongs(parse->command, name))
            continue;
        parse->longs[n_longs++] = (struct option){
            .name = info->flag,
            .has_arg = info->argument ? required_argument : no_argument,
            .val = LONG_BASE + name,
        };
        if (!info->letter)
            continue;
        parse->shorts[n_shorts++] = info->letter;
        if (info->argument)
            parse->shorts[n_shorts++] = ':';
    }
}

/* The option that getopt means by a letter or a long option's value; -1 where
 * it is none. */
static int option_of(const struct parse *parse, int value)
{
    if (value >= LONG_BASE)
        return value - LONG_BASE;
    for (int name = 0; name < N_OPTIONS; name++)
        if (value && option_infos[name].letter == value &&
            belongs(parse->command, name))
            return name;
    return -1;
}

static void report(const struct parse *parse, const char *place,
                   const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void report(const struct parse *parse, const char *place,
                   const char *format, ...)
{
    char file[64], message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    snprintf(file, sizeof file, "vaktel %s", parse->command->name);
    diags_add(parse->diags, file, place, "%s", message);
}

static void report_unknown(struct parse *parse, const char *given)
{
    parse->unknown = true;
    const char *flags[N_OPTIONS];
    int n = 0;
    for (const struct option *known = parse->longs; known->name; known++)
        flags[n++] = known->name;
    size_t dashes = strspn(given, "-");
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(given + dashes, "="),
             given + dashes);
    const char *near = dashes > 1 ? near_name(word, flags, n) : NULL;
    if (near)
        report(parse, SHOWN(given), "unknown option, did you mean '--%s'?",
               near);
    else
        report(parse, SHOWN(given),
               "unknown option; 'vaktel help %s' lists them",
               parse->command->name);
}

/* What getopt could not make sense of: `kind` is '?' or ':'. */
static void report_misuse(struct parse *parse, int kind, char **argv)
{
    int name = option_of(parse, optopt);
    char letter[] = {'-', (char)optopt, '\0'};
    const char *given =
        optopt > 0 && optopt < LONG_BASE ? letter : argv[optind - 1];
    if (name < 0)
        report_unknown(parse, given);
    else if (kind == ':')
        report(parse, SHOWN(given), "needs an argument");
    else
        report(parse, SHOWN(given), "takes no argument");
}

static bool number_of(const char *text, enum option_kind kind, double *number)
{
    const char *allowed = kind == WHOLE ? "0123456789" : "0123456789.eE+-";
    char *end;
    *number = strtod(text, &end);
    return *text && !*end && strspn(text, allowed) == strlen(text) &&
           isfinite(*number);
}

static void read_number(const struct parse *parse, const char *place,
                        const struct option_info *info,
                        struct option_value *value)
{
    bool readable = number_of(value->text, info->kind, &value->number);
    if (!readable || value->number < info->low || value->number > info->high)
        report(parse, place, "must be a %snumber from %.16g to %.16g, not '%s'",
               info->kind == WHOLE ? "whole " : "", info->low, info->high,
               SHOWN(value->text));
}

/* Whether `word` is one of those that '|' separates in `words`. */
static bool is_one_of(const char *word, const char *words)
{
    size_t length = strlen(word);
    for (const char *at = words; *at;) {
        size_t n = strcspn(at, "|");
        if (n == length && strncmp(at, word, n) == 0)
            return true;
        at += n + (at[n] == '|');
    }
    return false;
}

static void read_value(const struct parse *parse, struct options *options,
                       int name)
{
    const struct option_info *info = &option_infos[name];
    struct option_value *value = &options->values[name];
    char place[64];
    snprintf(place, sizeof place, "--%s", info->flag);
    *value = (struct option_value){.given = true, .text = optarg};
    if (info->kind == NUMBER || info->kind == WHOLE)
        read_number(parse, place, info, value);
    else if (info->kind == CHOICE && !is_one_of(optarg, info->argument))
        report(parse, place, "must be one of %s, not '%s'", info->argument,
               SHOWN(optarg));
    else if (info->kind == TEXT && !*optarg)
        report(parse, place, "must not be empty");
}

static void read_operands(const struct parse *parse, struct options *options,
                          int argc, char **argv)
{
    const struct command *command = parse->command;
    for (; optind < argc; optind++) {
        if (options->n_operands < command->most_operands)
            options->operands[options->n_operands++] = argv[optind];
        else if (!parse->unknown)
            report(parse, SHOWN(argv[optind]), "one argument too many");
    }
    if (options->n_operands < command->least_operands &&
        !option_given(options, OPTION_help))
        report(parse, "", "needs %s; usage: vaktel %s [options] %s",
               command->operands, command->name, command->operands);
}

struct options options_parse(const struct command *command, int argc,
                             char **argv, struct diags *diags)
{
    struct options options = {.command = command};
    struct parse parse = {.command = command, .diags = diags};
    int value;
    fill_tables(&parse);
    opterr = 0;
    optind = 0; /* begins anew */
    while ((value = getopt_long(argc, argv, parse.shorts, parse.longs, NULL)) !=
           -1) {
        if (value == '?' || value == ':')
            report_misuse(&parse, value, argv);
        else
            read_value(&parse, &options, option_of(&parse, value));
    }
    read_operands(&parse, &options, argc, argv);
    return options;
}

const char *option_text(const struct options *options, enum option_name name,
                        const char *fallback)
{
    return option_given(options, name) ? options->values[name].text : fallback;
}

double option_number(const struct options *options, enum option_name name)
{
    return option_given(options, name)
               ? options->values[name].number
               : strtod(option_infos[name].fallback, NULL);
}
