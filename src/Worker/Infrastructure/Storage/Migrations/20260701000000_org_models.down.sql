DROP TABLE IF EXISTS org_model_versions;
DROP TABLE IF EXISTS org_model_credentials;
DROP FUNCTION IF EXISTS only_appended();
