-- What the scheduled jobs look for, so that looking costs what is found and not what is stored.
CREATE INDEX IF NOT EXISTS operations_finished ON operations (completed_at) WHERE completed_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS provisions_pending ON provisions (created_at) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS provisions_ended ON provisions (ended_at) WHERE state = 'ended';
