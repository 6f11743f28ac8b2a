/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The vectors of deferred work, several skills, whole days, shrinkage and load
 * carried over slots. */
#include "test.h"

#include "clock.h"
#include "day_level.h"
#include "deferral.h"
#include "flow.h"
#include "staffing.h"
#include "units.h"
#include "vectors.h"

/* Work of each slot, to be done in it or before slot due[] starts. */
struct line {
    struct problem problem;
    struct queue queue;
    struct deferral deferral;
    int n, due[SLOTS], work[SLOTS], allowed[SLOTS], levels[SLOTS];
    uint8_t open[SLOTS];
};

/* What has come and is due later. */
static void line_allow(struct line *line)
{
    for (int slot = 0; slot < line->n; slot++) {
        line->allowed[slot] = 0;
        for (int from = 0; from <= slot; from++)
            if (line->due[from] > slot + 1)
                line->allowed[slot] += line->work[from];
    }
}

static struct line *line_new(int n)
{
    struct line *line = calloc(1, sizeof *line);
    line->n = n;
    line->deferral.allowed = line->allowed;
    line->queue.need = line->work;
    line->queue.deferral = &line->deferral;
    line->queue.shortage = (struct steps){1, {1}};
    line->problem.n_queues = 1;
    line->problem.queues = &line->queue;
    line->problem.grid.n_slots = n;
    return line;
}

static struct line *line_of(const cJSON *inp)
{
    double work[SLOTS], due[SLOTS], open[SLOTS];
    struct line *line = line_new(array(json_get(inp, "work"), work));
    assert_int_equal(array(json_get(inp, "due_interval"), due), line->n);
    assert_int_equal(array(json_get(inp, "open"), open), line->n);
    for (int slot = 0; slot < line->n; slot++) {
        line->work[slot] = (int)lround(HEAD * work[slot]);
        line->due[slot] = (int)due[slot] + 1;
        line->open[slot] = open[slot] > 0;
        line->levels[slot] =
            (int)lround(HEAD * number_or(inp, "capacity", 0) * open[slot]);
    }
    line_allow(line);
    return line;
}

static double level_of(const struct crunch *crunch)
{
    return (double)crunch->work / crunch->open / HEAD;
}

/* 200 of backlog to be gone in 5 days and 80 new ones on each are 120 a
 * day. */
static void clear_backlog(const cJSON *vector)
{
    const cJSON *inp = json_get(vector, "inp");
    const cJSON *published = json_get(vector, "published");
    struct line *line = line_new(whole(inp, "clear_days"));
    for (int day = 0; day < line->n; day++) {
        line->due[day] = line->n;
        line->open[day] = 1;
        line->work[day] = HEAD * whole(inp, "daily_new");
    }
    line->work[0] += HEAD * whole(inp, "backlog");
    line_allow(line);
    struct crunch crunch = deferral_crunch(&line->queue, line->open, line->n);
    double a_day = level_of(&crunch);
    double by_one = 60 * number(inp, "productive_h") / number(inp, "aht_min");
    exactly(vector, "throughput", a_day,
            number(published, "throughput_per_day"));
    exactly(vector, "per_agent", by_one,
            number(published, "per_agent_per_day"));
    exactly(vector, "agents", a_day / by_one,
            number(json_get(vector, "exact"), "agents_fractional"));
    assert_int_equal((int)ceil(a_day / by_one), whole(published, "agents"));
    free(line);
}

static void flat_capacity(const cJSON *vector)
{
    struct line *line = line_of(json_get(vector, "inp"));
    const cJSON *exact = json_get(vector, "exact");
    double fraction[SLOTS], window[SLOTS];
    array(json_get(exact, "capacity"), fraction);
    array(json_get(exact, "critical_window"), window);
    struct crunch crunch = deferral_crunch(&line->queue, line->open, line->n);
    exactly(vector, "capacity", level_of(&crunch), number(exact, "value"));
    exactly(vector, "capacity", level_of(&crunch), fraction[0] / fraction[1]);
    assert_int_equal(crunch.from, (int)window[0]);
    assert_int_equal(crunch.end, (int)window[1] + 1);
    free(line);
}

