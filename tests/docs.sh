#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The documentation names everything there is, and says of it what is so:
#   each command and option of program.c and options.def stands in vaktel(1), with
#   its short form and its range;
#   each rule stands in vaktel-team(5) with the limit, price and sentence of
#   rules.def, and in io/FORMAT.md.
cd "$(dirname "$0")/.." || exit 1
rules=model/rules.def
options=cli/options.def

# calls FILE NAME: each NAME(...) of the list on a line of its own, its fields
# separated by tabs and without quotes.
calls() {
    sed '1,/\*\//d' "$1" | tr '\n' ' ' | sed "s/) *$2(/\n$2(/g; s/) *$/\n/" |
        sed "s/^ *$2(//; s/\" *\"//g" | awk '
        {
            line = ""
            rest = $0
            while (match(rest, /^ *("[^"]*"|[^,]*)(, *|$)/) && rest != "") {
                field = substr(rest, 1, RLENGTH)
                rest = substr(rest, RLENGTH + 1)
                gsub(/^ *"?|"?(, *)?$/, "", field)
                line = line (line == "" ? "" : "\t") field
            }
            if (line != "")
                print line
        }'
}

# The items of the manual's list of rules, each with what it says on a line.
rule_items() {
    sed '1,/^\.Sh RULES/d' cli/vaktel-team.5 | awk '
        item != "" { print item "\t" $0; item = "" }
        /^\.It Cm / { item = $0 }'
}

# What the manual's list has to say of each rule.
rule_rows() {
    calls $rules RULE | awk -F '\t' '
        function limit() {
            if ($1 == "succession") return "on, "
            if ($3 == "GIVEN") return ""
            if ($4 == "RULE_OFF") return "off, "
            return ($2 == "MINUTES" ? $4 / 60 "h" : $4) ", "
        }
        {
            sub(/%s/, "N", $6)
            price = $5 == "RULE_HARD" ? "hard" : "price " $5
            printf ".It Cm %s Pq %s%s\t%s\n", $1, limit(), price, $6
        }'
}

check_rules() {
    rule_rows | while IFS= read -r row; do
        rule_items | grep -qxF -e "$row" ||
            echo "cli/vaktel-team.5: lacks: $row"
    done
    rule_items | awk '{ print $3 }' |
        while read -r name; do
            grep -q "^RULE($name," $rules ||
                echo "cli/vaktel-team.5: no such rule: $name"
        done
    calls $rules RULE | cut -f 1 | while read -r name; do
        grep -q "\`$name\`" io/FORMAT.md || echo "io/FORMAT.md: lacks $name"
    done
}

# The paragraph of vaktel(1) that an option's .It opens.
paragraph() {
    awk -v flag="-$1" '
        /^\.It / { inside = 0; for (i = 2; i <= NF; i++) if ($i == flag) inside = 1 }
        inside' cli/vaktel.1
}

check_options() {
    calls $options OPTION | awk -F '\t' '{ print $2, $3, $5, $6, $7 }' |
        while read -r flag letter kind low high; do
            text=$(paragraph "$flag")
            letter=$(echo "$letter" | tr -d "'0")
            wanted="Fl"
            [ ! "$letter" ] || wanted="^\.It Fl $letter , -$flag"
            echo "$text" | grep -q -- "$wanted" ||
                echo "cli/vaktel.1: lacks --$flag ${letter:+(-$letter)}"
            case $kind in
            NUMBER | WHOLE)
                [ "$high" != 1e15 ] || continue
                echo "$text" | grep -q "$low to $high" ||
                    echo "cli/vaktel.1: --$flag: no range $low to $high"
                ;;
            esac
        done
}

check_commands() {
    sed -n 's/^    {"\([a-z]*\)", FOR_.*/\1/p' cli/program.c |
        while read -r name; do
            grep -q "^\.It Cm $name " cli/vaktel.1 ||
                echo "cli/vaktel.1: lacks $name"
            sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' cli/vaktel.1 |
                grep -q "^\.Cm $name" ||
                echo "cli/vaktel.1: SYNOPSIS lacks $name"
        done
}

# A list that could not be taken apart would let everything pass.
[ "$(calls $rules RULE | wc -l)" -eq "$(grep -c '^RULE(' $rules)" ] &&
    [ "$(calls $options OPTION | wc -l)" -eq "$(grep -c '^OPTION(' $options)" ] &&
    [ "$(calls $options OPTION | awk -F '\t' 'NF != 10' | wc -l)" -eq 0 ] ||
    exit 1
{
    check_rules
    check_options
    check_commands
} | grep . && exit 1
exit 0
