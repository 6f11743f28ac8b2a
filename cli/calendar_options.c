/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar_options.h"

#include "duty.h"
#include "shown.h"
#include "units.h"

#include <string.h>
#include <time.h>

enum { ALARM_DAYS = 7 };

static const enum option_name calendar_options[] = {
    OPTION_previous, OPTION_as_of,       OPTION_secret_names, OPTION_by,
    OPTION_parts,    OPTION_alarm,       OPTION_tombstones,   OPTION_utc,
    OPTION_summary,  OPTION_description, OPTION_domain};

static bool is_given_as(const struct options *options, enum option_name name,
                        const char *word)
{
    return strcmp(option_text(options, name, ""), word) == 0;
}

static void read_as_of(struct calendar_order *order,
                       const struct options *options, struct diags *diags)
{
    const char *text = option_text(options, OPTION_as_of, NULL);
    order->as_of_given = text != NULL;
    if (!text)
        return;
    order->as_of_now = strcmp(text, "now") == 0;
    if (order->as_of_now)
        order->as_of = (int64_t)time(NULL);
    else if (!local_read_instant(text, &order->as_of))
        diags_add(diags, "--as-of", "",
                  "must be a moment with its offset from UTC, such as "
                  "2026-10-16T09:00Z, or 'now', not '%s'",
                  SHOWN(text));
}

static void read_alarm(struct calendar_order *order,
                       const struct options *options, struct diags *diags)
{
    const char *text = option_text(options, OPTION_alarm, NULL);
    int seconds = 0;
    if (!text)
        return;
    if (!units_read_length(text, &seconds) || seconds < 60 ||
        seconds % 60 != 0 || seconds > ALARM_DAYS * 24 * 3600)
        diags_add(diags, "--alarm", "",
                  "must be a length from 1m to %dh, such as 45m, not '%s'",
                  ALARM_DAYS * 24, SHOWN(text));
    order->alarm_min = seconds / 60;
}

bool calendar_options_read(struct calendar_order *order,
                           const struct options *options, struct diags *diags)
{
    *order = calendar_order_usual(VAKTEL_VERSION);
    order->previous = option_text(options, OPTION_previous, NULL);
    order->key = option_text(options, OPTION_secret_names, NULL);
    order->utc = option_given(options, OPTION_utc);
    order->parts = option_given(options, OPTION_parts);
    order->tombstones = !is_given_as(options, OPTION_tombstones, "none");
    order->by = is_given_as(options, OPTION_by, "queue")  ? CALENDARS_QUEUE
                : is_given_as(options, OPTION_by, "site") ? CALENDARS_SITE
                                                          : CALENDARS_TEAM;
    order->domain = option_text(options, OPTION_domain, NULL);
    order->summary = option_text(options, OPTION_summary, NULL);
    order->description = option_text(options, OPTION_description, NULL);
    read_as_of(order, options, diags);
    read_alarm(order, options, diags);
    return calendar_order_check(order, diags);
}

void calendar_options_forbid(const struct options *options, bool page,
                             struct diags *diags)
{
    int n = sizeof calendar_options / sizeof *calendar_options;
    for (int i = 0; i < n; i++) {
        enum option_name name = calendar_options[i];
        char flag[64];
        snprintf(flag, sizeof flag, "--%s", option_infos[name].flag);
        if (option_given(options, name) && !(page && name == OPTION_previous))
            diags_add(diags, flag, "", "is for calendars (--format ics)");
    }
}
