/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "calendars.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of calendars, published time and again. */
struct publisher {
    char folder[64], path[256];
    struct calendar_order order;
    struct calendar_news news;
    char error[512];
};

static int start(void **state)
{
    struct publisher *it = calloc(1, sizeof *it);
    snprintf(it->folder, sizeof it->folder, "/tmp/vaktel-public-XXXXXX");
    assert_non_null(mkdtemp(it->folder));
    it->order = calendar_order_usual("1.2.3");
    it->order.as_of_given = true;
    it->order.as_of = 1791800000; /* 12 October 2026, 10:13:20 UTC */
    *state = it;
    return 0;
}

static void clear(const char *folder)
{
    char path[512];
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (strcmp(entry->d_name, ".") == 0 ||
            strcmp(entry->d_name, "..") == 0 || unlink(path) == 0)
            continue;
        clear(path);
    }
    closedir(dir);
    rmdir(folder);
}

static int stop(void **state)
{
    struct publisher *it = *state;
    clear(it->folder);
    free(it);
    return 0;
}

/* Agents' parts of a roster of 19 to 25 October, with ' for ". */
#define EARLY(hours)                                                           \
    "{'date':'2026-10-20','shift':'early','start':'2026-10-20T" hours          \
    "+02:00','end':'2026-10-20T15:00+02:00','breaks':[{'start':"               \
    "'2026-10-20T11:00+02:00','minutes':30,'paid':false}],'blocks':["          \
    "{'queue':'phone','start':'2026-10-20T08:00+02:00','end':"                 \
    "'2026-10-20T11:00+02:00'}]}"
#define NIGHT                                                                  \
    "{'date':'2026-10-24','shift':'night','start':'2026-10-24T22:00+02:00',"   \
    "'end':'2026-10-25T06:00+01:00'}"
#define LATER                                                                  \
    "{'date':'2026-11-20','shift':'early','start':'2026-11-20T07:00+01:00',"   \
    "'end':'2026-11-20T15:00+01:00'}"
#define SHIFT(name, from, to)                                                  \
    "{'date':'2026-10-20','shift':'" name "','start':'2026-10-20T" from        \
    "+02:00','end':'2026-10-20T" to "+02:00'}"
#define TWO_QUEUES                                                             \
    "{'date':'2026-10-20','shift':'early','start':'2026-10-20T08:00+02:00',"   \
    "'end':'2026-10-20T10:00+02:00','blocks':["                                \
    "{'queue':'tier 1','start':'2026-10-20T08:00+02:00',"                      \
    "'end':'2026-10-20T09:00+02:00'},"                                         \
    "{'queue':'tier-1','start':'2026-10-20T09:00+02:00',"                      \
    "'end':'2026-10-20T10:00+02:00'}]}"
#define OFF                                                                    \
    "'time_off':[{'start':'2026-10-21T00:00+02:00','end':"                     \
    "'2026-10-23T00:00+02:00'},{'start':'2026-10-23T12:00+02:00','end':"       \
    "'2026-10-23T14:00+02:00'}],"
#define AGENT(id, duties) "{'id':'" id "'," duties "}"
#define DUTIES(list)      "'duties':[" list "]"

static void parse(struct agenda *agenda, struct arena *arena, const char *days,
                  const char *agents)
{
    char text[8192];
    struct diags *diags = diags_new();
    snprintf(text, sizeof text,
             "{'format':'vaktel roster 1','team':'Desk','zone':'Europe/Oslo',"
             "%s,'names':{'queues':{'phone':'Telefon'},'shifts':{}},"
             "'agents':[%s]}",
             days, agents);
    for (char *letter = text; *letter; letter++)
        if (*letter == '\'')
            *letter = '"';
    if (!agenda_parse(agenda, arena_copy(arena, text), strlen(text), "x.json",
                      arena, diags))
        fail_msg("%s %s", diags_at(diags, 0)->place,
                 diags_at(diags, 0)->message);
    diags_free(diags);
}

