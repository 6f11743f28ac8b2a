# SPDX-License-Identifier: GPL-3.0-or-later
#
# Ctrl-C and a time limit of one second leave a legal roster, with its gap and
# the exit status of a roster.  Ctrl-C before there is any leaves nothing.
. tests/scratch.sh

status=0
wrong() {
    echo "$*"
    status=1
}

# outcome KEY: from the roster's own account of the search
outcome() {
    sed -n '/"outcome": {/s/.*"'"$1"'": "*\([^",}]*\).*/\1/p' \
        "$out/roster.json"
}

# A roster that `check` accepts, with a status of $2 and a gap.
roster_left() {
    [ $code -le 1 ] || wrong "$1: exit status $code"
    [ -f "$out/roster.json" ] || {
        wrong "$1: no roster.json"
        return
    }
    case " $2 " in
    *" $(outcome status) "*) ;;
    *) wrong "$1: status '$(outcome status)'" ;;
    esac
    [ "$(outcome gap_percent)" ] || wrong "$1: no gap"
    $VAKTEL check "$team" "$out/roster.json" >/dev/null 2>"$scratch/stderr" ||
        wrong "$1: check exits with $?"
}

# A desk whose calls are longer than so few can serve: no search ends soon.
copy examples/oslo-desk
sed 's/"handling_time": "[^"]*"/"handling_time": "25m"/' \
    "$scratch/case/team.json" >"$scratch/case/long.json"
usual=$scratch/case/team.json
team=$scratch/case/long.json
out=$scratch/case/roster

python3 tests/interrupt.py INT 4 \
    $VAKTEL plan "$team" -o "$out" --gap 0 --time-limit 300 --quiet \
    2>"$scratch/stderr"
code=$?
roster_left "after Ctrl-C" interrupted

# So too where targets are missed and another roster would be planned.
rm -rf "$out"
python3 tests/interrupt.py INT 4 \
    $VAKTEL plan "$team" -o "$out" --gap 0 --time-limit 300 --simulate \
    --replications 20 >"$scratch/stdout" 2>"$scratch/stderr"
code=$?
roster_left "after Ctrl-C with --simulate" "interrupted raised"
grep -q '"ended": "interrupted"' "$out/roster.json" ||
    wrong "--simulate ended: $(grep '"ended"' "$out/roster.json")"
tr -s ' \n' ' ' <"$scratch/stdout" | grep -q 'then it was interrupted' ||
    wrong "--simulate does not say that it was interrupted"
team=$usual

rm -rf "$out"
$VAKTEL plan "$team" -o "$out" --gap 0 --time-limit 1 --quiet \
    2>"$scratch/stderr"
code=$?
roster_left "after a second" "limit within_gap optimal"

# Whatever it has come to by then; in the foreground, as timeout else signals
# twice, and the second one kills.
rm -rf "$out"
timeout --foreground --preserve-status -s INT 0.02 \
    $VAKTEL plan "$team" -o "$out" --gap 0 --time-limit 300 --quiet \
    2>"$scratch/stderr"
code=$?
case $code in
0 | 1) roster_left "after Ctrl-C at once" interrupted ;;
4 | 130) [ ! -e "$out" ] || wrong "a stopped start leaves files" ;;
*) wrong "after Ctrl-C at once: exit status $code" ;;
esac

rm -rf "$out"
python3 tests/bench/generate.py 300 56 4 4 1 >"$scratch/large.json"
echo '{"scenarios": [{"name": "again"}]}' >"$scratch/again.json"
timeout --foreground --preserve-status -s INT 0.3 \
    $VAKTEL scenario "$scratch/large.json" "$scratch/again.json" -o "$out" \
    --gap 0 >"$scratch/stdout" 2>"$scratch/stderr"
code=$?
case $code in
4) grep -q '^wrote .*scenario.csv$' "$scratch/stdout" ||
    wrong "told of folders of scenarios without a roster" ;;
0 | 1 | 130) ;;
*) wrong "scenario after Ctrl-C at once: exit status $code" ;;
esac

# The second ends the program, but not while files are being replaced: all of
# them are there, or none.
for pause in 0.02 0.1 0.2 0.3 0.5; do
    rm -rf "$out"
    $VAKTEL plan "$team" -o "$out" --gap 0 --time-limit 300 --quiet \
        2>"$scratch/stderr" &
    sleep 1
    kill -TERM $!
    sleep $pause
    kill -TERM $! 2>"$scratch/stderr"
    wait $!
    left=$(cd "$out" 2>"$scratch/stderr" && find . -maxdepth 1 | sort | xargs)
    case $left in
    "" | "." | "./calendars") ;;
    ". ./calendars ./history.json ./report.html ./roster.csv ./roster.json") ;;
    *) wrong "two signals within $pause s leave $left" ;;
    esac
done
exit $status
