/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pricing.h"

#include "completion.h"
#include "mem.h"
#include "tolls.h"

#include <stdlib.h>
#include <string.h>

const rule_mask rules_of_choice =
    RULE_BIT(availability) | RULE_BIT(time_off) | RULE_BIT(eligible) |
    RULE_BIT(fixed) | RULE_BIT(forbidden) | RULE_BIT(wishes) |
    RULE_BIT(breaks) | RULE_BIT(skill) | RULE_BIT(max_spread) |
    RULE_BIT(max_night_duty) | RULE_BIT(earliest_start) | RULE_BIT(break_time) |
    RULE_BIT(restricted) | RULE_BIT(rotation) | RULE_BIT(activities);

struct label {
    cost cost;
    cost promise;  /* cost, and the least that can follow */
    int parent;    /* into labels, -1 at the start */
    int option;    /* of its day */
    int next;      /* in the same bucket */
    unsigned hash; /* of the view */
};

enum { BUCKETS = 1 << 14, LOOK_EVERY = 256, FEW_LABELS = 1000 };

struct pricer {
    const struct problem *problem;
    const struct rows *rows;
    cost *worth;               /* [n_slots] */
    struct option_list *lists; /* [n_days] */
    struct completion completion;
    struct sweep sweep;
    struct soft soft;
    struct counted *counted;
    struct label *labels;
    int n_labels, room;
    size_t history_bytes; /* that the problem uses */
    char *histories;      /* [room * 2] of these: of each label, true where all
                             rules hold, and what the future sees of it */
    int histories_room;
    int *order; /* of a day's labels, cheapest first */
    int order_room;
    int bucket[BUCKETS];
    int64_t work;
};

/* One call of price_line(). */
struct run {
    struct pricer *pricer;
    const struct pricing *pricing;
    struct future future;
    int day;    /* that is being added */
    cost bonus; /* of the longest duty */
};

static struct history *history_of(const struct pricer *pricer, int label)
{
    return (void *)(pricer->histories +
                    (size_t)(2 * label) * pricer->history_bytes);
}

static struct history *view_of(const struct pricer *pricer, int label)
{
    return (void *)(pricer->histories +
                    (size_t)(2 * label + 1) * pricer->history_bytes);
}

struct pricer *pricer_new(const struct problem *problem,
                          const struct rows *rows)
{
    struct pricer *pricer = mem_alloc(1, sizeof *pricer);
    pricer->problem = problem;
    pricer->rows = rows;
    pricer->history_bytes = history_bytes(problem);
    pricer->worth =
        mem_alloc((size_t)problem->grid.n_slots, sizeof *pricer->worth);
    pricer->lists =
        mem_alloc((size_t)problem->grid.n_days, sizeof *pricer->lists);
    pricer->sweep = sweep_new(problem);
    pricer->counted = counted_new(problem);
    memset(pricer->bucket, -1, sizeof pricer->bucket);
    return pricer;
}

void pricer_free(struct pricer *pricer)
{
    for (int day = 0; day < pricer->problem->grid.n_days; day++)
        free(pricer->lists[day].items);
    free(pricer->lists);
    completion_free(&pricer->completion);
    sweep_free(&pricer->sweep);
    soft_free(&pricer->soft);
    counted_free(pricer->counted);
    free(pricer->worth);
    free(pricer->labels);
    free(pricer->histories);
    free(pricer->order);
    free(pricer);
}

int64_t pricer_take_work(struct pricer *pricer)
{
    int64_t work = pricer->work;
    pricer->work = 0;
    return work;
}

/* Whether `a` makes `b` superfluous: whatever is done later costs no more. */
static bool outdoes(const struct run *run, int a, int b)
{
    const struct pricer *pricer = run->pricer;
    cost left = pricer->labels[b].cost - pricer->labels[a].cost;
    return left >= 0 &&
           future_regret(&run->future, run->day, view_of(pricer, a),
                         view_of(pricer, b)) <= left;
}

/* Whether another label of the day makes the fresh one superfluous; those that
 * it makes so itself leave their bucket, dead by a cost of COST_FORBIDDEN. */
