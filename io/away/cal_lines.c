/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines are unfolded where they stand: taking a fold out makes a line shorter,
 * so the cursor that writes never overtakes the one that reads. */
#include "cal_lines.h"

#include "encoding.h"
#include "shown.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 8 };

/* The text being cut. */
struct cutter {
    struct cal_source *source;
    char *at, *end;
    int number; /* of the line at `at` */
};

void cal_report(struct cal_source *source, int line, const char *format, ...)
{
    char message[1024], place[32];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    snprintf(place, sizeof place, "line %d", line);
    diags_add(source->diags, source->path, place, "%s", message);
}

bool cal_is(const char *name, const char *other)
{
    return strcasecmp(name, other) == 0;
}

/* The first letter after the end of a line; counts the line. */
static char *past_end(struct cutter *cutter, char *at)
{
    cutter->number++;
    if (at < cutter->end && *at == '\r')
        at++;
    if (at < cutter->end && *at == '\n')
        at++;
    return at;
}

static char *line_end(const struct cutter *cutter, char *at)
{
    while (at < cutter->end && *at != '\n' && *at != '\r')
        at++;
    return at;
}

static void check_utf8(struct cutter *cutter, const char *line, size_t length,
                       int number)
{
    if (utf8_valid_length(line, length) < length)
        cal_report(cutter->source, number,
                   "not valid UTF-8, save the file as UTF-8");
}

/* The next line, unfolded; NULL at the end of the text. */
static char *next_line(struct cutter *cutter, int *number)
{
    if (cutter->at >= cutter->end)
        return NULL;
    char *line = cutter->at, *end = line_end(cutter, line);
    char *next = line, *written = line;
    *number = cutter->number;
    for (;;) {
        memmove(written, next, (size_t)(end - next));
        written += end - next;
        next = past_end(cutter, end);
        if (next >= cutter->end || (*next != ' ' && *next != '\t'))
            break;
        end = line_end(cutter, ++next);
    }
    cutter->at = next;
    check_utf8(cutter, line, (size_t)(written - line), *number);
    *written = '\0';
    return line;
}

/* The colon before the value: the first that is not in quotes. */
static char *colon_of(char *line)
{
    bool quoted = false;
    for (; *line; line++) {
        quoted ^= *line == '"';
        if (*line == ':' && !quoted)
            return line;
    }
    return NULL;
}

/* Takes a line apart; false, and a report, where it is no property. */
static bool take_apart(struct cutter *cutter, char *text, struct cal_line *line)
{
    char *name_end = text;
    while (isalnum((unsigned char)*name_end) || *name_end == '-')
        name_end++;
    char *colon = colon_of(name_end);
    if (name_end == text || !colon || (*name_end != ';' && *name_end != ':')) {
        cal_report(cutter->source, line->number,
                   "'%s' is not a line of a calendar; what is too long for a "
                   "line goes on after a blank",
                   SHOWN(text));
        return false;
    }
    line->params = *name_end == ';' ? name_end + 1 : "";
    line->name = text;
    line->value = colon + 1;
    *name_end = *colon = '\0';
    return true;
}

/* The next line that is one; NULL at the end of the text. */
static struct cal_line *take_line(struct cutter *cutter)
{
    struct cal_line line = {0};
    char *text;
    while ((text = next_line(cutter, &line.number)) != NULL) {
        if (text[strspn(text, " \t")] == '\0' ||
            !take_apart(cutter, text, &line))
            continue;
        struct cal_line *kept =
            ARENA_ARRAY(cutter->source->arena, struct cal_line, 1);
        *kept = line;
        return kept;
    }
    return NULL;
}

static bool read_part(struct cutter *cutter, struct cal_part *part, int depth);

/* The component that `begin` opens; NULL, and a report, where it does not end
 * as it should. */
static struct cal_part *take_part(struct cutter *cutter,
                                  const struct cal_line *begin, int depth)
{
    struct cal_part *part =
        ARENA_ARRAY(cutter->source->arena, struct cal_part, 1);
    part->kind = begin->value;
    part->number = begin->number;
    if (depth < DEPTH_MAX)
        return read_part(cutter, part, depth) ? part : NULL;
    cal_report(cutter->source, begin->number,
               "components more than %d deep in each other", DEPTH_MAX);
    return NULL;
}

