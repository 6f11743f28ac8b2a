/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * init: a small team that plans at once, to be changed step by step.  All
 * files or none: a lead's own work is never overwritten. */
#include "answer.h"
#include "arena.h"
#include "output.h"
#include "starter.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MAX = 8 };

static void check_free(const char *const *paths, struct diags *diags)
{
    for (int index = 0; index < n_starter_files; index++)
        if (access(paths[index], F_OK) == 0)
            diags_add(diags, paths[index], "",
                      "is there already; not overwritten");
}

static void write_all(const char *folder, const char *const *paths,
                      struct diags *diags)
{
    if (!output_make_folder(folder, diags))
        return;
    for (int index = 0; index < n_starter_files && !diags_failed(diags);
         index++)
        output_write_new(paths[index], starter_files[index].bytes,
                         starter_files[index].length, diags);
}

static void tell_next(const char *folder)
{
    printf("\nNext:\n"
           "  vaktel plan %s/team.json      a roster of this team\n"
           "  vaktel demand %s/team.json    how many heads it needs, and why\n"
           "Then put your own people into agents.csv and your own calls into "
           "volume.csv\n(both open in a spreadsheet), and your dates, queues "
           "and shifts into team.json;\n'man vaktel-team' explains every "
           "key.\n",
           folder, folder);
}

int cmd_init(const struct options *options)
{
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    const char *folder = options->operands[0], *paths[FILES_MAX];
    int code = EXIT_DONE;
    for (int index = 0; index < n_starter_files; index++)
        paths[index] =
            arena_printf(arena, "%s/%s", folder, starter_files[index].name);
    check_free(paths, diags);
    if (!diags_failed(diags))
        write_all(folder, paths, diags);
    if (diags_failed(diags)) {
        code = answer_errors(options, diags);
    } else {
        answer_written(options, paths, n_starter_files);
        if (!option_given(options, OPTION_json))
            tell_next(folder);
    }
    diags_free(diags);
    arena_free(arena);
    return code;
}