static bool is_outdone(struct run *run, int fresh)
{
    struct pricer *pricer = run->pricer;
    struct label *labels = pricer->labels;
    unsigned hash = labels[fresh].hash;
    int *link = &pricer->bucket[hash % BUCKETS];
    while (*link >= 0) {
        int old = *link;
        bool same = labels[old].hash == hash &&
                    future_alike(&run->future, view_of(pricer, old),
                                 view_of(pricer, fresh));
        if (same && outdoes(run, old, fresh))
            return true;
        if (same && outdoes(run, fresh, old)) {
            labels[old].cost = COST_FORBIDDEN;
            *link = labels[old].next;
        } else {
            link = &labels[old].next;
        }
    }
    return false;
}

static void make_room(struct pricer *pricer)
{
    MEM_GROW(pricer->labels, pricer->n_labels, pricer->room);
    if (pricer->histories_room == pricer->room)
        return;
    pricer->histories_room = pricer->room;
    pricer->histories = mem_resize(pricer->histories, (size_t)pricer->room * 2,
                                   pricer->history_bytes);
}

/* The label after the last, its history that of the parent's end. */
static struct label *fresh_label(struct run *run, int parent, int option)
{
    struct pricer *pricer = run->pricer;
    make_room(pricer);
    struct label *fresh = &pricer->labels[pricer->n_labels];
    fresh->parent = parent;
    fresh->option = option;
    memcpy(history_of(pricer, pricer->n_labels), history_of(pricer, parent),
           pricer->history_bytes);
    return fresh;
}

/* Works out the label's promise, and whether that is too dear. */
static bool is_hopeless(const struct run *run, struct label *label,
                        const struct history *history, int day)
{
    cost least = completion_least(&run->pricer->completion, day, history);
    if (least >= COST_FORBIDDEN)
        return true;
    label->promise = label->cost + (run->pricing->hurry > 0 ? 0 : least);
    return run->pricing->at_most && label->promise > *run->pricing->at_most;
}

static void extend(struct run *run, int parent, int day, int option)
{
    struct pricer *pricer = run->pricer;
    const struct pricing *pricing = run->pricing;
    const struct option *chosen = &pricer->lists[day].items[option];
    int offer = chosen->duty.offer;
    struct label *fresh = fresh_label(run, parent, option);
    int index = pricer->n_labels;
    struct history *history = history_of(pricer, index);
    struct history *view = view_of(pricer, index);
    cost rules =
        history_add_day(pricer->problem, pricing->agent, history, day,
                        offer == OFF ? NULL : &pricer->problem->offers[offer],
                        pricing->mask & ~rules_of_choice, NULL);
    pricer->work++;
    if (rules >= COST_FORBIDDEN)
        return;
    fresh->cost = pricer->labels[parent].cost + chosen->price + rules;
    if (is_hopeless(run, fresh, history, day))
        return;
    memcpy(view, history, pricer->history_bytes);
    future_view(&run->future, day, view);
    fresh->hash = future_hash(&run->future, view);
    if (is_outdone(run, index))
        return;
    fresh->next = pricer->bucket[fresh->hash % BUCKETS];
    pricer->bucket[fresh->hash % BUCKETS] = pricer->n_labels++;
}

static void forget_buckets(struct run *run, int first)
{
    struct pricer *pricer = run->pricer;
    for (int i = first; i < pricer->n_labels; i++)
        pricer->bucket[pricer->labels[i].hash % BUCKETS] = -1;
}

static const struct label *sorted_labels; /* of this thread's qsort() */
#pragma omp threadprivate(sorted_labels)

