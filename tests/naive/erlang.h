/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a station without patience has to agree with, by other formulas than
 * model/station.h: A. K. Erlang (1917), with the stable recursions as in ITU-T
 * E.520-series handbooks.  Load is in Erlang: contacts times handling time
 * over the interval. */
#ifndef ERLANG_H
#define ERLANG_H

/* Probability that all `agents` are busy and a contact is lost: Erlang B by
 * its recursion, exact at any size.  agents >= 0, load >= 0. */
double erlang_b(int agents, double load);

/* Probability that a contact has to wait: Erlang C; 1 where agents <= load. */
double erlang_c(int agents, double load);

/* Share of contacts answered within `answer_s` seconds. handling_s > 0. */
double erlang_c_service_level(int agents, double load, double handling_s,
                              double answer_s);

/* Mean wait of all contacts in seconds; INFINITY where agents <= load. */
double erlang_c_wait(int agents, double load, double handling_s);

/* Least number of agents that reach the service level (0 < level < 1); 0
 * where there is no load. */
int erlang_c_agents(double load, double handling_s, double answer_s,
                    double level);

#endif
