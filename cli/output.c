/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include "arena.h"
#include "roster_json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where the path's last part begins to be preceded by slashes; 0 where it has
 * only one part. */
static size_t parent_length(const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    while (length > 1 && path[length - 1] == '/')
        length--;
    return length;
}

static const char *parent_of(struct arena *arena, const char *path)
{
    size_t length = parent_length(path);
    return length ? arena_copy_n(arena, path, length) : ".";
}

/* The nearest of the folder and those above it that is there. */
static const char *nearest_there(struct arena *arena, const char *path,
                                 struct stat *status)
{
    while (stat(path, status) != 0) {
        const char *parent = parent_of(arena, path);
        if ((errno != ENOENT && errno != ENOTDIR) || strcmp(parent, path) == 0)
            return NULL;
        path = parent;
    }
    return path;
}

/* Whether something can be made in a folder, by making it: the rights alone do
 * not tell of a file system on which nobody can. */
static bool takes_entries(struct arena *arena, const char *folder)
{
    char *trial = arena_printf(arena, "%s/.vaktel-XXXXXX", folder);
    return mkdtemp(trial) && rmdir(trial) == 0;
}

bool output_check_folder(const char *path, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct stat status;
    const char *there = nearest_there(arena, path, &status);
    const char *problem = NULL;
    if (!there)
        problem = strerror(errno);
    else if (!S_ISDIR(status.st_mode))
        problem = "is a file, not a folder";
    else if (!takes_entries(arena, there))
        problem =
            errno == ENOENT ? "nothing can be made there" : strerror(errno);
    if (problem && there && strcmp(there, path) != 0)
        diags_add(diags, path, "", "cannot make the folder: '%s': %s", there,
                  problem);
    else if (problem)
        diags_add(diags, path, "", "cannot write there: %s", problem);
    arena_free(arena);
    return !problem;
}

static bool make(struct arena *arena, const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    if (errno != ENOENT || parent_length(path) == 0)
        return false;
    return make(arena, parent_of(arena, path)) &&
           (mkdir(path, 0777) == 0 || errno == EEXIST);
}

static bool make_or_tell(struct arena *arena, const char *path,
                         struct diags *diags)
{
    bool made = make(arena, path);
    if (!made)
        diags_add(diags, path, "", "cannot make the folder: %s",
                  strerror(errno));
    arena_free(arena);
    return made;
}

bool output_make_folder(const char *path, struct diags *diags)
{
    return make_or_tell(arena_new(), path, diags);
}

bool output_make_above(const char *path, struct diags *diags)
{
    struct arena *arena = arena_new();
    return make_or_tell(arena, parent_of(arena, path), diags);
}

bool output_write_new(const char *path, const void *bytes, size_t length,
                      struct diags *diags)
{
    FILE *file = fopen(path, "wx");
    if (!file) {
        diags_add(diags, path, "",
                  errno == EEXIST ? "is there already; not overwritten"
                                  : "cannot write: %s",
                  strerror(errno));
        return false;
    }
    bool ok = fwrite(bytes, 1, length, file) == length;
    ok = fclose(file) == 0 && ok;
    if (!ok)
        diags_add(diags, path, "", "cannot write: %s", strerror(errno));
    return ok;
}

bool output_write_calendars(const char *folder, const struct plan *plan,
                            const char *path,
                            const struct calendar_order *order,
                            struct calendar_news *news, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct agenda agenda;
    struct text text = {0};
    roster_json_write(&text, plan);
    bool ok = agenda_parse(&agenda, text_string(&text), text.length, path,
                           arena, diags) &&
              calendars_write(folder, &agenda, order, news, diags);
    text_free(&text);
    arena_free(arena);
    return ok;
}
