/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents in another order in team.json and in history.json, with a ledger, the
 * duties of the week before, rule packs and wishes: the problem read is the
 * same for each of them by id, and the roster found gives each the same days.
 */
#include "ledger.h"
#include "prop.h"
#include "rng.h"
#include "solve.h"
#include "team_json.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { AGENTS_MAX = 9, PATH_ROOM = 80, N_DAYS = 7 };

/* What is written of everybody, in the order of their letters. */
struct desk {
    struct rng rng;
    int n;
    const char *head; /* rules, burdens, wishes */
    struct text agents[AGENTS_MAX], past[AGENTS_MAX];
};

static bool chance(struct desk *desk, int percent)
{
    return rng_below(&desk->rng, 100) < percent;
}

static int pick(struct desk *desk, int from, int to)
{
    return from + rng_below(&desk->rng, to - from + 1);
}

static void draw_wishes(struct desk *desk, struct text *text, int index)
{
    static const char *const grades[] = {"never", "rather not", "like", "love"};
    text_add(text, ", \"wishes\": [");
    for (int i = 0, n = pick(desk, 1, 3); i < n; i++) {
        int day = pick(desk, 19, 25), kind = pick(desk, 0, 2);
        int other = (index + pick(desk, 1, desk->n - 1)) % desk->n;
        text_printf(text, "%s{\"date\": \"2026-10-%d\", ", i ? ", " : "", day);
        if (kind == 0)
            text_add(text, "\"off\": true}");
        else
            text_printf(text, "\"%s\": \"%s\", \"grade\": \"%s\"}",
                        kind == 1 ? "shift" : "with",
                        kind == 1 ? "late" : (char[]){(char)('a' + other), 0},
                        grades[pick(desk, 0, 3)]);
    }
    text_add(text, "]");
}

static void draw_agent(struct desk *desk, int index)
{
    static const int weeks[] = {40, 40, 40, 30, 20};
    struct text *text = &desk->agents[index];
    int hours = weeks[pick(desk, 0, 4)];
    text_printf(text,
                "{\"id\": \"%c\", \"skills\": [%s], \"week\": {\"target\": "
                "\"%dh\", \"max\": \"%dh\"}",
                'a' + index,
                chance(desk, 60) ? "\"phone\"" : "\"phone\", \"chat\"", hours,
                hours + 8);
    if (chance(desk, 25)) {
        int day = pick(desk, 19, 23);
        text_printf(text,
                    ", \"time_off\": [{\"from\": \"2026-10-%d\", \"to\": "
                    "\"2026-10-%d\"}]",
                    day, day + pick(desk, 0, 2));
    }
    if (chance(desk, 60))
        draw_wishes(desk, text, index);
    text_add(text, "}");
}

/* Shares and units are fractions, as after weeks that fade. */
static void draw_past(struct desk *desk, int index)
{
    struct text *text = &desk->past[index];
    bool late = chance(desk, 30);
    text_printf(text,
                "{\"id\": \"%c\", \"known\": [[\"2026-10-12\", "
                "\"2026-10-18\"]], \"duties\": [",
                'a' + index);
    if (late)
        text_add(text, "{\"date\": \"2026-10-18\", \"shift\": \"late\", "
                       "\"start\": \"2026-10-18T14:00:00Z\", \"end\": "
                       "\"2026-10-18T22:00:00Z\", \"work_minutes\": 480}");
    text_add(text, "]");
    if (chance(desk, 85))
        text_printf(text,
                    ", \"ledger\": {\"weekends\": {\"burden\": %.3f, "
                    "\"share\": %.3f}, \"lates\": {\"burden\": %.3f, "
                    "\"share\": %.3f}}",
                    pick(desk, 0, 40) / 10.0, pick(desk, 30, 90) / 7.0,
                    pick(desk, 0, 90) / 9.0, pick(desk, 30, 90) / 11.0);
    text_printf(text,
                ", \"wishes\": {\"asked\": %d, \"granted\": %d, "
                "\"points_left\": %d}}",
                late + 3, pick(desk, 0, 3), pick(desk, 0, 200));
}

