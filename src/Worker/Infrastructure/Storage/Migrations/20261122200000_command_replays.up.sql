-- Who had which failed commands tried again, and when: a row a command, written before the command is moved.
CREATE TABLE IF NOT EXISTS command_replays (
    replay_id      uuid        NOT NULL,
    ordinal        bigint      NOT NULL,
    requested_by   text        NOT NULL,
    requested_at   timestamptz NOT NULL,
    filter_command text,
    filter_org_id  uuid,
    org_id         uuid        NOT NULL,
    command_id     uuid,
    command        text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (replay_id, ordinal)
);
COMMENT ON TABLE command_replays IS 'Nothing of a command but whose it is and which; the last of a replay that was cut off may not have been moved.';
COMMENT ON COLUMN command_replays.command_id IS 'Null where the message does not say it.';
CREATE INDEX IF NOT EXISTS command_replays_by_time ON command_replays (requested_at);

-- Whoever it is that connects: rights can be given away, a trigger has to be taken down.
CREATE OR REPLACE FUNCTION only_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only appended', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE OR REPLACE TRIGGER command_replays_stay BEFORE UPDATE OR DELETE ON command_replays
    FOR EACH ROW EXECUTE FUNCTION only_recorded();
CREATE OR REPLACE TRIGGER command_replays_stay_whole BEFORE TRUNCATE ON command_replays
    FOR EACH STATEMENT EXECUTE FUNCTION only_recorded();
