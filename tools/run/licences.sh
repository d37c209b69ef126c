#!/usr/bin/env bash
# Every package in the lock files must have a licence that this project may use. The licence is read from the package's
# own nuspec, as it was restored.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tools/run/say.sh
. "$ROOT/tools/run/say.sh"

PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages}

# SPDX expressions. MPL-2.0 alone is not among them: it obliges whoever changes a file of the package.
ALLOWED=(MIT Apache-2.0 BSD-2-Clause BSD-3-Clause PostgreSQL "Apache-2.0 OR MPL-2.0")

# Packages whose nuspec names another one, or a file or an address instead; each was read.
declare -A READ_BY_HAND=(
    [deque.axecore.commons]=MPL-2.0 # used by tests alone, and unchanged
)

# "id version" of every package, transitive ones included.
locked_packages() {
    # shellcheck disable=SC2016 # for awk
    find "$ROOT" \( -name bin -o -name obj -o -name '.run*' -o -name .git \) -prune -o -name packages.lock.json -print0 | xargs -0 awk '
        match($0, /^      "[^"]+": \{/) { split($0, name, "\""); type = "" }
        /^        "type":/ { split($0, kind, "\""); type = kind[4] }
        /^        "resolved":/ && type != "Project" { split($0, version, "\""); print tolower(name[2]), version[4] }
    ' | sort -u
}

# The licence expression of a package, or else the address or file it names.
licence_of() {
    local nuspec=$PACKAGES/$1/$2/$1.nuspec
    [[ -e $nuspec ]] || fail "$nuspec is not there: restore the packages first."
    grep -m 1 -oE '<license type="[a-z]+">[^<]+|<licenseUrl>[^<]+' "$nuspec" | sed -E 's/<license type="file">/file /; s/<[^>]*>//'
}

is_allowed() {
    local allowed
    for allowed in "${ALLOWED[@]}"; do
        if [[ $1 == "$allowed" ]]; then return 0; fi
    done
    return 1
}

main() {
    local id version licence wrong=0 count=0
    while read -r id version; do
        count=$((count + 1))
        licence=$(licence_of "$id" "$version") || licence='none that is named'
        if ! is_allowed "$licence" && [[ $licence != "${READ_BY_HAND[$id]-}" ]]; then
            complain "The licence of $id $version is $licence: replace the package, or allow the licence in tools/run/licences.sh."
            wrong=1
        fi
    done < <(locked_packages)
    ((count > 0)) || fail "No package was found in any packages.lock.json."
    ((wrong == 0)) && say "$count packages, every licence is allowed."
}

main
