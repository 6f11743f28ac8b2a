/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draw.h"

#include <math.h>

static uint64_t mixed(uint64_t state, int value)
{
    struct rng rng = {state ^ (uint64_t)(int64_t)value};
    return rng_next(&rng);
}

struct rng draw_stream(uint64_t seed, int replication, enum purpose purpose,
                       int owner)
{
    uint64_t state = mixed(seed, replication);
    state = mixed(state, (int)purpose);
    return (struct rng){mixed(state, owner)};
}

double draw_uniform(struct rng *rng)
{
    return (double)((rng_next(rng) >> 11) + 1) * 0x1p-53;
}

double draw_exponential(struct rng *rng, double mean)
{
    return -mean * log(draw_uniform(rng));
}

/* Standard normal, by the polar method. */
static double draw_normal(struct rng *rng)
{
    for (;;) {
        double u = 2 * draw_uniform(rng) - 1, v = 2 * draw_uniform(rng) - 1;
        double square = u * u + v * v;
        if (square > 0 && square < 1)
            return u * sqrt(-2 * log(square) / square);
    }
}

double draw_gamma(struct rng *rng, double shape)
{
    if (shape < 1)
        return draw_gamma(rng, shape + 1) * pow(draw_uniform(rng), 1 / shape);
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double normal = draw_normal(rng), root = 1 + c * normal;
        double v = root * root * root;
        if (root > 0 &&
            log(draw_uniform(rng)) < normal * normal / 2 + d * (1 - v + log(v)))
            return d * v;
    }
}
