# shellcheck shell=bash
# Counting test results from trx files.

# tally DIRECTORY: names the tests that failed, then prints "N passed, N failed[, N skipped]"; fails when a test failed or
# none ran.
tally() {
    local file line total=0 executed=0 passed=0
    for file in "$1"/*.trx; do
        [[ -e $file ]] || continue
        line=$(grep -m 1 -o '<Counters [^>]*>' "$file" || true)
        total=$((total + $(counter "$line" total)))
        executed=$((executed + $(counter "$line" executed)))
        passed=$((passed + $(counter "$line" passed)))
        failures "$file"
    done
    local failed=$((executed - passed)) skipped=$((total - executed))
    say "$passed passed, $failed failed$( ((skipped == 0)) || printf ', %s skipped' "$skipped")"
    ((failed == 0 && passed > 0))
}

counter() {
    if [[ $1 =~ \ $2=\"([0-9]+)\" ]]; then printf '%s\n' "${BASH_REMATCH[1]}"; else printf '0\n'; fi
}

# Who sees only the end of a long output sees which tests failed, and what they said first.
failures() {
    awk '
        /<UnitTestResult / {
            name = ""
            if (/ outcome="Failed"/ && match($0, / testName="[^"]*"/)) name = substr($0, RSTART + 11, RLENGTH - 12)
        }
        name != "" && /<Message>/ {
            sub(/.*<Message>/, "")
            sub(/<\/Message>.*/, "")
            print "Failed: " name ": " substr($0, 1, 300)
            name = ""
        }
    ' "$1"
}
