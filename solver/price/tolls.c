/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of duties of a shift multiply the states, and seldom bind.  So they
 * stay out: where the best line has too many (or too few) duties of a shift, a
 * toll on the shift is raised (or lowered) until it has not.  For any tolls
 * the price of the best line, less the toll of the duties allowed, is a floor
 * (Lagrange). */
#include "tolls.h"

#include "ints.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 5, LABELS_FIRST = 60 };

static const rule_mask rules_of_numbers =
    RULE_BIT(shift_min) | RULE_BIT(shift_max);

/* A toll between bounds that close in on it. */
struct toll {
    cost low, high; /* high: COST_FORBIDDEN, low: -COST_FORBIDDEN: none yet */
    int excess;     /* duties of the last line over the limit; < 0: short */
};

struct tolls {
    struct sweep *sweep;
    const struct problem *problem;
    int agent;
    rule_mask mask;        /* rules beyond those of the states */
    uint64_t shifts_known; /* whose numbers the states keep */
    int n_shifts;
    cost *price; /* [n_shifts] */
    struct toll *shifts;
    cost first; /* the first step */
};

static bool holds(const struct tolls *tolls, enum rule rule)
{
    const struct rule_setting *setting =
        &tolls->problem->agents[tolls->agent].rules[rule];
    return (tolls->mask >> rule & 1) && rule_is_hard(setting);
}

static int most_of(const struct tolls *tolls, int shift)
{
    const struct agent *who = &tolls->problem->agents[tolls->agent];
    if (!holds(tolls, RULE_shift_max) || who->shift_max[shift] < 0 ||
        (tolls->shifts_known >> shift & 1))
        return INT_MAX;
    int left = who->shift_max[shift] - who->before.tally[shift];
    return left > 0 ? left : 0;
}

static int least_of(const struct tolls *tolls, int shift)
{
    const struct agent *who = &tolls->problem->agents[tolls->agent];
    if (!holds(tolls, RULE_shift_min) || who->shift_min[shift] < 0 ||
        (tolls->shifts_known >> shift & 1))
        return 0;
    int left = who->shift_min[shift] - who->before.tally[shift];
    return left > 0 ? left : 0;
}

static int count_of(const struct tolls *tolls, const struct line *line,
                    int shift)
{
    const struct problem *problem = tolls->problem;
    int n = 0;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int offer = line->duties[day].offer;
        n += offer != OFF && problem->offers[offer].shift == shift;
    }
    return n;
}

/* What the tolls brought in beyond those of the duties allowed, and whether
 * all numbers are in order. */
static bool weigh(struct tolls *tolls, const struct line *line, cost *paid,
                  cost *allowed)
{
    bool fits = true;
    *paid = *allowed = 0;
    for (int shift = 0; shift < tolls->n_shifts; shift++) {
        int most = most_of(tolls, shift), least = least_of(tolls, shift);
        int n = count_of(tolls, line, shift);
        cost price = tolls->price[shift];
        *paid += price * n;
        *allowed += price * (price > 0 ? most : least);
        tolls->shifts[shift].excess = n > most    ? n - most
                                      : n < least ? n - least
                                                  : 0;
        fits = fits && tolls->shifts[shift].excess == 0;
    }
    return fits;
}

/* The next toll to try, half-way between what was too little and too much;
 * where a toll does what it should, less of it may do. */
static cost move(const struct tolls *tolls, int shift)
{
    struct toll *toll = &tolls->shifts[shift];
    cost now = tolls->price[shift];
    if (toll->excess > 0 || (toll->excess == 0 && now < 0))
        toll->low = now;
    else if (toll->excess < 0 || (toll->excess == 0 && now > 0))
        toll->high = now;
    else
        return now;
    if (toll->high >= COST_FORBIDDEN)
        return now >= tolls->first / 2 ? 2 * now : now + tolls->first;
    if (toll->low <= -COST_FORBIDDEN)
        return now <= -tolls->first / 2 ? 2 * now : now - tolls->first;
    return toll->low + (toll->high - toll->low) / 2;
}

static bool move_all(struct tolls *tolls)
{
    bool moved = false;
    for (int shift = 0; shift < tolls->n_shifts; shift++) {
        cost price = move(tolls, shift);
        moved = moved || price != tolls->price[shift];
        tolls->price[shift] = price;
    }
    return moved;
}

