-- Null means: not said here. The CHECK is a second line of defence; the resolver does not rely on it.
ALTER TABLE workspaces ADD COLUMN IF NOT EXISTS llm_billing_mode text
    CHECK (llm_billing_mode IS NULL OR llm_billing_mode IN ('platform_managed', 'byok', 'disabled'));
ALTER TABLE organizations ADD COLUMN IF NOT EXISTS llm_billing_mode text
    CHECK (llm_billing_mode IS NULL OR llm_billing_mode IN ('platform_managed', 'byok', 'disabled'));
