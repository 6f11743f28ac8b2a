#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# readme.sh [DOCUMENT...]: the documentation is true.  The examples of each
# document are tried in order in a scratch folder that begins with what
# `vaktel init` writes and with examples/:
#   sh       must run; exit status 1, a roster with shortages, is a success
#   console  lines "$ COMMAND" must print what follows them, in which "..."
#            stands for anything; where nothing follows, they must run
#   json     a whole team must be accepted by `vaktel demand`
# An example with a file name (```json team.json) is written there first; one
# that says by-hand (```sh by-hand) is left alone.
. tests/scratch.sh
[ $# -gt 0 ] || set -- README.md io/FORMAT.md cli/*.[1-8]

mkdir "$scratch/bin"
cat >"$scratch/bin/vaktel" <<END
#!/bin/sh
$VAKTEL "\$@"
status=\$?
[ \$status -eq 1 ] && exit 0
exit \$status
END
chmod +x "$scratch/bin/vaktel"
PATH=$scratch/bin:$PATH

# split DOCUMENT
split() {
    rm -rf "$scratch/blocks" "$scratch/here"
    mkdir "$scratch/blocks" "$scratch/here"
    cp -R examples "$scratch/here/examples"
    cp examples/init/* "$scratch/here"
    awk -v out="$scratch/blocks" -f tests/examples.awk "$1"
    [ ! -d "$scratch/blocks/files" ] ||
        cp -R "$scratch/blocks/files"/* "$scratch/here"
}

# expect PATTERN: what the last command of a transcript printed
expect() {
    printed=$(cat "$scratch/printed")
    case $printed in
    $1) ;;
    *)
        printf 'printed:\n%s\n' "$printed"
        return 1
        ;;
    esac
}

# A transcript as a script: commands, and what they must have printed.
transcript() {
    awk -v q="'" -v printed="$scratch/printed" '
        function emit() {
            if (command != "")
                print "{ " command "; } >" printed " 2>&1 </dev/null" \
                    (pattern == "" ? "" : " || :\nexpect " q pattern q)
            pattern = ""
        }
        { text = $0 }
        /^\$ / {
            emit()
            command = substr(text, 3)
            next
        }
        {
            gsub(/[][*?\\]/, "\\\\&", text)
            gsub(/\.\.\./, "*", text)
            gsub(q, q "\\" q q, text)
            pattern = pattern (pattern == "" ? "" : "\n") text
        }
        END { emit() }' "$1"
}

# Whether a JSON example is a team and not a part of one.
whole() {
    grep -q '"queues"' "$1" && grep -q '"agents"' "$1" &&
        grep -q '"start"' "$1" && [ "$(head -c 1 "$1")" = '{' ]
}

try() {
    for block in "$scratch"/blocks/[0-9]*; do
        tried=$block
        case $block in
        *.sh) . "$block" ;;
        *.console)
            transcript "$block" >"$block.script"
            . "$block.script"
            ;;
        *.json-name)
            tried=$(cat "$block")
            whole "$tried" || continue
            vaktel demand "$(basename "$tried")" >/dev/null
            ;;
        *.json)
            whole "$block" || continue
            cp "$block" "$scratch/here/example.json"
            vaktel demand example.json >/dev/null
            ;;
        esac
    done
}

status=0
for document; do
    split "$document"
    (
        set -e
        trap 'echo "$document: this example failed:"; cat "$tried"' EXIT
        cd "$scratch/here"
        try
        trap - EXIT
    )
    [ $? -eq 0 ] || status=1
done
exit $status
