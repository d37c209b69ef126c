using System.Security.Claims;
using Messaging.Api.Access.Callers;

namespace Messaging.Unit.Api;

public sealed class CallerTests
{
    private const string Org = "0a1b2c3d-0000-4000-8000-00000000abcd";

    [Fact]
    public void a_token_names_a_subject_an_organization_and_scopes()
    {
        var caller = Of(("sub", "me"), ("org", Org), ("scope", "admin:org  admin:workspaces")).ShouldNotBeNull();
        caller.Subject.ShouldBe("me");
        caller.OrgId.ShouldBe(Guid.Parse(Org));
        caller.Scopes.ShouldBe(["admin:org", "admin:workspaces"], ignoreOrder: true);
    }

    [Fact]
    public void scopes_may_come_as_several_claims()
        => Of(("sub", "me"), ("org", Org), ("scope", "admin:org"), ("scope", "admin:workspaces"))!.May(["admin:workspaces"]).ShouldBeTrue();

    [Fact]
    public void a_scope_is_matched_whole() => Of(("sub", "me"), ("org", Org), ("scope", "admin:orgs"))!.May(["admin:org"]).ShouldBeFalse();

    [Theory]
    [InlineData("me", null)]
    [InlineData("me", "")]
    [InlineData("me", "0A1B2C3D-0000-4000-8000-00000000ABCD")]
    [InlineData("me", "0a1b2c3d0000400080000000000abcde")]
    [InlineData(null, Org)]
    [InlineData("", Org)]
    [InlineData("me\n", Org)]
    [InlineData("mé", Org)]
    public void a_token_that_does_not_is_nobodys(string? subject, string? org)
    {
        var claims = new List<(string, string)>();
        if (subject is not null)
            claims.Add(("sub", subject));
        if (org is not null)
            claims.Add(("org", org));
        Of([.. claims]).ShouldBeNull();
    }

    [Fact]
    public void a_token_of_two_organizations_is_nobodys() => Of(("sub", "me"), ("org", Org), ("org", Org)).ShouldBeNull();

    private static Caller? Of(params (string Type, string Value)[] claims)
        => Caller.Of(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test")));
}
