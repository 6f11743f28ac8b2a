/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_cells.h"

#include "far_dates.h"
#include "field.h"
#include "shown.h"

#include <stdio.h>
#include <string.h>

enum { WEEKS_MAX = 53, WORDS_MAX = 3 };

/* The blanks between them cut it into words; how many there are. */
static int cut_words(struct reading *reading, const char *item,
                     const char **words)
{
    const char *word;
    int n = 0;
    while ((word = cell_item(reading, &item, " ")) != NULL) {
        if (n < WORDS_MAX)
            words[n] = word;
        n++;
    }
    return n;
}

/* "2026-10-21 late", "2026-10-22 off", "2026-10-23 part 08:00"; false where it
 * is none of these, or of a shift that a scenario has taken out. */
static bool read_order(const struct row *row, struct spot spot,
                       const char *item, struct draft_order *order)
{
    struct reading *reading = row->reading;
    const char *words[WORDS_MAX];
    int n = cut_words(reading, item, words);
    *order = (struct draft_order){
        .spot = spot, .shift = NOT_GIVEN, .start = NOT_GIVEN};
    if (n < 2 || n > WORDS_MAX) {
        spot_report(reading->diags, spot,
                    "'%s' is not a day such as '2026-10-21 late', '2026-10-22 "
                    "off' or '2026-10-23 late 14:00'",
                    SHOWN(item));
        return false;
    }
    if (!field_date(reading->diags, spot, cell_iso(reading, words[0]),
                    &order->date))
        return false;
    far_dates_tell(reading, spot, order->date, order->date);
    order->off = n == 2 && strcmp(words[1], "off") == 0;
    if (!order->off)
        order->shift = reading_shift(reading, spot, words[1]);
    if (n == WORDS_MAX)
        field_clock(reading->diags, spot, words[2], &order->start);
    return order->off || !reading_shift_gone(reading, words[1]);
}

static void read_orders(const struct row *row, const struct csv_cell *cell,
                        struct draft_agent *agent)
{
    struct draft_order *items = ARENA_ARRAY(
        row->reading->scratch, struct draft_order, cell_most_items(cell));
    struct spot spot = row_spot(row, cell);
    const char *rest = cell->text, *item;
    agent->orders = items;
    agent->n_orders = 0;
    while ((item = cell_item(row->reading, &rest, ";\n")) != NULL)
        if (read_order(row, spot, item, &items[agent->n_orders]))
            agent->n_orders++;
}

/* "night", "fri late", "mon,2026-10-20 early". */
static void read_forbidden(const struct row *row, const struct csv_cell *cell,
                           struct draft_agent *agent)
{
    struct reading *reading = row->reading;
    struct spot spot = row_spot(row, cell);
    struct draft_forbidden *items = ARENA_ARRAY(
        reading->scratch, struct draft_forbidden, cell_most_items(cell));
    const char *rest = cell->text, *text;
    agent->forbidden = items;
    agent->n_forbidden = 0;
    while ((text = cell_item(reading, &rest, ";\n")) != NULL) {
        char *item = arena_copy(reading->scratch, text);
        char *shift = cell_cut_last_word(item);
        struct draft_forbidden forbidden = {
            .days = cell_days(reading, spot, shift ? item : "mon-sun"),
            .shift = reading_shift(reading, spot, shift ? shift : item),
        };
        if (!reading_shift_gone(reading, shift ? shift : item))
            items[agent->n_forbidden++] = forbidden;
    }
}

/* The shifts of a week, "late,mid", or "off". */
static uint64_t read_week(const struct row *row, struct spot spot,
                          const char *item)
{
    uint64_t bits = 0;
    const char *name;
    if (strcmp(item, "off") == 0)
        return 0;
    while ((name = cell_item(row->reading, &item, ", |")) != NULL) {
        int shift = reading_shift(row->reading, spot, name);
        if (shift != NOT_GIVEN)
            bits |= UINT64_C(1) << shift;
    }
    return bits;
}

/* A week left empty would go to the one after it. */
static void check_weeks(struct reading *reading, struct spot spot,
                        const char *text)
{
    for (const char *at = text; (at = strchr(at, ';')) != NULL;) {
        at++;
        if (at[strspn(at, " \t")] == ';')
            spot_report(reading->diags, spot,
                        "has an empty week: of a week without shifts write "
                        "'off'");
    }
}

