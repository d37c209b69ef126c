-- The organization model: versions that are only ever appended, and the credentials they share.

CREATE TABLE IF NOT EXISTS org_model_credentials (
    org_id       uuid        NOT NULL REFERENCES organizations (id),
    id           uuid        NOT NULL,
    sealed_value text        NOT NULL,
    expires_at   timestamptz,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (org_id, id)
);
COMMENT ON TABLE org_model_credentials IS 'Apart from the versions, so that these never change: only resealing to a newer key changes a row here.';
COMMENT ON COLUMN org_model_credentials.sealed_value IS 'Sealed to the worker''s public key for this organization, provider and credential type.';
COMMENT ON COLUMN org_model_credentials.expires_at IS 'When an OAuth bundle''s access token ends, where that is known.';

CREATE TABLE IF NOT EXISTS org_model_versions (
    org_id              uuid        NOT NULL REFERENCES organizations (id),
    version             bigint      NOT NULL CHECK (version > 0),
    provider            text        NOT NULL,
    model               text        NOT NULL,
    canonical_model     text        NOT NULL,
    base_url            text,
    credential_type     text        NOT NULL CHECK (credential_type IN ('api_key', 'oauth_bundle')),
    credential_id       uuid        NOT NULL,
    tos_acknowledged_at timestamptz NOT NULL,
    tos_acknowledged_by text        NOT NULL,
    tos_notices         jsonb       NOT NULL,
    created_by          text        NOT NULL,
    created_at          timestamptz NOT NULL,
    rolled_back_from    bigint,
    active              boolean     NOT NULL,
    PRIMARY KEY (org_id, version),
    FOREIGN KEY (org_id, credential_id) REFERENCES org_model_credentials (org_id, id),
    FOREIGN KEY (org_id, rolled_back_from) REFERENCES org_model_versions (org_id, version),
    CHECK (rolled_back_from < version)
);
COMMENT ON COLUMN org_model_versions.tos_notices IS 'The notices that were acknowledged, with their texts as they were shown.';
CREATE UNIQUE INDEX IF NOT EXISTS org_model_versions_active ON org_model_versions (org_id) WHERE active;
CREATE INDEX IF NOT EXISTS org_model_versions_by_credential ON org_model_versions (org_id, credential_id);

-- Whoever it is that connects: history stays as it was written. Rights can be given away, a trigger has to be taken down.
-- The argument names the one column that may change.
CREATE OR REPLACE FUNCTION only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - TG_ARGV[0]) = (to_jsonb(OLD) - TG_ARGV[0]) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of % are only appended; nothing but % changes', TG_TABLE_NAME, TG_ARGV[0]
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- Which version is active is marked, not written.
CREATE OR REPLACE TRIGGER org_model_versions_stay BEFORE UPDATE OR DELETE ON org_model_versions
    FOR EACH ROW EXECUTE FUNCTION only_appended('active');
CREATE OR REPLACE TRIGGER org_model_versions_stay_whole BEFORE TRUNCATE ON org_model_versions
    FOR EACH STATEMENT EXECUTE FUNCTION only_appended('active');

-- Resealing changes how a credential is sealed, and nothing else.
CREATE OR REPLACE TRIGGER org_model_credentials_stay BEFORE UPDATE OR DELETE ON org_model_credentials
    FOR EACH ROW EXECUTE FUNCTION only_appended('sealed_value');
CREATE OR REPLACE TRIGGER org_model_credentials_stay_whole BEFORE TRUNCATE ON org_model_credentials
    FOR EACH STATEMENT EXECUTE FUNCTION only_appended('sealed_value');
