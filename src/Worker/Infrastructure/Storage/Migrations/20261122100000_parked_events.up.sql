-- Events that the program at hand cannot read, and so cannot publish, and that those behind them no longer wait for.
-- Apart from audit_events, of which nothing changes but the mark of publication.
CREATE TABLE IF NOT EXISTS parked_events (
    org_id    uuid        NOT NULL,
    sequence  bigint      NOT NULL,
    event_id  uuid        NOT NULL,
    reason    text        NOT NULL,
    parked_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, sequence)
);
COMMENT ON TABLE parked_events IS 'Parking goes in order: what is unpublished up to an organization''s last row here is parked, what comes after it is still to be published.';
COMMENT ON COLUMN parked_events.reason IS 'Why it could not be read, without a word of what it says.';