/* What is done after it was due, by what is served up to then. */
static int done_late(const struct line *line, const int *served)
{
    int come = 0, late = 0;
    for (int from = 0; from < line->n; from++) {
        int in_time = 0;
        come += line->work[from];
        for (int slot = 0; slot < line->due[from]; slot++)
            in_time += served[slot];
        int after = come > in_time ? come - in_time : 0;
        late += after < line->work[from] ? after : line->work[from];
    }
    return late;
}

/* The program gives up what is late; the vectors ask as well what becomes of
 * it if not, which is work that is never due. */
static void earliest_first(const cJSON *vector)
{
    struct line *line = line_of(json_get(vector, "inp"));
    const cJSON *exact = json_get(vector, "exact");
    struct waiting waiting[SLOTS];
    double wanted[SLOTS], left[SLOTS];
    int served[SLOTS], all = 0;
    assert_int_equal(array(json_get(exact, "served"), wanted), line->n);
    assert_int_equal(array(json_get(exact, "backlog_end"), left), line->n);
    for (int slot = 0; slot < line->n; slot++)
        all += line->work[slot];
    cost late = deferral_price(&line->problem, 0, line->levels, 1, NULL);
    within(vector, "max_on_time", (double)(all - late) / HEAD,
           number(exact, "max_on_time"), 1e-12);
    for (int slot = 0; slot < line->n; slot++)
        line->allowed[slot] = all;
    assert_int_equal(
        deferral_price(&line->problem, 0, line->levels, 1, waiting), 0);
    for (int slot = 0; slot < line->n; slot++) {
        served[slot] = line->levels[slot] - waiting[slot].unused;
        within(vector, "served", served[slot] / (double)HEAD, wanted[slot],
               1e-12);
        within(vector, "backlog_end", waiting[slot].left / (double)HEAD,
               left[slot], 1e-12);
    }
    within(vector, "late", done_late(line, served) / (double)HEAD,
           number(exact, "late"), 1e-12);
    free(line);
}

static void idle_of_calls(const cJSON *vector)
{
    const cJSON *inp = json_get(vector, "inp"), *row;
    const cJSON *exact = json_get(vector, "exact");
    struct staffing staffing = {.chats = 1,
                                .handling_s = whole(inp, "aht_s"),
                                .answer_s = whole(inp, "threshold_s"),
                                .level_permille =
                                    (int)lround(1000 * number(inp, "target")),
                                .wait_s = -1,
                                .abandon_permille = -1,
                                .occupancy_permille = 1000};
    double idle = 0;
    cJSON_ArrayForEach(row, json_get(exact, "rows"))
    {
        double load = staffing_load(&staffing, number(row, "calls"),
                                    number(inp, "interval_s"));
        exactly(vector, "a", load, number(row, "a"));
        int agents = staffing_agents(&staffing, load);
        assert_int_equal(agents, whole(row, "agents"));
        exactly(vector, "idle", agents - load, number(row, "idle"));
        idle += agents - load;
    }
    exactly(vector, "idle", idle, number(exact, "idle_agent_hours"));
}

/* "2026-03-27T15:30:00+01:00" and the like. */
static int64_t second_of(const char *text)
{
    char moment[17] = "", sign;
    int date, minute, hours = 0, minutes = 0;
    int64_t second;
    memcpy(moment, text, 16);
    assert_true(units_read_moment(moment, &date, &minute));
    assert_int_equal(clock_to_second("UTC", date, minute, &second), CLOCK_ONCE);
    if (sscanf(text + 19, "%c%d:%d", &sign, &hours, &minutes) == 3)
        second -= (sign == '-' ? -60 : 60) * (60 * hours + minutes);
    return second;
}