static void draw(struct desk *desk)
{
    static const char *const heads[] = {
        "\"rules\": [\"eu\", \"healthy\"], ",
        "\"rules\": [\"eu\"], \"wishes\": {\"points\": 300}, ",
        "\"rules\": {\"rest\": \"11h\"}, ",
    };
    desk->n = pick(desk, 4, AGENTS_MAX);
    desk->head = heads[pick(desk, 0, 2)];
    for (int i = 0; i < desk->n; i++) {
        draw_agent(desk, i);
        draw_past(desk, i);
    }
}

static void write_file(const char *path, const struct text *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text_string(text), file) < 0 || fclose(file) != 0)
        abort();
}

static void join(struct text *text, const struct text *items, const int *order,
                 int n)
{
    for (int i = 0; i < n; i++)
        text_printf(text, "%s%s", i ? ",\n" : "",
                    text_string(&items[order[i]]));
}

/* The team with its people in an order, which of the past need not be the
 * same. */
static struct team *read_in(const struct desk *desk, const int *order,
                            const int *past)
{
    char folder[] = "/tmp/vaktel-order-XXXXXX", team[PATH_ROOM],
         history[PATH_ROOM];
    struct text text = {0};
    struct diags *diags = diags_new();
    if (!mkdtemp(folder))
        abort();
    snprintf(team, sizeof team, "%s/team.json", folder);
    snprintf(history, sizeof history, "%s/history.json", folder);
    text_add(&text, "{\"format\": \"vaktel history 1\", \"team\": \"Desk\", "
                    "\"zone\": \"UTC\", \"start\": \"2026-10-12\", \"days\": 7,"
                    " \"agents\": [");
    join(&text, desk->past, past, desk->n);
    text_add(&text, "]}");
    write_file(history, &text);
    text_clear(&text);
    text_printf(
        &text,
        "{\"team\": \"Desk\", \"zone\": \"UTC\", \"start\": \"2026-10-19\", "
        "\"days\": %d, \"slot\": \"60m\", \"history\": \"history.json\", %s"
        "\"burdens\": {\"weekends\": 2, \"lates\": 1, \"refused_wishes\": 1}, "
        "\"fairness\": {\"price\": 300, \"most\": 1200}, "
        "\"queues\": [{\"id\": \"phone\", \"need\": [{\"from\": \"08:00\", "
        "\"to\": \"22:00\", \"heads\": 2}]}, {\"id\": \"chat\", \"need\": "
        "[{\"from\": \"10:00\", \"to\": \"14:00\", \"heads\": 1}]}], "
        "\"shifts\": [{\"id\": \"day\", \"start\": \"08:00\", \"end\": "
        "\"16:00\"}, {\"id\": \"late\", \"start\": \"14:00\", \"end\": "
        "\"22:00\"}], \"agents\": [",
        N_DAYS, desk->head);
    join(&text, desk->agents, order, desk->n);
    text_add(&text, "]}");
    write_file(team, &text);
    struct team *read = team_read(team, diags);
    diags_print(diags, stderr);
    diags_free(diags);
    text_free(&text);
    unlink(team);
    unlink(history);
    rmdir(folder);
    return read;
}

static int find(const struct problem *problem, const char *id)
{
    int agent = 0;
    while (strcmp(problem->agents[agent].id, id) != 0)
        agent++;
    return agent;
}

