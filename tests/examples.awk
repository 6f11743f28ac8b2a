# SPDX-License-Identifier: GPL-3.0-or-later
#
# Splits the examples out of a document, each into a file of its own in
# `out`: NUMBER.LANGUAGE, or files/NAME where the example has a file name.
#   Markdown  fenced blocks; their first line says "```LANGUAGE [NAME]"
#   mdoc      displays that begin with { or $, and lines of .Dl $ COMMAND
function open(language, name) {
    n++
    to = sprintf("%s/%03d.%s", out, n, language)
    if (name != "" && language !~ /^(sh|console)$/) {
        system("mkdir -p $(dirname " out "/files/" name ")")
        print out "/files/" name >(to "-name")
        close(to "-name")
        to = out "/files/" name
    }
    inside = 1
}
function shut() {
    close(to)
    inside = 0
}
function plain(text) {
    gsub(/\\e/, "\\", text)
    gsub(/\\&/, "", text)
    gsub(/\\-/, "-", text)
    gsub(/\\\(aq/, "'", text)
    return text
}

/^```/ && inside { shut(); next }
/^```/ {
    language = substr($1, 4)
    if ($2 == "by-hand" || language == "")
        language = "text"
    open(language, $2)
    next
}
/^\.Bd -literal/ { display = 1; next }
/^\.Ed/ { if (inside) shut(); display = 0; next }
/^\.Dl \$ / { open("sh"); print plain(substr($0, 7)) >to; shut(); next }
display && !inside { open(/^\{/ ? "json" : /^\$ / ? "console" : "text") }
inside { print display ? plain($0) : $0 >to }
