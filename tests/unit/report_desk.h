/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two small teams with rosters, and the page of each. */
#ifndef REPORT_DESK_H
#define REPORT_DESK_H

#include "desk.h"
#include "report.h"

/* Over the night on which the clock goes back: Maria two days and a night,
 * Bo's night from before, somebody in Georgia. */
static const char desk_json[] =
    "{\"team\": \"Oslo <b>desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-22\", \"days\": 6, \"slot\": \"60m\","
    " \"locale\": \"pl\", \"prices\": {\"surplus\": 20},"
    " \"queues\": [{\"id\": \"phone\", \"name\": \"Phone & \\\"chat\\\"\","
    "   \"need\": [{\"days\": [\"thu\", \"fri\"], \"from\": \"08:00\","
    "    \"to\": \"12:00\", \"heads\": 2}]},"
    "  {\"id\": \"email\", \"volume\": [{\"days\": [\"thu\"],"
    "    \"from\": \"09:00\", \"to\": \"10:00\", \"contacts\": 24}],"
    "    \"handling_time\": \"5m\", \"answer_within\": \"2h\"},"
    "  {\"id\": \"calls\", \"volume\": [{\"days\": [\"mon\"],"
    "    \"from\": \"09:00\", \"to\": \"12:00\", \"contacts\": 30}],"
    "    \"handling_time\": \"4m\", \"service_level\": {\"percent\": 80,"
    "    \"within\": \"20s\", \"over\": \"day\"}}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"16:00\", \"breaks\": [{\"length\": \"1h\", \"from\": \"3h\","
    "   \"to\": \"5h\", \"paid\": false}]},"
    "  {\"id\": \"night\", \"name\": \"night <i>\", \"start\": \"22:00\","
    "   \"end\": \"06:00\"}],"
    " \"agents\": ["
    "  {\"id\": \"maria\", \"name\": \"Maria 'M' Nowak\","
    "   \"skills\": [\"phone\", \"email\", \"calls\"], \"tags\": [\"lead\"],"
    "   \"period\": {\"target\": \"15h\"},"
    "   \"wishes\": [{\"date\": \"2026-10-22\", \"off\": true}]},"
    "  {\"id\": \"bo\", \"skills\": [\"phone\"],"
    "   \"period\": {\"max\": \"6h\"},"
    "   \"history\": {\"last_duty\": {\"shift\": \"night\","
    "     \"start\": \"2026-10-21T22:00\", \"end\": \"2026-10-22T06:00\"}},"
    "   \"time_off\": [{\"from\": \"2026-10-23\", \"to\": \"2026-10-23\"}]},"
    "  {\"id\": \"asha\", \"zone\": \"Asia/Tbilisi\", \"skills\": [\"email\"],"
    "   \"week\": {\"min\": \"4h\", \"max\": \"20h\"},"
    "   \"rules\": {\"week_min\": {\"price\": 600}, \"rest\": \"9h\"}},"
    "  {\"id\": \"eva\", \"skills\": [], \"week\": {\"min\": \"0h\"}}],"
    " \"rules\": {\"max_days_in_a_row\": {\"limit\": 1, \"price\": 10}},"
    " \"presence\": [{\"id\": \"a lead\", \"tags\": [\"lead\"],"
    "    \"days\": [\"sat\"], \"from\": \"08:00\", \"to\": \"10:00\","
    "    \"min\": 1},"
    "  {\"id\": \"one night\", \"shift\": \"night\", \"days\": [\"sat\"],"
    "   \"min\": 0, \"max\": 0}]}";

static inline struct desk *small_desk(void)
{
    struct desk *desk = desk_new(desk_json);
    desk_give(desk, 0, 0, "day");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 0, 2, "night");
    desk_give(desk, 1, 4, "night");
    desk_give(desk, 2, 0, "day");
    desk_serve(desk, 0, 0, 10, 13);
    desk_serve(desk, 0, 0, 34, 37);
    return desk;
}

/* Activities, a shift on call, leave of half a day, burdens with a past,
 * wishes of all kinds, a pack of laws. */
