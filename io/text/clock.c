/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The C library is only asked which offset holds at an instant; everything
 * else is arithmetic.  An instant shows wall time w if and only if it is w
 * minus the offset that holds at it, so the few offsets in force around w give
 * all candidates, and those that do not map back are thrown away.  Whether an
 * offset is called daylight saving is never looked at: in Dublin it is winter
 * that has the odd one. */
#define _DEFAULT_SOURCE 1

#include "clock.h"

#include "grid.h"
#include "near.h"
#include "require.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    SECONDS_PER_MINUTE = 60,
    SECONDS_PER_DAY = 86400,
    OFFSET_LIMIT = 16 * 3600, /* no clock has ever been further from UTC */
    ZONE_ROOM = 64,
    PATH_ROOM = 512
};

static const char *data_folder(void)
{
    const char *folder = getenv("TZDIR");
    return folder != NULL ? folder : "/usr/share/zoneinfo";
}

static bool well_formed(const char *zone)
{
    if (!isalpha((unsigned char)zone[0]) || strlen(zone) >= ZONE_ROOM)
        return false;
    for (const char *letter = zone; *letter != '\0'; letter++)
        if (!isalnum((unsigned char)*letter) && !strchr("/_+-", *letter))
            return false;
    return strncmp(zone, "posix/", 6) != 0 && strncmp(zone, "right/", 6) != 0 &&
           strcmp(zone, "posixrules") != 0 && strcmp(zone, "localtime") != 0;
}

static bool holds_zone(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    char magic[4];
    bool zone = fread(magic, sizeof magic, 1, file) == 1 &&
                memcmp(magic, "TZif", sizeof magic) == 0;
    fclose(file);
    return zone;
}

bool clock_zone_known(const char *zone)
{
    if (strcmp(zone, "UTC") == 0)
        return true;
    if (!well_formed(zone))
        return false;
    char path[PATH_ROOM];
    int length = snprintf(path, sizeof path, "%s/%s", data_folder(), zone);
    return length < PATH_ROOM && holds_zone(path);
}

/* The name that a line of tzdata.zi defines: "Z name ..." is a zone, "L target
 * name" another name of one. */
static bool name_in_line(const char *line, char *name)
{
    return (sscanf(line, "Z %63s", name) == 1 ||
            sscanf(line, "L %*s %63s", name) == 1) &&
           clock_zone_known(name);
}

/* What comes after the last slash. */
static const char *city_of(const char *zone)
{
    const char *slash = strrchr(zone, '/');
    return slash ? slash + 1 : zone;
}

/* None where only the region is another, or missing. */
static int distance_of(const char *zone, const char *name)
{
    return near_distance(city_of(zone), city_of(name)) == 0
               ? 0
               : near_distance(zone, name);
}

/* Few letters of a city are a slip, more are another city. */
static bool is_slip(const char *zone, const char *name, int distance)
{
    size_t length = strlen(city_of(zone)), width = strlen(city_of(name));
    return distance <= near_limit(zone) &&
           (size_t)distance * 4 <= (length > width ? length : width);
}

static FILE *open_data(const char *name)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/%s", data_folder(), name);
    return fopen(path, "r");
}

/* The code, two letters, of a country called as the city of the zone is. */
static bool find_country(const char *zone, char *code)
{
    char line[256], name[128];
    bool found = false;
    FILE *file = open_data("iso3166.tab");
    while (file && !found && fgets(line, sizeof line, file) != NULL)
        found = sscanf(line, "%2[A-Z]\t%127[^\n]", code, name) == 2 &&
                near_distance(city_of(zone), name) == 0;
    if (file)
        fclose(file);
    return found;
}

/* The first zone of the country that the zone names. */
static bool find_capital(const char *zone, char *nearest)
{
    char line[256], code[3] = "", other[3];
    bool found = false;
    FILE *file = find_country(zone, code) ? open_data("zone.tab") : NULL;
    while (file && !found && fgets(line, sizeof line, file) != NULL)
        found = sscanf(line, "%2[A-Z]\t%*s\t%63s", other, nearest) == 2 &&
                strcmp(code, other) == 0 && clock_zone_known(nearest);
    if (file)
        fclose(file);
    return found;
}

