DROP TABLE IF EXISTS org_model_versions;
DROP TABLE IF EXISTS org_model_credentials;
DROP FUNCTION IF EXISTS org_model_versions_stay();
DROP FUNCTION IF EXISTS org_model_credentials_stay();
