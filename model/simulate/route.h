/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who takes which contact, as a skill-based distributor with agents logged in
 * to the queue of their block would have it:
 *
 *  1. An agent whose block is a queue takes its contacts before any other; of
 *     several agents free for it the one with fewest contacts on, then the one
 *     free longest.
 *  2. An agent without a block, or whose own queue has nobody waiting, helps in
 *     other queues that it has the skills for (not with `strict`): live ones
 *     first, the dearest (by the price of shortage), then the contact that has
 *     waited longest.  One whose block is a queue that is not simulated is busy
 *     with it.
 *  3. Deferred work is done in order of due.  An agent in the block of a live
 *     queue does some in passing if the work is said to be done so there
 *     (deferral.in_passing), and begins it only while another agent of its
 *     block could take the next contact, and while less of the time in which
 *     the queue's agents had no contact on has gone into the work than is said
 *     to (deferral.idle_permille).  With `interrupt` it needs no other, and
 *     lays the work aside, to be gone on with later, for a contact that finds
 *     nobody free.
 *  4. A call or a piece of deferred work takes the whole agent; chats are had
 *     side by side, as many as the queue's limit. */
#ifndef ROUTE_H
#define ROUTE_H

#include "run.h"

/* Gives waiting contacts of the queue to agents who are free for them. */
void route_offer(struct run *run, int queue);

/* Gives a free agent what it should do next, as long as it can take more. */
void route_fill(struct run *run, int agent);

#endif
