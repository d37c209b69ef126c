# shellcheck shell=bash
# The parts of a running system (Api and Worker processes): starting them under a supervisor, knowing them, ending them.
# A process of a system carries MESSAGING_RUN=<run directory> in its environment: that tells it from every other.

PART_SECONDS=30 # a supervisor gives its part 20 s

# start_part PART DIRECTORY COMMAND…: with the environment of the calling (sub)shell.
start_part() {
    local part=$1 directory=$2
    shift 2
    mkdir -p "$RUN_DIR/supervisors"
    rm -f "$RUN_DIR/supervisors/$part.ends"
    export MESSAGING_RUN=$RUN_DIR
    cd "$directory" || exit 1
    detach "$RUN_DIR/logs/$part.log" bash "$ROOT/tools/run/supervise.sh" "$part" "$@"
}

# The parts of a kind (api, worker) that have, or had, a supervisor or a process.
parts_of() {
    local file
    for file in "$RUN_DIR/supervisors/$1-"* "$RUN_DIR/pids/$1-"*; do
        [[ ! -e $file || $file == *.ends || $file == *.new ]] || printf '%s\n' "${file##*/}"
    done | sort -u
}

part_is_supervised() { noted_process "$RUN_DIR/supervisors/$1" >/dev/null; }

part_pid() { cat "$RUN_DIR/pids/$1" 2>/dev/null; }

# How often a part has ended since it was first started.
part_ends() { cat "$RUN_DIR/supervisors/$1.ends" 2>/dev/null || printf '0\n'; }

is_of_this_system() { grep -qszxF "MESSAGING_RUN=$RUN_DIR" "/proc/$1/environ"; }

stop_part() {
    local part=$1 pid
    if pid=$(noted_process "$RUN_DIR/supervisors/$part"); then end_process "$pid" TERM "$PART_SECONDS"; fi
    # A supervisor that was killed leaves its part behind.
    if pid=$(part_pid "$part") && process_alive "$pid" && is_of_this_system "$pid"; then end_process "$pid" TERM 20; fi
    rm -f "$RUN_DIR/pids/$part" "$RUN_DIR/supervisors/$part" "$RUN_DIR/supervisors/$part.ends"
}

# All parts of a kind at once.
stop_parts() {
    local part
    for part in $(parts_of "$1"); do stop_part "$part" & done
    wait
}

# What no file tells of any more (files deleted by hand, a start that was interrupted) is found by its environment.
stop_strays() {
    local process
    # shellcheck disable=SC2013 # numbers, one a line
    for process in $(grep -lszxF "MESSAGING_RUN=$RUN_DIR" /proc/[0-9]*/environ | grep -oE '[0-9]+'); do
        if process_alive "$process"; then
            complain "Ending a left-over process: $process ($(tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null | cut -c 1-80))."
            end_process "$process" TERM 5
        fi
    done
}
