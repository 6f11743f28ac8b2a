/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lp.h"

#include "mem.h"
#include "require.h"

#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

static const double same_objective = 1e-9;

struct lp {
    glp_prob *glp;
    int64_t iterations;   /* told by lp_take_work() */
    bool solved;          /* there is a basis to go on from */
    double objective;     /* where the last call came to its limit */
    int n_stalls;         /* calls since then that came no further */
    int *kept, kept_room; /* status of rows, then columns */
};

/* GLPK writes to stdout even when told not to; a hook that says it has taken
 * care of the text keeps it silent. */
static int silence(void *nothing, const char *text)
{
    (void)nothing;
    (void)text;
    return 1;
}

struct lp *lp_new(void)
{
    struct lp *lp = mem_alloc(1, sizeof *lp);
    lp->objective = -INFINITY;
    glp_term_hook(silence, NULL);
    lp->glp = glp_create_prob();
    glp_set_obj_dir(lp->glp, GLP_MIN);
    return lp;
}

void lp_free(struct lp *lp)
{
    if (!lp)
        return;
    glp_delete_prob(lp->glp);
    free(lp->kept);
    free(lp);
}

static int bound_kind(double least, double most)
{
    require(!isnan(least) && !isnan(most) && least <= most);
    if (isinf(least))
        return isinf(most) ? GLP_FR : GLP_UP;
    if (isinf(most))
        return GLP_LO;
    return least < most ? GLP_DB : GLP_FX;
}

void lp_bound_row(struct lp *lp, int row, double least, double most)
{
    glp_set_row_bnds(lp->glp, row + 1, bound_kind(least, most),
                     isinf(least) ? 0 : least, isinf(most) ? 0 : most);
}

int lp_add_row(struct lp *lp, double least, double most)
{
    int row = glp_add_rows(lp->glp, 1) - 1;
    lp_bound_row(lp, row, least, most);
    return row;
}

void lp_bound_column(struct lp *lp, int column, double least, double most)
{
    glp_set_col_bnds(lp->glp, column + 1, bound_kind(least, most),
                     isinf(least) ? 0 : least, isinf(most) ? 0 : most);
}

int lp_add_column(struct lp *lp, double price, double least, double most, int n,
                  const int *rows, const double *values)
{
    int *index = mem_alloc((size_t)n + 1, sizeof *index);
    double *value = mem_alloc((size_t)n + 1, sizeof *value);
    require(isfinite(price));
    for (int i = 0; i < n; i++) {
        require(isfinite(values[i]));
        index[i + 1] = rows[i] + 1;
        value[i + 1] = values[i];
    }
    int column = glp_add_cols(lp->glp, 1);
    glp_set_obj_coef(lp->glp, column, price);
    glp_set_mat_col(lp->glp, column, n, index, value);
    free(index);
    free(value);
    lp_bound_column(lp, column - 1, least, most);
    return column - 1;
}

int lp_add_sum(struct lp *lp, int n, const int *columns, double price)
{
    int row = lp_add_row(lp, -INFINITY, INFINITY);
    int *index = mem_alloc((size_t)n + 1, sizeof *index);
    double *value = mem_alloc((size_t)n + 1, sizeof *value), less = -1;
    for (int i = 0; i < n; i++) {
        index[i + 1] = columns[i] + 1;
        value[i + 1] = 1;
    }
    glp_set_mat_row(lp->glp, row + 1, n, index, value);
    free(index);
    free(value);
    lp_add_column(lp, price, 0, INFINITY, 1, &row, &less);
    return row;
}

void lp_remove_columns(struct lp *lp, int n, const int *columns)
{
    if (n == 0)
        return;
    int *index = mem_alloc((size_t)n + 1, sizeof *index);
    for (int i = 0; i < n; i++)
        index[i + 1] = columns[i] + 1;
    glp_del_cols(lp->glp, n, index);
    free(index);
}

static int to_int(double number)
{
    return number < INT_MAX ? (int)number : INT_MAX;
}

