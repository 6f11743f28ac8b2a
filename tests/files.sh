# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the checks.  files PATTERN...: our files whose name matches.

files() {
    for pattern; do
        find . \( -path ./.git -o -path ./build -o -path ./out \) -prune -o \
            -type f -name "$pattern" -print
    done | sort
}
