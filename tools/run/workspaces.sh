# shellcheck shell=bash
# Workspace processes. They outlive the worker on purpose; `./run down` ends them. Each provision has a claim in the
# worker's state directory: "started PID START-TIME SHIM-PID SHIM-START-TIME BOOT-ID" (src/Worker/Features/Workspaces/Runtimes/Processes).

WORKSPACE_SECONDS=5

workspaces_stop() {
    local claim
    for claim in "$RUN_DIR/workspaces/"*.claim; do
        if [[ -e $claim ]]; then workspace_stop "$claim" & fi
    done
    wait
}

workspace_stop() {
    local state pid started shim shim_started boot
    read -r state pid started shim shim_started boot <"$1" || return 0
    # Pids are given again: only the process with this start time, since this boot, is ours.
    [[ $state == started && ${boot-} == "$(</proc/sys/kernel/random/boot_id)" ]] || return 0
    if is_process "$pid" "$started"; then
        # It leads a process group of its own: what it started ends with it.
        kill -s TERM -- "-$pid" 2>/dev/null || true
        if ! wait_until "$WORKSPACE_SECONDS" process_ended "$pid" && is_process "$pid" "$started"; then
            kill -s KILL -- "-$pid" 2>/dev/null || true
        fi
    fi
    # Its parent writes down how it ended, and ends.
    if is_process "$shim" "$shim_started" && ! wait_until "$WORKSPACE_SECONDS" process_ended "$shim"; then
        kill -s KILL "$shim" 2>/dev/null || true
    fi
}

is_process() { process_alive "$1" && [[ $(process_start_time "$1") == "$2" ]]; }
