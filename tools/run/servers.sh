#!/usr/bin/env bash
# PostgreSQL and RabbitMQ for a system under DIR.
#
#   servers.sh up DIR                             starts both, by the first way that works, and writes DIR/servers.env
#   servers.sh down DIR                           stops both and keeps the data
#   servers.sh wipe DIR                           stops both and deletes the data
#   servers.sh start|stop|kill postgres|rabbitmq DIR    one of them: again with the same data and port; cleanly; kill -9
#   servers.sh ctl DIR ARGUMENT…                  rabbitmqctl on the broker
#
# The ways, in order: the servers named in the environment (POSTGRES_URL and RABBITMQ_URL); Docker, when an engine answers;
# private instances of the machine's own binaries, installed from Debian's packages when they are missing.
# servers.env holds POSTGRES_URL (the owner's), RABBITMQ_URL, RABBITMQ_MANAGEMENT_URL, POSTGRES_PID and RABBITMQ_PID.
# It can also be sourced, for its functions.

ROOT=${ROOT:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
# shellcheck source=tools/run/say.sh
. "$ROOT/tools/run/say.sh"
# shellcheck source=tools/run/process.sh
. "$ROOT/tools/run/process.sh"
# shellcheck source=tools/run/ports.sh
. "$ROOT/tools/run/ports.sh"
# shellcheck source=tools/run/packages.sh
. "$ROOT/tools/run/packages.sh"
# shellcheck source=tools/run/postgres.sh
. "$ROOT/tools/run/postgres.sh"
# shellcheck source=tools/run/rabbitmq.sh
. "$ROOT/tools/run/rabbitmq.sh"
# shellcheck source=tools/run/docker.sh
. "$ROOT/tools/run/docker.sh"

servers_up() {
    local dir=$1
    servers_directory "$dir"
    if servers_are_named; then
        servers_forget_others "$dir" given
        servers_write "$dir" "$POSTGRES_URL" "$RABBITMQ_URL" "${RABBITMQ_MANAGEMENT_URL-}"
        say "Using the PostgreSQL and RabbitMQ named in the environment."
    elif servers_in_docker "$dir"; then
        docker_note_pids "$dir"
        servers_write "$dir" "$(docker_postgres_url "$dir")" "$(docker_rabbitmq_url "$dir")" \
            "http://127.0.0.1:$(<"$dir/docker/rabbitmq-management-port")"
        say "PostgreSQL and RabbitMQ run in Docker."
    else
        need_server_packages
        servers_up_private "$dir"
    fi
}

servers_directory() {
    umask 077
    [[ -d $1 ]] || (umask 022 && mkdir -p "$1")
    mkdir -p "$1/keys" "$1/pids" "$1/logs"
}

# Both are named and both answer.
servers_are_named() {
    [[ -n ${POSTGRES_URL-} || -n ${RABBITMQ_URL-} ]] || return 1
    [[ -n ${POSTGRES_URL-} && -n ${RABBITMQ_URL-} ]] ||
        fail "POSTGRES_URL and RABBITMQ_URL belong together: set both to use servers of your own, or neither."
    local host port error
    [[ $POSTGRES_URL =~ ^postgres(ql)?://([^@/]*@)?([^:/@?]+)(:([0-9]+))?(/|\?|$) ]] ||
        fail "POSTGRES_URL must have the form postgresql://user:password@host:port/database."
    host=${BASH_REMATCH[3]} port=${BASH_REMATCH[5]:-5432}
    if ! port_answers "$host" "$port"; then
        complain "The PostgreSQL named by POSTGRES_URL ($host:$port) does not answer; going on without the named servers."
        return 1
    fi
    if ! error=$(perl "$ROOT/tools/run/amqp-login.pl" 2>&1); then
        complain "The RabbitMQ named by RABBITMQ_URL cannot be used (${error:-no answer}); going on without the named servers."
        return 1
    fi
}

servers_in_docker() {
    local dir=$1
    docker_answers || return 1
    say "Starting PostgreSQL and RabbitMQ in Docker …"
    servers_forget_others "$dir" docker
    if docker_up "$dir"; then return 0; fi
    complain "Docker answers but could not start the servers (see $dir/logs/docker.log); going on with private ones."
    docker_down "$dir"
    return 1
}

servers_up_private() {
    local dir=$1 postgres rabbitmq failed=
    say "Starting private PostgreSQL and RabbitMQ …"
    servers_forget_others "$dir" private
    postgres_prepare "$dir"
    rabbitmq_prepare "$dir"
    (postgres_start "$dir") &
    postgres=$!
    (rabbitmq_start "$dir") &
    rabbitmq=$!
    wait "$postgres" || failed=yes
    wait "$rabbitmq" || failed=yes
    if [[ -n $failed ]]; then
        servers_stop_private "$dir"
        fail "The private servers did not start."
    fi
    servers_write "$dir" "$(postgres_url "$dir")" "$(rabbitmq_url "$dir")" "$(rabbitmq_management_url "$dir")"
}

# The way chosen last time may have been another: what it left running is stopped.
servers_forget_others() {
    [[ $(servers_way "$1") == "$2" ]] || servers_down "$1"
    printf '%s\n' "$2" | write_file "$1/servers.way"
}

servers_way() { cat "$1/servers.way" 2>/dev/null || true; }

servers_write() {
    write_file "$1/servers.env" <<END
POSTGRES_URL='$2'
RABBITMQ_URL='$3'
RABBITMQ_MANAGEMENT_URL='$4'
POSTGRES_PID=$(cat "$1/pids/postgres" 2>/dev/null || true)
RABBITMQ_PID=$(cat "$1/pids/rabbitmq" 2>/dev/null || true)
END
}

servers_stop_private() {
    (postgres_stop "$1") &
    (rabbitmq_stop "$1") &
    wait
}

servers_down() {
    case $(servers_way "$1") in
        docker) docker_down "$1" ;;
        private) servers_stop_private "$1" ;;
    esac
    rm -f "$1/servers.env" "$1/pids/postgres" "$1/pids/rabbitmq"
}

servers_wipe() {
    servers_down "$1"
    if [[ $(servers_way "$1") == docker ]]; then docker_wipe "$1"; fi
    postgres_wipe "$1"
    rabbitmq_wipe "$1"
    rm -rf -- "$1/servers.way" "$1/keys/postgres-superuser" "$1/keys/postgres-owner" "$1/keys/rabbitmq"
}

# server_verb start|stop|kill postgres|rabbitmq DIR
server_verb() {
    local verb=$1 server=$2 dir=$3
    case $(servers_way "$dir") in
        private) "${server}_$verb" "$dir" ;;
        docker)
            docker_compose "$dir" "$verb" "$server" >>"$dir/logs/docker.log" 2>&1
            if [[ $verb == start ]]; then docker_up "$dir"; fi
            docker_note_pids "$dir"
            ;;
        given) fail "The servers of $dir were named in the environment: they are not ours to $verb." ;;
        *) fail "No servers were started under $dir: run 'tools/run/servers.sh up $dir' first." ;;
    esac
    if [[ $verb == start ]]; then servers_renew_pids "$dir"; fi
}