static bool is_open(const cJSON *inp, int64_t second)
{
    int date, minute, offset_s;
    double weekdays[SLOTS];
    int n = array(json_get(inp, "weekdays_mon0"), weekdays);
    clock_from_second(json_get(inp, "tz")->valuestring, second, &date, &minute,
                      &offset_s);
    bool day = false;
    for (int i = 0; i < n; i++)
        day |= (date + 3) % 7 == (int)weekdays[i];
    return day && minute >= 60 * number(inp, "open") &&
           minute < 60 * number(inp, "close");
}

static void business_hours(const cJSON *vector)
{
    enum { QUARTERS = 14 * 96, QUARTER_S = 900 };
    const cJSON *inp = json_get(vector, "inp");
    uint8_t open[QUARTERS];
    int64_t from = second_of(json_get(inp, "arrival")->valuestring);
    for (int slot = 0; slot < QUARTERS; slot++)
        open[slot] = is_open(inp, from + slot * QUARTER_S);
    int due = deferral_due(open, QUARTERS, 0, 4 * whole(inp, "hours"));
    int64_t wanted =
        second_of(json_get(json_get(vector, "exact"), "due_utc")->valuestring);
    assert_int_equal(from + due * QUARTER_S, wanted);
}

static void deferred_vectors(void **state)
{
    (void)state;
    static const struct {
        const char *kind;
        void (*check)(const cJSON *vector);
    } kinds[] = {{"backlog_clearance", clear_backlog},
                 {"min_constant_capacity", flat_capacity},
                 {"edf", earliest_first},
                 {"blended_idle", idle_of_calls},
                 {"business_hours_due", business_hours}};
    const cJSON *vector;
    cJSON_ArrayForEach(vector, section("deferred"))
    {
        const char *kind = json_get(vector, "kind")->valuestring;
        bool known = false;
        for (size_t i = 0; i < N_ELEMENTS(kinds); i++)
            if (strcmp(kind, kinds[i].kind) == 0) {
                kinds[i].check(vector);
                known = true;
            }
        assert_true(known);
    }
}

enum { SKILLS = 4, GROUPS = 8 };

/* A slot with the groups and needs of a vector. */
struct shop {
    struct problem problem;
    struct queue queues[SKILLS];
    struct group groups[GROUPS];
    int need[SKILLS], speed[GROUPS][SKILLS], supply[GROUPS];
    int given[GROUPS * SKILLS], idle[GROUPS], level[SKILLS];
};

static int queue_of(const struct shop *shop, const char *id)
{
    int queue = 0;
    while (strcmp(shop->queues[queue].id, id) != 0)
        queue++;
    return queue;
}

static void shop_open(struct shop *shop, const cJSON *inp)
{
    const cJSON *item, *skill;
    memset(shop, 0, sizeof *shop);
    shop->problem = (struct problem){
        .queues = shop->queues, .groups = shop->groups, .grid = {.n_slots = 1}};
    cJSON_ArrayForEach(item, json_get(inp, "demand"))
    {
        int queue = shop->problem.n_queues++;
        shop->need[queue] = HEAD * (int)item->valuedouble;
        shop->queues[queue] = (struct queue){.id = item->string,
                                             .name = item->string,
                                             .need = &shop->need[queue],
                                             .shortage = {1, {1}}};
    }
    cJSON_ArrayForEach(item, json_get(inp, "groups"))
    {
        int group = shop->problem.n_groups++;
        shop->supply[group] = whole(item, "agents");
        cJSON_ArrayForEach(skill, json_get(item, "skills"))
        {
            int queue = queue_of(shop, skill->valuestring);
            shop->speed[group][queue] = HEAD;
            shop->groups[group].queues |= UINT64_C(1) << queue;
        }
        shop->groups[group].n_agents = shop->supply[group];
        shop->groups[group].speed = shop->speed[group];
    }
}