static const char care_json[] =
    "{\"team\": \"Care\", \"zone\": \"UTC\", \"start\": \"2026-10-19\","
    " \"days\": 7, \"slot\": \"60m\","
    " \"queues\": [{\"id\": \"q\", \"need\": [{\"from\": \"08:00\","
    "   \"to\": \"09:00\", \"heads\": 1}]}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"13:00\"},"
    "  {\"id\": \"late\", \"start\": \"16:00\", \"end\": \"21:00\"},"
    "  {\"id\": \"standby\", \"start\": \"20:00\", \"end\": \"08:00\","
    "   \"on_call\": true}],"
    " \"burdens\": {\"lates\": 1, \"hours\": 0},"
    " \"activities\": [{\"id\": \"course <1>\", \"date\": \"2026-10-20\","
    "   \"from\": \"09:00\", \"to\": \"11:00\", \"agents\": [\"a\"],"
    "   \"price\": 300},"
    "  {\"id\": \"missed\", \"date\": \"2026-10-21\", \"from\": \"09:00\","
    "   \"to\": \"11:00\", \"agents\": [\"a\"], \"price\": 300}],"
    " \"agents\": [{\"id\": \"a\", \"week\": {\"target\": \"20h\"},"
    "   \"wishes\": [{\"date\": \"2026-10-19\", \"off\": true},"
    "    {\"date\": \"2026-10-20\", \"shift\": \"late\", \"grade\": 4},"
    "    {\"date\": \"2026-10-20\", \"shift\": \"day\", \"grade\": 0},"
    "    {\"date\": \"2026-10-20\", \"with\": \"b\", \"grade\": \"like\"},"
    "    {\"date\": \"2026-10-20\", \"from\": \"10:00\", \"to\": \"12:00\","
    "     \"grade\": 0},"
    "    {\"date\": \"2026-10-20\", \"from\": \"18:00\", \"to\": \"20:00\","
    "     \"grade\": 4},"
    "    {\"date\": \"2026-10-21\", \"grade\": 4},"
    "    {\"date\": \"2026-10-23\", \"shift\": \"late\", \"with\": \"b\","
    "     \"grade\": \"never\"},"
    "    {\"days\": [\"2026-10-19\", \"2026-10-20\"], \"off\": true,"
    "     \"together\": true},"
    "    {\"date\": \"2026-10-23\", \"grade\": 0},"
    "    {\"date\": \"2026-10-20\", \"shift\": \"day\", \"with\": \"b\","
    "     \"grade\": \"like\"},"
    "    {\"date\": \"2026-10-24\", \"off\": true}]},"
    "  {\"id\": \"b\", \"week\": {\"target\": \"20h\"},"
    "   \"time_off\": [{\"from\": \"2026-10-22T13:00\","
    "    \"to\": \"2026-10-22T15:00\"}],"
    "   \"history\": {\"last_duty\": {\"shift\": \"standby\","
    "     \"start\": \"2026-10-18T20:00\", \"end\": \"2026-10-19T08:00\"}}}],"
    " \"rules\": [\"no\"],"
    " \"agreements\": [{\"rule\": \"NO-9\", \"limit\": \"8h\","
    "   \"reason\": \"tariff <2>\"}]}";

static inline struct desk *care_desk(void)
{
    struct desk *desk = desk_new(care_json);
    desk_give(desk, 0, 0, "late");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 1, "late");
    desk_give(desk, 0, 4, "late");
    desk_give(desk, 1, 4, "late");
    desk_give(desk, 1, 5, "standby");
    return desk;
}

static inline char *page_of(struct desk *desk, const struct report_order *order)
{
    struct text text = {0};
    report_write(&text, desk_plan(desk), order);
    return text_take(&text);
}

static inline char *page_in(const char *locale)
{
    struct desk *desk = small_desk();
    const struct report_order order = {.locale = locale};
    char *page = page_of(desk, &order);
    desk_free(desk);
    return page;
}

static inline char *care_page(const char *locale)
{
    struct desk *desk = care_desk();
    const struct report_order order = {.locale = locale};
    char *page = page_of(desk, &order);
    desk_free(desk);
    return page;
}

static inline void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("'%s' is there", part);
}

#endif