# servers_ctl DIR ARGUMENT…
servers_ctl() {
    local dir=$1
    shift
    case $(servers_way "$dir") in
        private) (rabbitmq_environment "$dir" && "$(rabbitmq_bin)/rabbitmqctl" "$@") ;;
        docker) docker_compose "$dir" exec -T rabbitmq rabbitmqctl "$@" ;;
        *) fail "The broker of $dir is not ours to control." ;;
    esac
}

servers_renew_pids() {
    local POSTGRES_URL='' RABBITMQ_URL='' RABBITMQ_MANAGEMENT_URL=''
    # shellcheck source=/dev/null
    . "$1/servers.env"
    servers_write "$1" "$POSTGRES_URL" "$RABBITMQ_URL" "$RABBITMQ_MANAGEMENT_URL"
}

servers_main() {
    local usage="Usage: servers.sh up|down|wipe DIR · servers.sh start|stop|kill postgres|rabbitmq DIR · servers.sh ctl DIR ARGUMENT…"
    if [[ ${1-} == ctl && -d ${2-} ]] && (($# > 2)); then
        shift
        servers_ctl "$@"
        return
    fi
    case ${1-}:${2-} in
        up:?* | down:?* | wipe:?*) (($# == 2)) || fail "$usage" ;;
        start:postgres | start:rabbitmq | stop:postgres | stop:rabbitmq | kill:postgres | kill:rabbitmq) (($# == 3)) || fail "$usage" ;;
        *) fail "$usage" ;;
    esac
    local dir
    dir=$(realpath -m -- "${!#}")
    [[ $1 == up || -d $dir ]] || fail "$dir does not exist."
    umask 077
    if [[ -d $dir ]]; then servers_lock "$dir"; fi
    if (($# == 2)); then "servers_$1" "$dir"; else server_verb "$1" "$2" "$dir"; fi
}

# One at a time per directory.
servers_lock() {
    exec 8>"$1/servers.lock"
    flock -w 300 8 || fail "Somebody else has been starting or stopping the servers of $1 for 5 minutes."
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    set -euo pipefail
    servers_main "$@"
fi
