DROP TABLE IF EXISTS audit_events, operations, provisions, org_secrets, workspace_secrets, workspaces, organizations;
