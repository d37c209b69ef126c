#!/usr/bin/env bash
# supervise.sh PART COMMAND…  with the run directory in MESSAGING_RUN.
#
# Keeps one part of a running system alive: started again within a second of its end, which is logged. SIGTERM ends the
# part (SIGTERM, then SIGKILL after the time it has to finish) and then this.
set -uo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tools/run/say.sh
. "$ROOT/tools/run/say.sh"
# shellcheck source=tools/run/process.sh
. "$ROOT/tools/run/process.sh"

GRACE_SECONDS=20       # what Api and Worker may take to finish what they began
RESTART_AFTER=0.5      # a part that cannot start must not keep a processor busy

part=$1
shift
run=$MESSAGING_RUN
child='' ending='' failures=0

log() {
    local line
    line="$(date -u +%Y-%m-%dT%H:%M:%SZ) $part: $*"
    say "$line"
    say "$line" >>"$run/logs/run.log"
}

end_part() {
    ending=yes
    if [[ -n $child ]]; then kill -s TERM "$child" 2>/dev/null || true; fi
}

trap end_part TERM
trap '' HUP INT
note_process "$run/supervisors/$part" $$

while [[ -z $ending ]]; do
    started=$SECONDS
    "$@" </dev/null &
    child=$!
    say "$child" | write_file "$run/pids/$part"
    wait "$child"
    status=$?
    if [[ -n $ending ]]; then break; fi
    failures=$((failures + 1))
    say "$failures" | write_file "$run/supervisors/$part.ends"
    rm -f "$run/pids/$part"
    log "process $child ended with status $status after $((SECONDS - started)) s; starting it again"
    sleep "$RESTART_AFTER"
    child=''
done

if [[ -n $child ]] && process_alive "$child"; then end_process "$child" TERM "$GRACE_SECONDS"; fi
log "stopped"
rm -f "$run/pids/$part" "$run/supervisors/$part" "$run/supervisors/$part.ends"
