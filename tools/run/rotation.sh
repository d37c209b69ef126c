# shellcheck shell=bash
# shellcheck disable=SC2119,SC2120 # ./run passes on what its caller gave
# Rotating the sealing keys of a running system: `./run rotate-key`, and `./run reseal` by itself.

RESTART_SECONDS=60
DRAIN_SECONDS=60
COUNT_SECONDS=6

# As a worker would run: under the worker's role, with the worker's keys.
run_reseal() {
    need_dotnet
    [[ -e $RUN_DIR/servers.env && -e $RUN_DIR/app/worker/Messaging.Worker.dll ]] ||
        fail "No servers run in $RUN_DIR: run './run up' first."
    (
        read_servers
        worker_settings
        cd "$RUN_DIR/app/worker" || exit 1
        exec dotnet Messaging.Worker.dll reseal "$@" </dev/null
    )
}

run_rotate_key() {
    need_running
    [[ -z ${Sealing__PrivateKeyPath-}${Sealing__PublicKeyPath-} ]] ||
        fail "The sealing keys are your own (Sealing__PrivateKeyPath, Sealing__PublicKeyPath): rotate them as docs/sealing.md says."
    system_lock
    case ${1-} in
        '') rotate_key ;;
        --finish) finish_rotation ;;
        *) no_more "$@" ;;
    esac
    system_unlock
}

# First those who open, then those who seal; nothing is ever sealed to a key that a worker has not got.
rotate_key() {
    sealing_key add
    restart_parts worker
    sealing_key publish
    restart_parts api
    run_reseal || fail "Not everything that is stored could be sealed to the new key: see above. The old one must stay."
    say "The old key is still there for what waits in the queues; './run rotate-key --finish' takes it away."
}

finish_rotation() {
    sealing_key withdraw
    restart_parts api
    wait_until "$DRAIN_SECONDS" no_commands_wait ||
        fail "Commands wait in the queues, and may hold values sealed to the old key" \
            "('./run replay' moves those in commands-error); then run this again."
    run_reseal || fail "Not everything that is stored is sealed to the newest key: see above. The old one must stay."
    sealing_key retire
    restart_parts worker
    # Somebody who seals by themselves may have used the old key until now.
    if ! run_reseal --check; then
        sealing_key restore
        restart_parts worker
        fail "Something was sealed to the old key at the last moment: it is back; run this again."
    fi
    say "The old key is not in use any more. It lies in $RUN_DIR/keys/sealing-retired.pem," \
        "for values that may still turn up in a backup; delete it when none can."
}

sealing_key() { dev_tool sealing-key "$1" --dir "$RUN_DIR/keys" || exit 1; }

# Twice, with a count of the broker's between: what was sent a moment ago is not counted yet.
no_commands_wait() { no_commands_counted && sleep "$COUNT_SECONDS" && no_commands_counted; }

no_commands_counted() { dev_tool queued --environment "$RUN_DIR/environment" >/dev/null; }

# restart_parts KIND: one after the other, each when the one before serves again.
restart_parts() {
    local part
    for part in $(parts_of "$1"); do
        say "Restarting $part …"
        restart_part "$part"
    done
    # The pids that a shell may have sourced are others now.
    sed -E "s/^API_PID=.*/API_PID=$(part_pid api-1)/; s/^WORKER_PID=.*/WORKER_PID=$(part_pid worker-1)/" "$RUN_DIR/environment" |
        write_file "$RUN_DIR/environment"
}

# Its supervisor starts it again as soon as it has finished what it began.
restart_part() {
    local part=$1 pid log
    log=$(wc -c <"$RUN_DIR/logs/$part.log")
    pid=$(part_pid "$part") || fail "$part does not run; './run logs' may say why."
    kill -s TERM "$pid" 2>/dev/null || true
    wait_until "$PART_SECONDS" process_ended "$pid" || fail "$part did not end within $PART_SECONDS s."
    wait_until "$RESTART_SECONDS" part_has_started "$part" "$log" || fail "$part did not come back; see $RUN_DIR/logs/$part.log."
}

# part_has_started PART SIZE: its log says so after what it held then.
part_has_started() { [[ $(tail -c "+$(($2 + 1))" "$RUN_DIR/logs/$1.log") == *'Application started'* ]]; }
