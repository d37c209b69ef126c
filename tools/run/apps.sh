# shellcheck shell=bash
# Building the programs into RUN_DIR/app. Never under a running system: `up` comes here only when nothing runs.

# What the programs are made from, as one line that changes when any of it does.
sources_digest() {
    (
        cd "$ROOT" || exit 1
        find src tools/dev Directory.*.props global.json BannedSymbols.txt .editorconfig \
            \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum
    )
}

publish_apps() {
    local digest stamp=$RUN_DIR/app/sources
    digest=$(sources_digest)
    if [[ -e $stamp && $(<"$stamp") == "$digest" ]]; then return 0; fi
    say "Building …"
    rm -rf -- "$RUN_DIR/app"
    mkdir -p "$RUN_DIR/app"
    (
        build_lock
        publish_app src/Api api && publish_app src/Worker worker && publish_app tools/dev dev &&
            publish_app tools/dev/oauth-login oauth-login
    ) || fail "Building failed; see $RUN_DIR/logs/build.log."
    write_file "$stamp" <<<"$digest"
}

# oauth-login alone, which needs nothing that runs. What runs is left alone, also when its sources have changed since.
publish_oauth_login() {
    local digest stamp=$RUN_DIR/app/oauth-login/sources
    digest=$(sources_digest)
    if [[ -e $RUN_DIR/app/oauth-login/Messaging.OAuthLogin.dll ]] &&
        grep -qsxF -- "$digest" "$stamp" "$RUN_DIR/app/sources"; then
        return 0
    fi
    servers_directory "$RUN_DIR"
    say "Building …"
    (build_lock && publish_app tools/dev/oauth-login oauth-login) || fail "Building failed; see $RUN_DIR/logs/build.log."
    write_file "$stamp" <<<"$digest"
}

publish_app() {
    local log=$RUN_DIR/logs/build.log
    if ! dotnet publish "$ROOT/$1" -c Release -o "$RUN_DIR/app/$2" --nologo -v quiet </dev/null >"$log" 2>&1; then
        grep -E ': (error|warning) ' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
        return 1
    fi
}

# One build at a time in this source tree: all of them write to the same obj directories. The lock ends with the subshell;
# it lies on a file that the build itself does not open, because .NET locks what it opens.
build_lock() {
    exec 7<"$ROOT/tools/run/apps.sh"
    flock -w 900 7 || fail "Another build has been running in $ROOT for 15 minutes."
}

oauth_login() { dotnet "$RUN_DIR/app/oauth-login/Messaging.OAuthLogin.dll" "$@"; }

dev_tool() { dotnet "$RUN_DIR/app/dev/Messaging.Dev.dll" "$@"; }
