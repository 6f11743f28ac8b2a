/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gen.h"

enum { PATTERNS_MAX = 8, HOUR = 60, DAY = 24 * 60, NIGHT = 3 * 60 };

/* A shift before it becomes offers: starts, lengths and breaks in minutes. */
struct pattern {
    int start, starts, start_step;
    int length, lengths, length_step;
    unsigned weekdays;
    bool odd_night; /* `night` is not what the clock says */
    bool on_call;
    bool by_clock; /* the clock's end holds on a day of 23 or 25 hours */
    int n_pauses;
    struct pause pauses[BREAKS_MAX];
};

struct gen {
    struct rng rng;
    struct arena *arena;
    enum gen_size size;
    struct problem *problem;
    struct pattern patterns[PATTERNS_MAX];
    struct offer *offers;
    int room;
};

bool gen_chance(struct rng *rng, int percent)
{
    return rng_below(rng, 100) < percent;
}

int gen_pick(struct rng *rng, int from, int to)
{
    return from + rng_below(rng, to - from + 1);
}

static int pick(struct gen *gen, int from, int to)
{
    return gen_pick(&gen->rng, from, to);
}

static bool chance(struct gen *gen, int percent)
{
    return gen_chance(&gen->rng, percent);
}

/* What fits the size of the problem. */
static int by_size(const struct gen *gen, int tiny, int small, int medium)
{
    return gen->size == GEN_TINY    ? tiny
           : gen->size == GEN_SMALL ? small
                                    : medium;
}

static void gen_grid(struct gen *gen)
{
    static const int slots[] = {60, 30, 15, 10, 5};
    struct grid *grid = &gen->problem->grid;
    int finest = by_size(gen, 1, 3, 5);
    grid->slot_min = slots[chance(gen, by_size(gen, 90, 40, 20))
                               ? 0
                               : rng_below(&gen->rng, finest + (finest == 1))];
    if (gen->size == GEN_MEDIUM)
        grid->n_days = pick(gen, 1, grid->slot_min >= 30 ? 28 : 10);
    else
        grid->n_days = pick(gen, by_size(gen, 2, 1, 1), by_size(gen, 4, 9, 0));
    grid->first_date = pick(gen, 20000, 22000);
    grid->first_second = (int64_t)grid->first_date * DAY * 60;
}

static void gen_calendars(struct gen *gen)
{
    struct grid *grid = &gen->problem->grid;
    int step = grid->slot_min <= 30 ? 30 : 60;
    int change_day = pick(gen, 0, 3 * grid->n_days);
    int change = chance(gen, 50) ? 60 : -60;
    grid->n_calendars =
        chance(gen, 60) ? 1 : pick(gen, 2, by_size(gen, 2, 3, 3));
    struct calendar *calendars =
        ARENA_ARRAY(gen->arena, struct calendar, grid->n_calendars);
    int earliest = pick(gen, 0, grid->n_calendars - 1);
    for (int c = 0; c < grid->n_calendars; c++) {
        int *start = ARENA_ARRAY(gen->arena, int, grid->n_days + 1);
        start[0] = c == earliest ? 0 : step * pick(gen, 0, 12) / grid->slot_min;
        bool changes = chance(gen, 70);
        for (int d = 0; d < grid->n_days; d++)
            start[d + 1] =
                start[d] + (DAY + (changes && d == change_day ? change : 0)) /
                               grid->slot_min;
        calendars[c] = (struct calendar){"Etc/UTC", start};
    }
    grid->calendars = calendars;
}

/* A length in minutes as a multiple of the slot, at least one slot. */
static int to_grid(const struct gen *gen, int minutes)
{
    int slot_min = gen->problem->grid.slot_min;
    int slots = minutes / slot_min;
    return slot_min * (slots > 0 ? slots : 1);
}

