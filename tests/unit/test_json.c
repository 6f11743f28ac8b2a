/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "place: message" of everything reported, a line each. */
static const char *told(const struct diags *diags)
{
    static char text[8192];
    size_t length = 0;
    *text = '\0';
    for (int i = 0; i < diags_count(diags); i++)
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "%s: %s\n", diags_at(diags, i)->place,
                                   diags_at(diags, i)->message);
    return text;
}

static void assert_refused(const char *text, const char *error)
{
    struct diags *diags = diags_new();
    assert_null(json_parse(text, strlen(text), "x.json", diags));
    assert_string_equal(told(diags), error);
    diags_free(diags);
}

struct document {
    struct diags *diags;
    struct json *json;
};

static struct document document_of(const char *text)
{
    struct document document = {.diags = diags_new()};
    document.json = json_parse(text, strlen(text), "x.json", document.diags);
    assert_string_equal(told(document.diags), "");
    assert_non_null(document.json);
    return document;
}

static void document_end(struct document document, const char *errors)
{
    assert_string_equal(told(document.diags), errors);
    json_free(document.json);
    diags_free(document.diags);
}

static void what_is_json_is_read(void **state)
{
    (void)state;
    static const char *const good[] = {"{}",
                                       "[]",
                                       "0",
                                       "-0.5e+10",
                                       "\"\"",
                                       " [1, 2 ,3]\n",
                                       "true",
                                       "null",
                                       "{\"a\": {\"b\": [false]}}",
                                       "\"\\u00e5\\ud83d\\ude00\\n\\\\\"",
                                       "\"\303\245\""};
    for (size_t i = 0; i < N_ELEMENTS(good); i++) {
        struct document document = document_of(good[i]);
        document_end(document, "");
    }
}

static void what_is_no_json_is_told_with_its_place(void **state)
{
    (void)state;
    assert_refused("", "1:1: the file is empty\n");
    assert_refused(" \n ", "2:2: the file is empty\n");
    assert_refused("{\n \"\303\245\": 1,}", "2:8: ',' before '}'\n");
    assert_refused("[1]\n x", "2:2: text after the end of the document\n");
    assert_refused("[1 2]", "1:4: ',' or ']' expected before '2'\n");
    assert_refused("{\"a\"=1}", "1:5: ':' expected\n");
    assert_refused("{1: 2}",
                   "1:2: a key in double quotes expected before '1'\n");
    assert_refused("[\n[1,2]", "1:1: '[' is never closed\n");
    assert_refused("[1}", "1:3: ',' or ']' expected\n");
    assert_refused("]", "1:1: a value expected\n");
    assert_refused("[,]", "1:2: a value expected\n");
    assert_refused("[1, // one\n2]", "1:5: JSON has no comments\n");
    assert_refused("['a']",
                   "1:2: texts stand in double quotes, not single ones\n");
}

static void cjson_would_take_these(void **state)
{
    (void)state;
    assert_refused("[01]", "1:2: '01' is not a JSON number\n");
    assert_refused("[1.]", "1:2: '1.' is not a JSON number\n");
    assert_refused("[-]", "1:2: '-' is not a JSON number\n");
    assert_refused("[1e400]", "1:2: number '1e400' is too large\n");
    assert_refused("[\"a\tb\"]",
                   "1:4: control character in a text, write '\\u0009'\n");
    assert_refused("[\"a\nb\"]", "1:2: text without a closing quote\n");
    assert_refused("[\"\\u0000\"]",
                   "1:3: '\\u0000' is not allowed in a text\n");
    assert_refused("[\"\\ud800\"]", "1:3: '\\ud800' is half a character\n");
    assert_refused("[\"\\u12\"]",
                   "1:3: '\\u' must be followed by four hex digits\n");
    assert_refused("[\"\\x\"]",
                   "1:3: unknown escape, a backslash is written as '\\\\'\n");
    assert_refused("[\"\\",
                   "1:3: unknown escape, a backslash is written as '\\\\'\n");
    assert_refused("[nan]", "1:2: 'nan' is not a JSON value, texts stand in "
                            "double quotes\n");
    assert_refused("[\"\377\"]",
                   "1:3: not valid UTF-8, save the file as UTF-8\n");
}

static void depth_has_a_limit(void **state)
{
    (void)state;
    char deep[2 * JSON_DEPTH_MAX + 3] = "";
    memset(deep, '[', JSON_DEPTH_MAX);
    memset(deep + JSON_DEPTH_MAX, ']', JSON_DEPTH_MAX);
    struct document document = document_of(deep);
    document_end(document, "");
    memset(deep, '[', JSON_DEPTH_MAX + 1);
    memset(deep + JSON_DEPTH_MAX + 1, ']', JSON_DEPTH_MAX + 1);
    assert_refused(deep, "1:65: nested more than 64 deep\n");
}

static void the_number_of_values_has_a_limit(void **state)
{
    (void)state;
    if (brief())
        skip();
    size_t length = 2 * (size_t)(JSON_VALUES_MAX + 10);
    char *wide = malloc(length + 1);
    assert_non_null(wide);
    for (size_t i = 0; i < length; i += 2)
        memcpy(wide + i, i == 0 ? " [" : "1,", 2);
    wide[length] = '\0';
    assert_refused(wide, "1:8000001: more than 4000000 values\n");
    free(wide);
}

