/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What contacts meet at a station: they come at random and steadily, are
 * handled for exponential times by any of its agents, wait in order of arrival,
 * and may leave.  With endless patience and one contact at a time this is
 * Erlang C (M/M/n); with patience Erlang A (M/M/n+M: C. Palm 1946; A.
 * Mandelbaum and S. Zeltyn 2007).
 *
 * An agent who chats serves several at once: each turn of a chat takes agent
 * and customer their exponential time, as one mechanic looks after several
 * machines (M/M/1//j), so that j chats of an agent each take longer than one
 * alone.  New chats go to whoever has fewest; one that waits is taken up when
 * everybody has `at_once`. */
#ifndef STATION_H
#define STATION_H

#include "problem.h"

struct station {
    double load;       /* Erlang: contacts that come in a handling time */
    double handling_s; /* > 0; of a chat: alone with its agent */
    double customer_s; /* the part of it that is the customer's; at_once 1: any
                        */
    int at_once;       /* contacts served by one agent, >= 1 */
    double patience_s; /* mean; 0: nobody leaves */
    double answer_s;   /* threshold of the service level */
};

/* Nobody leaves and contacts come faster than they can be served: level 0,
 * waits INFINITY. */
struct service {
    double wait;       /* share of contacts that have to wait */
    double level[4];   /* share in time, by enum level_of */
    double wait_s;     /* mean of all contacts, also those who leave */
    double answered_s; /* mean wait of those answered */
    double abandoned;  /* share who leave */
    double waiting;    /* mean number */
    double served;     /* mean number in service */
    double occupancy;  /* share of the agents' time spent on contacts: of
                chats without the customers' turns */
};

/* With `agents` >= 0. */
struct service station_service(const struct station *station, int agents);

/* What a queue promises; see struct staffing for the settings. */
struct promise {
    enum level_of of;
    double level;     /* at least; 0: not asked */
    double wait_s;    /* of those answered, at most; INFINITY: not asked */
    double abandoned; /* at most; 1: not asked */
    double occupancy; /* at most; 1: not asked */
};

/* Whether a service keeps it: never where waits grow without end. */
bool promise_kept(const struct promise *promise, const struct service *service);

/* The least number of agents, at least 1, who keep the promise, which some
 * number must; 0 without load.  With patience that may be less than the load.
 * The cost is that of few services and one recursion up to the number. */
int station_agents(const struct station *station,
                   const struct promise *promise);

/* The share of a chatting agent's time spent on them with `chats` going on:
 * A. K. Erlang's formula for one repairman.  work_s > 0, customer_s >= 0. */
double chat_busy(int chats, double work_s, double customer_s);

#endif