/* The primal simplex may cycle; the dual one leads out of it. */
static void note_stall(struct lp *lp, bool limited)
{
    double objective = glp_get_obj_val(lp->glp);
    bool same = limited && fabs(objective - lp->objective) <=
                               same_objective * (1 + fabs(objective));
    lp->n_stalls = same ? lp->n_stalls + 1 : 0;
    lp->objective = limited ? objective : -INFINITY;
}

enum lp_end lp_solve(struct lp *lp, double seconds, int64_t iterations)
{
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = lp->n_stalls % 2 ? GLP_DUALP : GLP_PRIMAL;
    how.pricing = GLP_PT_PSE;
    how.tm_lim = to_int(seconds * 1000);
    how.it_lim = to_int((double)iterations);
    if (!lp->solved)
        glp_adv_basis(lp->glp, 0);
    int before = glp_get_it_cnt(lp->glp);
    int failure = glp_simplex(lp->glp, &how);
    if (failure == GLP_EBADB || failure == GLP_ESING || failure == GLP_ECOND ||
        failure == GLP_EFAIL) {
        glp_adv_basis(lp->glp, 0);
        failure = glp_simplex(lp->glp, &how);
    }
    lp->iterations += glp_get_it_cnt(lp->glp) - before;
    bool limited = failure == GLP_ETMLIM || failure == GLP_EITLIM;
    note_stall(lp, limited);
    lp->solved = failure == 0 || limited;
    if (failure == 0 && glp_get_status(lp->glp) == GLP_OPT)
        return LP_OPTIMAL;
    return limited ? LP_LIMIT : LP_FAILED;
}

void lp_keep_basis(struct lp *lp)
{
    int n_rows = lp_n_rows(lp), n = n_rows + lp_n_columns(lp);
    if (n > lp->kept_room) {
        lp->kept_room = n;
        lp->kept = mem_resize(lp->kept, (size_t)n, sizeof *lp->kept);
    }
    for (int i = 0; i < n; i++)
        lp->kept[i] = i < n_rows ? glp_get_row_stat(lp->glp, i + 1)
                                 : glp_get_col_stat(lp->glp, i - n_rows + 1);
}

void lp_restore_basis(struct lp *lp)
{
    int n_rows = lp_n_rows(lp), n = n_rows + lp_n_columns(lp);
    for (int i = 0; i < n; i++)
        if (i < n_rows)
            glp_set_row_stat(lp->glp, i + 1, lp->kept[i]);
        else
            glp_set_col_stat(lp->glp, i - n_rows + 1, lp->kept[i]);
}

double lp_reach(struct lp *lp, int iterations)
{
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_DUAL;
    how.pricing = GLP_PT_PSE;
    how.it_lim = iterations;
    int before = glp_get_it_cnt(lp->glp);
    int failure = glp_simplex(lp->glp, &how);
    lp->iterations += glp_get_it_cnt(lp->glp) - before;
    if (failure == 0 && glp_get_status(lp->glp) != GLP_OPT)
        return INFINITY;
    return failure == 0 || glp_get_dual_stat(lp->glp) == GLP_FEAS
               ? glp_get_obj_val(lp->glp)
               : -INFINITY;
}

static double checked(double number)
{
    require(isfinite(number));
    return number;
}

double lp_dual(const struct lp *lp, int row)
{
    return checked(glp_get_row_dual(lp->glp, row + 1));
}

double lp_value(const struct lp *lp, int column)
{
    return checked(glp_get_col_prim(lp->glp, column + 1));
}

double lp_reduced_price(const struct lp *lp, int column)
{
    return checked(glp_get_col_dual(lp->glp, column + 1));
}

bool lp_is_basic(const struct lp *lp, int column)
{
    return glp_get_col_stat(lp->glp, column + 1) == GLP_BS;
}

double lp_objective(const struct lp *lp)
{
    return checked(glp_get_obj_val(lp->glp));
}

int lp_n_rows(const struct lp *lp)
{
    return glp_get_num_rows(lp->glp);
}

int lp_n_columns(const struct lp *lp)
{
    return glp_get_num_cols(lp->glp);
}

int64_t lp_take_work(struct lp *lp)
{
    int64_t work = lp->iterations;
    lp->iterations = 0;
    return work;
}
