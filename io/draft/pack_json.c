/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack_json.h"

#include "encoding.h"
#include "file.h"
#include "law_json.h"
#include "near.h"
#include "pack.h"
#include "shown.h"
#include "text.h"
#include "units.h"
#include "value_json.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { RULES_MAX = 1000 };

static const char *const pack_keys[] = {"vaktel_rules", "title", "as_of",
                                        "binds", "rules"};

/* The folders in which packs of the user's own lie. */
static int folders_of(struct reading *reading, const char *folders[2])
{
    const char *set = getenv("VAKTEL_RULES");
    int n = 0;
    folders[n++] = file_beside(reading->scratch, reading->path, "rules");
    if (set && *set)
        folders[n++] = set;
    return n;
}

static bool is_word(const char *id)
{
    return *id && *id != '.' && !strchr(id, '/');
}

/* VAKTEL_RULES must name a folder; that is told once. */
static void check_folder(struct reading *reading)
{
    const char *set = getenv("VAKTEL_RULES");
    bool checked = reading->checked_folder;
    reading->checked_folder = true;
    if (!checked && set && *set && !file_is_folder(set))
        diags_add(reading->diags, "VAKTEL_RULES", "", "'%s' is no folder",
                  SHOWN(set));
}

/* Whether something has the name, be it a link that leads nowhere. */
static bool is_there(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0 ||
           (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG);
}

/* The document of a pack in a folder; false where there is none.  One that
 * cannot be read is there too. */
static bool find_file(struct reading *reading, const char *id,
                      const char **path)
{
    const char *folders[2];
    int n = folders_of(reading, folders);
    for (int i = 0; i < n && is_word(id); i++) {
        *path = arena_printf(reading->scratch, "%s/%s.json", folders[i], id);
        if (is_there(*path))
            return true;
    }
    return false;
}

static const struct embedded *find_own(const char *id)
{
    size_t length = strlen(id);
    for (int i = 0; i < n_pack_files; i++)
        if (strncmp(pack_files[i].name, id, length) == 0 &&
            strcmp(pack_files[i].name + length, ".json") == 0)
            return &pack_files[i];
    return NULL;
}

/* A file's name without its ".json"; NULL where it has none. */
static const char *stem_of(struct reading *reading, const char *name)
{
    size_t length = strlen(name);
    if (length < 6 || strcmp(name + length - 5, ".json") != 0)
        return NULL;
    return arena_copy_n(reading->scratch, name, length - 5);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int add_folder(struct reading *reading, const char *folder,
                      const char **names, int n)
{
    DIR *entries = opendir(folder);
    const struct dirent *entry;
    while (entries && n < PACK_NAMES_MAX && (entry = readdir(entries))) {
        const char *stem = stem_of(reading, entry->d_name);
        if (stem)
            names[n++] = stem;
    }
    if (entries)
        closedir(entries);
    return n;
}

int pack_names(struct reading *reading, const char **names)
{
    const char *folders[2];
    int n = 0, kept = 0, n_folders = folders_of(reading, folders);
    for (int i = 0; i < n_pack_files; i++)
        names[n++] = stem_of(reading, pack_files[i].name);
    for (int i = 0; i < n_folders; i++)
        n = add_folder(reading, folders[i], names, n);
    qsort(names, (size_t)n, sizeof *names, by_name);
    for (int i = 0; i < n; i++)
        if (i == 0 || strcmp(names[i], names[i - 1]) != 0)
            names[kept++] = names[i];
    return kept;
}

static void report_unknown(struct reading *reading, struct spot spot,
                           const char *id)
{
    const char *names[PACK_NAMES_MAX];
    struct text known = {0};
    int n = pack_names(reading, names);
    for (int i = 0; i < n; i++)
        text_printf(&known, "%s%s", i ? ", " : "", SHOWN(names[i]));
    const char *near = near_name(id, names, n);
    const char *message = arena_printf(
        reading->scratch, "unknown rule pack '%s'%s%s%s are %s", SHOWN(id),
        near ? ", did you mean '" : "", near ? SHOWN(near) : "",
        near ? "'? There" : "; there", text_string(&known));
    if (spot.json)
        spot_report(reading->diags, spot, "%s", message);
    else
        diags_add(reading->diags, "vaktel rules", "", "%s", message);
    text_free(&known);
}

/* Whether two lines with one id ask the same kind of thing. */
static bool same_kind(const struct clause *a, const struct clause *b)
{
    return a->kind == b->kind && a->rule == b->rule &&
           a->average.window == b->average.window &&
           a->average.days == b->average.days;
}

static void check_ids(struct reading *reading, const struct clause *clauses,
                      int n)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < i; k++)
            if (clauses[i].law && clauses[k].law && *clauses[i].law->id &&
                strcmp(clauses[i].law->id, clauses[k].law->id) == 0 &&
                same_kind(&clauses[i], &clauses[k]))
                spot_report(reading->diags, clauses[i].spot,
                            "another line has the id '%s' and the same rule",
                            SHOWN(clauses[i].law->id));
}

static void read_rules(struct reading *reading, const cJSON *node,
                       struct pack *pack)
{
    if (!json_array(reading->json, node, 1, RULES_MAX))
        return;
    struct clause *clauses =
        ARENA_ARRAY(reading->scratch, struct clause, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        struct clause *clause = &clauses[pack->rules.n++];
        clause->pack = pack;
        clause_read_law(reading, item, clause);
    }
    check_ids(reading, clauses, pack->rules.n);
    pack->rules.items = clauses;
}