static void gen_pattern_pauses(struct gen *gen, struct pattern *pattern)
{
    int slot_min = gen->problem->grid.slot_min;
    int most = by_size(gen, 1, 2, BREAKS_MAX);
    pattern->n_pauses = chance(gen, 50) ? 0 : pick(gen, 1, most);
    int from = to_grid(gen, pick(gen, 30, 180)) / slot_min;
    for (int i = 0; i < pattern->n_pauses; i++) {
        struct pause *pause = &pattern->pauses[i];
        pause->length = to_grid(gen, pick(gen, 10, 60)) / slot_min;
        pause->from = from;
        pause->to = pause->from + pick(gen, 0, by_size(gen, 1, 3, 4));
        pause->paid = chance(gen, 40);
        from = pause->from + pick(gen, 1, 4);
    }
}

static struct pattern gen_pattern(struct gen *gen)
{
    struct pattern pattern = {.starts = 1, .lengths = 1};
    bool tiny = gen->size == GEN_TINY;
    bool family = chance(gen, tiny ? 30 : 40);
    bool late = chance(gen, 30);
    pattern.start = to_grid(gen, late ? pick(gen, 18 * HOUR, 22 * HOUR)
                                      : pick(gen, 60, 15 * HOUR));
    if (chance(gen, 10))
        pattern.start = 0;
    pattern.length = to_grid(gen, pick(gen, 3 * HOUR, 10 * HOUR));
    pattern.start_step = to_grid(gen, pick(gen, 30, 120));
    pattern.length_step = to_grid(gen, pick(gen, 30, 120));
    if (family && !late) {
        pattern.starts = pick(gen, 1, tiny ? 2 : 3);
        pattern.lengths = tiny ? 1 : pick(gen, 1, 3);
    }
    pattern.weekdays =
        chance(gen, 75) ? 127u : (unsigned)rng_below(&gen->rng, 128);
    pattern.odd_night = chance(gen, 10);
    pattern.by_clock = chance(gen, 50);
    pattern.on_call = chance(gen, 8);
    gen_pattern_pauses(gen, &pattern);
    if (pattern.on_call)
        pattern.n_pauses = 0;
    return pattern;
}

static void gen_shifts(struct gen *gen)
{
    struct problem *problem = gen->problem;
    problem->n_shifts = pick(gen, 1, by_size(gen, 3, 4, 5));
    struct shift *shifts =
        ARENA_ARRAY(gen->arena, struct shift, problem->n_shifts);
    for (int s = 0; s < problem->n_shifts; s++) {
        gen->patterns[s] = gen_pattern(gen);
        shifts[s].id = arena_printf(gen->arena, "shift%d", s);
        shifts[s].name = shifts[s].id;
        for (int after = 0; after < problem->n_shifts; after++)
            if (chance(gen, 15))
                shifts[s].not_before |= (uint64_t)1 << after;
    }
    problem->shifts = shifts;
}

/* Leaves out the pauses that a duty of this length has no room for. */
static void fit_pauses(struct offer *offer, const struct pattern *pattern)
{
    int length = offer->end - offer->start, free = -1;
    for (int i = 0; i < pattern->n_pauses; i++) {
        struct pause pause = pattern->pauses[i];
        int begin = pause.from > free + 1 ? pause.from : free + 1;
        if (i == 0)
            begin = pause.from;
        if (begin > pause.to || begin + pause.length >= length)
            return;
        free = begin + pause.length;
        offer->pauses[offer->n_pauses++] = pause;
    }
}

static void add_offer(struct gen *gen, int shift, int day, int start,
                      int length)
{
    struct problem *problem = gen->problem;
    const struct pattern *pattern = &gen->patterns[shift];
    struct offer *offer = &gen->offers[problem->n_offers++];
    *offer = (struct offer){.shift = shift, .day = day};
    offer->start = start;
    offer->end = start + length;
    fit_pauses(offer, pattern);
    int work = length;
    for (int i = 0; i < offer->n_pauses; i++)
        if (!offer->pauses[i].paid)
            work -= offer->pauses[i].length;
    offer->on_call = pattern->on_call;
    offer->work_min =
        (pattern->on_call ? work / 4 : work) * problem->grid.slot_min;
}