static int by_promise(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    cost x = sorted_labels[a].promise, y = sorted_labels[b].promise;
    return x != y ? (x > y) - (x < y) : (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    return (a > b) - (a < b);
}

static void move_label(struct pricer *pricer, int from, int to)
{
    pricer->labels[to] = pricer->labels[from];
    memmove(history_of(pricer, to), history_of(pricer, from),
            2 * pricer->history_bytes);
}

/* Keeps of the labels from `first` on those alive, and the most promising
 * where only some are wanted: moved together, as nothing follows from them
 * yet.  Returns how many. */
static int keep_labels(struct run *run, int first)
{
    struct pricer *pricer = run->pricer;
    int n = 0, most = run->pricing->labels_max;
    for (int i = first; i < pricer->n_labels; i++) {
        if (pricer->labels[i].cost >= COST_FORBIDDEN)
            continue;
        MEM_GROW(pricer->order, n, pricer->order_room);
        pricer->order[n++] = i;
    }
    if (most > 0 && n > most) {
        *run->pricing->cut = true;
        sorted_labels = pricer->labels;
        qsort(pricer->order, (size_t)n, sizeof *pricer->order, by_promise);
        n = most;
        qsort(pricer->order, (size_t)n, sizeof *pricer->order, by_place);
    }
    for (int i = 0; i < n; i++)
        move_label(pricer, pricer->order[i], first + i);
    pricer->n_labels = first + n;
    return n;
}

static void start_label(struct run *run)
{
    struct pricer *pricer = run->pricer;
    pricer->n_labels = 0;
    make_room(pricer);
    pricer->labels[0] = (struct label){.parent = -1, .next = -1};
    memcpy(history_of(pricer, 0),
           &pricer->problem->agents[run->pricing->agent].before,
           pricer->history_bytes);
    pricer->n_labels = 1;
}

/* The cheapest label at the end, what is owed then included; -1 if none. */
static int close_labels(struct run *run, int first, cost *price)
{
    struct pricer *pricer = run->pricer;
    int best = -1;
    *price = COST_FORBIDDEN;
    for (int i = first; i < pricer->n_labels; i++) {
        const struct label *label = &pricer->labels[i];
        if (label->cost >= COST_FORBIDDEN)
            continue;
        cost owed =
            history_close(pricer->problem, run->pricing->agent,
                          history_of(pricer, i), run->pricing->mask, NULL);
        if (owed < COST_FORBIDDEN && label->cost + owed < *price) {
            *price = label->cost + owed;
            best = i;
        }
    }
    return best;
}

static void read_line(const struct pricer *pricer, int label, int agent,
                      struct line *line)
{
    line->agent = agent;
    for (int day = pricer->problem->grid.n_days - 1; day >= 0; day--) {
        const struct label *here = &pricer->labels[label];
        line->duties[day] = pricer->lists[day].items[here->option].duty;
        label = here->parent;
    }
}

static cost bonus_of(const struct run *run, int offer)
{
    const struct problem *problem = run->pricer->problem;
    if (offer == OFF || run->bonus == 0)
        return 0;
    return run->bonus * problem->offers[offer].work_min / run->future.work_most;
}

/* Favours work. */
static void hurry(struct run *run)
{
    struct pricer *pricer = run->pricer;
    int n_days = pricer->problem->grid.n_days;
    cost most = POINT;
    for (int day = 0; day < n_days; day++)
        for (int i = 0; i < pricer->lists[day].n; i++)
            if (llabs(pricer->lists[day].items[i].price) > most)
                most = llabs(pricer->lists[day].items[i].price);
    run->bonus = most * run->pricing->hurry / 8;
    for (int day = 0; day < n_days; day++)
        for (int i = 0; i < pricer->lists[day].n; i++) {
            struct option *option = &pricer->lists[day].items[i];
            option->price -= bonus_of(run, option->duty.offer);
        }
}

/* True where options were left out to have few. */
static bool build_options(struct run *run, enum wanted wanted)
{
    struct pricer *pricer = run->pricer;
    const struct pricing *pricing = run->pricing;
    prices_of_agent(pricer->problem, pricer->rows, pricing->prices,
                    pricing->agent, pricer->worth);
    bool thinned = false;
    for (int day = 0; day < pricer->problem->grid.n_days; day++) {
        bool free_day =
            !pricing->keep || (day >= pricing->from && day < pricing->to);
        thinned |= options_of_day(&run->future, pricer->rows, pricing->prices,
                                  pricer->worth, day,
                                  free_day ? NULL : &pricing->keep->duties[day],
                                  pricing->bans ? &pricing->bans[day] : NULL,
                                  wanted, &pricer->lists[day]);
    }
    if (pricing->hurry > 0)
        hurry(run);
    return thinned;
}

/* Extends each label kept by each option of the day; stops where the time is
 * over.  Returns the first label of the new day. */
static int extend_day(struct run *run, int day, int first)
{
    struct pricer *pricer = run->pricer;
    int n = keep_labels(run, first), next = pricer->n_labels;
    run->day = day;
    for (int i = first; i < first + n; i++) {
        if (run->pricing->stop && i % LOOK_EVERY == 0 &&
            stop_seconds_over(run->pricing->stop)) {
            *run->pricing->cut = true;
            break;
        }
        for (int k = 0; k < pricer->lists[day].n; k++)
            extend(run, i, day, k);
    }
    forget_buckets(run, next);
    return next;
}

/* The future is that of the rules seen; the caller frees it. */
static struct run run_new(struct pricer *pricer, const struct pricing *pricing,
                          rule_mask seen)
{
    return (struct run){
        .pricer = pricer,
        .pricing = pricing,
        .future = future_new(pricer->problem, pricing->agent, seen),
    };
}

cost price_line(struct pricer *pricer, const struct pricing *pricing,
                struct line *line)
{
    struct run run = run_new(pricer, pricing, pricing->seen);
    bool few = pricing->labels_max > 0 && pricing->labels_max <= FEW_LABELS;
    if (build_options(&run, few ? FEW_OPTIONS : UNBEATEN_OPTIONS))
        *pricing->cut = true;
    completion_fill(&pricer->completion, &run.future, pricer->lists,
                    pricing->mask);
    start_label(&run);
    int first = 0;
    for (int day = 0; day < pricer->problem->grid.n_days; day++)
        first = extend_day(&run, day, first);
    cost price;
    int best = close_labels(&run, first, &price);
    if (best >= 0)
        read_line(pricer, best, pricing->agent, line);
    for (int day = 0; best >= 0 && day < pricer->problem->grid.n_days; day++)
        price += bonus_of(&run, line->duties[day].offer);
    future_free(&run.future);
    return price;
}

cost price_floor(struct pricer *pricer, const struct pricing *pricing,
                 struct line *line)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, UNBEATEN_OPTIONS);
    completion_fill(&pricer->completion, &run.future, pricer->lists,
                    pricing->mask);
    line->agent = pricing->agent;
    cost floor = completion_line(&pricer->completion, pricer->lists,
                                 pricing->mask, line->duties);
    for (int day = 0; day < pricer->problem->grid.n_days; day++)
        pricer->work += pricer->lists[day].n;
    future_free(&run.future);
    return floor;
}

