using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class OrgModelFormTests
{
    private const string Url = "https://llm.example.com/v1";

    [Theory]
    [InlineData("anthropic", "claude-sonnet-4-6", null, "api_key")]
    [InlineData("anthropic", "anthropic/claude-sonnet-4-6", null, "oauth_bundle")]
    [InlineData("openai", "gpt-4o", null, "oauth_bundle")]
    [InlineData("xai", "grok-4.3", null, "oauth_bundle")]
    [InlineData("google", "gemini-2.5-pro", null, "api_key")]
    [InlineData("openrouter", "anthropic/claude-sonnet-4-6", null, "api_key")]
    [InlineData("minimax", "MiniMax-M2.7", null, "api_key")]
    [InlineData("openai-compatible", "llama-3", Url, "api_key")]
    public void these_settings_are_right(string provider, string model, string? baseUrl, string type)
        => OrgModelForm.Check(provider, model, baseUrl, type, allowLoopback: false).ShouldBeNull();

    [Theory]
    [InlineData(null, "m", null, "api_key", "unknown_provider", "provider")]
    [InlineData("", "m", null, "api_key", "unknown_provider", "provider")]
    [InlineData("Anthropic", "m", null, "api_key", "unknown_provider", "provider")]
    [InlineData("anthropic ", "m", null, "api_key", "unknown_provider", "provider")]
    [InlineData("acme", "m", null, "api_key", "unknown_provider", "provider")]
    [InlineData("anthropic", null, null, "api_key", "invalid_model", "model")]
    [InlineData("anthropic", "", null, "api_key", "invalid_model", "model")]
    [InlineData("anthropic", "a b", null, "api_key", "invalid_model", "model")]
    [InlineData("anthropic", "a\u0000b", null, "api_key", "invalid_model", "model")]
    [InlineData("anthropic", "a\u2028b", null, "api_key", "invalid_model", "model")]
    [InlineData("anthropic", "anthropic/", null, "api_key", "invalid_model", "model")]
    [InlineData("anthropic", "m", Url, "api_key", "base_url_not_allowed", "base_url")]
    [InlineData("openai", "m", "", "api_key", "base_url_not_allowed", "base_url")]
    [InlineData("openai-compatible", "m", null, "api_key", "base_url_required", "base_url")]
    [InlineData("openai-compatible", "m", "", "api_key", "invalid_base_url", "base_url")]
    [InlineData("openai-compatible", "m", "http://llm.example.com", "api_key", "invalid_base_url", "base_url")]
    [InlineData("openai-compatible", "m", "https://169.254.169.254/latest", "api_key", "invalid_base_url", "base_url")]
    [InlineData("anthropic", "m", null, null, "credential_type_not_supported", "credential_type")]
    [InlineData("anthropic", "m", null, "", "credential_type_not_supported", "credential_type")]
    [InlineData("anthropic", "m", null, "API_KEY", "credential_type_not_supported", "credential_type")]
    [InlineData("google", "m", null, "oauth_bundle", "credential_type_not_supported", "credential_type")]
    [InlineData("openrouter", "m", null, "oauth_bundle", "credential_type_not_supported", "credential_type")]
    [InlineData("minimax", "m", null, "oauth_bundle", "credential_type_not_supported", "credential_type")]
    [InlineData("openai-compatible", "m", Url, "oauth_bundle", "credential_type_not_supported", "credential_type")]
    public void each_wrong_one_has_its_code_and_field(
        string? provider, string? model, string? baseUrl, string? type, string code, string field)
    {
        var problem = OrgModelForm.Check(provider, model, baseUrl, type, allowLoopback: false).ShouldNotBeNull();

        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(field);
    }

    [Fact]
    public void a_model_has_at_most_200_characters()
    {
        OrgModelForm.Check("anthropic", new string('m', 200), null, "api_key", allowLoopback: false).ShouldBeNull();
        OrgModelForm.Check("anthropic", new string('m', 201), null, "api_key", allowLoopback: false)
            .ShouldNotBeNull().Code.ShouldBe("invalid_model");
    }

    [Fact]
    public void a_base_url_on_this_machine_is_for_development()
    {
        OrgModelForm.Check("openai-compatible", "m", "http://127.0.0.1:11434/v1", "api_key", allowLoopback: true).ShouldBeNull();
        OrgModelForm.Check("openai-compatible", "m", "http://127.0.0.1:11434/v1", "api_key", allowLoopback: false)
            .ShouldNotBeNull().Code.ShouldBe("invalid_base_url");
    }

    [Fact]
    public void only_true_acknowledges_the_terms()
    {
        OrgModelForm.CheckAcknowledgement(acknowledged: true).ShouldBeNull();
        OrgModelForm.CheckAcknowledgement(acknowledged: false).ShouldNotBeNull().Code.ShouldBe("tos_acknowledgement_required");
    }

    [Theory]
    [InlineData("anthropic", "claude-sonnet-4-6", "anthropic/claude-sonnet-4-6")]
    [InlineData("anthropic", "anthropic/claude-sonnet-4-6", "anthropic/claude-sonnet-4-6")]
    [InlineData("openrouter", "anthropic/claude-sonnet-4-6", "openrouter/anthropic/claude-sonnet-4-6")]
    [InlineData("openai", "openai-compatible/x", "openai/openai-compatible/x")]
    [InlineData("xai", "XAI/grok", "xai/XAI/grok")]
    public void a_canonical_id_has_its_providers_prefix_once(string provider, string model, string canonical)
        => OrgModelForm.CanonicalModel(provider, model).ShouldBe(canonical);

    [Fact]
    public void no_secret_can_have_the_name_that_a_credential_is_sealed_for()
        => ProviderCatalog.All.SelectMany(provider => CredentialTypes.All.Select(type => OrgModelForm.CredentialName(provider.Id, type)))
            .ShouldAllBe(name => SecretNames.CheckForm(name, "key") != null);
}