/* Offers of one shift on one day of one calendar. */
static void add_offers(struct gen *gen, int shift, int day, const int *start)
{
    const struct pattern *pattern = &gen->patterns[shift];
    int slot_min = gen->problem->grid.slot_min;
    int change =
        pattern->by_clock ? start[day + 1] - start[day] - DAY / slot_min : 0;
    for (int i = 0; i < pattern->starts; i++)
        for (int j = 0; j < pattern->lengths; j++) {
            int begin = pattern->start + i * pattern->start_step;
            int length = pattern->length + j * pattern->length_step;
            int slots = length / slot_min + change;
            bool night = begin + length > DAY + NIGHT;
            add_offer(gen, shift, day, start[day] + begin / slot_min,
                      slots > 1 ? slots : 1);
            struct offer *offer = &gen->offers[gen->problem->n_offers - 1];
            offer->night = night != pattern->odd_night;
            offer->start_min = (short)(begin % DAY);
        }
}

static void gen_offers(struct gen *gen)
{
    struct problem *problem = gen->problem;
    const struct grid *grid = &problem->grid;
    int most = grid->n_calendars * grid->n_days * PATTERNS_MAX * 9;
    int *first =
        ARENA_ARRAY(gen->arena, int, grid->n_calendars * grid->n_days + 1);
    gen->offers = ARENA_ARRAY(gen->arena, struct offer, most);
    for (int c = 0; c < grid->n_calendars; c++)
        for (int d = 0; d < grid->n_days; d++) {
            int weekday = ((grid->first_date + d) % 7 + 3) % 7;
            first[c * grid->n_days + d] = problem->n_offers;
            for (int s = 0; s < problem->n_shifts; s++)
                if (gen->patterns[s].weekdays >> weekday & 1)
                    add_offers(gen, s, d, grid->calendars[c].day_start);
        }
    first[grid->n_calendars * grid->n_days] = problem->n_offers;
    problem->first_offer = first;
    problem->offers = gen->offers;
}

static void gen_end(struct gen *gen)
{
    struct grid *grid = &gen->problem->grid;
    for (int c = 0; c < grid->n_calendars; c++)
        if (grid->calendars[c].day_start[grid->n_days] > grid->n_slots)
            grid->n_slots = grid->calendars[c].day_start[grid->n_days];
    for (int o = 0; o < gen->problem->n_offers; o++)
        if (gen->offers[o].end > grid->n_slots)
            grid->n_slots = gen->offers[o].end;
    grid->n_slots += pick(gen, 0, 3);
}

static struct steps gen_steps(struct gen *gen)
{
    struct steps steps = {.n = pick(gen, 1, 4)};
    cost price = pick(gen, 1, 20);
    for (int i = 0; i < steps.n; i++) {
        steps.price[i] = price * 120 * gen->problem->grid.slot_min / 60;
        price += chance(gen, 30) ? 0 : pick(gen, 1, 20);
    }
    return steps;
}

static int *gen_need(struct gen *gen)
{
    const struct grid *grid = &gen->problem->grid;
    int *need = ARENA_ARRAY(gen->arena, int, grid->n_slots);
    int hour = HOUR / grid->slot_min;
    for (int d = 0; d < grid->n_days; d++)
        for (int windows = pick(gen, 0, 2); windows > 0; windows--) {
            int start =
                grid->calendars[0].day_start[d] + pick(gen, 0, 20) * hour;
            int end = start + pick(gen, 1, 10) * hour;
            int heads = HEAD * pick(gen, 1, by_size(gen, 2, 3, 4));
            if (chance(gen, 15))
                heads = pick(gen, 1, 350);
            for (int t = start; t < end && t < grid->n_slots; t++)
                need[t] += heads;
        }
    return need;
}

/* What is promised for `slots` slots after the work came, less what may be
 * left at the end. */
