/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of an export of calendars, and what speaks against it. */
#include "calendar_press.h"
#include "ics_text.h"
#include "ics_words.h"
#include "template.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DOMAIN_LETTERS = 100, MOMENT_SLACK_S = 183 * DAY_S };

struct calendar_order calendar_order_usual(const char *version)
{
    return (struct calendar_order){.version = version, .tombstones = true};
}

bool calendar_order_check(const struct calendar_order *order,
                          struct diags *diags)
{
    bool good = true;
    size_t n = order->domain ? strlen(order->domain) : 0;
    for (size_t i = 0; i < n; i++)
        good = good && (isalnum((unsigned char)order->domain[i]) ||
                        strchr(".-", order->domain[i]));
    if (!good || n > DOMAIN_LETTERS)
        diags_add(diags, "--domain", "",
                  "must be a name such as 'rota.example.org'");
    if (order->summary)
        template_check(order->summary, ics_words, N_ICS_WORDS, "--summary",
                       diags);
    if (order->description)
        template_check(order->description, ics_words, N_ICS_WORDS,
                       "--description", diags);
    return !diags_failed(diags);
}

bool press_check_key(const struct press *press)
{
    char *folder = realpath(press->folder, NULL);
    const char *slash = strrchr(press->order->key, '/');
    char *of_key =
        realpath(slash ? arena_copy_n(press->arena, press->order->key,
                                      (size_t)(slash - press->order->key) + 1)
                       : ".",
                 NULL);
    size_t length = folder ? strlen(folder) : 0;
    bool inside = folder && of_key && strncmp(folder, of_key, length) == 0 &&
                  (of_key[length] == '/' || !of_key[length]);
    free(folder);
    free(of_key);
    if (inside)
        diags_add(press->diags, press->order->key, "",
                  "must not lie among the calendars, where it could be read");
    return !inside;
}

/* When the latest of what was published says that it was. */
static int64_t last_published(const struct press *press)
{
    int64_t last = INT64_MIN;
    for (int i = 0; i < press->before.n; i++) {
        const struct ics_feed *feed = &press->before.items[i].feed;
        for (int j = 0; j < feed->n_events; j++)
            if (feed->events[j].modified > last)
                last = feed->events[j].modified;
    }
    return last;
}

bool press_check_moment(const struct press *press)
{
    const struct calendar_order *order = press->order;
    int64_t end =
        agenda_midnight(press->agenda) + (int64_t)press->agenda->n_days * DAY_S;
    const char *problem = NULL;
    if (!order->as_of_given || order->as_of_now)
        return true;
    if (order->as_of - MOMENT_SLACK_S > end)
        problem = "is more than half a year after the roster's last day";
    else if (order->as_of + MOMENT_SLACK_S < last_published(press))
        problem = "is more than half a year before what was published last";
    if (problem)
        diags_add(press->diags, "--as-of", "", "%s: is the year right?",
                  problem);
    return !problem;
}
