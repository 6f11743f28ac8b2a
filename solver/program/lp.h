/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only door to GLPK, and the only place for doubles that come from it:
 *
 *   minimise  sum of price x   subject to  least <= A x <= most  by rows,
 *                                          least <= x <= most   by columns
 *
 * Rows and columns are numbered from 0.  Numbers that are not finite are our
 * bug and stop the program (GLPK would call a NaN optimal).  The dual of a row
 * is what the objective gains per unit of its right side. */
#ifndef LP_H
#define LP_H

#include <stdbool.h>
#include <stdint.h>

struct lp;

struct lp *lp_new(void);
void lp_free(struct lp *lp);

/* -INFINITY and INFINITY: no bound.  Both return the number given. */
int lp_add_row(struct lp *lp, double least, double most);
int lp_add_column(struct lp *lp, double price, double least, double most, int n,
                  const int *rows, const double *values);

/* A row, without bounds, of the sum of these columns; a column of the price
 * takes what is too much for bounds. */
int lp_add_sum(struct lp *lp, int n, const int *columns, double price);

void lp_bound_row(struct lp *lp, int row, double least, double most);
void lp_bound_column(struct lp *lp, int column, double least, double most);

/* Removes the columns, in rising order; those behind move up. */
void lp_remove_columns(struct lp *lp, int n, const int *columns);

enum lp_end { LP_OPTIMAL, LP_LIMIT, LP_FAILED };

/* Solves on from the last basis, for at most `seconds` and `iterations`.
 * Unless it ends LP_OPTIMAL, duals and values are those of the last basis. */
enum lp_end lp_solve(struct lp *lp, double seconds, int64_t iterations);

/* Remembers the basis, and goes back to it. */
void lp_keep_basis(struct lp *lp);
void lp_restore_basis(struct lp *lp);

/* Goes on from an optimal basis after bounds have changed, and stops after so
 * many iterations at an objective that the optimum is not below; INFINITY
 * where nothing keeps to the bounds. */
double lp_reach(struct lp *lp, int iterations);

double lp_dual(const struct lp *lp, int row);
double lp_value(const struct lp *lp, int column);
double lp_reduced_price(const struct lp *lp, int column);
bool lp_is_basic(const struct lp *lp, int column);
double lp_objective(const struct lp *lp);
int lp_n_rows(const struct lp *lp);
int lp_n_columns(const struct lp *lp);

/* Simplex iterations since the last call. */
int64_t lp_take_work(struct lp *lp);

#endif