const char *clock_zone_near(const char *zone)
{
    static char nearest[ZONE_ROOM];
    char line[256], name[ZONE_ROOM];
    int least = INT_MAX;
    FILE *file = open_data("tzdata.zi");
    while (file && fgets(line, sizeof line, file) != NULL) {
        int distance =
            name_in_line(line, name) ? distance_of(zone, name) : INT_MAX;
        if (distance >= least || !is_slip(zone, name, distance))
            continue;
        least = distance;
        snprintf(nearest, sizeof nearest, "%s", name);
    }
    if (file)
        fclose(file);
    return least < INT_MAX || find_capital(zone, nearest) ? nearest : NULL;
}

const char *clock_zone_hint(const char *zone)
{
    static char hint[ZONE_ROOM + 32];
    const char *nearest = clock_zone_near(zone);
    if (!nearest)
        return "; zones are named after one city for all who share its clock, "
               "as 'Europe/Warsaw' for all of Poland: 'zone.tab' of the "
               "system's time zone data lists them by country";
    snprintf(hint, sizeof hint, ", did you mean '%s'?", nearest);
    return hint;
}

static void choose_zone(const char *zone)
{
    static char chosen[ZONE_ROOM];
    if (strcmp(zone, chosen) == 0)
        return;
    require(strlen(zone) < sizeof chosen);
    require(setenv("TZ", zone, 1) == 0);
    tzset();
    snprintf(chosen, sizeof chosen, "%s", zone);
}

/* The offset of the chosen zone. */
static int offset_at(int64_t second)
{
    time_t instant = (time_t)second;
    struct tm local;
    require(localtime_r(&instant, &local) != NULL);
    return (int)local.tm_gmtoff;
}

/* What is known of a wall time: its earliest instant, how many there are, and
 * the offsets well before and after it. */
struct sought {
    int64_t wall, earliest;
    int n, before, after;
};

static void try_offset(struct sought *sought, int offset)
{
    int64_t second = sought->wall - offset;
    if (offset_at(second) != offset)
        return;
    if (sought->n == 0 || second < sought->earliest)
        sought->earliest = second;
    sought->n++;
}

static struct sought seek(int date, int minute)
{
    int64_t wall =
        (int64_t)date * SECONDS_PER_DAY + (int64_t)minute * SECONDS_PER_MINUTE;
    struct sought sought = {.wall = wall,
                            .before = offset_at(wall - OFFSET_LIMIT),
                            .after = offset_at(wall + OFFSET_LIMIT)};
    try_offset(&sought, sought.before);
    if (sought.after != sought.before)
        try_offset(&sought, sought.after);
    return sought;
}

enum clock_fit clock_to_second(const char *zone, int date, int minute,
                               int64_t *second)
{
    choose_zone(zone);
    struct sought sought = seek(date, minute);
    *second = sought.n > 0 ? sought.earliest : sought.wall - sought.before;
    return sought.n == 0   ? CLOCK_SKIPPED
           : sought.n == 1 ? CLOCK_ONCE
                           : CLOCK_REPEATED;
}

static int64_t floor_divide(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

void clock_from_second(const char *zone, int64_t second, int *date, int *minute,
                       int *offset_s)
{
    choose_zone(zone);
    *offset_s = offset_at(second);
    int64_t wall = second + *offset_s;
    int64_t days = floor_divide(wall, SECONDS_PER_DAY);
    *date = (int)days;
    *minute = (int)(wall - days * SECONDS_PER_DAY) / SECONDS_PER_MINUTE;
}

/* The jump over a wall time that is skipped: the first instant at which the
 * clock shows more. */
static int64_t jump_over(const struct sought *sought)
{
    int64_t low = sought->wall - sought->after;   /* before the jump */
    int64_t high = sought->wall - sought->before; /* not before it */
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (middle + offset_at(middle) < sought->wall)
            low = middle;
        else
            high = middle;
    }
    return high;
}

int64_t clock_day_start(const char *zone, int date)
{
    choose_zone(zone);
    struct sought sought = seek(date, 0);
    return sought.n > 0 ? sought.earliest : jump_over(&sought);
}
