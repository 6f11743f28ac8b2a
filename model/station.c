/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While nobody waits the station is a loss system, and its recursion of
 * blocking b(x) = r b(x - 1) / (done(x) + r b(x - 1)), r contacts coming and
 * done(x) being done per second, has only positive terms.  Beyond, with k
 * waiting, state k is r / (capacity + k theta) times as likely as state k - 1,
 * and whoever finds k waiting waits for k + 1 exponential times, of rates
 * capacity
 * + j theta, j = 0 to k.  Sums of those have laws of negative binomial form:
 * again sums of positive terms. */
#include "station.h"

#include <float.h>
#include <math.h>

/* The likelihoods of the states in which somebody waits grow to 1e300 where
 * far too many come, and terms of the laws of waiting start at e^-10000:
 * both are kept in scale. */
static const double scale_most = 1e250;
static const double exponent_most = 300;

double chat_busy(int chats, double work_s, double customer_s)
{
    if (chats == 0)
        return 0;
    if (customer_s <= 0)
        return 1;
    double sum = 1, term = 1;
    for (int chat = chats; chat > 0; chat--) {
        term *= chat * work_s / customer_s;
        sum += term;
    }
    return 1 - 1 / sum;
}

static double work_s(const struct station *station)
{
    return station->at_once > 1 ? station->handling_s - station->customer_s
                                : station->handling_s;
}

/* Contacts per second that one agent with `chats` of them gets done. */
static double done_by_one(const struct station *station, int chats)
{
    if (station->at_once == 1)
        return chats / station->handling_s;
    return chat_busy(chats, work_s(station), station->customer_s) /
           work_s(station);
}

/* A station at which those who find everybody busy are lost. */
struct loss {
    int agents;
    double blocked; /* share lost */
    double served;  /* mean number */
};

/* From the loss of fewer agents to that of `agents`, each with one contact:
 * Erlang B, by its inverse, 1 / b(k) = 1 + k / (load b(k - 1)), which grows
 * without a division; where it overflows nobody is lost. */
static struct loss loss_of_calls(const struct station *station,
                                 struct loss fewer, int agents)
{
    double inverse = 1 / fewer.blocked, one = 1 / station->load;
    for (int agent = fewer.agents + 1; agent <= agents; agent++)
        inverse = 1 + agent * one * inverse;
    double b = 1 / inverse;
    return (struct loss){agents, b, station->load * (1 - b)};
}

static struct loss loss_of_chats(const struct station *station, int agents)
{
    double come = station->load / station->handling_s;
    struct loss loss = {agents, 1, 0};
    for (int chats = 0; chats < station->at_once; chats++) {
        double fewer = done_by_one(station, chats);
        double more = done_by_one(station, chats + 1);
        for (int agent = 1; agent <= agents; agent++) {
            double done = agent * more + (agents - agent) * fewer;
            double b = come * loss.blocked / (done + come * loss.blocked);
            loss.served = loss.served * (1 - b) + b * (chats * agents + agent);
            loss.blocked = b;
        }
    }
    return loss;
}

static struct loss loss_at(const struct station *station, struct loss fewer,
                           int agents)
{
    return station->at_once == 1 ? loss_of_calls(station, fewer, agents)
                                 : loss_of_chats(station, agents);
}

/* A product of many factors that starts as a power of e far below what a double
 * can hold; a few parts of that power are multiplied in at a time, so that no
 * logarithm loses digits. */
struct product {
    double held, part;
    int left; /* parts that have not been multiplied in */
};

static struct product product_from(double exponent)
{
    int parts = 1 + (int)(exponent / exponent_most);
    double part = exp(-exponent / parts);
    return (struct product){part, part, parts - 1};
}

static void product_times(struct product *product, double factor)
{
    product->held *= factor;
    for (; product->held > 1 && product->left > 0; product->left--)
        product->held *= product->part;
}

static double product_value(const struct product *product)
{
    return product->left > 0 ? 0 : product->held;
}

/* Sums over all states in which contacts have to wait, of the likelihood of
 * the state (the first: `one`) times ... */
