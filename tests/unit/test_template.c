/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "template.h"

#include <string.h>

static const char *const names[] = {"shift", "from", "queues"};

static void expect(const char *template, const char *queues, const char *result)
{
    const char *const values[] = {"Night", "22:00", queues};
    struct diags *diags = diags_new();
    struct text text = {0};
    assert_true(template_check(template, names, 3, "--summary", diags));
    template_fill(&text, template, names, values, 3);
    assert_string_equal(text_string(&text), result);
    text_free(&text);
    diags_free(diags);
}

static void places_are_filled_in(void **state)
{
    (void)state;
    expect("", "", "");
    expect("{shift} {from}-, {shift}", "", "Night 22:00-, Night");
    expect("{shift}\\nfrom {from}\\", "", "Night\nfrom 22:00\\");
}

static void brackets_are_left_out_where_something_in_them_is_empty(void **state)
{
    (void)state;
    expect("{shift}[, {queues}] ({from})", "Phone", "Night, Phone (22:00)");
    expect("{shift}[, {queues}] ({from})", "", "Night (22:00)");
    expect("[{shift} {queues}][{from}]", "", "22:00");
    expect("[always] {queues}", "", "always ");
}

static void letters_given_twice_are_letters(void **state)
{
    (void)state;
    expect("[[{{{shift}}}]]", "", "[{Night}]");
    expect("{{shift}}", "", "{shift}");
}

static void refuse(const char *template, const char *message)
{
    struct diags *diags = diags_new();
    assert_false(template_check(template, names, 3, "--summary", diags));
    assert_int_equal(diags_count(diags), 1);
    assert_string_equal(diags_at(diags, 0)->file, "--summary");
    if (!strstr(diags_at(diags, 0)->message, message))
        fail_msg("'%s'", diags_at(diags, 0)->message);
    diags_free(diags);
}

static void what_is_wrong_is_told(void **state)
{
    (void)state;
    refuse("{shfit}", "nothing is called '{shfit}', did you mean '{shift}'?");
    refuse("{}", "there are {shift} {from} {queues}");
    refuse("[{shift}", "must come in pairs");
    refuse("{shift}]", "must come in pairs");
    refuse("[a[b]]", "must come in pairs");
    refuse("{shift", "'{' and '}' must come in pairs");
    refuse("{shift}}", "'{' and '}' must come in pairs");
    refuse("a}", "'{' and '}' must come in pairs");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_filled_in),
        cmocka_unit_test(
            brackets_are_left_out_where_something_in_them_is_empty),
        cmocka_unit_test(letters_given_twice_are_letters),
        cmocka_unit_test(what_is_wrong_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
