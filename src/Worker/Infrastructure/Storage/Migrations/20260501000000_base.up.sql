-- The billing-mode path: organizations, workspaces, their secrets, operations, provisions and the audit trail.

CREATE TABLE IF NOT EXISTS organizations (
    id             uuid        PRIMARY KEY,
    audit_sequence bigint      NOT NULL DEFAULT 0,
    audit_head     text        NOT NULL DEFAULT repeat('0', 64),
    created_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE organizations IS 'A row appears with an organization''s first command; locking it serializes the organization''s commands.';
COMMENT ON COLUMN organizations.audit_head IS 'Hash of the last audit event: the chain''s end is recorded apart from the chain, so that cutting it off shows.';

CREATE TABLE IF NOT EXISTS workspaces (
    org_id       uuid        NOT NULL REFERENCES organizations (id),
    id           uuid        NOT NULL,
    ordinal      bigint      NOT NULL,
    name         text        NOT NULL,
    runtime      text        NOT NULL,
    model        text,
    parent_id    uuid,
    status       text        NOT NULL CHECK (status IN ('provisioning', 'online', 'failed', 'stopped')),
    error_code   text,
    error        text,
    provision_id uuid,
    environment  text,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    -- The id is chosen by callers, so it is an organization's own: nobody learns from a refusal that another organization has it.
    PRIMARY KEY (org_id, id),
    FOREIGN KEY (org_id, parent_id) REFERENCES workspaces (org_id, id)
);
COMMENT ON COLUMN workspaces.environment IS 'Fingerprint of what went into the environment the workspace was started with; names and versions, no values.';
CREATE INDEX IF NOT EXISTS workspaces_by_id ON workspaces (id);
CREATE UNIQUE INDEX IF NOT EXISTS workspaces_in_order ON workspaces (org_id, ordinal);
CREATE INDEX IF NOT EXISTS workspaces_by_parent ON workspaces (org_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS workspace_secrets (
    org_id       uuid        NOT NULL,
    workspace_id uuid        NOT NULL,
    key          text        NOT NULL,
    sealed_value text        NOT NULL,
    version      uuid        NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (org_id, workspace_id, key),
    FOREIGN KEY (org_id, workspace_id) REFERENCES workspaces (org_id, id) ON DELETE CASCADE
);
COMMENT ON COLUMN workspace_secrets.sealed_value IS 'Sealed to the worker''s public key for this organization, workspace and key.';
COMMENT ON COLUMN workspace_secrets.version IS 'The command that wrote the value.';

CREATE TABLE IF NOT EXISTS org_secrets (
    org_id       uuid        NOT NULL REFERENCES organizations (id),
    key          text        NOT NULL,
    sealed_value text        NOT NULL,
    version      uuid        NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (org_id, key)
);

CREATE TABLE IF NOT EXISTS provisions (
    id           uuid        PRIMARY KEY,
    org_id       uuid        NOT NULL,
    workspace_id uuid        NOT NULL,
    command_id   uuid        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('pending', 'running', 'stopping', 'ended')),
    pid          integer,
    created_at   timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    exit_code    integer,
    exit_signal  integer
);
COMMENT ON TABLE provisions IS 'One row per start of a workspace''s process. Decided in the command''s transaction, carried out after it.';
CREATE INDEX IF NOT EXISTS provisions_running ON provisions (id) WHERE state = 'running';
CREATE INDEX IF NOT EXISTS provisions_by_workspace ON provisions (org_id, workspace_id) WHERE state <> 'ended';

CREATE TABLE IF NOT EXISTS operations (
    org_id       uuid        NOT NULL REFERENCES organizations (id),
    command_id   uuid        NOT NULL,
    ordinal      bigint      NOT NULL,
    operation_id text        NOT NULL,
    command      text        NOT NULL,
    fingerprint  text        NOT NULL,
    status       text        NOT NULL CHECK (status IN ('accepted', 'succeeded', 'rejected', 'failed')),
    workspace_id uuid,
    actor        text        NOT NULL,
    submitted_at timestamptz NOT NULL,
    completed_at timestamptz,
    result       text,
    error        text,
    PRIMARY KEY (org_id, command_id)
);
COMMENT ON COLUMN operations.ordinal IS 'Counts within the organization: a count across organizations would tell each of the others'' doings.';
COMMENT ON TABLE operations IS 'The command ledger and its visible side: a command that has a row here took effect, or was refused, once and for all.';
CREATE UNIQUE INDEX IF NOT EXISTS operations_in_order ON operations (org_id, ordinal);

CREATE TABLE IF NOT EXISTS audit_events (
    org_id        uuid        NOT NULL REFERENCES organizations (id),
    sequence      bigint      NOT NULL,
    event_id      uuid        NOT NULL UNIQUE,
    type          text        NOT NULL,
    operation_id  text,
    workspace_id  uuid,
    occurred_at   timestamptz NOT NULL,
    canonical     text        NOT NULL,
    hash          text        NOT NULL,
    previous_hash text        NOT NULL,
    published_at  timestamptz,
    PRIMARY KEY (org_id, sequence)
);
COMMENT ON COLUMN audit_events.canonical IS 'The event''s canonical JSON, exactly the text that was hashed.';
CREATE INDEX IF NOT EXISTS audit_events_unpublished ON audit_events (org_id, sequence) WHERE published_at IS NULL;
CREATE INDEX IF NOT EXISTS audit_events_by_workspace ON audit_events (org_id, workspace_id, sequence) WHERE workspace_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS audit_events_by_operation ON audit_events (org_id, operation_id) WHERE operation_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS audit_events_by_type ON audit_events (org_id, type, sequence);
