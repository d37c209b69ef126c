# shellcheck shell=bash
# The servers in containers, where a Docker engine answers. Each DIR is a compose project with its own ports and volumes.

docker_answers() {
    command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1 && timeout 10 docker compose version >/dev/null 2>&1
}

docker_project() { printf 'messaging-%s\n' "$(printf '%s' "$1" | sha256sum | cut -c 1-10)"; }

docker_compose() {
    local dir=$1 project
    shift
    project=$(docker_project "$dir")
    POSTGRES_PORT=$(<"$dir/docker/postgres-port") RABBITMQ_PORT=$(<"$dir/docker/rabbitmq-port") \
        RABBITMQ_MANAGEMENT_PORT=$(<"$dir/docker/rabbitmq-management-port") \
        POSTGRES_PASSWORD=$(<"$dir/keys/postgres-owner") RABBITMQ_PASSWORD=$(<"$dir/keys/rabbitmq") \
        timeout 600 docker compose -p "$project" -f "$ROOT/docker-compose.rabbit.yml" "$@" </dev/null
}

docker_prepare() {
    local dir=$1 name
    mkdir -p "$dir/docker"
    keep "$dir/keys/postgres-owner" random_password >/dev/null
    keep "$dir/keys/rabbitmq" random_password >/dev/null
    for name in postgres-port rabbitmq-port rabbitmq-management-port; do keep_port "$dir/docker/$name" >/dev/null; done
}

docker_up() {
    docker_prepare "$1"
    docker_compose "$1" up --wait --wait-timeout 300 >>"$1/logs/docker.log" 2>&1
}

docker_pid() {
    local container
    container=$(docker_compose "$1" ps -q "$2" 2>/dev/null) && [[ -n $container ]] &&
        timeout 10 docker inspect -f '{{.State.Pid}}' "$container" 2>/dev/null
}

docker_note_pids() {
    local server
    for server in postgres rabbitmq; do docker_pid "$1" "$server" | write_file "$1/pids/$server" || true; done
}

docker_postgres_url() {
    printf 'postgresql://messaging:%s@127.0.0.1:%s/messaging\n' "$(<"$1/keys/postgres-owner")" "$(<"$1/docker/postgres-port")"
}

docker_rabbitmq_url() {
    printf 'amqp://messaging:%s@127.0.0.1:%s/messaging\n' "$(<"$1/keys/rabbitmq")" "$(<"$1/docker/rabbitmq-port")"
}

docker_down() {
    docker_compose "$1" stop -t 30 >>"$1/logs/docker.log" 2>&1 || complain "Stopping the containers failed; see $1/logs/docker.log."
}

docker_wipe() {
    docker_compose "$1" down --volumes -t 30 >>"$1/logs/docker.log" 2>&1 ||
        complain "Removing the containers failed; see $1/logs/docker.log."
    rm -rf -- "$1/docker"
}