static void pointers_lead_to_the_node(void **state)
{
    (void)state;
    struct document document =
        document_of("{\"a\": [1, {\"b/c~d\": 2}], \"\": 3, \"x\\ny\": 4}");
    const cJSON *root = document.json->root;
    const cJSON *inner = cJSON_GetArrayItem(json_get(root, "a"), 1);
    const struct {
        const cJSON *node;
        const char *pointer;
    } cases[] = {{root, ""},
                 {json_get(root, "a"), "/a"},
                 {inner, "/a/1"},
                 {json_get(inner, "b/c~d"), "/a/1/b~1c~0d"},
                 {json_get(root, ""), "/"},
                 {json_get(root, "x\ny"), "/x y"}};
    for (size_t i = 0; i < N_ELEMENTS(cases); i++) {
        const char *file;
        char *pointer = json_place(document.json, cases[i].node, &file);
        assert_string_equal(file, document.json->file);
        assert_string_equal(pointer, cases[i].pointer);
        free(pointer);
    }
    document_end(document, "");
}

static void what_was_copied_in_is_told_where_it_came_from(void **state)
{
    (void)state;
    struct document from = document_of("{\"x\": [0, {\"rest\": [7]}]}");
    struct document document = document_of("{\"rules\": {\"rest\": 1}}");
    cJSON *rules =
        cJSON_GetObjectItemCaseSensitive(document.json->root, "rules");
    const cJSON *origin =
        json_get(cJSON_GetArrayItem(json_get(from.json->root, "x"), 1), "rest");
    cJSON *copy = cJSON_Duplicate(origin, 1);
    const struct json_graft graft = {copy, origin, from.json};
    const char *file;
    from.json->file = "other.json";
    cJSON_AddItemToObject(rules, "more", copy);
    document.json->grafts = &graft;
    document.json->n_grafts = 1;
    char *pointer = json_place(document.json, copy->child, &file);
    assert_string_equal(pointer, "/x/1/rest/0");
    assert_string_equal(file, "other.json");
    free(pointer);
    pointer = json_place(document.json, json_get(rules, "rest"), &file);
    assert_string_equal(pointer, "/rules/rest");
    free(pointer);
    document_end(document, "");
    document_end(from, "");
}

static void keys_are_checked(void **state)
{
    (void)state;
    static const char *const keys[] = {"name", "need"};
    struct document document = document_of(
        "{\"nam\": 1, \"Name\": 2, \"colour\": 3, \"need\": 4, \"need\": 5,"
        " \"need\": 6}");
    assert_true(
        json_object(document.json, document.json->root, JSON_KEYS(keys)));
    assert_null(json_get(document.json->root, "name"));
    assert_null(json_need(document.json, document.json->root, "name"));
    document_end(document, "/need: key 'need' appears twice\n"
                           "/nam: unknown key 'nam', did you mean 'name'?\n"
                           "/Name: unknown key 'Name', did you mean 'name'?\n"
                           "/colour: unknown key 'colour', allowed are: name, "
                           "need\n"
                           ": key 'name' is missing at the top level\n");
}

static void a_wrong_type_is_told_and_gives_a_harmless_value(void **state)
{
    (void)state;
    struct document document = document_of(
        "{\"t\": \"x\", \"n\": 2.5, \"b\": true, \"a\": [1, 2], \"z\": null}");
    const struct json *json = document.json;
    const cJSON *root = json->root;
    assert_int_equal(json_int(json, json_get(root, "t"), 5, 60), 5);
    assert_int_equal(json_int(json, json_get(root, "n"), 5, 60), 5);
    assert_true(json_number(json, json_get(root, "n"), 3, 4) == 3);
    assert_true(json_number(json, json_get(root, "n"), 1, 4) == 2.5);
    assert_true(json_number(json, json_get(root, "b"), 1, 4) == 1);
    assert_string_equal(json_string(json, json_get(root, "a")), "");
    assert_string_equal(json_string(json, json_get(root, "t")), "x");
    assert_false(json_bool(json, json_get(root, "z")));
    assert_true(json_bool(json, json_get(root, "b")));
    assert_false(json_array(json, json_get(root, "t"), 0, 9));
    assert_false(json_array(json, json_get(root, "a"), 3, 9));
    assert_false(json_array(json, json_get(root, "a"), 0, 1));
    assert_false(json_object(json, json_get(root, "a"), NULL, 0));
    document_end(document,
                 "/t: must be a whole number from 5 to 60, is a text\n"
                 "/n: must be a whole number from 5 to 60, is 2.5\n"
                 "/n: must be a number from 3 to 4, is 2.5\n"
                 "/b: must be a number from 1 to 4, is true\n"
                 "/a: must be a text, is an array\n"
                 "/z: must be true or false, is null\n"
                 "/t: must be an array, is a text\n"
                 "/a: has 2 items, at least 3 are needed\n"
                 "/a: has 2 items, at most 1 are allowed\n"
                 "/a: must be an object, is an array\n");
}

static void many_errors_in_a_long_document_take_no_time(void **state)
{
    (void)state;
    enum { N = 200000 };
    char *text = malloc(N * 10 + 3), *end = text;
    assert_non_null(text);
    for (int i = 0; i < N; i++)
        end += snprintf(end, 11, "%c\"%06d\"", i ? ',' : '[', i);
    memcpy(end, "]", 2);
    struct document document = document_of(text);
    const cJSON *item;
    cJSON_ArrayForEach(item, document.json->root)
    {
        json_bool(document.json, item);
    }
    assert_int_equal(diags_count(document.diags), 12);
    assert_true(diags_full(document.diags));
    json_free(document.json);
    diags_free(document.diags);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_is_read),
        cmocka_unit_test(what_is_no_json_is_told_with_its_place),
        cmocka_unit_test(cjson_would_take_these),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(the_number_of_values_has_a_limit),
        cmocka_unit_test(pointers_lead_to_the_node),
        cmocka_unit_test(what_was_copied_in_is_told_where_it_came_from),
        cmocka_unit_test(keys_are_checked),
        cmocka_unit_test(a_wrong_type_is_told_and_gives_a_harmless_value),
        cmocka_unit_test(many_errors_in_a_long_document_take_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
