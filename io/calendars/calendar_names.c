/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar_names.h"

#include "near.h"
#include "shown.h"
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* So that what follows it, at most "queue-", a token, a date and a change, fits
 * into the 255 bytes that a file name may have. */
enum { NAME_BYTES = 180 };

static bool is_safe(const char *letter, bool first)
{
    if ((unsigned char)*letter >= 0x80)
        return text_char_length(letter) > 1;
    return isalnum((unsigned char)*letter) || strchr("-_@+", *letter) ||
           (*letter == '.' && !first);
}

/* Names that are devices elsewhere, whatever follows the first dot. */
static bool is_device(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    size_t length = strcspn(name, ".");
    for (int i = 0; length == 3 && i < 4; i++)
        if (strncasecmp(name, devices[i], 3) == 0)
            return true;
    return length == 4 && isdigit((unsigned char)name[3]) &&
           (strncasecmp(name, "com", 3) == 0 ||
            strncasecmp(name, "lpt", 3) == 0);
}

const char *calendar_stem(struct arena *arena, const char *id)
{
    struct text name = {0};
    for (int length; *id; id += length) {
        length = text_char_length(id);
        if (name.length + (size_t)length > NAME_BYTES)
            break;
        if (is_safe(id, name.length == 0))
            text_add_n(&name, id, (size_t)length);
        else
            text_add(&name, "-");
    }
    const char *stem = arena_printf(arena, "%s%s", text_string(&name),
                                    is_device(text_string(&name)) ? "-" : "");
    text_free(&name);
    return stem;
}

static const char *const prefixes[] = {"", "team", "queue-", "site-"};

/* How the key file calls them. */
static const char *renewed_as(const struct ics_owner *owner,
                              struct arena *arena)
{
    return arena_printf(arena, "%s%s", prefixes[owner->kind], owner->id);
}

const char *calendar_name(const struct ics_owner *owner,
                          const struct secret *secret, struct arena *arena)
{
    const char *prefix = prefixes[owner->kind];
    const char *name =
        arena_printf(arena, "%s%s", prefix, calendar_stem(arena, owner->id));
    char token[DIGEST_ROOM];
    if (!secret)
        return name;
    return arena_printf(arena, "%s-%s", name,
                        secret_token(secret, renewed_as(owner, arena), token));
}

static bool is_among(const char *name, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

bool calendar_names_check_renewed(const struct ics_owner *owners, int n,
                                  const struct secret *secret,
                                  struct diags *diags)
{
    bool good = true;
    struct arena *arena = arena_new();
    const char **names = ARENA_ARRAY(arena, const char *, n);
    for (int i = 0; i < n; i++)
        names[i] = renewed_as(&owners[i], arena);
    for (int i = 0; i < secret->n_renewed; i++) {
        const char *name = secret->renewed[i];
        const char *near =
            is_among(name, names, n) ? NULL : near_name(name, names, n);
        if (!near)
            continue;
        diags_add(diags, secret->path, "",
                  "nobody is called '%s', whose link is to be a new one: did "
                  "you mean 'renew %s'? If they left, take the line out",
                  SHOWN(name), near);
        good = false;
    }
    arena_free(arena);
    return good;
}

/* A file name and whose it is, for finding two alike. */
struct entry {
    const char *file;
    const struct ics_owner *owner;
    bool import;
};

static int by_file(const void *left, const void *right)
{
    return strcasecmp(((const struct entry *)left)->file,
                      ((const struct entry *)right)->file);
}

static void report_alike(const struct entry *a, const struct entry *b,
                         const char *path, struct diags *diags)
{
    static const char *const kinds[] = {[ICS_AGENT] = "agent",
                                        [ICS_TEAM] = "team",
                                        [ICS_QUEUE] = "queue",
                                        [ICS_SITE] = "site"};
    const struct ics_owner *agent =
        a->owner->kind == ICS_AGENT ? a->owner : b->owner;
    const struct ics_owner *other = agent == a->owner ? b->owner : a->owner;
    if (a->owner->kind == b->owner->kind)
        diags_add(diags, path, "",
                  "%s ids '%s' and '%s' would give calendars of the same "
                  "name, '%s'",
                  kinds[agent->kind], a->owner->id, b->owner->id, a->file);
    else
        diags_add(diags, path, "",
                  "agent id '%s' would give the calendar '%s', which is the "
                  "%s's",
                  agent->id, agent == a->owner ? a->file : b->file,
                  other->kind == ICS_TEAM ? "whole team" : kinds[other->kind]);
}

/* Whether the id, taken for a path, has a part ".." or begins at the root. */
static bool leads_out(const char *id)
{
    bool out = *id == '/' || *id == '\\';
    while (*id && !out) {
        size_t length = strcspn(id, "/\\");
        out = length == 2 && strncmp(id, "..", length) == 0;
        id += length + (id[length] != '\0');
    }
    return out;
}

static int report_paths(const struct ics_owner *owners, int n, const char *path,
                        struct diags *diags)
{
    int n_paths = 0;
    for (int i = 0; i < n; i++) {
        if (owners[i].kind != ICS_AGENT || !leads_out(owners[i].id))
            continue;
        diags_add(diags, path, "",
                  "agent id '%s' is a path that leads out of the folder of "
                  "calendars",
                  SHOWN(owners[i].id));
        n_paths++;
    }
    return n_paths;
}

bool calendar_names_check(const struct ics_owner *owners, int n,
                          const char *path, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct entry *entries = ARENA_ARRAY(arena, struct entry, 2 * n);
    int n_entries = 0, n_alike = report_paths(owners, n, path, diags);
    for (int i = 0; i < n; i++) {
        const char *name = calendar_name(&owners[i], NULL, arena);
        entries[n_entries++] = (struct entry){
            arena_printf(arena, "%s.ics", name), &owners[i], false};
        if (owners[i].kind == ICS_AGENT)
            entries[n_entries++] = (struct entry){
                arena_printf(arena, "%s-import.ics", name), &owners[i], true};
    }
    qsort(entries, (size_t)n_entries, sizeof *entries, by_file);
    for (int i = 1; i < n_entries; i++)
        if (by_file(&entries[i - 1], &entries[i]) == 0 &&
            !(entries[i - 1].import && entries[i].import)) {
            report_alike(&entries[i - 1], &entries[i], path, diags);
            n_alike++;
        }
    arena_free(arena);
    return n_alike == 0;
}
