/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is settled of an agent, as people write it in cells: days, shifts that
 * are not to be given, whose turn is which shift, how many of one, overtime. */
#ifndef AGENT_CELLS_H
#define AGENT_CELLS_H

#include "cells.h"

/* Reads the columns "fixed", "forbidden", "rotation", "rotation_price",
 * "shift_limits" and "overtime", as far as the table has them. */
void agent_cells_read(const struct row *row, struct draft_agent *agent);

#endif
