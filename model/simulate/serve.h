/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contacts begun, going on, ended and given up, and the agents' time on them.
 */
#ifndef SERVE_H
#define SERVE_H

#include "run.h"

/* Accounts for the agent's time up to now. */
void serve_settle(struct run *run, int agent);

/* Begins the contact in front of the queue's line, which is not empty. */
void serve_begin(struct run *run, int queue, int agent);

/* Ends the contact that the agent's alarm was for. */
void serve_end(struct run *run, int agent);

/* Puts the agent's only contact back in front of its line; returns its
 * queue. */
int serve_lay_aside(struct run *run, int agent);

/* Takes those who have given up from the front of the line; then whether
 * anybody waits. */
bool serve_waiting(struct run *run, int queue);

/* All who still wait are sent away. */
void serve_close(struct run *run, int queue);

/* Whether the agent's only contact is deferred work. */
bool serve_is_deferred(const struct run *run, int agent);

#endif
