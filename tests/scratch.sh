# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by tests that run the program on folders: a scratch folder that goes
# with the test, and copies of cases in it, so that nothing is written beside
# the originals.
: "${VAKTEL:?says how to run the program, e.g. build/dev/vaktel}"
case ${VAKTEL%% *} in
[!/]*/*) VAKTEL=$PWD/$VAKTEL ;;
esac
top=$PWD
export top
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

# copy CASE: a copy in $scratch/case.  A file `setup` in it is run there, $top
# being the top folder: it makes what cannot be kept in a repository, or is kept
# elsewhere in it.
copy() {
    rm -rf "$scratch/case"
    cp -R "$1" "$scratch/case" && cd "$scratch/case" || exit 1
    rm -rf expected
    [ ! -f setup ] || sh ./setup || exit 1
    cd "$top" || exit 1
}
