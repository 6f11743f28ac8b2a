/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CPLEX LP as glpsol, cbc, HiGHS and SCIP all read it, and free MPS.  Lines
 * stay short, as some readers have a limit. */
#include "mip_text.h"

#include <inttypes.h>
#include <stdlib.h>

#include "mem.h"

enum { TERMS_A_LINE = 6 };

/* A price in points: a whole number where it is one, else to 15 digits. */
static void add_price(struct text *text, cost price)
{
    if (price % POINT == 0)
        text_printf(text, "%" PRId64, price / POINT);
    else
        text_printf(text, "%.15g", (double)price / POINT);
}

static void add_names(struct text *text, const char *mark,
                      const struct problem *problem)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        text_printf(text, "%s a%d: %s\n", mark, agent,
                    problem->agents[agent].id);
    for (int shift = 0; shift < problem->n_shifts; shift++)
        text_printf(text, "%s s%d: %s\n", mark, shift,
                    problem->shifts[shift].id);
    for (int queue = 0; queue < problem->n_queues; queue++)
        text_printf(text, "%s q%d: %s\n", mark, queue,
                    problem->queues[queue].id);
}

static void add_lp_terms(struct text *text, const struct mip *mip, int first,
                         int end)
{
    for (int i = first; i < end; i++) {
        int64_t value = mip->terms[i].value;
        text_printf(text, "%s %c %" PRId64 " %s",
                    (i - first) % TERMS_A_LINE ? "" : "\n",
                    value < 0 ? '-' : '+', value < 0 ? -value : value,
                    mip->columns[mip->terms[i].column].name);
    }
}

static void add_lp_row(struct text *text, const struct mip *mip, int row)
{
    const struct mip_row *it = &mip->rows[row];
    bool both = it->least != MIP_LEAST && it->most != MIP_MOST;
    if (it->least != MIP_LEAST) {
        text_printf(text, " %s:", it->name);
        add_lp_terms(text, mip, it->first_term, it[1].first_term);
        text_printf(text, " %s %" PRId64 "\n",
                    both && it->least == it->most ? "=" : ">=", it->least);
    }
    if (it->most != MIP_MOST && !(both && it->least == it->most)) {
        text_printf(text, " %s%s:", it->name, both ? "_most" : "");
        add_lp_terms(text, mip, it->first_term, it[1].first_term);
        text_printf(text, " <= %" PRId64 "\n", it->most);
    }
}

static void add_lp_objective(struct text *text, const struct mip *mip)
{
    int n = 0;
    text_add(text, "Minimize\n points:");
    for (int column = 0; column < mip->n_columns; column++) {
        cost price = mip->columns[column].price;
        if (price == 0 && column > 0)
            continue;
        text_printf(text, "%s %c ", n++ % TERMS_A_LINE ? "" : "\n",
                    price < 0 ? '-' : '+');
        add_price(text, price < 0 ? -price : price);
        text_printf(text, " %s", mip->columns[column].name);
    }
    text_add(text, "\n");
}

static bool is_binary(const struct mip_column *column)
{
    return column->whole && column->least == 0 && column->most == 1;
}

static void add_lp_bounds(struct text *text, const struct mip *mip)
{
    text_add(text, "Bounds\n");
    for (int i = 0; i < mip->n_columns; i++) {
        const struct mip_column *column = &mip->columns[i];
        if (is_binary(column))
            continue;
        if (column->least == column->most)
            text_printf(text, " %s = %" PRId64 "\n", column->name,
                        column->least);
        else if (column->most != MIP_MOST)
            text_printf(text, " %" PRId64 " <= %s <= %" PRId64 "\n",
                        column->least, column->name, column->most);
    }
}

static void add_lp_whole(struct text *text, const struct mip *mip, bool binary)
{
    text_add(text, binary ? "Binaries\n" : "Generals\n");
    for (int i = 0; i < mip->n_columns; i++)
        if (mip->columns[i].whole && is_binary(&mip->columns[i]) == binary)
            text_printf(text, " %s\n", mip->columns[i].name);
}

void mip_write_lp(struct text *text, const struct problem *problem,
                  const struct mip *mip)
{
    add_names(text, "\\", problem);
    add_lp_objective(text, mip);
    text_add(text, "Subject To\n");
    for (int row = 0; row < mip->n_rows; row++)
        add_lp_row(text, mip, row);
    add_lp_bounds(text, mip);
    add_lp_whole(text, mip, false);
    add_lp_whole(text, mip, true);
    text_add(text, "End\n");
}

