# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by tests/run.sh and examples/run.sh: installs, on Debian and its
# kin, what a fresh machine lacks.  Where nothing is missing apt is not called.

FOR_BUILD="gcc libc6-dev cmake ninja-build libglpk-dev libical-dev
    libcjson-dev libcsv-dev nettle-dev tzdata"
FOR_TESTS="clang libomp-dev libcmocka-dev clang-format cppcheck valgrind
    mandoc gcovr glpk-utils coinor-cbc khal calcurse python3
    python3-icalendar python3-jsonschema python3-dateutil radicale xandikos
    vdirsyncer chromium fonts-noto-core fonts-noto-color-emoji gettext"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install PACKAGE...: those that are not there yet.
install() {
    command -v apt-get >/dev/null || return 0
    missing=
    for package; do
        installed "$package" || missing="$missing $package"
    done
    [ "$missing" ] || return 0
    echo "installing$missing"
    as_root apt-get -q update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
            --no-install-recommends $missing
}

install_for_build() {
    install $FOR_BUILD
}

# The sanitizers of clang are a package of their own, named after its version.
# Node and Java may have come from elsewhere, with other names.
install_for_tests() {
    install $FOR_BUILD $FOR_TESTS || return
    command -v npm >/dev/null || install nodejs npm || return
    command -v java >/dev/null || install default-jre-headless || return
    install "libclang-rt-$(clang -dumpversion | sed 's/\..*//')-dev"
}
