/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "published.h"

#include "changes_text.h"
#include "digest.h"
#include "file.h"
#include "ical_feed.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool is_calendar(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 4 &&
           strcmp(name + length - 4, ".ics") == 0;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool is_ours(const char *text)
{
    return strstr(text, "\nPRODID:-//vaktel//") != NULL;
}

/* A feed has no METHOD; what has one is for importing and tells nothing that
 * the feed does not. */
static void look(struct published *published, const char *text)
{
    published->ours = is_ours(text);
    published->served = published->ours && !strstr(text, "\nMETHOD:");
}

static bool read_one(struct published *published, const char *folder,
                     struct ical_zones *zones, struct arena *arena,
                     struct diags *diags)
{
    size_t length;
    const char *path = arena_printf(arena, "%s/%s", folder, published->file);
    char *text = file_read(path, &length, diags);
    if (!text)
        return false;
    look(published, text);
    bool good = true;
    if (published->served)
        good =
            ical_feed_read(&published->feed, text, path, zones, arena, diags);
    free(text);
    return good;
}

/* The names in a folder that `wanted` says yes to, in order; false with errno
 * set where it cannot be read. */
static bool list_folder(struct published_names *names, const char *folder,
                        bool (*wanted)(const char *name), struct arena *arena)
{
    int room = 0;
    const char **items = NULL;
    DIR *dir = opendir(folder);
    *names = (struct published_names){0};
    if (!dir)
        return errno == ENOENT;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (!wanted(entry->d_name))
            continue;
        MEM_GROW(items, names->n, room);
        items[names->n++] = arena_copy(arena, entry->d_name);
    }
    closedir(dir);
    names->items = ARENA_ARRAY(arena, const char *, names->n);
    if (names->n > 0)
        memcpy(names->items, items, (size_t)names->n * sizeof *items);
    free(items);
    if (names->n > 1)
        qsort(names->items, (size_t)names->n, sizeof *names->items, by_name);
    return true;
}

static bool list_calendars(struct published_folder *all, const char *folder,
                           struct arena *arena)
{
    struct published_names names;
    bool good = list_folder(&names, folder, is_calendar, arena);
    *all = (struct published_folder){
        .n = names.n, .items = ARENA_ARRAY(arena, struct published, names.n)};
    for (int i = 0; i < names.n; i++)
        all->items[i] =
            (struct published){.file = names.items[i], .feed.key = ""};
    return good;
}

void published_list(struct published_folder *all, const char *folder,
                    struct arena *arena)
{
    struct diags *unread = diags_new();
    list_calendars(all, folder, arena);
    for (int i = 0; i < all->n; i++) {
        size_t length;
        struct published *it = &all->items[i];
        char *text = file_read(arena_printf(arena, "%s/%s", folder, it->file),
                               &length, unread);
        if (text)
            look(it, text);
        free(text);
    }
    diags_free(unread);
}

bool published_read(struct published_folder *all, const char *folder,
                    struct ical_zones *zones, struct arena *arena,
                    struct diags *diags)
{
    bool good = list_calendars(all, folder, arena);
    if (!good)
        diags_add(diags, folder, "", "cannot open: %s", file_reason());
    for (int i = 0; good && i < all->n; i++)
        good = read_one(&all->items[i], folder, zones, arena, diags);
    return good;
}

/* Whether what stands there is "-", a token and the tail. */
static bool is_token(const char *text, const char *tail)
{
    return text[0] == '-' &&
           strspn(text + 1, "0123456789abcdef") == DIGEST_ROOM - 1 &&
           strcmp(text + DIGEST_ROOM, tail) == 0;
}

/* "changes.txt", or with a token between. */
static bool is_list(const char *name)
{
    static const char head[] = "changes", tail[] = ".txt";
    const char *rest = name + strlen(head);
    return strncmp(name, head, strlen(head)) == 0 &&
           (strcmp(rest, tail) == 0 || is_token(rest, tail));
}

bool published_is_list(const char *path)
{
    size_t length;
    struct diags *unread = diags_new();
    char *text = file_read(path, &length, unread);
    bool is = text && strstr(text, CHANGES_HEAD) != NULL;
    free(text);
    diags_free(unread);
    return is;
}

void published_changes(struct published_names *names, const char *folder,
                       struct arena *arena)
{
    int n = 0;
    list_folder(names, folder, is_list, arena);
    for (int i = 0; i < names->n; i++) {
        const char *name = names->items[i];
        if (published_is_list(arena_printf(arena, "%s/%s", folder, name)))
            names->items[n++] =
                arena_copy_n(arena, name, strlen(name) - strlen(".txt"));
    }
    names->n = n;
}

const struct ics_feed *published_find(const struct published_folder *all,
                                      const char *key)
{
    for (int i = 0; i < all->n; i++)
        if (strcmp(all->items[i].feed.key, key) == 0)
            return &all->items[i].feed;
    return NULL;
}

/* The team's calendar is in every folder under its own name or with a token:
 * an id may end like one too. */
bool published_secretly(const struct published_folder *all)
{
    bool secretly = false;
    for (int i = 0; i < all->n; i++) {
        const struct published *it = &all->items[i];
        const char *last = strrchr(it->file, '-');
        if (it->served && strcmp(it->file, "team.ics") == 0)
            return false;
        secretly = secretly || (it->served && last && is_token(last, ".ics"));
    }
    return secretly;
}

bool published_any(const struct published_folder *all)
{
    for (int i = 0; i < all->n; i++)
        if (*all->items[i].feed.key)
            return true;
    return false;
}
