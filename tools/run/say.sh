# shellcheck shell=bash
# What is said to the person: progress on standard output, what went wrong on standard error.

say() { printf '%s\n' "$*"; }

complain() { printf '%s\n' "$*" >&2; }

# Ends the (sub)shell with a sentence that says what is wrong and what to do.
fail() {
    complain "$*"
    exit 1
}
