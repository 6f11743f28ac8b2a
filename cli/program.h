/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * vaktel as a function: what main() is given and returns. */
#ifndef PROGRAM_H
#define PROGRAM_H

int program(int argc, char **argv);

#endif