/* The queues that are short, and those whose agents could help them. */
static uint64_t too_much(const struct shop *shop)
{
    uint64_t set = 0, before = 1;
    int n_queues = shop->problem.n_queues;
    for (int queue = 0; queue < n_queues; queue++)
        if (shop->level[queue] < shop->need[queue])
            set |= UINT64_C(1) << queue;
    while (set != before) {
        before = set;
        for (int group = 0; group < shop->problem.n_groups; group++)
            for (int queue = 0; queue < n_queues; queue++)
                if (shop->groups[group].queues & set &&
                    shop->given[group * n_queues + queue] > 0)
                    set |= UINT64_C(1) << queue;
    }
    return set;
}

static void flow_of(const cJSON *vector)
{
    struct shop shop;
    const cJSON *exact = json_get(vector, "exact"), *item;
    shop_open(&shop, json_get(vector, "inp"));
    struct flow flow = {
        .given = shop.given, .idle = shop.idle, .level = shop.level};
    flow_fill(&shop.problem, &flow, 0, shop.supply, false);
    int need = 0, served = 0, able = 0;
    uint64_t set = too_much(&shop), wanted = 0;
    for (int queue = 0; queue < shop.problem.n_queues; queue++) {
        int level = shop.level[queue];
        served += level < shop.need[queue] ? level : shop.need[queue];
        need += set >> queue & 1 ? shop.need[queue] : 0;
    }
    for (int group = 0; group < shop.problem.n_groups; group++)
        able += shop.groups[group].queues & set ? shop.supply[group] : 0;
    exactly(vector, "max_flow", served / (double)HEAD,
            number(exact, "max_flow"));
    exactly(vector, "deficit", need / (double)HEAD - able,
            number(exact, "deficit"));
    cJSON_ArrayForEach(item, json_get(exact, "violating_subset")) wanted |=
        UINT64_C(1) << queue_of(&shop, item->valuestring);
    assert_true(set == wanted);
}

static void pooled(const cJSON *vector)
{
    const cJSON *inp = json_get(vector, "inp");
    const cJSON *exact = json_get(vector, "exact");
    double loads[SLOTS];
    assert_int_equal(array(json_get(inp, "loads"), loads), 2);
    struct station station = {.load = loads[0],
                              .handling_s = number(inp, "aht_s"),
                              .at_once = 1,
                              .answer_s = number(inp, "threshold_s")};
    struct promise promise = {.level = number(inp, "target"),
                              .wait_s = INFINITY,
                              .abandoned = 1,
                              .occupancy = 1};
    assert_int_equal(station_agents(&station, &promise),
                     whole(exact, "dedicated_each"));
    station.load += loads[1];
    assert_int_equal(station_agents(&station, &promise),
                     whole(exact, "fully_pooled"));
}

static void several_skills_vectors(void **state)
{
    (void)state;
    const cJSON *vector;
    cJSON_ArrayForEach(vector, section("multi_skill"))
    {
        if (json_get(json_get(vector, "inp"), "loads"))
            pooled(vector);
        else
            flow_of(vector);
    }
}

