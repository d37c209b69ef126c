DROP TABLE IF EXISTS command_replays;
DROP FUNCTION IF EXISTS only_recorded();
