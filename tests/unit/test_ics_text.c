/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "ics_text.h"
#include "rng.h"

#include <string.h>

static void expect(const char *value, const char *line)
{
    struct text text = {0};
    ics_text_line(&text, "SUMMARY", value);
    assert_string_equal(text_string(&text), line);
    text_free(&text);
}

static void specials_are_escaped_and_nothing_else(void **state)
{
    (void)state;
    expect("a\\b;c,d:e\"f", "SUMMARY:a\\\\b\\;c\\,d:e\"f\r\n");
}

static void every_line_end_becomes_one_escape(void **state)
{
    (void)state;
    expect("1\r\n2\n3\r4\u20285\u20296", "SUMMARY:1\\n2\\n3\\n4\\n5\\n6\r\n");
}

static void blanks_at_the_ends_are_cut_off(void **state)
{
    (void)state;
    expect(" \t early \r\n", "SUMMARY:early\r\n");
    expect("   ", "SUMMARY:\r\n");
}

static void control_characters_and_broken_bytes_do_not_pass(void **state)
{
    (void)state;
    expect("a\x07\x7f\tb", "SUMMARY:a\tb\r\n");
    expect("a\xFF"
           "b\xC3",
           "SUMMARY:a\uFFFDb\uFFFD\r\n");
}

static void plain_values_have_nothing_to_escape(void **state)
{
    (void)state;
    struct text text = {0};
    ics_plain_line(&text, "NAME", "Skift, Priya; \\ Oslo\nB");
    assert_string_equal(text_string(&text), "NAME:Skift Priya  Oslo B\r\n");
    text_free(&text);
}

static void a_line_of_75_octets_is_not_folded(void **state)
{
    (void)state;
    struct text text = {0};
    char line[77] = {0};
    memset(line, 'x', 75);
    ics_line(&text, line);
    assert_int_equal(text.length, 77);
    text_clear(&text);
    line[75] = 'y';
    ics_line(&text, line);
    assert_string_equal(text_string(&text) + 75, "\r\n y\r\n");
    text_free(&text);
}

static void random_text(struct rng *rng, struct text *text)
{
    static const char *const pieces[] = {"a", " ",    "\\", ",", ";", "é",
                                         "क", "🦊", "\n", "0", "ł", "田"};
    int length = rng_below(rng, 120);
    text_add(text, "<");
    for (int i = 0; i < length; i++)
        text_add(text, pieces[rng_below(rng, 12)]);
    text_add(text, ">");
}

/* Holds each line of folded text against the standard; returns it unfolded. */
static void unfold(const char *folded, struct text *text)
{
    while (*folded) {
        size_t length = strcspn(folded, "\r");
        assert_in_range(length, 1, 75);
        assert_int_equal(folded[length + 1], '\n');
        assert_false(((unsigned char)folded[0] & 0xC0) == 0x80);
        text_add_n(text, folded, length);
        folded += length + 2;
        if (*folded == ' ') {
            folded++;
            assert_false(((unsigned char)*folded & 0xC0) == 0x80);
            assert_null(
                strchr("n,;", text->bytes[text->length - 1] == '\\' &&
                                      text->bytes[text->length - 2] != '\\'
                                  ? *folded
                                  : 'x'));
        }
    }
}

static void unescape(const char *escaped, struct text *text)
{
    for (; *escaped; escaped++)
        if (*escaped == '\\')
            text_add_n(text, *++escaped == 'n' ? "\n" : escaped, 1);
        else
            text_add_n(text, escaped, 1);
}

static void folded_text_reads_back_as_it_was(void **state)
{
    (void)state;
    struct rng rng = {7};
    for (int i = 0; i < 5000; i++) {
        struct text value = {0}, folded = {0}, line = {0}, back = {0};
        random_text(&rng, &value);
        ics_text_line(&folded, "X", text_string(&value));
        unfold(text_string(&folded), &line);
        unescape(text_string(&line) + 2, &back);
        assert_string_equal(text_string(&back), text_string(&value));
        text_free(&value);
        text_free(&folded);
        text_free(&line);
        text_free(&back);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specials_are_escaped_and_nothing_else),
        cmocka_unit_test(every_line_end_becomes_one_escape),
        cmocka_unit_test(blanks_at_the_ends_are_cut_off),
        cmocka_unit_test(control_characters_and_broken_bytes_do_not_pass),
        cmocka_unit_test(plain_values_have_nothing_to_escape),
        cmocka_unit_test(a_line_of_75_octets_is_not_folded),
        cmocka_unit_test(folded_text_reads_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
