/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "grant.h"
#include "report_desk.h"

static void burdens_are_told_where_they_are_counted(void **state)
{
    (void)state;
    char *page = care_page("nb");
    assert_holds(page, "<td>sene vakter</td><td class=\"n\">0</td>"
                       "<td class=\"n\">2</td><td class=\"n\">0,71</td>"
                       "<td class=\"n\">2,8</td><td class=\"n\">2,8</td>");
    assert_holds(page, "<th scope=\"row\">timer (t)</th>"
                       "<td class=\"n\">12,5</td><td class=\"n\">5</td>"
                       "<td class=\"n\">0,1</td><td class=\"n\">0,96</td>"
                       "<td>a, 1,2 ganger teamets</td>");
    free(page);
    page = page_in("nb");
    assert_lacks(page, "id=\"burdens\"");
    free(page);
}

static void wishes_refused_are_told_one_by_one(void **state)
{
    (void)state;
    static const char *const wishes[] = {"off",           "late",
                                         "no day",        "with b",
                                         "at work",       "not with b in late",
                                         "not at work",   "not 10:00–12:00",
                                         "with b in day", "only 18:00–20:00"};
    char *page = care_page("en");
    assert_holds(page, "<td class=\"n\">1 of 12</td>");
    for (size_t i = 0; i < N_ELEMENTS(wishes); i++) {
        char cell[64];
        snprintf(cell, sizeof cell, "</td><td>%s</td><td class=\"n\">",
                 wishes[i]);
        assert_holds(page, cell);
    }
    assert_holds(page, "<td>Mon 19 Oct to Tue 20 Oct</td>");
    assert_holds(page, "<td>is not known</td>");
    free(page);
}

static void granting_a_wish_has_its_price(void **state)
{
    (void)state;
    struct desk *desk = care_desk();
    const struct wish off = {.kind = WISH_OFF, .until = 1, .shift = -1};
    struct grant items[] = {
        {GRANT_BARRED, 0, off, 5 * POINT, 0, 0, -1, -1, 0, 0, false},
        {GRANT_UNKNOWN, 0, off, 4 * POINT, 0, 0, -1, -1, 0, 0, false},
        {GRANT_FOUND, 0, off, 3 * POINT, 0, 0, -1, -1, 0, 0, false},
        {GRANT_FOUND, 0, off, 3 * POINT, 0, 0, 1, -1, 0, 0, false},
        {GRANT_FOUND, 0, off, 2 * POINT, 9 * POINT, 60 * HEAD, 1, 0, 8, 9,
         true},
    };
    const struct grants grants = {items, 5, 5, 2};
    const struct report_order order = {.locale = "en"};
    struct text text = {0};
    desk_plan(desk);
    desk->plan.grants = &grants;
    report_write(&text, &desk->plan, &order);
    const char *page = text_string(&text);
    assert_holds(page, "<td>no days that grant it keep the hard rules</td>");
    assert_holds(page, "<td>is not known</td>");
    assert_holds(page, "<td>nothing</td>");
    assert_holds(page, "<td>nothing, if b changes as well</td>");
    assert_holds(page, "<td>at most 9 points, 1 h more short (q, Mon 19 Oct "
                       "08:00–09:00 and elsewhere), if b changes as well</td>");
    assert_holds(page, "and 2 more refused, in roster.json");
    text_free(&text);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(burdens_are_told_where_they_are_counted),
        cmocka_unit_test(wishes_refused_are_told_one_by_one),
        cmocka_unit_test(granting_a_wish_has_its_price),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