/* The dearest option tells how far tolls may have to go. */
static cost first_step(const struct problem *problem,
                       const struct option_list *lists)
{
    cost most = POINT;
    for (int day = 0; day < problem->grid.n_days; day++)
        for (int i = 0; i < lists[day].n; i++) {
            cost size = llabs(lists[day].items[i].price);
            most = size > most ? size : most;
        }
    return most / 8 + 1;
}

/* Rules that the states keep, or have in their prices; numbers of duties only
 * if they know those of all shifts. */
static rule_mask known_to(const struct states *states)
{
    return states->shifts == UINT64_MAX ? states->mask
                                        : states->mask & ~rules_of_numbers;
}

static struct tolls tolls_new(struct sweep *sweep, const struct states *states,
                              const struct option_list *lists, int agent,
                              rule_mask mask, const cost *warm)
{
    size_t n = (size_t)sweep->problem->n_shifts;
    struct tolls tolls = {
        .sweep = sweep,
        .problem = sweep->problem,
        .agent = agent,
        .mask = mask & ~known_to(states),
        .shifts_known = states->shifts,
        .n_shifts = (int)n,
        .price = mem_alloc(n, sizeof(cost)),
        .shifts = mem_alloc(n, sizeof(struct toll)),
        .first = first_step(sweep->problem, lists),
    };
    for (int shift = 0; shift < tolls.n_shifts; shift++) {
        tolls.shifts[shift] = (struct toll){
            .low = least_of(&tolls, shift) > 0 ? -COST_FORBIDDEN : 0,
            .high = most_of(&tolls, shift) < INT_MAX ? COST_FORBIDDEN : 0};
        if (warm && tolls.shifts[shift].low < tolls.shifts[shift].high)
            tolls.price[shift] = warm[shift];
    }
    return tolls;
}

static void tolls_free(struct tolls *tolls)
{
    free(tolls->price);
    free(tolls->shifts);
}

/* Price of the line found under the tolls, with what rules outside the states
 * cost; COST_FORBIDDEN where it breaks one. */
static cost true_price(const struct tolls *tolls, struct line *line, cost price)
{
    cost extra = line_judge(tolls->problem, line, tolls->mask, NULL);
    return extra >= COST_FORBIDDEN ? COST_FORBIDDEN : price + extra;
}

/* Tries tolls until the numbers are in order and nothing cheaper can be;
 * leaves the best tolls in `best_toll`. */
static cost try_tolls(struct tolls *tolls, const struct states *states,
                      const struct option_list *lists, struct line *line,
                      cost *best_toll, cost *floor)
{
    struct line spare = line_new(tolls->problem, tolls->agent);
    cost best = COST_FORBIDDEN;
    for (int i = 0; i < TRIES; i++) {
        cost paid, allowed;
        cost sum = sweep_days(tolls->sweep, states, lists, tolls->price);
        if (sum >= COST_FORBIDDEN) {
            *floor = COST_FORBIDDEN;
            break;
        }
        sweep_read(tolls->sweep, lists, &spare);
        bool fits = weigh(tolls, &spare, &paid, &allowed);
        if (sum - allowed > *floor) {
            *floor = sum - allowed;
            memcpy(best_toll, tolls->price,
                   (size_t)tolls->n_shifts * sizeof *best_toll);
            if (best >= COST_FORBIDDEN)
                line_copy(tolls->problem, line, &spare);
        }
        cost price =
            fits ? true_price(tolls, &spare, sum - paid) : COST_FORBIDDEN;
        if (price < best) {
            best = price;
            line_copy(tolls->problem, line, &spare);
        }
        if (best <= *floor || !move_all(tolls))
            break;
    }
    line_free(&spare);
    return best;
}

/* Labels that count duties, guided by a sweep under the tolls. */
struct counting {
    struct tolls *tolls;
    struct counted *counted;
    const struct option_list *lists;
    const cost *toll;
    struct allowance allowances[SHIFTS_MAX];
    struct line spare;
};

/* Counts duties of the shift in labels as well. */
static void count_shift(struct counting *counting, int shift)
{
    counting->allowances[shift] =
        (struct allowance){.least = least_of(counting->tolls, shift),
                           .most = most_of(counting->tolls, shift)};
}

