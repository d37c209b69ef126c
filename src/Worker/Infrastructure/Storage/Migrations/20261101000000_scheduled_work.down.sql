DROP INDEX IF EXISTS operations_finished;
DROP INDEX IF EXISTS provisions_pending;
DROP INDEX IF EXISTS provisions_ended;
