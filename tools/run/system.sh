# shellcheck shell=bash
# One system under RUN_DIR: up and down.

READY_SECONDS=90

# Reads the options, all from the environment, and says what is wrong with one.
read_options() {
    RUN_DIR=$(realpath -m -- "${RUN_DIR:-$ROOT/.run}")
    API_PORT=${API_PORT:-5080} APIS=${APIS:-1} WORKERS=${WORKERS:-1}
    if ! [[ $API_PORT =~ ^[1-9][0-9]{0,4}$ ]] || ((API_PORT > 65535)); then
        fail "API_PORT must be a port number (1 to 65535), not '$API_PORT'."
    fi
    [[ $APIS =~ ^[1-9][0-9]?$ ]] || fail "APIS must be a number of processes from 1 to 99, not '$APIS'."
    [[ $WORKERS =~ ^[1-9][0-9]?$ ]] || fail "WORKERS must be a number of processes from 1 to 99, not '$WORKERS'."
}

# One start or stop at a time per RUN_DIR.
system_lock() {
    servers_directory "$RUN_DIR"
    exec 9>"$RUN_DIR/lock"
    flock -w 300 9 || fail "Somebody else has been starting or stopping the system in $RUN_DIR for 5 minutes."
}

system_unlock() { exec 9>&-; }

system_is_running() { [[ -e $RUN_DIR/environment ]] && part_is_supervised api-1 && part_is_supervised worker-1; }

system_up() {
    system_lock
    if system_is_running; then
        say "The system in $RUN_DIR is already running: $(system_addresses)."
        system_unlock
        return 0
    fi
    need_dotnet
    # What an earlier system left behind when it was not ended by `down` (a kill -9, a power cut).
    stop_all_parts
    check_ports
    # Ended however: a start that was not finished leaves nothing running.
    UNFINISHED=yes
    trap system_clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    start_servers_and_build
    read_servers
    make_keys
    migrate
    start_parts
    wait_ready
    write_environment
    UNFINISHED=
    trap - EXIT INT TERM HUP
    system_unlock
    say "Ready: $(system_addresses). Settings and tokens of the sample: $RUN_DIR/environment"
}

system_clean_up() {
    local status=$?
    trap '' INT TERM HUP
    if [[ -n ${UNFINISHED-} ]]; then
        complain "The system did not start; stopping what was started."
        wait
        system_stop
    fi
    exit "$status"
}

check_ports() {
    local port
    for ((port = API_PORT; port < API_PORT + APIS; port++)); do
        port_is_free "$port" || fail "Port $port, which the Api is to listen on, is taken by $(port_holder "$port")." \
            "End it, or choose another port with API_PORT."
    done
}

# Side by side: they need nothing of each other.
start_servers_and_build() {
    local servers
    (
        exec 9>&-
        servers_up "$RUN_DIR"
    ) &
    servers=$!
    publish_apps
    wait "$servers" || fail "PostgreSQL and RabbitMQ could not be started."
}

read_servers() {
    # shellcheck source=/dev/null
    . "$RUN_DIR/servers.env"
    split_postgres_url
}

make_keys() {
    dev_tool keys --dir "$RUN_DIR/keys" >>"$RUN_DIR/logs/run.log" || fail "The keys could not be made in $RUN_DIR/keys."
    keep "$RUN_DIR/keys/sample-org" cat /proc/sys/kernel/random/uuid >/dev/null
    keep "$RUN_DIR/keys/outsider-org" cat /proc/sys/kernel/random/uuid >/dev/null
}

migrate() {
    (
        migrate_settings
        cd "$RUN_DIR/app/worker" || exit 1
        timeout 120 dotnet Messaging.Worker.dll migrate </dev/null >>"$RUN_DIR/logs/migrate.log" 2>&1
    ) || {
        tail -n 20 "$RUN_DIR/logs/migrate.log" >&2
        fail "The database schema could not be applied; see $RUN_DIR/logs/migrate.log."
    }
}

start_parts() {
    local number
    mkdir -p "$RUN_DIR/workspaces"
    for ((number = 1; number <= WORKERS; number++)); do
        (
            worker_settings
            sample_commands
            start_part "worker-$number" "$RUN_DIR/app/worker" env "${SAMPLE_COMMANDS[@]}" dotnet Messaging.Worker.dll
        )
    done
    for ((number = 1; number <= APIS; number++)); do
        (
            api_settings $((API_PORT + number - 1))
            start_part "api-$number" "$RUN_DIR/app/api" dotnet Messaging.Api.dll
        )
    done
}

wait_ready() {
    local number
    for ((number = 0; number < APIS; number++)); do
        wait_until "$READY_SECONDS" api_is_settled $((API_PORT + number)) || true
        api_is_ready $((API_PORT + number)) || say_why_not_ready
    done
    for ((number = 1; number <= WORKERS; number++)); do
        if ! part_pid "worker-$number" >/dev/null; then say_why_not_ready; fi
    done
}

api_is_ready() { [[ $(http_status 127.0.0.1 "$1" /health/ready) == 200 ]]; }

# It is ready, or a part ends again and again.
api_is_settled() { api_is_ready "$1" || [[ -n $(failing_part) ]]; }

failing_part() {
    local part
    for part in $(parts_of worker) $(parts_of api); do
        if (($(part_ends "$part") >= 2)); then
            printf '%s\n' "$part"
            return
        fi
    done
}

say_why_not_ready() {
    local part
    part=$(failing_part)
    if [[ -n $part ]]; then
        tail -n 4 "$RUN_DIR/logs/$part.log" >&2
        fail "$part cannot be started: it said the above ($RUN_DIR/logs/$part.log)."
    fi
    fail "The Api was not ready within $READY_SECONDS s; see $RUN_DIR/logs/api-1.log and $RUN_DIR/logs/worker-1.log."
}

# Callers first, so that nothing new comes in; then those who decide; then what they started; the servers last.
stop_all_parts() {
    stop_parts api
    stop_parts worker
    stop_strays
    workspaces_stop
    rm -f "$RUN_DIR/environment"
}

system_stop() {
    stop_all_parts
    servers_down "$RUN_DIR"
}

system_down() {
    [[ -d $RUN_DIR ]] || {
        say "Nothing runs in $RUN_DIR."
        return 0
    }
    system_lock
    say "Stopping …"
    system_stop
    if [[ ${1-} == --wipe ]]; then
        if [[ $(servers_way "$RUN_DIR") == given ]]; then
            say "The data in the servers named by POSTGRES_URL and RABBITMQ_URL is left as it is."
        fi
        system_wipe
        say "Stopped; data, keys and logs are deleted."
    else
        say "Stopped; the data is kept in $RUN_DIR."
    fi
    system_unlock
}

# Only what is ours: RUN_DIR may be a directory that holds other things.
system_wipe() {
    servers_wipe "$RUN_DIR"
    local name
    for name in app keys logs pids supervisors workspaces environment servers.env servers.way servers.lock lock; do
        rm -rf -- "${RUN_DIR:?}/$name"
    done
    rmdir -- "$RUN_DIR" 2>/dev/null || say "$RUN_DIR holds other things and was kept."
}
