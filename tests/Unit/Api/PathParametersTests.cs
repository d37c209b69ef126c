using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed class PathParametersTests
{
    [Fact]
    public void a_lower_case_hyphenated_uuid_is_an_id()
        => PathParameters.Workspace("0a1b2c3d-0000-4000-8000-00000000abcd").ShouldBe(Guid.Parse("0a1b2c3d-0000-4000-8000-00000000abcd"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0A1B2C3D-0000-4000-8000-00000000ABCD")]
    [InlineData("0a1b2c3d0000400080000000000abcde")]
    [InlineData("{0a1b2c3d-0000-4000-8000-00000000abcd}")]
    [InlineData(" 0a1b2c3d-0000-4000-8000-00000000abcd")]
    [InlineData("0a1b2c3d-0000-4000-8000-00000000abcg")]
    [InlineData("1")]
    public void anything_else_is_refused(string? text)
        => Should.Throw<RefusedException>(() => PathParameters.Workspace(text)).Problem.Code.ShouldBe(ProblemCodes.InvalidWorkspaceId);

    [Theory]
    [InlineData("MY_KEY")]
    [InlineData("PATH")]
    public void a_secret_that_may_be_deleted_has_a_name(string name) => PathParameters.SecretName(name).ShouldBe(name);

    [Theory]
    [InlineData("MY-KEY")]
    [InlineData("1KEY")]
    [InlineData(" KEY")]
    public void a_secrets_name_has_a_form(string name)
        => Should.Throw<RefusedException>(() => PathParameters.SecretName(name)).Problem.Code.ShouldBe(ProblemCodes.InvalidSecretName);
}