static const int *gen_allowed(struct gen *gen, const int *need, int slots)
{
    int n_slots = gen->problem->grid.n_slots;
    int *allowed = ARENA_ARRAY(gen->arena, int, n_slots);
    for (int t = 0; t < n_slots; t++)
        for (int from = t; from > t - slots && from >= 0; from--)
            allowed[t] += need[from] > 0 ? need[from] : 0;
    allowed[n_slots - 1] = allowed[n_slots - 1] * pick(gen, 0, 2) / 2;
    return allowed;
}

/* Makes the queue's work wait, some of it done by others in passing. */
static void defer(struct gen *gen, struct queue *queue, int *need)
{
    int n_slots = gen->problem->grid.n_slots;
    int slots = pick(gen, 0, 8);
    struct deferral *deferral = ARENA_ARRAY(gen->arena, struct deferral, 1);
    int *due = ARENA_ARRAY(gen->arena, int, n_slots);
    for (int t = 0; t < n_slots; t++)
        due[t] = t + slots + 1 < n_slots ? t + slots + 1 : n_slots;
    *deferral = (struct deferral){.due = due,
                                  .allowed = gen_allowed(gen, need, slots),
                                  .usual = pick(gen, 50, 300)};
    for (int t = 0; t < n_slots; t++)
        need[t] -= chance(gen, 5) ? pick(gen, 10, 150) : 0;
    queue->deferral = deferral;
    queue->shortage.n = 1;
}

/* Heads beyond the need gain less and less for the day. */
static void gen_day_target(struct gen *gen, struct queue *queue)
{
    const struct grid *grid = &gen->problem->grid;
    struct day_target *target = ARENA_ARRAY(gen->arena, struct day_target, 1);
    int *first = ARENA_ARRAY(gen->arena, int, grid->n_slots + 1);
    int *gains = ARENA_ARRAY(gen->arena, int, 3 * grid->n_slots);
    int *goal = ARENA_ARRAY(gen->arena, int, grid->n_days);
    cost *price = ARENA_ARRAY(gen->arena, cost, grid->n_days);
    for (int t = 0; t < grid->n_slots; t++) {
        bool inside = t >= grid->calendars[0].day_start[0] &&
                      t < grid->calendars[0].day_start[grid->n_days];
        int n = !inside || chance(gen, 60) ? 0 : pick(gen, 1, 3);
        first[t + 1] = first[t];
        for (int k = 0, gain = pick(gen, 500, 3000); k < n; k++) {
            gains[first[t + 1]++] = gain;
            gain -= gain * pick(gen, 0, 60) / 100;
        }
    }
    for (int d = 0; d < grid->n_days; d++) {
        goal[d] = chance(gen, 30) ? 0 : pick(gen, 1, 9000);
        price[d] = pick(gen, 1, 200);
    }
    *target = (struct day_target){first, gains, goal, price};
    queue->day_target = target;
}

/* Of two queues; where there are three, half the time of two pairs and all. */
static void gen_joints(struct gen *gen)
{
    static const struct {
        uint64_t queues;
        const char *name;
    } sets[] = {{3, "both"}, {6, "others"}, {7, "all"}};
    struct problem *problem = gen->problem;
    if (problem->n_queues < 2 || !chance(gen, 20))
        return;
    int n = problem->n_queues > 2 && chance(gen, 50) ? 3 : 1;
    struct joint *joints = ARENA_ARRAY(gen->arena, struct joint, n);
    for (int i = 0; i < n; i++)
        joints[i] = (struct joint){.queues = sets[i].queues,
                                   .need = gen_need(gen),
                                   .shortage = gen_steps(gen),
                                   .name = sets[i].name};
    for (int queue = 0; queue < (n > 1 ? 3 : 2); queue++)
        if (problem->queues[queue].deferral)
            return;
    problem->joints = joints;
    problem->n_joints = n;
}

