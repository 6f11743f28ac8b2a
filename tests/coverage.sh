#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tests run through at least nine of ten lines of model/ and io/.
exec gcovr --root . --filter model/ --filter io/ --exclude-throw-branches \
    --sort-uncovered --fail-under-line 90 "$BUILD"/CMakeFiles/base.dir \
    "$BUILD"/CMakeFiles/model.dir "$BUILD"/CMakeFiles/io.dir \
    "$BUILD"/CMakeFiles/report.dir
