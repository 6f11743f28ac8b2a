/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything comes from the recursion of Erlang B, b(k) = a b(k-1) / (k + a
 * b(k-1)), in which all terms are positive: no factorials, no powers, nothing
 * cancels.  It gives the values for every smaller number of agents on its way,
 * so the search for the least number is one sweep. */
#include "erlang.h"

#include "require.h"

#include <math.h>

static double next_b(double b, int agents, double load)
{
    return load * b / (agents + load * b);
}

static double b_to_c(double b, int agents, double load)
{
    return agents <= load ? 1 : agents * b / (agents - load * (1 - b));
}

static double level_of(double c, int agents, double load, double handling_s,
                       double answer_s)
{
    if (agents <= load)
        return 0;
    return 1 - c * exp(-(agents - load) * answer_s / handling_s);
}

double erlang_b(int agents, double load)
{
    double b = 1;
    for (int agent = 1; agent <= agents; agent++)
        b = next_b(b, agent, load);
    return b;
}

double erlang_c(int agents, double load)
{
    return b_to_c(erlang_b(agents, load), agents, load);
}

double erlang_c_service_level(int agents, double load, double handling_s,
                              double answer_s)
{
    return level_of(erlang_c(agents, load), agents, load, handling_s, answer_s);
}

double erlang_c_wait(int agents, double load, double handling_s)
{
    if (agents <= load)
        return INFINITY;
    return erlang_c(agents, load) * handling_s / (agents - load);
}

int erlang_c_agents(double load, double handling_s, double answer_s,
                    double level)
{
    require(level < 1);
    if (load <= 0)
        return 0;
    int agents = 0;
    double b = 1, c = 1;
    while (level_of(c, agents, load, handling_s, answer_s) < level) {
        agents++;
        b = next_b(b, agents, load);
        c = b_to_c(b, agents, load);
    }
    return agents;
}