/* Publishes a roster of the days; false: refused, and `error` says why. */
static bool publish_days(struct publisher *it, const char *days,
                         const char *agents)
{
    struct arena *arena = arena_new();
    struct agenda agenda;
    struct diags *diags = diags_new();
    parse(&agenda, arena, days, agents);
    bool good =
        calendars_write(it->folder, &agenda, &it->order, &it->news, diags);
    assert_int_equal(good, !diags_failed(diags));
    if (!good)
        snprintf(it->error, sizeof it->error, "%s: %s",
                 diags_at(diags, 0)->file, diags_at(diags, 0)->message);
    diags_free(diags);
    arena_free(arena);
    it->order.as_of += 3600;
    return good;
}

static bool publish(struct publisher *it, const char *agents)
{
    return publish_days(it, "'start':'2026-10-19','days':7", agents);
}

static const char *place(struct publisher *it, const char *name)
{
    snprintf(it->path, sizeof it->path, "%s/%s", it->folder, name);
    return it->path;
}

static bool is_there(struct publisher *it, const char *name)
{
    return access(place(it, name), F_OK) == 0;
}

static char *content(struct publisher *it, const char *name)
{
    static char text[32768];
    FILE *file = fopen(place(it, name), "rb");
    if (!file)
        fail_msg("no %s", name);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void put(struct publisher *it, const char *name, const char *text)
{
    FILE *file = fopen(place(it, name), "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void holds(struct publisher *it, const char *name, const char *part)
{
    if (!strstr(content(it, name), part))
        fail_msg("no '%s' in:\n%s", part, content(it, name));
}

static void lacks(struct publisher *it, const char *name, const char *part)
{
    if (strstr(content(it, name), part))
        fail_msg("'%s' in:\n%s", part, content(it, name));
}

static void everybody_gets_a_feed_and_a_file_to_import(void **state)
{
    struct publisher *it = *state;
    assert_true(publish(
        it, AGENT("ada", OFF DUTIES(EARLY("07:00") "," NIGHT)) "," AGENT(
                "bo", DUTIES(""))));
    holds(it, "ada.ics", "SUMMARY:early 07:00-15:00\\, Telefon (Desk)\r\n");
    holds(it, "ada.ics", "SUMMARY:Time off (Desk)\r\n");
    holds(it, "ada.ics",
          "DTSTART;VALUE=DATE:20261021\r\n"
          "DTEND;VALUE=DATE:20261023\r\n");
    holds(it, "ada.ics", "DTSTART;TZID=Europe/Oslo:20261023T120000\r\n");
    holds(it, "ada.ics", "X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\n");
    lacks(it, "ada.ics", "METHOD");
    holds(it, "ada-import.ics", "METHOD:PUBLISH\r\n");
    holds(it, "bo.ics", "SUMMARY:No shifts published (Desk)\r\n");
    holds(it, "team.ics", "SUMMARY:ada: Time off (Desk)\r\n");
    holds(it, "changes.txt",
          "Published for the first time: 4 entries for 1 "
          "agent.\n");
    assert_false(is_there(it, "changes"));
}

static void what_moves_goes_and_comes_back_stays_the_same_event(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))));
    publish(it, AGENT("ada", DUTIES(EARLY("08:00"))));
    holds(it, "ada.ics", "SEQUENCE:1\r\nDTSTART;TZID=Europe/Oslo:20261020T080");
    holds(it, "ada.ics", "LAST-MODIFIED:20261012T111320Z\r\n");
    holds(it, "changes.txt",
          "  moved     Tue 20 Oct 07:00-15:00 early: now 08:00-15:00\n");
    holds(it, "changes/ada-2026-10-20-moved.ics", "METHOD:PUBLISH\r\n");
    publish(it, AGENT("ada", DUTIES("")));
    holds(it, "ada.ics", "SEQUENCE:2\r\n");
    holds(it, "ada.ics", "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n");
    holds(it, "changes/ada-2026-10-20-cancelled.ics", "METHOD:CANCEL\r\n");
    assert_false(is_there(it, "changes/ada-2026-10-20-moved.ics"));
    assert_false(is_there(it, "ada-import.ics"));
    publish(it, AGENT("ada", DUTIES(EARLY("08:00"))));
    holds(it, "ada.ics", "SEQUENCE:3\r\n");
    holds(it, "ada.ics", "STATUS:CONFIRMED\r\n");
    holds(it, "changes.txt", "  back      Tue 20 Oct 08:00-15:00 early\n");
}

