# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `plan` writes `check` accepts: for every example and for the team of
# tests/rules, which has an agent for each rule.  Then that team's roster is
# edited to break one rule after another: `check` must name just this rule,
# its agent and its day, and fail.
. tests/scratch.sh

status=0
wrong() {
    echo "$*"
    status=1
}

# plan CASE: writes its roster to $scratch/case/roster.
plan() {
    copy "$1"
    $VAKTEL plan "$scratch/case/team.json" -o "$scratch/case/roster" \
        --work-limit 2000 --quiet 2>"$scratch/stderr"
    planned=$?
    [ $planned -le 1 ] || wrong "$1: plan exits with $planned"
}

# check ROSTER [OPTION]
check() {
    $VAKTEL check "$scratch/case/team.json" "$@" 2>"$scratch/stderr"
}

for case in examples/*/team.json tests/rules/team.json; do
    case=${case%/team.json}
    plan "$case"
    check "$scratch/case/roster/roster.json" >"$scratch/stdout" ||
        wrong "$case: check exits with $? on what plan wrote"
done

edit() {
    python3 tests/rules/edit.py "$@"
}
n=0
edit list >"$scratch/cases"
while read -r agent rule day; do
    n=$((n + 1))
    edit edit "$scratch/case/roster/roster.json" "$agent" \
        >"$scratch/edited.json"
    check "$scratch/edited.json" --json >"$scratch/json"
    code=$?
    [ $code -eq 1 ] || wrong "$agent: check exits with $code"
    check "$scratch/edited.json" >"$scratch/text"
    for form in json text; do
        [ $form = json ] && how=broken || how=text
        told=$(edit $how <"$scratch/$form")
        [ "$told" = "$agent $rule $day" ] ||
            wrong "$agent: $form tells '$told', not '$agent $rule $day'"
    done
done <"$scratch/cases"
echo "$n rosters edited"
exit $status
