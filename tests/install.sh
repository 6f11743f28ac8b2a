#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is installed runs, and all of it is there.
. tests/scratch.sh
prefix=$scratch/usr
cmake --install "$BUILD" --prefix "$prefix" >/dev/null || exit 1
"$prefix/bin/vaktel" --version || exit 1
for file in man/man1/vaktel.1 man/man5/vaktel-team.5 man/man7/vaktel-calendars.7 \
    man/man7/vaktel-rules.7 vaktel/rules.schema.json vaktel/rules/no.json \
    vaktel/team.schema.json vaktel/roster.schema.json doc/vaktel/FORMAT.md; do
    [ -s "$prefix/share/$file" ] || {
        echo "not installed: share/$file"
        exit 1
    }
done
