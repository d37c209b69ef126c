# shellcheck shell=bash
# What the machine must have: Debian's server packages, for tests a browser, and the .NET SDK.

postgres_bin() {
    local bin
    bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin -type d 2>/dev/null | sort -V | tail -n 1)
    [[ -n $bin && -x $bin/initdb && -x $bin/postgres ]] && printf '%s\n' "$bin"
}

rabbitmq_bin() {
    [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] && printf '/usr/lib/rabbitmq/bin\n'
}

# Gets what the private servers need, or says exactly what to install.
need_server_packages() {
    local missing=()
    postgres_bin >/dev/null || missing+=(postgresql)
    rabbitmq_bin >/dev/null || missing+=(rabbitmq-server)
    ((${#missing[@]} == 0)) || install_packages 'start a Docker engine, or set POSTGRES_URL and RABBITMQ_URL' "${missing[@]}"
    postgres_bin >/dev/null || fail "PostgreSQL's programs are not under /usr/lib/postgresql: install Debian's package postgresql."
    rabbitmq_bin >/dev/null || fail "RabbitMQ's programs are not under /usr/lib/rabbitmq: install Debian's package rabbitmq-server."
}

# Gets what the browser tests need, or says exactly what to install. They look for the same names (tests/System/Browser).
need_browser() {
    local otherwise='put the path of a Chrome into BROWSER_PATH'
    if [[ -n ${BROWSER_PATH-} ]]; then
        [[ -x $BROWSER_PATH ]] || fail "BROWSER_PATH names '$BROWSER_PATH', which cannot be run."
        return 0
    fi
    has_browser || install_packages "$otherwise" chromium
    has_browser || fail "No browser is on the PATH: install Debian's package chromium, or $otherwise."
}

has_browser() { [[ -n $(type -P chromium chromium-browser google-chrome google-chrome-stable) ]]; }

# install_packages OTHERWISE PACKAGE…: OTHERWISE is what helps where they cannot be installed.
install_packages() {
    local otherwise=$1
    shift
    local command="apt-get install --no-install-recommends $*"
    command -v apt-get >/dev/null ||
        fail "Needed and not here: $*. This machine has no apt-get: install them, or $otherwise."
    as_root true ||
        fail "Needed and not here: $*. Run 'sudo apt-get update && sudo $command', or $otherwise."
    say "Installing $* …"
    (
        keep_services_off
        # One source that cannot be read (a stranger's) must not keep Debian's own packages away.
        apt_get update || complain "apt-get update failed; trying with the lists as they are."
        apt_get install --no-install-recommends -y "$@"
    ) >&2 || fail "Installing failed. Run '$command' by hand to see why, or $otherwise."
    leave_services_disabled "$@"
}

# As root directly, or through sudo when that asks for no password.
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        command -v sudo >/dev/null && sudo -n true 2>/dev/null && sudo -n "$@"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
        apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null
}

# Debian starts a service when it installs it. The machine's own server is not ours to start: policy-rc.d forbids it while
# we install (https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt).
keep_services_off() {
    local policy=/usr/sbin/policy-rc.d
    [[ ! -e $policy ]] || return 0
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    # shellcheck disable=SC2064 # the path is known now
    trap "as_root rm -f $policy" EXIT
}

# Nor are they to come up at the next boot: whoever wants the machine's own server enables it.
leave_services_disabled() {
    command -v systemctl >/dev/null || return 0
    as_root systemctl disable --quiet "$@" >/dev/null 2>&1 || true
}

# Puts dotnet on the PATH and keeps its build servers from outliving us.
need_dotnet() {
    local candidate
    if ! command -v dotnet >/dev/null; then
        for candidate in "${DOTNET_ROOT-}" "${HOME-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /opt/dotnet; do
            [[ -x $candidate/dotnet ]] && PATH=$candidate:$PATH && break
        done
    fi
    command -v dotnet >/dev/null ||
        fail "The .NET 10 SDK is needed and 'dotnet' is not on the PATH: see https://dotnet.microsoft.com/download/dotnet/10.0."
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
    export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
    # A bare machine has no ICU; nothing here depends on cultures.
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT-1}
    [[ $(cd "$ROOT" && dotnet --version 2>/dev/null) == 10.* ]] ||
        fail "The .NET 10 SDK is needed; 'dotnet --version' here says: $(cd "$ROOT" && dotnet --version 2>&1 | head -n 1)"
}