static const char *read_text(struct reading *reading, const cJSON *root,
                             const char *key)
{
    const cJSON *node = json_need(reading->json, root, key);
    return node ? value_label(reading, node) : "";
}

/* "2026-10" or "2026-10-19" */
static bool is_month_or_date(struct reading *reading, const char *text)
{
    int date;
    if (strlen(text) == strlen("2026-10"))
        text = arena_printf(reading->scratch, "%s-01", text);
    return units_read_date(text, &date);
}

static void check_as_of(struct reading *reading, const cJSON *root,
                        const char *as_of)
{
    if (*as_of && !is_month_or_date(reading, as_of))
        json_report(reading->json, json_get(root, "as_of"),
                    "'%s' is no month such as '2026-10', and no date such as "
                    "'2026-10-19'",
                    SHOWN(as_of));
}

static void read_document(struct reading *reading, struct pack *pack)
{
    const cJSON *root = reading->json->root;
    if (!json_object(reading->json, root, JSON_KEYS(pack_keys)))
        return;
    const cJSON *version = json_need(reading->json, root, "vaktel_rules");
    const cJSON *rules = json_need(reading->json, root, "rules");
    if (version)
        json_int(reading->json, version, 1, 1);
    pack->title = read_text(reading, root, "title");
    pack->as_of = read_text(reading, root, "as_of");
    check_as_of(reading, root, pack->as_of);
    pack->binds = read_text(reading, root, "binds");
    if (rules)
        read_rules(reading, rules, pack);
}

static void add_last(struct reading *reading, struct pack *pack)
{
    struct pack **last = &reading->packs;
    while (*last)
        last = &(*last)->next;
    *last = pack;
}

/* Errors in a pack are told at its own places. */
static const struct pack *read_bytes(struct reading *reading, struct pack *pack,
                                     const char *bytes, size_t length)
{
    const struct json *team = reading->json;
    struct json *json = json_parse(bytes, length, pack->path, reading->diags);
    if (!json)
        return NULL;
    pack->json = reading->json = json;
    pack->rules.pack = pack;
    add_last(reading, pack);
    read_document(reading, pack);
    reading->json = team;
    return pack;
}

static const struct pack *read_path(struct reading *reading, struct pack *pack)
{
    size_t length;
    char *bytes = file_read(pack->path, &length, reading->diags);
    if (!bytes)
        return NULL;
    reading_file(reading, pack->path, bytes, length);
    utf8_from_marked(&bytes, &length);
    const struct pack *read = read_bytes(reading, pack, bytes, length);
    free(bytes);
    return read;
}

const struct pack *pack_read(struct reading *reading, struct spot spot,
                             const char *id)
{
    const char *path;
    for (const struct pack *known = reading->packs; known; known = known->next)
        if (strcmp(known->id, id) == 0)
            return known;
    const struct embedded *own = find_own(id);
    check_folder(reading);
    bool file = find_file(reading, id, &path);
    if (!file && !own) {
        report_unknown(reading, spot, id);
        return NULL;
    }
    struct pack *pack = ARENA_ARRAY(reading->scratch, struct pack, 1);
    pack->id = arena_copy(reading->arena, id);
    pack->built_in = !file;
    pack->path =
        file ? path : arena_printf(reading->scratch, "rules/%s.json", id);
    return file ? read_path(reading, pack)
                : read_bytes(reading, pack, (const char *)own->bytes,
                             own->length);
}

/* By id; of one id by pack, those of the user's own last. */
static int by_id(const void *left, const void *right)
{
    const struct clause *a = *(const struct clause *const *)left;
    const struct clause *b = *(const struct clause *const *)right;
    int order = strcmp(a->law->id, b->law->id);
    if (order == 0)
        order = b->pack->built_in - a->pack->built_in;
    if (order == 0)
        order = strcmp(a->pack->path, b->pack->path);
    return order ? order : (a > b) - (a < b);
}

/* All that can be cited, by id; how many. */
static int all_laws(const struct reading *reading, const struct clause **laws)
{
    int n = 0;
    for (const struct pack *pack = reading->packs; pack; pack = pack->next)
        for (int i = 0; i < pack->rules.n; i++)
            if (pack->rules.items[i].law && *pack->rules.items[i].law->id)
                laws[n++] = &pack->rules.items[i];
    qsort(laws, (size_t)n, sizeof *laws, by_id);
    return n;
}

void packs_check_ids(struct reading *reading)
{
    int room = 0;
    for (const struct pack *pack = reading->packs; pack; pack = pack->next)
        room += pack->rules.n;
    const struct clause **laws =
        ARENA_ARRAY(reading->scratch, const struct clause *, room);
    int n = all_laws(reading, laws);
    for (int i = 1, first = 0; i < n; i++) {
        if (strcmp(laws[i]->law->id, laws[first]->law->id) != 0)
            first = i;
        else if (laws[i]->pack != laws[i - 1]->pack && !laws[i]->pack->built_in)
            spot_report(reading->diags, laws[i]->spot,
                        "id '%s' is in %s%s too, and an agreement would mean "
                        "both; give it another, or name only one of the packs",
                        SHOWN(laws[i]->law->id),
                        laws[first]->pack->built_in ? "the program's own " : "",
                        laws[first]->pack->path);
    }
}