static char row_kind(const struct mip_row *row)
{
    if (row->least == MIP_LEAST)
        return 'L';
    return row->most == row->least ? 'E' : 'G';
}

static void add_mps_rows(struct text *text, const struct mip *mip)
{
    text_add(text, "ROWS\n N points\n");
    for (int row = 0; row < mip->n_rows; row++)
        text_printf(text, " %c %s\n", row_kind(&mip->rows[row]),
                    mip->rows[row].name);
}

/* The terms by column: first[column] is the first of its places in `at`,
 * `row` tells each one's row. */
struct by_column {
    int *first, *at, *row;
};

static struct by_column by_column(const struct mip *mip)
{
    size_t n = (size_t)mip->n_terms;
    struct by_column by = {
        .first = mem_alloc((size_t)mip->n_columns + 2, sizeof(int)),
        .at = mem_alloc(n, sizeof(int)),
        .row = mem_alloc(n, sizeof(int)),
    };
    for (int i = 0; i < mip->n_terms; i++)
        by.first[mip->terms[i].column + 2]++;
    for (int column = 0; column < mip->n_columns; column++)
        by.first[column + 2] += by.first[column + 1];
    for (int row = 0; row < mip->n_rows; row++)
        for (int i = mip->rows[row].first_term;
             i < mip->rows[row + 1].first_term; i++) {
            by.at[by.first[mip->terms[i].column + 1]++] = i;
            by.row[i] = row;
        }
    return by;
}

static void add_mps_column(struct text *text, const struct mip *mip, int index,
                           const struct by_column *by)
{
    const struct mip_column *column = &mip->columns[index];
    if (column->price != 0 || by->first[index] == by->first[index + 1]) {
        text_printf(text, " %s points ", column->name);
        add_price(text, column->price);
        text_add(text, "\n");
    }
    for (int i = by->first[index]; i < by->first[index + 1]; i++)
        text_printf(text, " %s %s %" PRId64 "\n", column->name,
                    mip->rows[by->row[by->at[i]]].name,
                    mip->terms[by->at[i]].value);
}

static void add_mps_columns(struct text *text, const struct mip *mip)
{
    struct by_column by = by_column(mip);
    text_add(text, "COLUMNS\n");
    for (int whole = 0; whole < 2; whole++) {
        if (whole)
            text_add(text, " BEGIN 'MARKER' 'INTORG'\n");
        for (int column = 0; column < mip->n_columns; column++)
            if (mip->columns[column].whole == whole)
                add_mps_column(text, mip, column, &by);
    }
    text_add(text, " END 'MARKER' 'INTEND'\n");
    free(by.first);
    free(by.at);
    free(by.row);
}

static void add_mps_sides(struct text *text, const struct mip *mip)
{
    text_add(text, "RHS\n");
    for (int i = 0; i < mip->n_rows; i++) {
        const struct mip_row *row = &mip->rows[i];
        int64_t side = row->least == MIP_LEAST ? row->most : row->least;
        if (side != 0)
            text_printf(text, " RHS %s %" PRId64 "\n", row->name, side);
    }
    text_add(text, "RANGES\n");
    for (int i = 0; i < mip->n_rows; i++) {
        const struct mip_row *row = &mip->rows[i];
        if (row->least != MIP_LEAST && row->most != MIP_MOST &&
            row->least < row->most)
            text_printf(text, " RANGE %s %" PRId64 "\n", row->name,
                        row->most - row->least);
    }
}

static void add_mps_bounds(struct text *text, const struct mip *mip)
{
    text_add(text, "BOUNDS\n");
    for (int i = 0; i < mip->n_columns; i++) {
        const struct mip_column *column = &mip->columns[i];
        if (column->least == column->most) {
            text_printf(text, " FX BOUND %s %" PRId64 "\n", column->name,
                        column->least);
            continue;
        }
        if (column->least != 0)
            text_printf(text, " LO BOUND %s %" PRId64 "\n", column->name,
                        column->least);
        if (column->most != MIP_MOST)
            text_printf(text, " UP BOUND %s %" PRId64 "\n", column->name,
                        column->most);
        else if (column->whole)
            text_printf(text, " PL BOUND %s\n", column->name);
    }
}

void mip_write_mps(struct text *text, const struct problem *problem,
                   const struct mip *mip)
{
    add_names(text, "*", problem);
    text_add(text, "NAME vaktel FREE\n");
    add_mps_rows(text, mip);
    add_mps_columns(text, mip);
    add_mps_sides(text, mip);
    add_mps_bounds(text, mip);
    text_add(text, "ENDATA\n");
}
