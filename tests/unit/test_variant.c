/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team told as another one with changes. */
#include "test.h"

#include "file.h"
#include "folder.h"
#include "text.h"
#include "variant_json.h"
#include "what_if.h"

/* What b.json says of the usual team, or what is wrong with it. */
static const char *variant(struct folder *folder, const char *json)
{
    static char said[512];
    struct diags *diags = diags_new();
    folder_team(folder, (struct parts){0});
    folder_put(folder, "b.json", json);
    team_free(folder->team);
    folder->team = team_read(folder_name(folder, "b.json"), diags);
    said[0] = '\0';
    if (!folder->team)
        snprintf(said, sizeof said, "%s %s: %s",
                 strrchr(diags_at(diags, 0)->file, '/') + 1,
                 diags_at(diags, 0)->place, diags_at(diags, 0)->message);
    diags_free(diags);
    return said;
}

static void changes_are_made_one_after_another(void **state)
{
    struct folder *folder = *state;
    assert_string_equal(
        variant(folder, "{'base': 'team.json', 'changes': [{'name': 'two', "
                        "'add': [{'like': 'a'}]}, {'remove': ['a+1'], 'team': "
                        "{'days': 3}}]}"),
        "");
    assert_int_equal(folder->team->problem->n_agents, 1);
    assert_int_equal(folder->team->problem->grid.n_days, 3);
    assert_string_equal(variant(folder, "{'base': 'team.json'}"), "");
    assert_int_equal(folder->team->problem->grid.n_days, 7);
}

static void variants_build_on_variants(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "a.json",
               "{'base': 'b.json', 'changes': [{'add': [{'like': 'a'}]}]}");
    variant(folder,
            "{'base': 'team.json', 'changes': [{'team': {'days': 2}}]}");
    struct diags *diags = diags_new();
    team_free(folder->team);
    folder->team = team_read(folder_name(folder, "a.json"), diags);
    assert_non_null(folder->team);
    assert_int_equal(folder->team->problem->n_agents, 2);
    assert_int_equal(folder->team->problem->grid.n_days, 2);
    diags_free(diags);
}

static void the_last_base_comes_after_eight_others_at_most(void **state)
{
    struct folder *folder = *state;
    char name[] = "0.json", json[] = "{'base': '1.json'}";
    for (; *name < '9'; ++*name, ++json[10])
        folder_put(folder, name, *name < '8' ? json : "{'base': 'team.json'}");
    assert_string_equal(variant(folder, "{'base': '1.json'}"),
                        "8.json /base: builds on more than 8 other teams");
    assert_string_equal(variant(folder, "{'base': '2.json'}"), "");
}

static void no_team_builds_on_itself(void **state)
{
    struct folder *folder = *state;
    assert_string_equal(
        variant(folder, "{'base': 'b.json'}"),
        "b.json /base: leads back to 'b.json', which builds on it");
    folder_put(folder, "a.json", "{'base': './b.json'}");
    assert_string_equal(
        variant(folder, "{'base': 'a.json'}"),
        "a.json /base: leads back to './b.json', which builds on it");
}

static void what_is_wrong_is_told_where_it_stands(void **state)
{
    static const struct {
        const char *json, *said;
    } wrong[] = {
        {"{'base': 'team.json', 'changes': [{'remove': ['b']}]}",
         "b.json /changes/0/remove/0: unknown agent 'b'"},
        {"{'base': 'team.json', 'changes': [{'team': {'dais': 3}}]}",
         "b.json /changes/0/team/dais: unknown key 'dais', did you mean "
         "'days'?"},
        {"{'base': 'team.json', 'changes': [{'with': ['x']}]}",
         "b.json /changes/0/with: is for what-if.json; here what an item "
         "builds on stands before it"},
        {"{'base': 'team.json', 'days': 3}",
         "b.json /days: unknown key 'days', allowed are: vaktel, base, "
         "changes"},
        {"{'base': 'none.json'}", "none.json : cannot open: no such file"},
        {"{'base': 7}", "b.json /base: must be a text, is a number"}};
    for (size_t i = 0; i < N_ELEMENTS(wrong); i++)
        assert_string_equal(variant(*state, wrong[i].json), wrong[i].said);
}

static void what_is_written_is_read_again(void **state)
{
    struct folder *folder = *state;
    const char json[] =
        "{\"scenarios\": [{\"name\": \"x\", \"add\": [{\"like\": \"a\"}]}, "
        "{\"name\": \"y\", \"with\": [\"x\"], \"team\": {\"days\": 3}, "
        "\"least\": [{\"like\": \"a\"}]}]}";
    struct diags *diags = diags_new();
    struct text text = {0};
    struct what_if *what_if =
        what_if_parse(json, sizeof json - 1, "what-if.json", diags);
    variant_write(&text, "team.json", &what_if->scenarios[1]);
    assert_string_equal(variant(folder, text_string(&text)), "");
    assert_int_equal(folder->team->problem->n_agents, 2);
    assert_int_equal(folder->team->problem->grid.n_days, 3);
    struct team *changed = team_read_changed(folder_name(folder, "team.json"),
                                             &what_if->scenarios[1], diags);
    assert_string_equal(folder->team->input_hash, changed->input_hash);
    team_free(changed);
    text_free(&text);
    what_if_free(what_if);
    diags_free(diags);
}

static void paths_are_seen_from_where_the_file_lies(void **state)
{
    struct folder *folder = *state;
    struct arena *arena = arena_new();
    folder_put(folder, "a.json", "{}");
    char path[128];
    snprintf(path, sizeof path, "%s", folder_name(folder, "a.json"));
    assert_string_equal(file_seen_from(arena, folder->path, path), "a.json");
    assert_string_equal(file_seen_from(arena, "/usr/bin", path),
                        arena_printf(arena, "../..%s", path));
    assert_string_equal(file_seen_from(arena, "/", path), path + 1);
    assert_string_equal(file_seen_from(arena, "/no/such", path), path);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(changes_are_made_one_after_another),
        FOLDER_TEST(variants_build_on_variants),
        FOLDER_TEST(the_last_base_comes_after_eight_others_at_most),
        FOLDER_TEST(no_team_builds_on_itself),
        FOLDER_TEST(what_is_wrong_is_told_where_it_stands),
        FOLDER_TEST(what_is_written_is_read_again),
        FOLDER_TEST(paths_are_seen_from_where_the_file_lies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
