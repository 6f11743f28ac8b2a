#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sources are laid out as clang-format 14 does; other versions differ in small
# things, so they are no judge.  FIX=1 lays them out.
. tests/files.sh
case $(clang-format --version) in
*"version 14."*) ;;
*)
    echo "needs clang-format 14"
    exit 77
    ;;
esac
if [ "$FIX" ]; then
    files '*.c' '*.h' | xargs clang-format -i
else
    files '*.c' '*.h' | xargs clang-format --dry-run -Werror
fi