enum { SWEPT_A_TICK = 16, SOFT_ARC = 4 /* in arcs swept */ };

static void take_sweep_work(struct pricer *pricer)
{
    pricer->work += 1 + pricer->sweep.work / SWEPT_A_TICK;
    pricer->sweep.work = 0;
}

cost price_by_states(struct pricer *pricer, const struct pricing *pricing,
                     const struct states *states, struct line *line,
                     cost *floor)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, UNBEATEN_OPTIONS);
    cost price = tolls_line(&pricer->sweep, pricer->counted, states,
                            pricer->lists, pricing->agent, pricing->mask,
                            pricing->tolls, pricing->labels_max, line, floor);
    pricer->work += counted_take_work(pricer->counted);
    take_sweep_work(pricer);
    future_free(&run.future);
    return price;
}

void price_through(struct pricer *pricer, const struct pricing *pricing,
                   const struct states *states, cost *through)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, ALL_OPTIONS);
    tolls_through(&pricer->sweep, states, pricer->lists, pricing->agent,
                  pricing->mask, pricing->tolls, through);
    take_sweep_work(pricer);
    future_free(&run.future);
}

cost price_by_sums(struct pricer *pricer, const struct pricing *pricing,
                   const struct states *states, struct sums *sums,
                   struct line *line)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, ALL_OPTIONS);
    cost floor = sums_floor(&pricer->sweep, &pricer->soft, states,
                            pricer->lists, pricing->agent, sums, line);
    if (sums->heat > 0)
        pricer->sweep.work += SOFT_ARC * states->first_arc[states->n_days];
    take_sweep_work(pricer);
    future_free(&run.future);
    return floor;
}
