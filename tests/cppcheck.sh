#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cppcheck over what the build $BUILD compiles, the faults of tests/trip.c and
# the bytes of files that it embeds left out.  It reads no system headers, so
# cJSON's loop is explained to it; objectIndex takes pointers into arrays for
# single objects.
mkdir -p "$BUILD/cppcheck"
exec cppcheck --project="$BUILD/compile_commands.json" \
    --cppcheck-build-dir="$BUILD/cppcheck" -j 2 --quiet --error-exitcode=1 \
    -D'cJSON_ArrayForEach(item,list)=while((item=(list)->child))' \
    --enable=warning,performance,portability --inline-suppr -i "$BUILD" \
    --suppress=missingIncludeSystem --suppress=objectIndex \
    --suppress=*:*tests/trip.c
