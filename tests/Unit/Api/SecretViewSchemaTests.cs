namespace Messaging.Unit.Api;

public sealed class SecretViewSchemaTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    [Fact]
    public async Task the_openapi_document_says_that_a_secret_may_have_an_error_instead_of_a_value()
    {
        var document = (await api.SendAsync("GET", "/openapi/v1.json", token: null)).Body;
        var secret = document.GetProperty("components").GetProperty("schemas").GetProperty("SecretView");

        secret.GetProperty("properties").GetProperty("error").ToString().ShouldContain("Fault");
        secret.GetProperty("required").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["key", "has_value", "scope", "created_at", "updated_at"]);
    }
}