/* Prices of their own for heads too many; half the time some are welcome. */
static void gen_surplus(struct gen *gen)
{
    struct problem *problem = gen->problem;
    for (int q = 0; q < problem->n_queues && problem->n_joints == 0; q++) {
        struct queue *queue = (struct queue *)&problem->queues[q];
        if (queue->deferral || queue->day_target || !chance(gen, 30))
            continue;
        queue->surplus = gen_steps(gen);
        if (chance(gen, 50))
            queue->most = gen_need(gen);
    }
}

static void gen_queues(struct gen *gen)
{
    struct problem *problem = gen->problem;
    problem->n_queues = pick(gen, 1, by_size(gen, 2, 3, 4));
    struct queue *queues =
        ARENA_ARRAY(gen->arena, struct queue, problem->n_queues);
    int deferred = chance(gen, 30) ? pick(gen, 0, problem->n_queues - 1) : -1;
    for (int q = 0; q < problem->n_queues; q++) {
        queues[q].id = arena_printf(gen->arena, "queue%d", q);
        queues[q].name = queues[q].id;
        int *need = gen_need(gen);
        queues[q].need = need;
        queues[q].shortage = gen_steps(gen);
        if (deferred == q ||
            (deferred >= 0 && gen->size != GEN_TINY && chance(gen, 30)))
            defer(gen, &queues[q], need);
        else if (deferred < 0 && (q == 0 || gen->size != GEN_TINY) &&
                 chance(gen, 20))
            gen_day_target(gen, &queues[q]);
    }
    problem->queues = queues;
    problem->surplus_price = chance(gen, 50) ? 0 : pick(gen, 1, 30) * 10;
}

static void gen_speeds(struct gen *gen)
{
    static const int speeds[] = {50, 80, 100, 110, 150};
    struct problem *problem = gen->problem;
    bool full = chance(gen, 80);
    int *speed =
        ARENA_ARRAY(gen->arena, int, problem->n_agents * problem->n_queues);
    for (int i = 0; i < problem->n_agents * problem->n_queues; i++)
        if (chance(gen, 70))
            speed[i] = full ? HEAD : speeds[rng_below(&gen->rng, 5)];
    problem->agent_speed = speed;
}

static void gen_tags(struct gen *gen)
{
    gen->problem->n_tags = pick(gen, 1, 3);
    const char **tags =
        ARENA_ARRAY(gen->arena, const char *, gen->problem->n_tags);
    for (int i = 0; i < gen->problem->n_tags; i++)
        tags[i] = arena_printf(gen->arena, "tag%d", i);
    gen->problem->tags = tags;
}

/* Every row: days of a shift, or a window of slots on some days. */
static int gen_rows(struct gen *gen, struct presence *presence, int *rows)
{
    const struct grid *grid = &gen->problem->grid;
    int n = 0, from = pick(gen, 0, 20), hours = pick(gen, 1, 8);
    int hour = HOUR / grid->slot_min, length = hours * hour;
    for (int d = 0; d < grid->n_days; d++) {
        int start = grid->calendars[0].day_start[d] + from * hour;
        if (chance(gen, 30))
            continue;
        if (presence->shift >= 0)
            rows[n++] = d;
        else
            for (int t = start; t < start + length && t < grid->n_slots; t++)
                rows[n++] = t;
    }
    return n;
}

/* Some beside others: -1 or -2 of these for as much above 0 as those weigh. */
static const int8_t *gen_weights(struct gen *gen)
{
    int n = gen->problem->n_agents;
    int8_t *weight = ARENA_ARRAY(gen->arena, int8_t, n);
    int heavy = pick(gen, 1, 3), light = -pick(gen, 1, 2);
    for (int a = 0; a < n; a++)
        weight[a] = (int8_t)(chance(gen, 30)   ? 0
                             : chance(gen, 50) ? heavy
                                               : light);
    return weight;
}