/* Of shifts that have a toll; the line found says of which others. */
static void begin_counting(struct counting *counting)
{
    for (int shift = 0; shift < counting->tolls->n_shifts; shift++) {
        counting->allowances[shift] = (struct allowance){.most = INT_MAX};
        if (counting->toll[shift] != 0)
            count_shift(counting, shift);
    }
}

/* Counts duties of shifts of which the line found has too many or too few;
 * whether there are any. */
static bool count_broken(struct counting *counting)
{
    const struct tolls *tolls = counting->tolls;
    bool any = false;
    for (int shift = 0; shift < tolls->n_shifts; shift++) {
        int n = count_of(tolls, &counting->spare, shift);
        if (n <= most_of(tolls, shift) && n >= least_of(tolls, shift))
            continue;
        count_shift(counting, shift);
        any = true;
    }
    return any;
}

/* Where numbers are left out a line may be too cheap, but none is cheaper. */
static cost try_labels(struct counting *counting, int most, cost limit,
                       cost *floor)
{
    struct tolls *tolls = counting->tolls;
    cost price;
    do {
        price = counted_line(counting->counted, tolls->sweep, counting->lists,
                             counting->toll, counting->allowances, most, limit,
                             &counting->spare, floor);
    } while (price < limit && count_broken(counting));
    return price < limit ? true_price(tolls, &counting->spare, price) : price;
}

/* Few labels first: the line that they find leaves few of many. */
static cost count_duties(struct counting *counting, const struct states *states,
                         int labels_most, cost limit, struct line *line,
                         cost *floor)
{
    struct tolls *tolls = counting->tolls;
    begin_counting(counting);
    sweep_days(tolls->sweep, states, counting->lists, counting->toll);
    for (int most = smaller(LABELS_FIRST, labels_most);; most = labels_most) {
        cost price = try_labels(counting, most, limit, floor);
        if (price < limit) {
            line_copy(tolls->problem, line, &counting->spare);
            limit = price;
        }
        if (limit <= *floor || most == labels_most)
            return limit;
    }
}

cost tolls_line(struct sweep *sweep, struct counted *counted,
                const struct states *states, const struct option_list *lists,
                int agent, rule_mask mask, cost *warm, int labels_most,
                struct line *line, cost *floor)
{
    struct tolls tolls = tolls_new(sweep, states, lists, agent, mask, warm);
    cost *toll = mem_alloc((size_t)tolls.n_shifts, sizeof *toll);
    *floor = -COST_FORBIDDEN;
    cost best = try_tolls(&tolls, states, lists, line, toll, floor);
    if (best > *floor) {
        struct counting counting = {.tolls = &tolls,
                                    .counted = counted,
                                    .lists = lists,
                                    .toll = toll,
                                    .spare = line_new(sweep->problem, agent)};
        best = count_duties(&counting, states, labels_most, best, line, floor);
        line_free(&counting.spare);
    }
    line->agent = agent;
    if (warm)
        memcpy(warm, toll, (size_t)tolls.n_shifts * sizeof *toll);
    free(toll);
    tolls_free(&tolls);
    return best;
}

static cost allowed_by(const struct tolls *tolls)
{
    cost sum = 0;
    for (int shift = 0; shift < tolls->n_shifts; shift++) {
        cost price = tolls->price[shift];
        sum += price * (price > 0   ? most_of(tolls, shift)
                        : price < 0 ? least_of(tolls, shift)
                                    : 0);
    }
    return sum;
}

void tolls_through(struct sweep *sweep, const struct states *states,
                   const struct option_list *lists, int agent, rule_mask mask,
                   const cost *warm, cost *through)
{
    struct tolls tolls = tolls_new(sweep, states, lists, agent, mask, warm);
    int n = states->n_days * (tolls.n_shifts + 1);
    cost allowed = allowed_by(&tolls);
    bool any = sweep_days(sweep, states, lists, tolls.price) < COST_FORBIDDEN;
    if (any)
        sweep_through(sweep, lists, tolls.price, through);
    for (int i = 0; i < n; i++)
        through[i] = any && through[i] < COST_FORBIDDEN ? through[i] - allowed
                                                        : COST_FORBIDDEN;
    tolls_free(&tolls);
}
