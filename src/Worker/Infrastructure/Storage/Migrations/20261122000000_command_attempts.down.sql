DROP TABLE IF EXISTS command_attempts;