struct waits {
    double one;
    double all;      /* ... 1 */
    double waiting;  /* ... those waiting */
    double answered; /* ... the chance to be answered */
    double in_time;  /* ... the chance to be answered in time */
    double late;     /* ... that of a patient contact to wait longer */
    double wait_s;   /* ... the mean wait, 0 for those who leave */
};

static void waits_scale(struct waits *waits, double factor)
{
    waits->one *= factor;
    waits->all *= factor;
    waits->waiting *= factor;
    waits->answered *= factor;
    waits->in_time *= factor;
    waits->late *= factor;
    waits->wait_s *= factor;
}

/* The law of a sum of exponential times, of rates first + j leave for j = 1 to
 * k + 1, as k goes up: it is above the threshold with chance `late`, a sum of
 * terms 0 to k, and the terms of all k add up to 1. */
struct tail {
    double first, leave, grown;
    int k;
    struct product term;
    double late;
};

static struct tail tail_of(const struct station *station, double first,
                           double leave)
{
    struct tail law = {first,
                       leave,
                       -expm1(-leave * station->answer_s) / leave,
                       0,
                       product_from((first + leave) * station->answer_s),
                       0};
    law.late = product_value(&law.term);
    return law;
}

static void tail_next(struct tail *law)
{
    law->k++;
    product_times(&law->term,
                  law->grown * (law->first + law->k * law->leave) / law->k);
    law->late += product_value(&law->term);
}

/* The terms to come: their own sum where 1 less those before would lose
 * digits, as then they fall. */
static double tail_rest(struct tail law)
{
    double rest = 0, term = 1;
    if (law.late < 0.5)
        return 1 - law.late;
    while (term > DBL_MIN && term > 1e-17 * rest) {
        tail_next(&law);
        term = product_value(&law.term);
        rest += term;
    }
    return rest;
}

/* Whoever is answered with k to wait for first has waited k + 1 times of which
 * the first has rate capacity + leave (given that it did not leave meanwhile);
 * a patient contact would, with the first of rate capacity. */
static struct waits impatient_waits(const struct station *station,
                                    double capacity)
{
    double come = station->load / station->handling_s,
           leave = 1 / station->patience_s;
    struct tail answered = tail_of(station, capacity, leave);
    struct tail patient = tail_of(station, capacity - leave, leave);
    double likely = 1, mean_s = 0;
    struct waits waits = {.one = 1};
    for (int k = 0;; k++) {
        double rate = capacity + (k + 1) * leave, served = capacity / rate;
        double next = come / rate;
        mean_s += 1 / rate;
        waits.in_time += product_value(&answered.term) * waits.answered;
        waits.all += likely;
        waits.waiting += likely * k;
        waits.answered += likely * served;
        waits.late += likely * patient.late;
        waits.wait_s += likely * served * mean_s;
        if (next < 1 &&
            likely * (k + 1) * next < 1e-17 * waits.all * (1 - next))
            break;
        likely *= next;
        if (likely > scale_most) {
            waits_scale(&waits, 1 / scale_most);
            likely /= scale_most;
        }
        tail_next(&answered);
        tail_next(&patient);
    }
    waits.in_time += waits.answered * tail_rest(answered);
    return waits;
}

/* Nobody leaves: the sums are those of geometric rows. */
static struct waits patient_waits(const struct station *station,
                                  double capacity)
{
    double come = station->load / station->handling_s, spare = capacity - come;
    double all = capacity / spare;
    double late = all * exp(-spare * station->answer_s);
    return (struct waits){.one = 1,
                          .all = all,
                          .waiting = all * come / spare,
                          .answered = all,
                          .in_time = all - late,
                          .late = late,
                          .wait_s = all / spare};
}

