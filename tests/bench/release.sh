# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by benchmarks: the program in a release build, where $VAKTEL does not
# say how to run it, and a folder that goes with the benchmark.
if [ -z "$VAKTEL" ]; then
    cmake --preset release -D BUILD_TESTING=OFF >/dev/null &&
        cmake --build --preset release --target vaktel >/dev/null || exit 1
    VAKTEL=build/release/vaktel
fi
export VAKTEL
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
