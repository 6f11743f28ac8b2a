/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "field.h"

#include "far_dates.h"
#include "grid.h"
#include "shown.h"
#include "text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* An id becomes a word in lists and a file's name in the calendars. */
enum { WORD_LETTERS = 60 };
static const char not_in_words[] = ";|,:=/\\\"";

static int letters(const char *text)
{
    int n = 0;
    for (; *text; text += text_char_length(text))
        n++;
    return n;
}

bool field_seconds(struct diags *diags, struct spot spot, const char *text,
                   int least, int most, int *seconds)
{
    char low[UNITS_ROOM], high[UNITS_ROOM];
    units_write_seconds(least, low);
    units_write_seconds(most, high);
    int read;
    if (!units_read_length(text, &read)) {
        spot_report(diags, spot, "'%s' is not a length such as '4m' or '90s'",
                    SHOWN(text));
        return false;
    }
    if (read < least || read > most) {
        spot_report(diags, spot, "must be from %s to %s, is '%s'", low, high,
                    SHOWN(text));
        return false;
    }
    *seconds = read;
    return true;
}

static bool minutes_within(struct diags *diags, struct spot spot,
                           const char *text, int least, int most, int read)
{
    char low[UNITS_ROOM], high[UNITS_ROOM];
    if (read >= least && read <= most)
        return true;
    spot_report(diags, spot, "must be from %s to %s, is '%s'",
                units_write_minutes(least, low),
                units_write_minutes(most, high), SHOWN(text));
    return false;
}

bool field_length(struct diags *diags, struct spot spot, const char *text,
                  int least, int most, int *minutes)
{
    int read;
    if (!units_read_length(text, &read) || strchr(text, 's')) {
        spot_report(diags, spot,
                    "'%s' is not a length such as '7h30m', '8h' or '45m'",
                    SHOWN(text));
        return false;
    }
    if (!minutes_within(diags, spot, text, least, most, read / 60))
        return false;
    *minutes = read / 60;
    return true;
}

bool field_hours(struct diags *diags, struct spot spot, const char *text,
                 int least, int most, int *minutes)
{
    int read;
    if (!units_read_hours(text, &read))
        return field_length(diags, spot, text, least, most, minutes);
    if (!minutes_within(diags, spot, text, least, most, read))
        return false;
    *minutes = read;
    return true;
}

bool field_clock(struct diags *diags, struct spot spot, const char *text,
                 int *minute)
{
    int read;
    if (!units_read_clock(text, &read)) {
        spot_report(diags, spot,
                    "'%s' is not a clock time from '00:00' to '24:00'",
                    SHOWN(text));
        return false;
    }
    *minute = read;
    return true;
}

/* Whether the text looks like a date, so that only the figures are wrong. */
static bool date_shaped(const char *text)
{
    for (const char *shape = "9999-99-99"; *shape; shape++, text++)
        if (*shape == '9' ? !isdigit((unsigned char)*text) : *text != *shape)
            return false;
    return !*text || *text == 'T' || *text == ' ';
}

static void report_date(struct diags *diags, struct spot spot, const char *text)
{
    int year = 0;
    if (date_shaped(text))
        sscanf(text, "%4d", &year);
    if (year == 0)
        spot_report(diags, spot, "'%s' is not a date such as '2026-10-19'",
                    SHOWN(text));
    else if (year < FIRST_YEAR || year > LAST_YEAR)
        spot_report(diags, spot, "'%s' is not in the years %d to %d",
                    SHOWN(text), FIRST_YEAR, LAST_YEAR);
    else
        spot_report(diags, spot, "there is no day '%.10s'", text);
}

bool field_date(struct diags *diags, struct spot spot, const char *text,
                int *date)
{
    int read;
    if (!units_read_date(text, &read)) {
        report_date(diags, spot, text);
        return false;
    }
    *date = read;
    return true;
}

bool field_moment(struct diags *diags, struct spot spot, const char *text,
                  int *date, int *minute)
{
    char day[11] = "";
    if (units_read_moment(text, date, minute))
        return true;
    *minute = NOT_GIVEN;
    if (strlen(text) <= 10)
        return field_date(diags, spot, text, date);
    memcpy(day, text, 10);
    if (!date_shaped(text) || !units_read_date(day, date))
        report_date(diags, spot, text);
    else
        field_clock(diags, spot, text + 11, minute);
    return false;
}

void field_days_item(struct reading *reading, struct spot spot,
                     const char *text, struct days *days, int *dates)
{
    struct diags *diags = reading->diags;
    int *date = &dates[days->n_dates];
    uint8_t mask;
    if (units_read_weekdays(text, &mask))
        days->weekdays |= mask;
    else if (units_read_date(text, date)) {
        days->n_dates++;
        far_dates_tell(reading, spot, *date, *date);
    } else if (isdigit((unsigned char)*text))
        report_date(diags, spot, text);
    else
        spot_report(diags, spot,
                    "'%s' is not a weekday such as 'mon', some such as "
                    "'mon-fri', or a date",
                    SHOWN(text));
    days->dates = dates;
}

const char *field_word(struct diags *diags, struct spot spot, const char *text)
{
    if (!*text) {
        spot_report(diags, spot, "must not be empty");
        return "";
    }
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at <= 0x20 || *at == 0x7f ||
            strchr(not_in_words, *at) || *text == '.') {
            spot_report(diags, spot,
                        "'%s' must be one word without blanks or any of %s, "
                        "not beginning with a point",
                        SHOWN(text), "; | , : = / \\ \"");
            return "";
        }
    if (text_has_turn(text)) {
        spot_report(diags, spot,
                    "'%s' has a mark that turns the direction of writing",
                    SHOWN(text));
        return "";
    }
    if (letters(text) > WORD_LETTERS) {
        spot_report(diags, spot, "'%s' has more than %d letters", SHOWN(text),
                    WORD_LETTERS);
        return "";
    }
    return text;
}

const char *field_label(struct diags *diags, struct spot spot, const char *text)
{
    if (!text[strspn(text, " ")])
        spot_report(diags, spot, "must not be empty");
    else if (text_has_control(text))
        spot_report(diags, spot, "'%s' must be on one line", SHOWN(text));
    else if (letters(text) > NAME_LETTERS)
        spot_report(diags, spot, "'%s' has more than %d letters", SHOWN(text),
                    NAME_LETTERS);
    else
        return text;
    return "";
}

bool field_on_slots(struct reading *reading, struct spot spot, int minutes)
{
    if (minutes % reading->slot_min == 0)
        return true;
    spot_report(reading->diags, spot,
                "does not fall on the slots of %d minutes; round it, or "
                "choose a smaller 'slot'",
                reading->slot_min);
    return false;
}

bool field_slots(struct reading *reading, struct spot spot, const char *text,
                 int *minutes)
{
    int read;
    if (units_read_length(text, &read) && read > 0 &&
        read < reading->slot_min * 60)
        return field_on_slots(reading, spot, read / 60);
    return field_length(reading->diags, spot, text, reading->slot_min,
                        MINUTES_PER_DAY, minutes) &&
           field_on_slots(reading, spot, *minutes);
}

bool field_in_order(struct diags *diags, struct spot spot, int from, int to)
{
    char first[UNITS_ROOM], last[UNITS_ROOM];
    if (from < to)
        return true;
    spot_report(diags, spot,
                "'to' (%s) must be after 'from' (%s); a stretch over midnight "
                "is written as two, up to '24:00' and from '00:00'",
                units_write_clock(to, last), units_write_clock(from, first));
    return false;
}
