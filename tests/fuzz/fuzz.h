/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the fuzz targets share.  A target is one reader given any bytes: it may
 * refuse them but must not crash, leak or hang. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer calls this; every target defines it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The path of a file that holds just these bytes, until the next call. */
const char *fuzz_file(const uint8_t *data, size_t size);

#endif
