#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The whole test run, from a fresh clone on: installs what is missing, makes
# every build of CMakePresets.json, then runs the tests of all of them as one.
# tests/run.sh dev release ... does so for these builds alone.
cd "$(dirname "$0")/.." || exit 1
. tests/setup.sh
install_for_tests || exit 1

[ $# -gt 0 ] || set -- dev dev-clang release coverage valgrind fuzz
status=0
mkdir -p build
: >build/CTestTestfile.cmake
for build; do
    echo "== $build"
    cmake --preset "$build" >build/configure.log 2>&1 || {
        cat build/configure.log
        status=1
    }
    cmake --build --preset "$build" -- -k 0 || status=1
    echo "subdirs(\"$build\")" >>build/CTestTestfile.cmake
done

echo "== tests"
# What earlier runs have counted is not coverage of this one.
find build -name '*.gcda' -delete
ctest --test-dir build --parallel "$(nproc)" --output-on-failure \
    --no-tests=error || status=1
exit $status
