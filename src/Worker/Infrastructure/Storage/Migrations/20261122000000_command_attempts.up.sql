-- A row for each command that was returned again and again and is therefore carried out alone: how often it was begun without the
-- worker living to tell the end. Empty, as long as no worker dies.
CREATE TABLE IF NOT EXISTS command_attempts (
    org_id uuid NOT NULL,
    command_id uuid NOT NULL,
    series text NOT NULL, -- '' or the operator's words that put the command back: a replay begins anew
    attempt_id uuid NOT NULL, -- the last attempt
    begun integer NOT NULL,
    alone integer NOT NULL, -- of those: while nothing else ran in the worker
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, command_id)
);
