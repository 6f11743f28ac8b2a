/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder of calendars that a roster is published as: <agent>.ics to
 * subscribe to and <agent>-import.ics for each agent, team.ics, and what is
 * new since the last time in changes.txt and changes/.  What was published
 * before is read from the calendars themselves. */
#ifndef CALENDARS_H
#define CALENDARS_H

#include "agenda.h"
#include "text.h"

struct team;

/* The team's calendars beside team.ics. */
enum calendars_by { CALENDARS_TEAM, CALENDARS_QUEUE, CALENDARS_SITE };

/* How calendars are to be. */
struct calendar_order {
    const char *version;  /* of the program */
    const char *previous; /* what was published before: a folder or a
                roster.json; NULL: what is in the folder; "none": nothing */
    bool as_of_given;
    bool as_of_now;  /* and is the clock's, which nobody mistypes */
    int64_t as_of;   /* when this is published; else the first midnight, UTC, of
                    the roster */
    const char *key; /* file from which unguessable names come, or NULL */
    bool utc;
    bool parts;
    bool tombstones;
    int alarm_min; /* 0: none */
    enum calendars_by by;
    const char *domain, *summary, *description; /* NULL: the usual ones */
};

/* What holds where nothing is asked for. */
struct calendar_order calendar_order_usual(const char *version);

/* Reports what is wrong with domain and templates, under the options' names. */
bool calendar_order_check(const struct calendar_order *order,
                          struct diags *diags);

/* Reports agents whose ids give the same file name, or the team's.  To be
 * asked before planning: nothing is written on bad input.  False also if
 * anything was reported before. */
bool calendars_check_names(const struct team *team, struct diags *diags);

/* Reports where what was published before cannot be told, or is another
 * team's: to be asked before planning as well. */
bool calendars_check_previous(const char *folder, const char *team,
                              const struct calendar_order *order,
                              struct diags *diags);

/* What is new in the agents' calendars, and how many agents that concerns. */
struct calendar_news {
    int n_changes, n_changed_for;     /* of what had been published */
    int n_published, n_published_for; /* on days that are new */
    int n_gone;                       /* feeds that are no longer there */
};

/* Writes all calendars into the folder, which is made if need be.  Each is
 * read back and compared; then all take the places of the old ones, or none
 * does.  `news` may be NULL. */
bool calendars_write(const char *folder, const struct agenda *agenda,
                     const struct calendar_order *order,
                     struct calendar_news *news, struct diags *diags);

/* "3 changes for 2 agents", "nothing changed". */
void calendar_news_tell(struct text *text, const struct calendar_news *news);

#endif