static bool gauges_same(const struct agent *a, const struct agent *b)
{
    if (a->n_gauges != b->n_gauges)
        return prop_wrong("%s: %d gauges and %d", a->id, a->n_gauges,
                          b->n_gauges);
    for (int i = 0; i < a->n_gauges; i++) {
        const struct gauge *one = &a->gauges[i], *other = &b->gauges[i];
        if (one->n_steps != other->n_steps)
            return prop_wrong("%s, %s: %d steps and %d", a->id, one->id,
                              one->n_steps, other->n_steps);
        for (int step = 0; step < one->n_steps; step++)
            if (one->step[step] != other->step[step])
                return prop_wrong("%s, %s: step %d costs %lld and %lld", a->id,
                                  one->id, step, (long long)one->step[step],
                                  (long long)other->step[step]);
    }
    return true;
}

static bool wishes_same(const struct problem *problem, const struct agent *a,
                        const struct agent *b)
{
    size_t n_days = (size_t)problem->grid.n_days;
    return (memcmp(a->off_wish, b->off_wish, n_days * sizeof(cost)) == 0 &&
            memcmp(a->shift_wish, b->shift_wish,
                   n_days * (size_t)problem->n_shifts * sizeof(cost)) == 0 &&
            a->n_wishes == b->n_wishes) ||
           prop_wrong("%s: wishes weigh otherwise", a->id);
}

static bool problems_same(const struct problem *a, const struct problem *b)
{
    for (int agent = 0; agent < a->n_agents; agent++) {
        const struct agent *one = &a->agents[agent],
                           *other = &b->agents[find(b, one->id)];
        if (!gauges_same(one, other) || !wishes_same(a, one, other))
            return false;
    }
    return true;
}

static struct roster *solve_quickly(const struct problem *problem,
                                    struct outcome *outcome)
{
    struct solve_options options = {
        .work_limit = 200000, .threads = 1, .seed = 1};
    return solve(problem, &options, outcome);
}

static bool days_same(const struct roster *a, const struct roster *b)
{
    for (int agent = 0; agent < a->problem->n_agents; agent++) {
        const char *id = a->problem->agents[agent].id;
        int other = find(b->problem, id);
        for (int day = 0; day < N_DAYS; day++)
            if (roster_duty(a, agent, day)->offer !=
                roster_duty(b, other, day)->offer)
                return prop_wrong("%s has other duties on day %d", id, day);
    }
    return true;
}

static bool rosters_same(const struct problem *a, const struct problem *b)
{
    struct outcome one = {0}, other = {0};
    struct roster *first = solve_quickly(a, &one),
                  *second = solve_quickly(b, &other);
    bool same = !first == !second || prop_wrong("a roster in one order only");
    if (same && first)
        same = ((one.cost == other.cost && one.bound == other.bound) ||
                prop_wrong("cost %lld (bound %lld) and %lld (bound %lld)",
                           (long long)one.cost, (long long)one.bound,
                           (long long)other.cost, (long long)other.bound)) &&
               days_same(first, second);
    roster_free(first);
    roster_free(second);
    return same;
}

static void shuffle(struct desk *desk, int *order)
{
    for (int i = 0; i < desk->n; i++) {
        int other = rng_below(&desk->rng, i + 1);
        order[i] = order[other];
        order[other] = i;
    }
}

static bool holds(uint64_t seed)
{
    struct desk desk = {.rng = {seed}};
    int order[3][AGENTS_MAX] = {{0}};
    draw(&desk);
    for (int i = 0; i < desk.n; i++)
        order[0][i] = i;
    shuffle(&desk, order[1]);
    shuffle(&desk, order[2]);
    struct team *as_is = read_in(&desk, order[0], order[0]),
                *moved = read_in(&desk, order[1], order[2]);
    bool same = as_is && moved
                    ? problems_same(as_is->problem, moved->problem) &&
                          rosters_same(as_is->problem, moved->problem)
                    : prop_wrong("the team is not understood");
    team_free(as_is);
    team_free(moved);
    for (int i = 0; i < desk.n; i++) {
        text_free(&desk.agents[i]);
        text_free(&desk.past[i]);
    }
    return same;
}

int main(void)
{
    return prop_run("order_file", prop_count(100), holds);
}
