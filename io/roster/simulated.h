/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A simulation as it is told: for people, as CSV and as JSON. */
#ifndef SIMULATED_H
#define SIMULATED_H

#include "json_out.h"
#include "targets.h"

/* How `plan` came to the roster that is simulated. */
enum reached_end {
    REACHED_MET,        /* no target is missed */
    REACHED_SHORT,      /* missed only where asking for more brings nobody */
    REACHED_ROUNDS,     /* as often as is tried */
    REACHED_TIME,       /* the time is up */
    REACHED_INTERRUPTED /* Ctrl-C came */
};

struct reached {
    int rounds, rounds_most; /* rosters planned */
    int raised;              /* times that more was asked for */
    enum reached_end end;
};

/* What the three are written from; borrowed. */
struct simulated {
    const struct simulation *simulation;
    const struct misses *misses;
    uint64_t seed;
    bool strict, interrupt;        /* as in simulate_options */
    const struct reached *reached; /* NULL: the roster was given */
};

/* RFC 4180: a row per queue and slot in which contacts come or wait. */
void simulated_csv_write(struct text *text, const struct simulated *simulated);

void simulated_json_write(struct text *text, const struct simulated *simulated);

/* As an object inside roster.json: without slots, days and agents. */
void simulated_json_add(struct json_out *out,
                        const struct simulated *simulated);

#endif
