ALTER TABLE workspaces DROP COLUMN IF EXISTS llm_billing_mode;
ALTER TABLE organizations DROP COLUMN IF EXISTS llm_billing_mode;
