/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mixed integer program in the two formats that every solver reads.  The
 * objective is in points. */
#ifndef MIP_TEXT_H
#define MIP_TEXT_H

#include "mip.h"
#include "text.h"

void mip_write_lp(struct text *text, const struct problem *problem,
                  const struct mip *mip);
void mip_write_mps(struct text *text, const struct problem *problem,
                   const struct mip *mip);

#endif
