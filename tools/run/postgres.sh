# shellcheck shell=bash
# A private PostgreSQL under DIR: own data, own port on 127.0.0.1, no socket file, nothing of the system's.
#   DIR/postgres/port        where it listens
#   DIR/postgres/data        the data (or under the path in DIR/postgres/elsewhere)
#   DIR/keys/postgres-*      passwords of the superuser (postgres) and of the owner (messaging)

# PostgreSQL refuses to run as root; this is who runs it then.
postgres_user() { if getent passwd postgres >/dev/null; then printf 'postgres\n'; else printf 'nobody\n'; fi; }

as_postgres() {
    if ((EUID == 0)); then
        local user
        user=$(postgres_user)
        # Straight to the program, without a session of its own in between: the pid stays the one that was started.
        (cd / && HOME=/ exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@")
    else
        "$@"
    fi
}

postgres_home() {
    if [[ -s $1/postgres/elsewhere ]]; then cat "$1/postgres/elsewhere"; else printf '%s\n' "$1/postgres"; fi
}

postgres_pid() {
    local pid data
    data=$(postgres_home "$1")/data
    { read -r pid <"$data/postmaster.pid"; } 2>/dev/null || return 1
    process_alive "$pid" && tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "$data" && printf '%s\n' "$pid"
}

postgres_prepare() {
    local dir=$1
    mkdir -p "$dir/postgres"
    postgres_place "$dir"
    keep "$dir/keys/postgres-superuser" random_password >/dev/null
    keep "$dir/keys/postgres-owner" random_password >/dev/null
    if ! postgres_pid "$dir" >/dev/null; then renew_port "$dir/postgres/port" >/dev/null; fi
}

# As root the data belongs to another user, who must be able to search every directory above it. Where that is not so, the
# data lies elsewhere.
postgres_place() {
    local dir=$1 home
    ((EUID == 0)) || return 0
    home=$(postgres_home "$dir")
    if [[ ! -d $home/data ]]; then
        chmod 711 "$dir" "$dir/postgres"
        if ! as_postgres test -x "$dir/postgres"; then
            home=$(mktemp -d /var/tmp/messaging-postgres-XXXXXXXX)
            chmod 711 "$home"
            printf '%s\n' "$home" | write_file "$dir/postgres/elsewhere"
        fi
    fi
    [[ -d $home/space ]] || install -d -m 700 -o "$(postgres_user)" "$home/space"
}

# Where the data directory may be made by the user who owns it.
postgres_space() { if ((EUID == 0)); then printf '%s/space\n' "$1"; else printf '%s\n' "$1"; fi; }

postgres_initialize() {
    local dir=$1 home space password
    home=$(postgres_home "$dir")
    [[ ! -e $home/data/PG_VERSION ]] || return 0
    space=$(postgres_space "$home")
    password=$space/password
    as_postgres rm -rf "$space/data.new"
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_postgres sh -c 'umask 077; cat >"$1"' _ "$password" <"$dir/keys/postgres-superuser"
    as_postgres "$(postgres_bin)/initdb" -D "$space/data.new" -U postgres --pwfile="$password" --auth=scram-sha-256 \
        --encoding=UTF8 --no-locale >>"$dir/logs/postgres.log" 2>&1 ||
        fail "PostgreSQL's data directory could not be made; see $dir/logs/postgres.log."
    rm -f "$password"
    # In one step, so that an interrupted start leaves no half-made data directory behind.
    mv -T "$space/data.new" "$home/data"
}

postgres_start() {
    local dir=$1 data port
    if postgres_pid "$dir" >/dev/null; then return 0; fi
    port=$(keep_port "$dir/postgres/port")
    port_is_free "$port" || fail "PostgreSQL's port $port is taken by $(port_holder "$port"); end that, or wipe and start again."
    postgres_initialize "$dir"
    data=$(postgres_home "$dir")/data
    # Backends of a server that was killed may hold its memory for a moment: the start is repeated until they are gone.
    wait_until 60 postgres_start_once "$dir" "$data" "$port" ||
        fail "PostgreSQL did not start within 60 s; see $dir/logs/postgres.log."
    postgres_create_database "$dir" "$port"
    postgres_pid "$dir" | write_file "$dir/pids/postgres"
}

postgres_start_once() {
    local dir=$1 data=$2 port=$3 starter
    postgres_launch "$dir/logs/postgres.log" "$(postgres_bin)/postgres" -D "$data" \
        -c listen_addresses=127.0.0.1 -c port="$port" -c unix_socket_directories= -c max_connections=200 \
        -c timezone=UTC -c log_timezone=UTC
    starter=$DETACHED_PID
    wait_until 30 postgres_settled "$starter" "$port" && process_alive "$starter"
}

postgres_launch() {
    local log=$1 user
    shift
    if ((EUID == 0)); then
        user=$(postgres_user)
        cd /
        detach "$log" setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@"
        cd "$OLDPWD" || return 1
    else
        detach "$log" "$@"
    fi
}

# It accepts connections, or it has ended.
postgres_settled() {
    process_ended "$1" || "$(postgres_bin)/pg_isready" -q -h 127.0.0.1 -p "$2" -t 2
}

# The owner may do what `Worker migrate` and the tests need (databases, roles, ending connections) and no more.
postgres_create_database() {
    local dir=$1 port=$2
    [[ ! -e $dir/postgres/ready ]] || return 0
    # shellcheck disable=SC2119 # psql reads the statements from standard input
    postgres_as_superuser "$dir" "$port" <<SQL || fail "The database could not be made; see $dir/logs/postgres.log."
SET log_min_error_statement = panic;
DO \$\$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'messaging') THEN
        CREATE ROLE messaging LOGIN CREATEDB CREATEROLE;
    END IF;
END \$\$;
ALTER ROLE messaging PASSWORD '$(<"$dir/keys/postgres-owner")';
GRANT pg_signal_backend TO messaging;
SELECT 'CREATE DATABASE messaging OWNER messaging' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'messaging')\gexec
SQL
    : >"$dir/postgres/ready"
}

postgres_as_superuser() {
    PGPASSWORD=$(<"$1/keys/postgres-superuser") PGCONNECT_TIMEOUT=10 \
        "$(postgres_bin)/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$2" -U postgres -d postgres >/dev/null
}

postgres_url() { printf 'postgresql://messaging:%s@127.0.0.1:%s/messaging\n' "$(<"$1/keys/postgres-owner")" "$(<"$1/postgres/port")"; }

postgres_stop() {
    local pid
    if pid=$(postgres_pid "$1"); then
        # SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is on disk.
        end_process "$pid" INT 20
    fi
    rm -f "$1/pids/postgres"
}

postgres_kill() {
    local pid
    if pid=$(postgres_pid "$1"); then
        kill -s KILL "$pid"
        wait_until 30 process_ended "$pid" || fail "PostgreSQL (process $pid) did not end 30 s after SIGKILL."
    fi
    rm -f "$1/pids/postgres"
}

postgres_wipe() {
    local elsewhere
    if [[ -s $1/postgres/elsewhere ]]; then
        elsewhere=$(<"$1/postgres/elsewhere")
        [[ $elsewhere == /var/tmp/messaging-postgres-* ]] && rm -rf -- "$elsewhere"
    fi
    rm -rf -- "$1/postgres"
}