static void nothing_changes_where_nothing_has_changed(void **state)
{
    struct publisher *it = *state;
    char feed[32768], list[32768];
    publish(it, AGENT("ada", DUTIES("")));
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    snprintf(feed, sizeof feed, "%s", content(it, "ada.ics"));
    snprintf(list, sizeof list, "%s", content(it, "changes.txt"));
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    assert_string_equal(content(it, "ada.ics"), feed);
    assert_string_equal(content(it, "changes.txt"), list);
    assert_true(is_there(it, "changes/ada-2026-10-24-new.ics"));
}

static void other_breaks_are_told_as_a_change(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))));
    publish(it, AGENT("ada", DUTIES("{'date':'2026-10-20','shift':'early',"
                                    "'start':'2026-10-20T07:00+02:00','end':"
                                    "'2026-10-20T15:00+02:00'}")));
    holds(it, "changes.txt",
          "  changed   Tue 20 Oct 07:00-15:00 early: fewer "
          "breaks; other queues\n");
    it->order.summary = "{shift} again";
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))));
    holds(it, "changes.txt",
          "early: Break 11:00-11:30 (unpaid); other queues\n");
    it->order.summary = "{shift}";
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))));
    holds(it, "changes.txt", "early: other words\n");
    holds(it, "ada.ics", "SEQUENCE:3\r\n");
}

/* What the command says of it. */
static void says(const struct publisher *it, const char *words)
{
    struct text text = {0};
    calendar_news_tell(&text, &it->news);
    assert_string_equal(text_string(&text), words);
    text_free(&text);
}

static void how_much_is_new_is_told(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(NIGHT)) "," AGENT("bo", DUTIES(NIGHT)));
    says(it, "2 entries of new days for 2 agents");
    holds(it, "changes.txt", "As of ");
    publish(it, AGENT("ada", DUTIES(NIGHT)) "," AGENT("bo", DUTIES(NIGHT)));
    says(it, "nothing changed");
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))) "," AGENT(
                    "bo", DUTIES(EARLY("08:00") "," NIGHT)));
    says(it, "3 changes for 2 agents");
    it->order.by = CALENDARS_QUEUE;
    publish(it, AGENT("bo", DUTIES(EARLY("08:00") "," NIGHT)));
    says(it, "1 change for 1 agent");
    it->order.by = CALENDARS_TEAM;
    publish(it, AGENT("bo", DUTIES(EARLY("08:00") "," NIGHT)));
    says(it, "1 calendar no longer there");
}

static void another_shift_is_told_with_its_own_times(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))));
    publish(it, AGENT("ada", DUTIES(SHIFT("late", "14:00", "22:00"))));
    holds(it, "changes.txt",
          "  moved     Tue 20 Oct 07:00-15:00 early: now 14:00-22:00 late\n");
    publish(it, AGENT("ada", DUTIES(SHIFT("day", "14:00", "22:00"))));
    holds(it, "changes.txt",
          "  changed   Tue 20 Oct 14:00-22:00 late: now day: other words\n");
}