static void day_level_vectors(void **state)
{
    (void)state;
    const cJSON *vector;
    cJSON_ArrayForEach(vector, section("day_level"))
    {
        struct arena *arena = arena_new();
        double calls[SLOTS], load[SLOTS], alone[SLOTS], wanted[SLOTS];
        int n = array(json_get(vector, "calls_per_hour"), calls);
        int need[SLOTS], extra[SLOTS], day_start[] = {0, n}, total = 0;
        struct staffing staffing = {
            .contacts = calls,
            .load = load,
            .chats = 1,
            .handling_s = whole(vector, "aht_s"),
            .answer_s = whole(vector, "threshold_s"),
            .level_permille = (int)lround(1000 * number(vector, "target")),
            .wait_s = -1,
            .abandon_permille = -1,
            .occupancy_permille = 1000};
        array(json_get(vector, "per_interval"), alone);
        array(json_get(vector, "day_level_agents"), wanted);
        for (int slot = 0; slot < n; slot++) {
            load[slot] = staffing_load(&staffing, calls[slot], 3600);
            assert_int_equal(staffing_agents(&staffing, load[slot]),
                             (int)alone[slot]);
        }
        staffing.over_day = true;
        for (int slot = 0; slot < n; slot++)
            need[slot] = HEAD * staffing_agents(&staffing, load[slot]);
        const struct day_target *target =
            day_target_new(arena, 1, day_start, n, &staffing, need, 1000000);
        day_target_heads(target, 0, day_start, extra);
        double in_time = 0, all = 0;
        for (int slot = 0; slot < n; slot++) {
            int agents = need[slot] / HEAD + extra[slot];
            struct station station = staffing_station(&staffing, load[slot]);
            assert_int_equal(agents, (int)wanted[slot]);
            total += agents;
            all += calls[slot];
            in_time += calls[slot] *
                       station_service(&station, agents).level[OF_OFFERED];
        }
        assert_int_equal(total, whole(vector, "day_level_total"));
        exactly(vector, "day_level_sl", in_time / all,
                number(vector, "day_level_sl"));
        arena_free(arena);
    }
}

/* Planned and unplanned shrinkage, one after the other and added. */
static void shrinkage_vectors(void **state)
{
    (void)state;
    const cJSON *vector;
    cJSON_ArrayForEach(vector, section("shrinkage"))
    {
        int need = whole(vector, "need");
        int after = (int)lround(1000 * number(vector, "sequential_shrinkage"));
        int added = (int)lround(1000 * number(vector, "additive_shrinkage"));
        within(vector, "sequential",
               1 - (1 - number(vector, "planned")) *
                       (1 - number(vector, "unplanned")),
               after / 1000.0, 1e-12);
        assert_int_equal(with_shrinkage(need, after),
                         whole(vector, "rostered_sequential"));
        assert_int_equal(with_shrinkage(need, added),
                         whole(vector, "rostered_additive"));
    }
}

static void carried_vectors(void **state)
{
    (void)state;
    const cJSON *vector;
    cJSON_ArrayForEach(vector, section("nonstationary"))
    {
        const cJSON *inp = json_get(vector, "inp");
        const cJSON *exact = json_get(vector, "exact");
        struct staffing staffing = {.handling_s = whole(inp, "aht_s")};
        double calls[SLOTS], steady[SLOTS], mean[SLOTS], end[SLOTS],
            most[SLOTS], slot_s = number(inp, "interval_s");
        int n = array(json_get(inp, "calls_per_hour"), calls);
        assert_int_equal(array(json_get(exact, "sipp_load"), steady), n);
        array(json_get(exact, "avg_offered_load"), mean);
        array(json_get(exact, "end_offered_load"), end);
        array(json_get(exact, "max_offered_load"), most);
        double before = number(inp, "initial_load");
        for (int slot = 0; slot < n; slot++) {
            double load =
                staffing_load(&staffing, calls[slot] * slot_s / 3600, slot_s);
            struct carried carried =
                staffing_carry(&staffing, before, load, slot_s);
            exactly(vector, "sipp_load", load, steady[slot]);
            exactly(vector, "avg_offered_load", carried.mean, mean[slot]);
            exactly(vector, "end_offered_load", carried.end, end[slot]);
            exactly(vector, "max_offered_load", carried.most, most[slot]);
            before = carried.end;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deferred_vectors),
        cmocka_unit_test(several_skills_vectors),
        cmocka_unit_test(day_level_vectors),
        cmocka_unit_test(shrinkage_vectors),
        cmocka_unit_test(carried_vectors),
    };
    return cmocka_run_group_tests(tests, open_vectors, close_vectors);
}