/* "2026-10-19 early; late,mid; off": the first item begins with the week. */
static void read_rotation(const struct row *row, const struct csv_cell *cell,
                          struct draft_agent *agent)
{
    struct reading *reading = row->reading;
    struct spot spot = row_spot(row, cell);
    struct draft_rotation rotation = {.from = reading->first_date,
                                      .price = RULE_HARD};
    uint64_t *weeks =
        ARENA_ARRAY(reading->scratch, uint64_t, cell_most_items(cell));
    const char *rest = cell->text, *item;
    const char *date = cell_item(reading, &rest, " ;\n");
    field_date(reading->diags, spot, cell_iso(reading, date ? date : ""),
               &rotation.from);
    check_weeks(reading, spot, rest);
    while ((item = cell_item(reading, &rest, ";\n")) != NULL)
        weeks[rotation.n_weeks++] = read_week(row, spot, item);
    if (rotation.n_weeks < 1 || rotation.n_weeks > WEEKS_MAX)
        spot_report(reading->diags, spot,
                    "must have from 1 to %d weeks after the date, as "
                    "'2026-10-19 early; late; off'",
                    WEEKS_MAX);
    rotation.weeks = weeks;
    agent->rotation = rotation;
}

static void read_rotation_price(const struct row *row,
                                const struct csv_cell *cell,
                                struct draft_agent *agent)
{
    struct spot spot = row_spot(row, cell);
    if (agent->rotation.n_weeks == 0 && !row_cell(row, "rotation"))
        spot_report(row->reading->diags, spot,
                    "is the price of a 'rotation', and there is none");
    else if (!cell_whole(cell->text, 0, PRICE_MAX, &agent->rotation.price))
        spot_report(row->reading->diags, spot,
                    "must be a whole number from 0 to %d, is '%s'", PRICE_MAX,
                    SHOWN(cell->text));
}

/* "night 1-3". */
static struct shift_limit read_limit(const struct row *row, struct spot spot,
                                     const char *item)
{
    struct reading *reading = row->reading;
    struct shift_limit limit = {NOT_GIVEN, 0, DAYS_MAX};
    const char *words[WORDS_MAX];
    int length = 0;
    bool is_limit =
        cut_words(reading, item, words) == 2 &&
        sscanf(words[1], "%3d-%3d%n", &limit.min, &limit.max, &length) == 2 &&
        !words[1][length] && strspn(words[1], "-") == 0 && limit.max >= 0 &&
        limit.max <= DAYS_MAX;
    if (!is_limit)
        spot_report(reading->diags, spot,
                    "'%s' is not a number of duties such as 'night 0-3'",
                    SHOWN(item));
    else if (limit.min > limit.max)
        spot_report(reading->diags, spot, "'min' (%d) is more than 'max' (%d)",
                    limit.min, limit.max);
    else
        limit.shift = reading_shift(reading, spot, words[0]);
    return limit;
}

static void read_limits(const struct row *row, const struct csv_cell *cell,
                        struct draft_agent *agent)
{
    struct shift_limit *limits = ARENA_ARRAY(
        row->reading->scratch, struct shift_limit, cell_most_items(cell));
    const char *rest = cell->text, *item;
    agent->limits = limits;
    agent->n_limits = 0;
    while ((item = cell_item(row->reading, &rest, ";\n")) != NULL) {
        struct shift_limit limit = read_limit(row, row_spot(row, cell), item);
        if (limit.shift != NOT_GIVEN)
            limits[agent->n_limits++] = limit;
    }
}

void agent_cells_read(const struct row *row, struct draft_agent *agent)
{
    static const struct {
        const char *column;
        void (*read)(const struct row *, const struct csv_cell *,
                     struct draft_agent *);
    } parts[] = {{"fixed", read_orders},
                 {"forbidden", read_forbidden},
                 {"rotation", read_rotation},
                 {"rotation_price", read_rotation_price},
                 {"shift_limits", read_limits}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct csv_cell *cell = row_cell(row, parts[i].column);
        if (cell)
            parts[i].read(row, cell, agent);
    }
    agent->overtime = cell_yes(row, "overtime", agent->overtime);
}