static void a_duty_that_changes_hands_is_told_to_both(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(NIGHT)) "," AGENT(
                    "bo", DUTIES("")) "," AGENT("cy", DUTIES(NIGHT)));
    publish(it, AGENT("ada", DUTIES("")) "," AGENT(
                    "bo", DUTIES(NIGHT)) "," AGENT("cy", DUTIES("")));
    holds(it, "changes.txt",
          "ada, times of Europe/Oslo\n"
          "  cancelled Sat 24 Oct 22:00-06:00 night: goes to bo\n\n"
          "bo, times of Europe/Oslo\n"
          "  new       Sat 24 Oct 22:00-06:00 night: was with ada\n\n"
          "cy, times of Europe/Oslo\n"
          "  cancelled Sat 24 Oct 22:00-06:00 night\n");
}

static void cancelled_duties_can_be_left_out(void **state)
{
    struct publisher *it = *state;
    it->order.tombstones = false;
    publish(it, AGENT("ada", DUTIES(EARLY("07:00") "," NIGHT)));
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    lacks(it, "ada.ics", "CANCELLED");
    holds(it, "ada.ics", "X-VAKTEL-SEQUENCE:2\r\n");
    publish(it, AGENT("ada", DUTIES(EARLY("07:00") "," NIGHT)));
    holds(it, "ada.ics", "SEQUENCE:2\r\nDTSTART;TZID=Europe/Oslo:20261020");
    holds(it, "ada.ics", "SEQUENCE:0\r\nDTSTART;TZID=Europe/Oslo:20261024");
}

static void who_left_without_tombstones_goes_on_from_there(void **state)
{
    struct publisher *it = *state;
    it->order.tombstones = false;
    publish(it, AGENT("ada", DUTIES(NIGHT)) "," AGENT("bo", DUTIES("")));
    for (int i = 0; i < 2; i++) {
        publish(it, AGENT("bo", DUTIES("")));
        holds(it, "ada.ics", "SUMMARY:No shifts published (Desk)\r\n");
        holds(it, "ada.ics", "X-VAKTEL-SEQUENCE:2\r\n");
    }
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    holds(it, "ada.ics", "SEQUENCE:2\r\nDTSTART;TZID=Europe/Oslo:20261024");
    publish(it, AGENT("bo", DUTIES("")));
    it->order.as_of = 1793200000; /* 28 October */
    publish(it, AGENT("bo", DUTIES("")));
    assert_false(is_there(it, "ada.ics"));
}

static void tombstones_go_two_days_after_the_end(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(EARLY("07:00") "," NIGHT)));
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    it->order.as_of = 1792674000; /* 22 October, 13:00 UTC: end + 2 days */
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    lacks(it, "ada.ics", "CANCELLED");
}

static void the_past_stays_for_four_weeks(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(EARLY("07:00") "," NIGHT)));
    publish_days(it, "'start':'2026-11-18','days':7",
                 AGENT("ada", DUTIES(LATER)));
    lacks(it, "ada.ics", "20261020-d1");
    holds(it, "ada.ics", "20261024-d1");
    holds(it, "ada.ics", "20261120-d1");
    lacks(it, "ada.ics", "CANCELLED");
    holds(it, "changes.txt", "Nothing that was published before has changed.");
    holds(it, "changes.txt", "New days, published for the first time: 1 entry");
    publish(it, AGENT("ada", DUTIES("")));
    holds(it, "ada.ics", "CANCELLED: night");
    lacks(it, "ada.ics", "CANCELLED: early");
}

static void those_who_left_are_told_so_and_then_no_more(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(NIGHT)) "," AGENT("bo", DUTIES("")));
    publish(it, AGENT("bo", DUTIES("")));
    holds(it, "ada.ics", "SUMMARY:CANCELLED: night 22:00-06:00 (Desk)\r\n");
    holds(it, "changes.txt", "ada, times of Europe/Oslo, no longer on the ros");
    assert_false(is_there(it, "ada-import.ics"));
    it->order.as_of = 1793200000;
    publish(it, AGENT("bo", DUTIES("")));
    assert_false(is_there(it, "ada.ics"));
    assert_true(is_there(it, "bo.ics"));
}

