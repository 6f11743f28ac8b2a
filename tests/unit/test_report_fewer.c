/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "report_desk.h"

/* Anna has Saturday; the others have had no weekend. */
static struct desk *saturday(void)
{
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 7, \"slot\": \"60m\","
        " \"burdens\": {\"weekends\": 1},"
        " \"rules\": [\"no\"], \"agreements\": ["
        "   {\"rule\": \"NO-12\", \"off\": true, \"reason\": \"x\"},"
        "   {\"rule\": \"NO-13\", \"off\": true, \"reason\": \"x\"}],"
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"heads\": 1}]},"
        "  {\"id\": \"email\", \"need\": [{\"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"},"
        "  {\"id\": \"late\", \"start\": \"14:00\", \"end\": \"22:00\"}],"
        " \"agents\": ["
        " {\"id\": \"anna\", \"skills\": [\"phone\"]},"
        " {\"id\": \"resting\", \"skills\": [\"phone\"]},"
        " {\"id\": \"late\", \"skills\": [\"phone\"], \"shifts\": [\"late\"]},"
        " {\"id\": \"mail\", \"skills\": [\"email\"]},"
        " {\"id\": \"free\", \"skills\": [\"phone\"]},"
        " {\"id\": \"ill\", \"skills\": [\"phone\"], \"time_off\": [{\"from\":"
        "   \"2026-10-24\"}]}]}");
    desk_give(desk, 0, 5, "day");
    desk_serve(desk, 0, 0, 5 * 24 + 8, 5 * 24 + 16);
    desk_give(desk, 1, 4, "late");
    return desk;
}

static void who_has_borne_less_stands_with_the_duty(void **state)
{
    (void)state;
    struct desk *desk = saturday();
    char *page = page_of(desk, &(struct report_order){.locale = "en"});
    assert_holds(page,
                 "[0,5,\"weekends, 1 a week: fewer have resting (0, barred by "
                 "the rule “at least 11 h of rest between duties, "
                 "Arbeidsmiljøloven 10-8(1)”); late (0, none of their shifts); "
                 "mail (0, without the skills); free (0, off and could be "
                 "called in) and 1 more\"]");
    assert_holds(page, "Who has borne less of what a duty counts as, and why");
    assert_null(strstr(strstr(page, "a week: ") + 1, "a week: "));
    free(page);
    page = page_of(desk, &(struct report_order){.locale = "nb"});
    assert_holds(page, "[0,5,\"helger, 1 per uke: færre har resting (0, ");
    free(page);
    desk_free(desk);
}

static void nobody_has_fewer_is_told(void **state)
{
    (void)state;
    struct desk *desk = saturday();
    for (int agent = 1; agent < 6; agent++)
        desk_give(desk, agent, 6, agent == 2 ? "late" : "day");
    char *page = page_of(desk, &(struct report_order){.locale = "en"});
    assert_holds(page, "[0,5,\"weekends, 1 a week: nobody has fewer\"]");
    free(page);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_borne_less_stands_with_the_duty),
        cmocka_unit_test(nobody_has_fewer_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
