# shellcheck shell=bash
# What Api, Worker and the migration are told. Settings that the caller has put into the environment pass through; what is
# set here are the addresses and keys of this system, and samples where the caller has set nothing.

SAMPLE_RUNTIMES=(claude-code codex hermes google-adk openclaw)

# Splits POSTGRES_URL: its host and port in POSTGRES_HOST, its database in POSTGRES_DATABASE, the rest in POSTGRES_OPTIONS.
split_postgres_url() {
    [[ $POSTGRES_URL =~ ^postgres(ql)?://([^@/]*@)?([^/?]+)/([^?]+)(\?.*)?$ ]] ||
        fail "POSTGRES_URL must have the form postgresql://user:password@host:port/database."
    POSTGRES_HOST=${BASH_REMATCH[3]} POSTGRES_DATABASE=${BASH_REMATCH[4]} POSTGRES_OPTIONS=${BASH_REMATCH[5]}
}

worker_role() { printf '%s_worker\n' "$POSTGRES_DATABASE"; }

worker_password() { keep "$RUN_DIR/keys/postgres-worker" random_password; }

# Takes names out of the environment, whatever their case: .NET configuration does not mind it.
withhold() {
    local name prefix
    for name in $(compgen -e); do
        for prefix in "$@"; do
            if [[ ${name^^} == "$prefix"* ]]; then unset "$name"; fi
        done
    done
}

common_settings() {
    withhold CONNECTIONSTRINGS__ MIGRATIONS__ RABBITMQ__
    export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT-${ASPNETCORE_ENVIRONMENT-Development}}
    export RabbitMq__Uri=$RABBITMQ_URL
    Operations__SigningKey=${Operations__SigningKey-$(<"$RUN_DIR/keys/operations-signing-key")}
    export Operations__SigningKey
}

# The Api gets no database, no private key and nothing of the platform's proxy.
api_settings() {
    common_settings
    withhold POSTGRES_ RABBITMQ_URL RABBITMQ_MANAGEMENT_ MOLECULE_LLM_ SEALING__PRIVATEKEYPATH BROKER__MANAGEMENT PGPASSWORD
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT-$DOTNET_ENVIRONMENT}
    export ASPNETCORE_URLS=http://127.0.0.1:$1
    export Auth__Audience=${Auth__Audience-messaging}
    export Sealing__PublicKeyPath=${Sealing__PublicKeyPath-$RUN_DIR/keys/sealing-public.pem}
    # The development key and people are refused outside Development.
    if [[ $ASPNETCORE_ENVIRONMENT == Development ]]; then
        export Auth__DevelopmentKeyPath=${Auth__DevelopmentKeyPath-$RUN_DIR/keys/auth-public.pem}
        export Auth__DevelopmentPeoplePath=${Auth__DevelopmentPeoplePath-$RUN_DIR/keys/people.json}
    fi
}

# The worker gets its own role, never the owner's.
worker_settings() {
    common_settings
    ConnectionStrings__Postgres=postgresql://$(worker_role):$(worker_password)@$POSTGRES_HOST/$POSTGRES_DATABASE$POSTGRES_OPTIONS
    export ConnectionStrings__Postgres
    management_setting
    withhold POSTGRES_ RABBITMQ_URL RABBITMQ_MANAGEMENT_ PGPASSWORD
    export Sealing__PrivateKeyPath=${Sealing__PrivateKeyPath-$RUN_DIR/keys/sealing-private.pem}
    export Runtime__StateDirectory=$RUN_DIR/workspaces
    proxy_samples
}

# Of a broker that is ours the worker also checks the policies. What the user of somebody else's may see, only they know.
management_setting() {
    if [[ -n ${Broker__Management+set} || -z ${RABBITMQ_MANAGEMENT_URL-} || $(servers_way "$RUN_DIR") == given ]]; then return 0; fi
    if [[ $RABBITMQ_URL =~ ^amqps?://([^@/]+)@ ]]; then
        export Broker__Management=${RABBITMQ_MANAGEMENT_URL/:\/\//://${BASH_REMATCH[1]}@}
    fi
}

# Samples, so that platform_managed provisions. MOLECULE_LLM_BILLING_MODE is not among them: unset means something.
proxy_samples() {
    export MOLECULE_LLM_BASE_URL=${MOLECULE_LLM_BASE_URL-https://llm-proxy.example/v1}
    export MOLECULE_LLM_USAGE_TOKEN=${MOLECULE_LLM_USAGE_TOKEN-sample-usage-token}
    export MOLECULE_LLM_ANTHROPIC_BASE_URL=${MOLECULE_LLM_ANTHROPIC_BASE_URL-https://llm-proxy.example/anthropic}
    export MOLECULE_LLM_USAGE_URL=${MOLECULE_LLM_USAGE_URL-https://llm-proxy.example/usage}
}

# The agents are not part of this project: a stand-in stays alive and does nothing. Filled into SAMPLE_COMMANDS as NAME=VALUE,
# for env: bash itself cannot set names with a hyphen, only pass them on.
sample_commands() {
    local runtime sleep
    sleep=$(type -P sleep)
    SAMPLE_COMMANDS=()
    for runtime in "${SAMPLE_RUNTIMES[@]}"; do
        printenv "Runtimes__${runtime}__Command" >/dev/null || SAMPLE_COMMANDS+=("Runtimes__${runtime}__Command=$sleep infinity")
    done
}

# The migration runs as the owner and makes the worker's role.
migrate_settings() {
    common_settings
    export ConnectionStrings__Postgres=$POSTGRES_URL
    Migrations__WorkerUser=$(worker_role)
    Migrations__WorkerPassword=$(worker_password)
    export Migrations__WorkerUser Migrations__WorkerPassword
}