static void calendars_by_queue_and_site_come_and_go(void **state)
{
    struct publisher *it = *state;
    static const char agents[] =
        AGENT("ada",
              DUTIES(EARLY(
                  "07:00"))) ","
                             "{'id':'priya','zone':'Asia/Kolkata','duties':[]}";
    it->order.by = CALENDARS_QUEUE;
    publish(it, agents);
    holds(it, "queue-phone.ics", "NAME:Desk: Telefon\r\n");
    it->order.by = CALENDARS_SITE;
    publish(it, agents);
    assert_false(is_there(it, "queue-phone.ics"));
    holds(it, "site-Europe-Oslo.ics", "SUMMARY:ada: early");
    holds(it, "site-Asia-Kolkata.ics", "No shifts published");
}

static void parts_alarms_and_words_are_as_asked_for(void **state)
{
    struct publisher *it = *state;
    it->order.parts = true;
    it->order.utc = true;
    it->order.alarm_min = 45;
    it->order.domain = "rota.example.org";
    it->order.summary = "{id}: {shift}[ {queues}]";
    it->order.description = "{date}\\nAs of today";
    publish(it, AGENT("ada", DUTIES(EARLY("07:00"))));
    holds(it, "ada.ics", "SUMMARY:Break (unpaid) 11:00-11:30\r\n");
    holds(it, "ada.ics", "SUMMARY:Telefon 08:00-11:00\r\n");
    holds(it, "ada.ics", "SUMMARY:ada: early Telefon\r\n");
    holds(it, "ada.ics", "DTSTART:20261020T050000Z\r\n");
    holds(it, "ada.ics", "TRIGGER:-PT45M\r\n");
    holds(it, "ada.ics", "@rota.example.org\r\n");
    lacks(it, "ada.ics", "TZID");
}

static void names_can_be_secret(void **state)
{
    struct publisher *it = *state;
    char key[128];
    snprintf(key, sizeof key, "%s.key", it->folder);
    it->order.key = key;
    assert_true(publish(it, AGENT("ada", DUTIES(NIGHT))));
    assert_false(is_there(it, "ada.ics"));
    assert_false(is_there(it, "changes.txt"));
    assert_true(publish(it, AGENT("ada", DUTIES(""))));
    FILE *file = fopen(key, "a");
    fputs("renew ada\n", file);
    fclose(file);
    assert_true(publish(it, AGENT("ada", DUTIES(NIGHT))));
    it->order.key = NULL;
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    assert_non_null(strstr(it->error, "was published with secret names"));
    it->order.previous = "none";
    assert_true(publish(it, AGENT("ada", DUTIES(NIGHT))));
    holds(it, "ada.ics", "SEQUENCE:0\r\n");
    holds(it, "changes.txt", "No longer there");
    it->order.previous = NULL;
    file = fopen(key, "w");
    fputs("vaktel calendar key 1\nshort\n", file);
    fclose(file);
    it->order.key = key;
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    unlink(key);
    assert_non_null(strstr(it->error, "is not a key file"));
    it->order.key = place(it, "key");
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    assert_non_null(strstr(it->error, "must not lie among the calendars"));
}

static void a_roster_can_stand_for_what_was_published(void **state)
{
    struct publisher *it = *state;
    char text[4096], previous[128];
    snprintf(text, sizeof text,
             "{'format':'vaktel roster 1','team':'Desk','zone':'Europe/Oslo',"
             "'start':'2026-10-19','days':7,'agents':[%s]}",
             AGENT("ada", DUTIES(NIGHT)) "," AGENT("bo", DUTIES(NIGHT)));
    for (char *letter = text; *letter; letter++)
        if (*letter == '\'')
            *letter = '"';
    put(it, "old.json", text);
    snprintf(previous, sizeof previous, "%s/old.json", it->folder);
    it->order.previous = previous;
    assert_true(publish(it, AGENT("ada", DUTIES(NIGHT))));
    holds(it, "ada.ics", "SEQUENCE:0\r\n");
    holds(it, "bo.ics", "SUMMARY:CANCELLED: night");
    holds(it, "changes.txt", "bo, times of Europe/Oslo, no longer on the ros");
    assert_true(is_there(it, "changes/bo-2026-10-24-cancelled.ics"));
}

