-- What the worker's own role may do, and no more: no DDL, of the audit trail only to append and to mark as published,
-- and of an organization's models only to append, to move the active mark and to reseal.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
GRANT CONNECT ON DATABASE {database} TO {role};
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT ON schema_migrations TO {role};
GRANT SELECT, INSERT, UPDATE ON organizations, operations, provisions TO {role};
-- What ended long ago is pruned.
GRANT DELETE ON operations, provisions TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON command_attempts TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON workspaces, workspace_secrets, org_secrets TO {role};
GRANT SELECT, INSERT ON org_model_versions, org_model_credentials TO {role};
GRANT UPDATE (active) ON org_model_versions TO {role};
GRANT UPDATE (sealed_value) ON org_model_credentials TO {role};
GRANT SELECT, INSERT ON audit_events TO {role};
GRANT UPDATE (published_at) ON audit_events TO {role};
GRANT SELECT, INSERT, DELETE ON parked_events TO {role};
GRANT SELECT, INSERT ON command_replays TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON
    qrtz_job_details, qrtz_triggers, qrtz_simple_triggers, qrtz_cron_triggers, qrtz_simprop_triggers, qrtz_blob_triggers, qrtz_calendars,
    qrtz_paused_trigger_grps, qrtz_paused_job_grps, qrtz_fired_triggers, qrtz_scheduler_state, qrtz_locks, qrtz_execution_history,
    qrtz_misfire_history, qrtz_job_status
    TO {role};
