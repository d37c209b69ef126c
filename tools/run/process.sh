# shellcheck shell=bash
# Processes: starting them so that they hold nothing of the caller, knowing them again, ending them. No wait is unbounded.

now_ms() {
    local time=${EPOCHREALTIME/[.,]/}
    printf '%s\n' "${time%???}"
}

# wait_until SECONDS COMMAND…: tries the command until it succeeds; fails when the time is up.
wait_until() {
    local deadline=$(($(now_ms) + $1 * 1000))
    shift
    until "$@"; do
        (($(now_ms) < deadline)) || return 1
        sleep 0.1
    done
}

# The state letter and the start time of a process, in one line; fails when there is no such process.
process_stat() {
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The name, in parentheses, may hold anything: the fields are counted from its end.
    read -r -a stat <<<"${stat##*) }"
    printf '%s %s\n' "${stat[0]}" "${stat[19]}"
}

# A process that has ended but that nobody has waited for yet answers signals; it is not alive. One whose first thread has
# ended and others have not, as for a moment after SIGKILL on a busy machine, still holds its files and ports: it is.
process_alive() {
    local stat threads
    [[ -n ${1-} ]] && stat=$(process_stat "$1") || return 1
    [[ $stat == [ZX]* ]] || return 0
    threads=("/proc/$1/task/"*)
    ((${#threads[@]} > 1))
}

process_ended() { ! process_alive "$1"; }

process_start_time() {
    local stat
    stat=$(process_stat "$1") && printf '%s\n' "${stat#* }"
}

# note_process FILE PID: writes "pid starttime", by which the process is known again after its pid was given to another.
note_process() { printf '%s %s\n' "$2" "$(process_start_time "$2")" >"$1"; }

# The pid in a noted file, if that very process is alive.
noted_process() {
    local pid started
    { read -r pid started _ <"$1"; } 2>/dev/null || return 1
    process_alive "$pid" && [[ $(process_start_time "$pid") == "$started" ]] && printf '%s\n' "$pid"
}

# end_process PID SIGNAL SECONDS: asks it to end, waits, and kills it when the time is up.
end_process() {
    local pid=$1
    kill -s "$2" "$pid" 2>/dev/null || return 0
    wait_until "$3" process_ended "$pid" && return 0
    complain "Process $pid did not end within $3 s of SIG$2; it is killed."
    kill -s KILL "$pid" 2>/dev/null || return 0
    wait_until 10 process_ended "$pid"
}

# Closes every descriptor but the standard three: a daemon must not hold the caller's pipes or locks open.
close_inherited() {
    local descriptor
    for descriptor in "/proc/$BASHPID/fd/"*; do
        descriptor=${descriptor##*/}
        # 255 is bash's own and not inherited.
        ((descriptor <= 2 || descriptor == 255)) || eval "exec $descriptor>&-"
    done
}

# detach LOG COMMAND…: starts the command in a session of its own; its pid is in DETACHED_PID.
detach() {
    local log=$1
    shift
    (
        close_inherited
        exec setsid "$@" </dev/null >>"$log" 2>&1
    ) &
    # shellcheck disable=SC2034 # read by the callers
    DETACHED_PID=$!
}

# write_file FILE: replaces the file by standard input in one step, so that nobody reads half of it.
write_file() {
    cat >"$1.new" && mv -f "$1.new" "$1"
}

# keep FILE COMMAND…: prints what the file holds, having filled it with the command's output the first time.
keep() {
    local file=$1
    shift
    [[ -s $file ]] || "$@" | write_file "$file"
    cat "$file"
}

random_password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
