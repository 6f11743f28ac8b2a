/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import: published test instances, so that what the search finds can be held
 * against what others have found. */
#include "answer.h"
#include "arena.h"
#include "curtois.h"
#include "matsp.h"
#include "shown.h"

#include <string.h>

/* The file's name without its folder and what follows the last point. */
static const char *name_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct shown name = shown(slash ? slash + 1 : path);
    const char *point = strrchr(name.text, '.');
    size_t length = point && point > name.text ? (size_t)(point - name.text)
                                               : strlen(name.text);
    return arena_copy_n(arena, name.text, length);
}

static void read_curtois(struct text *text, const char *path, const char *name,
                         struct arena *arena, struct diags *diags)
{
    struct curtois *instance = curtois_read(path, arena, diags);
    if (!diags_failed(diags))
        curtois_write_team(text, instance, name);
}

static void read_matsp(struct text *text, const char *path, const char *name,
                       struct arena *arena, struct diags *diags)
{
    struct matsp *instance = matsp_read(path, arena, diags);
    if (!diags_failed(diags))
        matsp_write_team(text, instance, name);
}

static bool read_instance(struct text *text, const struct options *options,
                          struct arena *arena, struct diags *diags)
{
    const char *format = options->operands[0], *path = options->operands[1];
    const char *name = name_of(arena, path);
    if (strcmp(format, "curtois") == 0)
        read_curtois(text, path, name, arena, diags);
    else if (strcmp(format, "matsp") == 0)
        read_matsp(text, path, name, arena, diags);
    else
        diags_add(diags, "import", "",
                  "unknown format '%s', there are: curtois, matsp",
                  SHOWN(format));
    return !diags_failed(diags);
}

int cmd_import(const struct options *options)
{
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    struct text text = {0};
    bool ok = read_instance(&text, options, arena, diags) &&
              answer_deliver(options,
                             option_text(options, OPTION_import_output, NULL),
                             &text, diags);
    int code = ok ? EXIT_DONE : answer_errors(options, diags);
    diags_free(diags);
    arena_free(arena);
    return code;
}
