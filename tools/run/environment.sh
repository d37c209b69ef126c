# shellcheck shell=bash
# What a running system says about itself: RUN_DIR/environment, and the people whom the dashboard's login offers.

system_addresses() {
    if [[ -e $RUN_DIR/environment ]]; then
        # shellcheck source=/dev/null
        (. "$RUN_DIR/environment" && printf '%s\n' "${API_URLS:-$API_URL}")
    else
        api_urls
    fi
}

api_urls() {
    local number urls=()
    for ((number = 0; number < APIS; number++)); do urls+=("http://127.0.0.1:$((API_PORT + number))"); done
    printf '%s\n' "${urls[*]}"
}

# token SUBJECT ORG SCOPES: one that lasts a week.
sample_token() {
    dev_tool token --key "$RUN_DIR/keys/auth-private.pem" --org "$2" --sub "$1" --scope "$3" --minutes 10080
}

write_environment() {
    local sample outsider
    sample=$(<"$RUN_DIR/keys/sample-org") outsider=$(<"$RUN_DIR/keys/outsider-org")
    local owner member outsider_token platform
    owner=$(sample_token owner "$sample" "admin:org admin:workspaces")
    member=$(sample_token member "$sample" "admin:workspaces")
    outsider_token=$(sample_token outsider "$outsider" "admin:org admin:workspaces")
    platform=$(sample_token platform "$outsider" "platform:admin")
    {
        person '[' owner 'Owner: the organization and its workspaces' "$owner"
        person ',' member 'Member: the workspaces alone' "$member"
        person ',' outsider 'Outsider: owner of another organization' "$outsider_token"
        say ']'
    } | write_file "$RUN_DIR/keys/people.json"
    {
        variable API_URL "http://127.0.0.1:$API_PORT"
        if ((APIS > 1)); then variable API_URLS "$(api_urls)"; fi
        variable RABBITMQ_URL "$RABBITMQ_URL"
        variable RABBITMQ_MANAGEMENT_URL "$RABBITMQ_MANAGEMENT_URL"
        variable POSTGRES_URL "$POSTGRES_URL"
        variable API_PID "$(part_pid api-1)"
        variable WORKER_PID "$(part_pid worker-1)"
        variable RABBITMQ_PID "$RABBITMQ_PID"
        variable POSTGRES_PID "$POSTGRES_PID"
        variable API_LOG "$RUN_DIR/logs/api-1.log"
        variable WORKER_LOG "$RUN_DIR/logs/worker-1.log"
        variable SAMPLE_ORG "$sample"
        variable OWNER_TOKEN "$owner"
        variable MEMBER_TOKEN "$member"
        variable OUTSIDER_TOKEN "$outsider_token"
        variable PLATFORM_TOKEN "$platform"
    } | write_file "$RUN_DIR/environment"
}

# person BEFORE ID NAME TOKEN: one that the dashboard's login offers, as JSON; nothing in it needs escaping.
person() { printf '%s{"id":"%s","name":"%s","token":"%s"}\n' "$@"; }

# One line that any sh reads; quoted only where it must be.
variable() {
    if [[ $2 =~ ^[A-Za-z0-9_./:@%+,=-]*$ ]]; then
        printf '%s=%s\n' "$1" "$2"
    else
        printf "%s='%s'\n" "$1" "${2//\'/\'\\\'\'}"
    fi
}