static struct service overrun(int agents, int at_once)
{
    return (struct service){.wait = 1,
                            .wait_s = INFINITY,
                            .answered_s = INFINITY,
                            .waiting = INFINITY,
                            .served = (double)agents * at_once,
                            .occupancy = 1};
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* A contact meets a waiting state with `chance` times its likelihood. */
static struct service met(const struct station *station,
                          const struct waits *waits, double chance)
{
    double come = station->load / station->handling_s;
    double leave = station->patience_s > 0 ? 1 / station->patience_s : 0;
    struct service service = {.wait = chance * waits->all,
                              .waiting = chance * waits->waiting};
    double free = fmax(0, 1 - service.wait),
           in_time = free + chance * waits->in_time;
    service.wait_s = service.waiting / come;
    service.abandoned = leave * service.wait_s;
    double answered = free + chance * waits->answered;
    service.answered_s =
        answered > 0 ? chance * waits->wait_s / answered : INFINITY;
    double settled = 1 - chance * waits->late * exp(-leave * station->answer_s);
    service.level[OF_OFFERED] = in_time;
    service.level[OF_ANSWERED] = fmin(1, share(in_time, answered));
    service.level[OF_PATIENT] =
        fmin(1, share(in_time, 1 - (settled - in_time)));
    service.level[OF_SETTLED] = settled;
    return service;
}

static struct service service_of(const struct station *station,
                                 struct loss loss)
{
    double come = station->load / station->handling_s;
    double capacity = loss.agents * done_by_one(station, station->at_once);
    bool leave = station->patience_s > 0;
    if (!leave && come >= capacity)
        return overrun(loss.agents, station->at_once);
    struct waits waits = leave ? impatient_waits(station, capacity)
                               : patient_waits(station, capacity);
    double rest = waits.all - waits.one;
    double whole = waits.one + loss.blocked * rest;
    double places = (double)loss.agents * station->at_once;
    struct service service = met(station, &waits, loss.blocked / whole);
    service.served =
        (loss.served * waits.one + loss.blocked * rest * places) / whole;
    service.occupancy =
        share(come * (1 - service.abandoned) * work_s(station), loss.agents);
    return service;
}

static const struct loss nobody = {.agents = 0, .blocked = 1};

/* Without contacts: of one that came all the same. */
static struct service idle(int agents)
{
    struct service service = {.wait = agents == 0};
    for (int of = OF_OFFERED; of <= OF_SETTLED; of++)
        service.level[of] = 1;
    return service;
}

struct service station_service(const struct station *station, int agents)
{
    if (station->load <= 0)
        return idle(agents);
    return service_of(station, loss_at(station, nobody, agents));
}

bool promise_kept(const struct promise *promise, const struct service *service)
{
    return isfinite(service->wait_s) &&
           service->level[promise->of] >= promise->level &&
           service->answered_s <= promise->wait_s &&
           service->abandoned <= promise->abandoned &&
           service->occupancy <= promise->occupancy * (1 + 1e-12);
}

/* The greatest number known to be too few, and its loss. */
struct sweep {
    const struct station *station;
    const struct promise *promise;
    struct loss too_few;
};

static bool enough(struct sweep *sweep, int agents)
{
    struct loss loss = loss_at(sweep->station, sweep->too_few, agents);
    struct service service = service_of(sweep->station, loss);
    if (promise_kept(sweep->promise, &service))
        return true;
    sweep->too_few = loss;
    return false;
}

/* Fewer than `agents`, who are enough, by steps that double. */
static int narrow(struct sweep *sweep, int agents)
{
    for (int step = 1; agents > 1; step *= 2) {
        int fewer = agents > step ? agents - step : 1;
        if (!enough(sweep, fewer))
            break;
        agents = fewer;
    }
    return agents;
}

/* More than `agents`, who are too few: enough, by steps that double. */
static int widen(struct sweep *sweep, int agents)
{
    for (int step = 1;; step *= 2) {
        agents += step;
        if (enough(sweep, agents))
            return agents;
    }
}

int station_agents(const struct station *station, const struct promise *promise)
{
    if (station->load <= 0)
        return 0;
    struct sweep sweep = {station, promise, nobody};
    double come = station->load / station->handling_s;
    int agents = 1 + (int)(come / done_by_one(station, station->at_once));
    if (enough(&sweep, agents))
        agents = narrow(&sweep, agents);
    else
        agents = widen(&sweep, agents);
    while (agents - sweep.too_few.agents > 1) {
        int middle = sweep.too_few.agents + (agents - sweep.too_few.agents) / 2;
        if (enough(&sweep, middle))
            agents = middle;
    }
    return agents;
}
