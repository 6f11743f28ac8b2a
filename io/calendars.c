/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendars.h"

#include "file.h"
#include "ics.h"
#include "team_json.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { NAME_BYTES = 200 };

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

const char *calendars_file_name(struct arena *arena, const char *id)
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
    const char *file = arena_printf(arena, "%s%s.ics", text_string(&name),
                                    is_device(text_string(&name)) ? "-" : "");
    text_free(&name);
    return file;
}

/* A calendar's file name and whose it is, for finding two alike. */
struct entry {
    const char *file, *id; /* id NULL: the team's */
};

static int by_file(const void *left, const void *right)
{
    return strcasecmp(((const struct entry *)left)->file,
                      ((const struct entry *)right)->file);
}

static void report_alike(const struct team *team, const struct entry *a,
                         const struct entry *b, struct diags *diags)
{
    if (!a->id || !b->id)
        diags_add(diags, team->path, "",
                  "agent id '%s' would give the calendar '%s', which is the "
                  "whole team's",
                  a->id ? a->id : b->id, a->file);
    else
        diags_add(diags, team->path, "",
                  "agent ids '%s' and '%s' would give calendars of the same "
                  "name, '%s'",
                  a->id, b->id, a->file);
}

bool calendars_check_names(const struct team *team, struct diags *diags)
{
    const struct problem *problem = team->problem;
    struct arena *arena = arena_new();
    int n = problem->n_agents + 1;
    struct entry *entries = ARENA_ARRAY(arena, struct entry, n);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        entries[agent].id = problem->agents[agent].id;
        entries[agent].file = calendars_file_name(arena, entries[agent].id);
    }
    entries[n - 1].file = "team.ics";
    qsort(entries, (size_t)n, sizeof *entries, by_file);
    for (int i = 1; i < n; i++)
        if (by_file(&entries[i - 1], &entries[i]) == 0)
            report_alike(team, &entries[i - 1], &entries[i], diags);
    arena_free(arena);
    return !diags_failed(diags);
}

static bool make_folder(const char *folder, struct diags *diags)
{
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        return true;
    diags_add(diags, folder, "", "cannot be made: %s", strerror(errno));
    return false;
}

/* One calendar, written but not yet on disk. */
struct sheet {
    const char *path;
    struct text text;
};

static bool prepare(struct sheet *sheet, const struct plan *plan, int agent,
                    const char *path, struct diags *diags)
{
    sheet->path = path;
    ics_write(&sheet->text, plan, agent);
    return ics_verify(&sheet->text, plan, agent, path, diags);
}

bool calendars_write(const char *folder, const struct plan *plan,
                     struct diags *diags)
{
    const struct problem *problem = plan->roster->problem;
    struct arena *arena = arena_new();
    int n = problem->n_agents + 1;
    struct sheet *sheets = ARENA_ARRAY(arena, struct sheet, n);
    bool good = calendars_check_names(plan->team, diags);
    for (int i = 0; i < n; i++) {
        int agent = i < problem->n_agents ? i : ICS_TEAM;
        const char *file =
            agent == ICS_TEAM
                ? "team.ics"
                : calendars_file_name(arena, problem->agents[agent].id);
        const char *path = arena_printf(arena, "%s/%s", folder, file);
        good = prepare(&sheets[i], plan, agent, path, diags) && good;
    }
    good = good && make_folder(folder, diags);
    for (int i = 0; i < n; i++) {
        good = good && file_write(sheets[i].path, sheets[i].text.bytes,
                                  sheets[i].text.length, diags);
        text_free(&sheets[i].text);
    }
    arena_free(arena);
    return good;
}