static bool read_part(struct cutter *cutter, struct cal_part *part, int depth)
{
    struct cal_line **line_end = &part->lines, *line;
    struct cal_part **part_end = &part->parts;
    while ((line = take_line(cutter)) != NULL) {
        if (cal_is(line->name, "BEGIN")) {
            *part_end = take_part(cutter, line, depth + 1);
            if (!*part_end)
                return false;
            part_end = &(*part_end)->next;
        } else if (!cal_is(line->name, "END")) {
            *line_end = line;
            line_end = &line->next;
        } else if (cal_is(line->value, part->kind)) {
            return true;
        } else {
            cal_report(cutter->source, line->number,
                       "'END:%s', but line %d is 'BEGIN:%s'",
                       SHOWN(line->value), part->number, SHOWN(part->kind));
            return false;
        }
    }
    cal_report(cutter->source, cutter->number,
               "the file ends inside '%s' of line %d: it has been cut off",
               SHOWN(part->kind), part->number);
    return false;
}

static bool begins_calendar(const struct cal_line *line)
{
    return cal_is(line->name, "BEGIN") && cal_is(line->value, "VCALENDAR");
}

/* What the text begins with, without the reports of what is no line. */
static bool is_calendar(const char *text, size_t length)
{
    static const char begin[] = "BEGIN:VCALENDAR";
    size_t blanks = 0;
    while (blanks < length && isspace((unsigned char)text[blanks]))
        blanks++;
    return length - blanks >= sizeof begin - 1 &&
           strncasecmp(text + blanks, begin, sizeof begin - 1) == 0;
}

struct cal_part *cal_parts(struct cal_source *source, char *text, size_t length)
{
    struct cutter cutter = {source, text, text + length, 1};
    struct cal_part *calendars = NULL, **end = &calendars;
    struct cal_line *line;
    if (!is_calendar(text, length)) {
        diags_add(source->diags, source->path, "",
                  "not an iCalendar file: it must begin with "
                  "'BEGIN:VCALENDAR'");
        return NULL;
    }
    while ((line = take_line(&cutter)) != NULL) {
        if (!begins_calendar(line)) {
            cal_report(source, line->number,
                       "'%s' stands outside of the calendar",
                       SHOWN(line->name));
            continue;
        }
        *end = take_part(&cutter, line, 0);
        if (!*end)
            break;
        end = &(*end)->next;
    }
    return calendars;
}

struct cal_line *cal_line_of(const struct cal_part *part, const char *name)
{
    for (struct cal_line *line = part->lines; line; line = line->next)
        if (cal_is(line->name, name))
            return line;
    return NULL;
}

/* The end of a parameter: the next semicolon that is not in quotes. */
static const char *param_end(const char *at)
{
    bool quoted = false;
    while (*at && (*at != ';' || quoted))
        quoted ^= *at++ == '"';
    return at;
}

const char *cal_param(struct cal_source *source, const struct cal_line *line,
                      const char *name)
{
    size_t length = strlen(name);
    for (const char *at = line->params; *at;) {
        const char *end = param_end(at);
        if (strncasecmp(at, name, length) == 0 && at[length] == '=') {
            const char *value = at + length + 1;
            bool quoted = *value == '"' && end - value > 1 && end[-1] == '"';
            return arena_copy_n(source->arena, value + quoted,
                                (size_t)(end - value) - 2 * quoted);
        }
        at = *end ? end + 1 : end;
    }
    return NULL;
}

const char *cal_text(struct cal_source *source, const struct cal_line *line)
{
    if (!line)
        return "";
    char *text = arena_copy(source->arena, line->value), *written = text;
    for (const char *at = text; *at; at++) {
        bool escaped = *at == '\\' && at[1];
        at += escaped;
        *written++ = escaped && (*at == 'n' || *at == 'N') ? ' ' : *at;
    }
    *written = '\0';
    return text;
}
