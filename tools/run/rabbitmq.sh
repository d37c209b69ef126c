# shellcheck shell=bash
# A private RabbitMQ under DIR: own node name, own epmd, own ports on 127.0.0.1, nothing of the system's.
#   DIR/rabbitmq/port, management-port, distribution-port, epmd-port, node    where and who it is
#   DIR/rabbitmq/{home,data,config}                                           what it keeps
#   DIR/keys/rabbitmq                                                         password of the user messaging

rabbitmq_prepare() {
    local dir=$1 name
    mkdir -p "$dir/rabbitmq/home" "$dir/rabbitmq/data" "$dir/rabbitmq/config"
    keep "$dir/keys/rabbitmq" random_password >/dev/null
    keep "$dir/rabbitmq/node" rabbitmq_node_name >/dev/null
    if ! rabbitmq_pid "$dir" >/dev/null; then
        rabbitmq_end_epmd "$dir"
        for name in port management-port distribution-port epmd-port; do renew_port "$dir/rabbitmq/$name" >/dev/null; done
    fi
}

rabbitmq_node_name() { printf 'messaging-%s@localhost\n' "$(random_password | cut -c 1-8)"; }

rabbitmq_pid() { noted_process "$1/rabbitmq/process"; }

rabbitmq_configure() {
    local dir=$1 config=$1/rabbitmq/config
    write_file "$config/rabbitmq.conf" <<END
listeners.tcp.1 = 127.0.0.1:$(<"$dir/rabbitmq/port")
management.tcp.ip = 127.0.0.1
management.tcp.port = $(<"$dir/rabbitmq/management-port")
default_user = messaging
default_pass = $(<"$dir/keys/rabbitmq")
default_vhost = messaging
default_user_tags.administrator = true
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 50MB
log.console = false
END
    write_file "$config/env.conf" <<END
export RABBITMQ_DIST_PORT=$(<"$dir/rabbitmq/distribution-port")
RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
END
    printf '[rabbitmq_management].\n' | write_file "$config/enabled_plugins"
    printf '[].\n' | write_file "$config/advanced.config"
}

# The environment that server and tools must share; without all of it they read the system's settings or meet its epmd.
rabbitmq_environment() {
    local node=$1/rabbitmq
    export HOME=$node/home
    export RABBITMQ_CONF_ENV_FILE=$node/config/env.conf
    RABBITMQ_NODENAME=$(<"$node/node")
    ERL_EPMD_PORT=$(<"$node/epmd-port")
    export RABBITMQ_NODENAME ERL_EPMD_PORT ERL_EPMD_ADDRESS=127.0.0.1
    export RABBITMQ_CONFIG_FILE=$node/config/rabbitmq.conf RABBITMQ_ADVANCED_CONFIG_FILE=$node/config/advanced.config
    export RABBITMQ_ENABLED_PLUGINS_FILE=$node/config/enabled_plugins RABBITMQ_GENERATED_CONFIG_DIR=$node/config/generated
    export RABBITMQ_MNESIA_BASE=$node/data RABBITMQ_PID_FILE=$node/pid
    export RABBITMQ_LOG_BASE=$1/logs RABBITMQ_LOGS=$1/logs/rabbitmq.log
    export LC_ALL=C.UTF-8
}

rabbitmq_start() {
    local dir=$1 name port
    if rabbitmq_pid "$dir" >/dev/null; then return 0; fi
    for name in port management-port distribution-port; do
        port=$(keep_port "$dir/rabbitmq/$name")
        port_is_free "$port" || fail "RabbitMQ's $name $port is taken by $(port_holder "$port"); end that, or wipe and start again."
    done
    rabbitmq_configure "$dir"
    rm -f "$dir/rabbitmq/pid"
    rabbitmq_launch "$dir"
    wait_until 90 rabbitmq_settled "$dir" "$DETACHED_PID" || true
    if ! rabbitmq_lets_us_in "$dir"; then
        rabbitmq_kill "$dir"
        fail "RabbitMQ did not start within 90 s ($(cat "$dir/rabbitmq/login" 2>/dev/null));" \
            "see $dir/logs/rabbitmq.log and $dir/logs/rabbitmq.start.log."
    fi
    rabbitmq_pid "$dir" | write_file "$dir/pids/rabbitmq"
}

rabbitmq_launch() {
    DETACHED_PID=$(
        rabbitmq_environment "$1"
        detach "$1/logs/rabbitmq.start.log" "$(rabbitmq_bin)/rabbitmq-server"
        printf '%s\n' "$DETACHED_PID"
    )
}

# It lets us in, or its starter has ended. The node writes its pid long before it is ready; noting it at once lets an
# interrupted start be cleaned up.
rabbitmq_settled() {
    local pid
    if [[ ! -s $1/rabbitmq/process ]] && pid=$(cat "$1/rabbitmq/pid" 2>/dev/null) && process_alive "$pid"; then
        note_process "$1/rabbitmq/process" "$pid"
    fi
    process_ended "$2" || rabbitmq_lets_us_in "$1"
}

rabbitmq_lets_us_in() {
    [[ -s $1/rabbitmq/process ]] && port_is_taken "$(<"$1/rabbitmq/management-port")" &&
        RABBITMQ_URL=$(rabbitmq_url "$1") perl "$ROOT/tools/run/amqp-login.pl" 2>"$1/rabbitmq/login"
}

rabbitmq_url() { printf 'amqp://messaging:%s@127.0.0.1:%s/messaging\n' "$(<"$1/keys/rabbitmq")" "$(<"$1/rabbitmq/port")"; }

rabbitmq_management_url() { printf 'http://127.0.0.1:%s\n' "$(<"$1/rabbitmq/management-port")"; }

rabbitmq_stop() {
    local pid
    if pid=$(rabbitmq_pid "$1"); then end_process "$pid" TERM 30; fi
    rm -f "$1/pids/rabbitmq" "$1/rabbitmq/process"
    rabbitmq_end_epmd "$1"
}

rabbitmq_kill() {
    local pid
    if pid=$(rabbitmq_pid "$1"); then
        kill -s KILL "$pid"
        wait_until 30 process_ended "$pid" || fail "RabbitMQ (process $pid) did not end 30 s after SIGKILL."
    fi
    rm -f "$1/pids/rabbitmq" "$1/rabbitmq/process"
}

# epmd outlives the node, and whoever started it ends it: it is ours when it listens on our port.
rabbitmq_end_epmd() {
    local port pid
    [[ -s $1/rabbitmq/epmd-port ]] || return 0
    port=$(<"$1/rabbitmq/epmd-port")
    if pid=$(port_pid "$port") && [[ $(<"/proc/$pid/comm") == epmd ]]; then end_process "$pid" TERM 5; fi
}

rabbitmq_wipe() { rm -rf -- "$1/rabbitmq"; }