static void gen_presence(struct gen *gen, struct presence *presence, int index)
{
    struct problem *problem = gen->problem;
    int n_slots = problem->grid.n_slots;
    int *rows = ARENA_ARRAY(gen->arena, int, n_slots);
    int *min = ARENA_ARRAY(gen->arena, int, n_slots);
    int *max = ARENA_ARRAY(gen->arena, int, n_slots);
    presence->id = arena_printf(gen->arena, "presence%d", index);
    presence->tags = chance(gen, 40)
                         ? 0
                         : (uint64_t)rng_below(&gen->rng, 1 << problem->n_tags);
    presence->shift =
        chance(gen, 50) ? -1 : pick(gen, 0, problem->n_shifts - 1);
    presence->n_rows = gen_rows(gen, presence, rows);
    if (chance(gen, 40))
        presence->weight = gen_weights(gen);
    presence->wisher = chance(gen, 20) && presence->shift != -1;
    int least = pick(gen, presence->weight ? -1 : 0, presence->weight ? 1 : 2);
    int most = chance(gen, 50) ? INT_MAX : least + pick(gen, 0, 1);
    for (int i = 0; i < presence->n_rows; i++) {
        min[i] = least;
        max[i] = most;
    }
    presence->row = rows;
    presence->min = min;
    presence->max = max;
    presence->too_few = gen_steps(gen);
    presence->too_many = gen_steps(gen);
}

static void gen_presences(struct gen *gen)
{
    struct problem *problem = gen->problem;
    problem->n_presences =
        chance(gen, 50) ? 0 : pick(gen, 1, by_size(gen, 2, 3, 4));
    struct presence *presences =
        ARENA_ARRAY(gen->arena, struct presence, problem->n_presences);
    for (int p = 0; p < problem->n_presences; p++)
        gen_presence(gen, &presences[p], p);
    problem->presences = presences;
}

static void gen_agents(struct gen *gen)
{
    struct problem *problem = gen->problem;
    struct gen_team team = gen_team(&gen->rng, gen->size);
    problem->n_agents = pick(gen, by_size(gen, 2, 1, 1), by_size(gen, 3, 6, 8));
    problem->agents = ARENA_ARRAY(gen->arena, struct agent, problem->n_agents);
    for (int a = 0; a < problem->n_agents; a++) {
        if (a > 0 && chance(gen, 20))
            problem->agents[a] = problem->agents[a - 1];
        else
            gen_agent(&gen->rng, gen->size, problem, a, &team);
        problem->agents[a].id = arena_printf(gen->arena, "agent%d", a);
        problem->agents[a].name = problem->agents[a].id;
    }
}

struct problem *gen_problem(uint64_t seed, enum gen_size size)
{
    struct gen gen = {.rng = {seed * 3 + size}, .arena = arena_new()};
    gen.size = size;
    gen.problem = ARENA_ARRAY(gen.arena, struct problem, 1);
    gen.problem->arena = gen.arena;
    gen.problem->team = "random";
    gen_grid(&gen);
    gen_calendars(&gen);
    gen_shifts(&gen);
    gen_offers(&gen);
    gen_end(&gen);
    gen_queues(&gen);
    gen_joints(&gen);
    gen_tags(&gen);
    gen_agents(&gen);
    gen_presences(&gen);
    gen_speeds(&gen);
    gen_surplus(&gen);
    problem_freeze(gen.problem);
    return gen.problem;
}

void gen_free(struct problem *problem)
{
    if (problem)
        arena_free(problem->arena);
}

void gen_blocks(struct problem *problem, struct rng *rng)
{
    for (int q = 0; q < problem->n_queues; q++)
        if (gen_chance(rng, 70))
            ((struct queue *)&problem->queues[q])->min_block =
                gen_pick(rng, 1, 9);
    problem_freeze(problem);
}

bool gen_full_speed(const struct problem *problem)
{
    for (int i = 0; i < problem->n_agents * problem->n_queues; i++)
        if (problem->agent_speed[i] != 0 && problem->agent_speed[i] != HEAD)
            return false;
    return true;
}
