/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * New files lie in a hidden folder inside, ".vaktel-new", under numbers; old
 * ones are kept in it as second links until the last new one is in its place,
 * so that every step can be taken back.  What a run that was cut short has
 * left there the next one clears away.  The disk is waited for once, not file
 * by file, which takes many times as long. */
#define _GNU_SOURCE 1

#include "shelf.h"

#include "arena.h"
#include "file.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define STAGE ".vaktel-new"

/* One file.  Bytes NULL: it is to be gone. */
struct item {
    const char *name, *path, *fresh, *old; /* paths of itself, of the new bytes
                            and of the old */
    const char *bytes;
    size_t length;
    bool same, kept, placed; /* nothing to do; the old one is at `old`; done */
};

struct shelf {
    struct arena *arena;
    const char *folder, *stage;
    int lock; /* the folder itself, or -1 */
    bool made;
    int n_items, room;
    struct item *items;
};

static bool fail(const char *path, const char *what, struct diags *diags)
{
    diags_add(diags, path, "", "%s: %s", what, file_reason());
    return false;
}

/* Removes a folder of files; whether it is gone.  What a link leads to is
 * somebody else's. */
static bool clear_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = folder >= 0 ? fdopendir(folder) : NULL;
    if (!dir)
        return errno == ENOENT;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    return rmdir(path) == 0;
}

struct shelf *shelf_open(const char *folder, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct shelf *shelf = ARENA_ARRAY(arena, struct shelf, 1);
    shelf->arena = arena;
    shelf->folder = arena_copy(arena, folder);
    shelf->stage = arena_printf(arena, "%s/" STAGE, folder);
    shelf->made = mkdir(folder, 0777) == 0;
    bool there = shelf->made || errno == EEXIST;
    shelf->lock = there ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (shelf->lock < 0) {
        fail(folder, there ? "cannot open" : "cannot be made", diags);
    } else if (flock(shelf->lock, LOCK_EX | LOCK_NB) != 0 &&
               errno == EWOULDBLOCK) {
        diags_add(diags, folder, "", "another run is writing there");
    } else {
        return shelf;
    }
    shelf_close(shelf);
    return NULL;
}

static struct item *add(struct shelf *shelf, const char *name)
{
    MEM_GROW(shelf->items, shelf->n_items, shelf->room);
    int number = shelf->n_items++;
    struct item *item = &shelf->items[number];
    *item = (struct item){
        .name = arena_copy(shelf->arena, name),
        .path = arena_printf(shelf->arena, "%s/%s", shelf->folder, name),
        .fresh = arena_printf(shelf->arena, "%s/%d", shelf->stage, number),
        .old = arena_printf(shelf->arena, "%s/%d.old", shelf->stage, number),
    };
    return item;
}

void shelf_put(struct shelf *shelf, const char *name, const char *bytes,
               size_t length)
{
    struct item *item = add(shelf, name);
    item->bytes = bytes;
    item->length = length;
}

void shelf_drop(struct shelf *shelf, const char *name)
{
    add(shelf, name);
}

/* Whether the file holds the bytes already. */
static bool is_same(const struct item *item)
{
    struct stat status;
    if (stat(item->path, &status) != 0 || !S_ISREG(status.st_mode) ||
        (size_t)status.st_size != item->length)
        return false;
    size_t length;
    struct diags *unread = diags_new();
    char *bytes = file_read(item->path, &length, unread);
    bool same = bytes && length == item->length &&
                memcmp(bytes, item->bytes, length) == 0;
    free(bytes);
    diags_free(unread);
    return same;
}

/* The folder of "changes/maria.ics", which may be new. */
static bool make_place(const struct shelf *shelf, const struct item *item,
                       struct diags *diags)
{
    const char *slash = strrchr(item->name, '/');
    if (!slash || !item->bytes)
        return true;
    const char *folder = arena_printf(shelf->arena, "%s/%.*s", shelf->folder,
                                      (int)(slash - item->name), item->name);
    return mkdir(folder, 0777) == 0 || errno == EEXIST ||
           fail(folder, "cannot be made", diags);
}

static bool write_fresh(const struct shelf *shelf, struct item *item,
                        struct diags *diags)
{
    struct stat status;
    if (lstat(item->path, &status) == 0 && S_ISDIR(status.st_mode)) {
        diags_add(diags, item->path, "", "is a folder, not a file");
        return false;
    }
    item->same = item->bytes ? is_same(item) : access(item->path, F_OK) != 0;
    if (item->same || !item->bytes)
        return true;
    return make_place(shelf, item, diags) &&
           (file_write_new(item->fresh, item->bytes, item->length, false) ||
            fail(item->path, "cannot write", diags));
}

/* Keeps the old file, as another link to it where the disk knows such. */
static bool keep(struct item *item)
{
    if (access(item->path, F_OK) != 0)
        return true;
    item->kept = (item->bytes && link(item->path, item->old) == 0) ||
                 rename(item->path, item->old) == 0;
    return item->kept;
}

static bool place(struct item *item, struct diags *diags)
{
    if (item->same)
        return true;
    if (!keep(item) || (item->bytes && rename(item->fresh, item->path) != 0))
        return fail(item->path, "cannot replace", diags);
    item->placed = true;
    return true;
}

static void take_back(const struct item *item)
{
    if (item->kept)
        rename(item->old, item->path);
    else if (item->placed && item->bytes)
        unlink(item->path);
}

/* Folders inside that nothing is left in. */
static void remove_empty(const struct shelf *shelf)
{
    for (int i = 0; i < shelf->n_items; i++) {
        const char *slash = strrchr(shelf->items[i].name, '/');
        if (slash)
            rmdir(arena_printf(shelf->arena, "%s/%.*s", shelf->folder,
                               (int)(slash - shelf->items[i].name),
                               shelf->items[i].name));
    }
}

bool shelf_commit(struct shelf *shelf, struct diags *diags)
{
    bool good = clear_folder(shelf->stage) && mkdir(shelf->stage, 0700) == 0;
    if (!good)
        fail(shelf->folder, "cannot write there", diags);
    for (int i = 0; i < shelf->n_items && good; i++)
        good = write_fresh(shelf, &shelf->items[i], diags);
    if (good && syncfs(shelf->lock) != 0)
        good = fail(shelf->folder, "cannot write there", diags);
    int n_placed = 0;
    while (n_placed < shelf->n_items && good)
        good = place(&shelf->items[n_placed++], diags);
    while (!good && n_placed > 0)
        take_back(&shelf->items[--n_placed]);
    clear_folder(shelf->stage);
    remove_empty(shelf);
    fsync(shelf->lock);
    shelf->made = shelf->made && !good;
    return good;
}

void shelf_close(struct shelf *shelf)
{
    if (!shelf)
        return;
    if (shelf->lock >= 0)
        close(shelf->lock);
    if (shelf->made)
        rmdir(shelf->folder);
    free(shelf->items);
    arena_free(shelf->arena);
}
