# shellcheck shell=bash
# TCP ports of this machine, read from /proc: a bare machine has neither ss nor lsof.

# The lines of listening sockets on a port.
port_listeners() {
    local hex
    printf -v hex '%04X' "$1"
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -E "^ *[0-9]+: [0-9A-F]+:$hex [0-9A-F]+:[0-9A-F]+ 0A "
}

port_is_taken() { port_listeners "$1" >/dev/null; }

port_is_free() { ! port_is_taken "$1"; }

# The pid that listens on a port; fails when it cannot be seen (another user's process).
port_pid() {
    local inode link
    inode=$(port_listeners "$1" | awk 'NR == 1 { print $10 }')
    [[ -n $inode ]] || return 1
    link=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" -print -quit 2>/dev/null || true)
    [[ $link =~ ^/proc/([0-9]+)/ ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

# Who listens on a port, for a sentence.
port_holder() {
    local pid command
    if pid=$(port_pid "$1"); then
        command=$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c 1-120)
        printf 'process %s (%s)\n' "$pid" "${command% }"
    else
        printf "a process of another user\n"
    fi
}

# A free port below the range that the system gives to outgoing connections, so that none of those can take it.
free_port() {
    local port tries
    for ((tries = 0; tries < 200; tries++)); do
        port=$((20000 + RANDOM % 10000))
        if port_is_free "$port"; then
            printf '%s\n' "$port"
            return
        fi
    done
    fail "No free port was found between 20000 and 29999; end what listens there."
}

# keep_port FILE: the port remembered in the file, or a free one the first time.
keep_port() { keep "$1" free_port; }

# renew_port FILE: the same, but another one when the remembered port has been taken meanwhile.
renew_port() {
    if [[ -s $1 ]] && port_is_taken "$(<"$1")"; then rm -f "$1"; fi
    keep_port "$1"
}

# port_answers HOST PORT: somebody accepts connections there, within 5 s.
port_answers() {
    # shellcheck disable=SC2016 # expanded by the inner shell
    timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "$1" "$2" 2>/dev/null
}

# http_status HOST PORT PATH: the status of a GET; nothing when nobody answers within 5 s. A bare machine has no curl.
http_status() {
    # shellcheck disable=SC2016 # expanded by the inner shell
    timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2" || exit 1
        printf "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" "$3" "$1" >&3
        read -r _ status _ <&3 && printf "%s\n" "$status"' _ "$1" "$2" "$3" 2>/dev/null || true
}