static void names_that_cannot_be_files_are_refused(void **state)
{
    struct publisher *it = *state;
    it->order.by = CALENDARS_QUEUE;
    assert_false(publish(it, AGENT("queue-phone", DUTIES(EARLY("07:00")))));
    assert_non_null(strstr(it->error, "which is the queue's"));
    assert_false(publish(it, AGENT("..", DUTIES(NIGHT))));
    assert_non_null(strstr(it->error, "'..' is a path that leads out"));
    assert_false(publish(it, AGENT("ada", DUTIES(TWO_QUEUES))));
    assert_non_null(strstr(it->error, "queue ids 'tier 1' and 'tier-1' would"));
    assert_false(is_there(it, "team.ics"));
}

static void what_is_not_ours_is_not_replaced(void **state)
{
    struct publisher *it = *state;
    put(it, "ada.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    assert_false(publish(it, AGENT("ada", DUTIES(NIGHT))));
    assert_non_null(strstr(it->error, "is no calendar of vaktel"));
    assert_false(is_there(it, "team.ics"));
}

static void what_cannot_be_compared_is_refused(void **state)
{
    struct publisher *it = *state;
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    it->order.previous = "/dev/null/nowhere";
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    it->order.previous = "tests";
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    it->order.previous = NULL;
    put(it, "ada.ics", "BEGIN:VCALENDAR\r\nPRODID:-//vaktel//x//EN\r\n");
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    it->order.previous = "none";
    assert_true(publish(it, AGENT("ada", DUTIES(""))));
    lacks(it, "ada.ics", "CANCELLED");
    it->order.domain = "a b";
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
}

static void a_step_that_fails_is_taken_back_with_all_before(void **state)
{
    struct publisher *it = *state;
    char feed[32768];
    publish(it, AGENT("ada", DUTIES(NIGHT)));
    snprintf(feed, sizeof feed, "%s", content(it, "ada.ics"));
    put(it, "changes", "a file");
    assert_false(publish(it, AGENT("ada", DUTIES(""))));
    assert_string_equal(content(it, "ada.ics"), feed);
    assert_true(is_there(it, "ada-import.ics"));
    assert_false(is_there(it, ".vaktel-new"));
}

#define PUBLISHER_TEST(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PUBLISHER_TEST(everybody_gets_a_feed_and_a_file_to_import),
        PUBLISHER_TEST(what_moves_goes_and_comes_back_stays_the_same_event),
        PUBLISHER_TEST(nothing_changes_where_nothing_has_changed),
        PUBLISHER_TEST(other_breaks_are_told_as_a_change),
        PUBLISHER_TEST(how_much_is_new_is_told),
        PUBLISHER_TEST(another_shift_is_told_with_its_own_times),
        PUBLISHER_TEST(a_duty_that_changes_hands_is_told_to_both),
        PUBLISHER_TEST(cancelled_duties_can_be_left_out),
        PUBLISHER_TEST(who_left_without_tombstones_goes_on_from_there),
        PUBLISHER_TEST(tombstones_go_two_days_after_the_end),
        PUBLISHER_TEST(the_past_stays_for_four_weeks),
        PUBLISHER_TEST(those_who_left_are_told_so_and_then_no_more),
        PUBLISHER_TEST(calendars_by_queue_and_site_come_and_go),
        PUBLISHER_TEST(parts_alarms_and_words_are_as_asked_for),
        PUBLISHER_TEST(names_can_be_secret),
        PUBLISHER_TEST(a_roster_can_stand_for_what_was_published),
        PUBLISHER_TEST(names_that_cannot_be_files_are_refused),
        PUBLISHER_TEST(what_is_not_ours_is_not_replaced),
        PUBLISHER_TEST(what_cannot_be_compared_is_refused),
        PUBLISHER_TEST(a_step_that_fails_is_taken_back_with_all_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
