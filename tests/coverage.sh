#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tests run through at least nine of ten lines of model/ and io/.
set --
for part in base model $(find io -name '*.c' -exec dirname {} + | sort -u); do
    set -- "$@" "$BUILD/CMakeFiles/$(basename "$part").dir"
done
exec gcovr --root . --filter model/ --filter io/ --exclude-throw-branches \
    --sort-uncovered --fail-under-line 90 "$@"
