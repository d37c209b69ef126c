using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Messaging.Api.Features.Secrets;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed class SecretSealerTests : IDisposable
{
    private static readonly Guid Org = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Workspace = Guid.Parse("33333333-3333-4333-8333-333333333333");

    private readonly string path = Path.GetTempFileName();
    private readonly SealingPublicKeys keys;
    private readonly SecretSealer sealer;

    public SecretSealerTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(path, key.ExportSubjectPublicKeyInfoPem());
        keys = SealingPublicKeys.Load(path);
        sealer = new SecretSealer(keys);
    }

    [Fact]
    public void a_value_in_the_clear_leaves_sealed()
    {
        using var body = Parse("""{"key":"A","value":"marked"}""");
        sealer.ReadValue(body, "A")(Org, Workspace).Text.ShouldStartWith($"v1.{keys.Active.KeyId}.");
    }

    [Fact]
    public void a_sealed_value_passes_through()
    {
        var text = Sealed();
        using var body = Parse($$"""{"key":"A","sealed_value":"{{text}}"}""");
        sealer.ReadValue(body, "A")(Org, Workspace).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("""{"key":"A"}""")]
    [InlineData("""{"key":"A","value":"x","sealed_value":"y"}""")]
    [InlineData("""{"key":"A","value":null}""")]
    [InlineData("""{"key":"A","value":""}""")]
    [InlineData("""{"key":"A","value":1}""")]
    [InlineData("""{"key":"A","value":"a\u0000b"}""")]
    [InlineData("""{"key":"A","sealed_value":""}""")]
    [InlineData("""{"key":"A","sealed_value":"v1.x"}""")]
    [InlineData("""{"key":"A","sealed_value":null}""")]
    [InlineData("""{"key":"A","sealed_value":{}}""")]
    public void other_values_are_refused(string json)
    {
        using var body = Parse(json);
        Should.Throw<RefusedException>(() => sealer.ReadValue(body, "A")).Problem.Code.ShouldBe(ProblemCodes.InvalidSecretValue);
    }

    [Theory]
    [InlineData("""{"value":"x"}""", ProblemCodes.InvalidSecretName)]
    [InlineData("""{"key":1,"value":"x"}""", ProblemCodes.InvalidSecretName)]
    [InlineData("""{"key":"A-B","value":"x"}""", ProblemCodes.InvalidSecretName)]
    [InlineData("""{"key":"path","value":"x"}""", ProblemCodes.ReservedName)]
    public void other_names_are_refused(string json, string code)
    {
        using var body = Parse(json);
        Should.Throw<RefusedException>(() => SecretSealer.ReadName(body)).Problem.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("""[]""", ProblemCodes.InvalidRequest, "secrets")]
    [InlineData("""{"A":"x","A":"y"}""", ProblemCodes.InvalidRequest, "secrets")]
    [InlineData("""{"A-":"x"}""", ProblemCodes.InvalidSecretName, "secrets")]
    [InlineData("""{"A":1}""", ProblemCodes.InvalidSecretValue, "secrets")]
    [InlineData("""{"A":{"sealed":"x","more":1}}""", ProblemCodes.InvalidSecretValue, "secrets")]
    [InlineData("""{"A":{"sealed":1}}""", ProblemCodes.InvalidSecretValue, "secrets")]
    [InlineData("""{"A":{"sealed":"x"}}""", ProblemCodes.InvalidRequest, "id")]
    public void the_secrets_of_a_new_workspace_have_a_form(string json, string code, string field)
    {
        var problem = Should.Throw<RefusedException>(() => sealer.ReadAll(JsonElement.Parse(json), hasId: false)).Problem;
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(field);
    }

    [Fact]
    public void sealed_secrets_of_a_new_workspace_pass_through_where_its_id_is_given()
    {
        var text = Sealed();
        var secret = sealer.ReadAll(JsonElement.Parse($$$"""{"A":{"sealed":"{{{text}}}"}}"""), hasId: true).ShouldHaveSingleItem();
        secret.Key.ShouldBe("A");
        secret.Value(Org, Workspace).Text.ShouldBe(text);
    }

    public void Dispose()
    {
        keys.Dispose();
        File.Delete(path);
    }

    private static RequestBody Parse(string json) => RequestBody.Parse(Encoding.UTF8.GetBytes(json), SecretSealer.SecretForm);

    private string Sealed() => keys.Seal(new SecretText("x"), new SealingContext(Org, Workspace, "A")).Text;
}
