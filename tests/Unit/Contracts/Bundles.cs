using System.Buffers.Text;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

/// <summary>What the tests of OAuth bundles share: reading, and tokens as the providers make them.</summary>
internal static class Bundles
{
    public static OAuthBundleResult Read(string json, string provider) => OAuthBundle.Read(new SecretText(json), provider, "oauth_bundle");

    public static OAuthBundle ShouldBeRead(string json, string provider)
    {
        var result = Read(json, provider);
        result.Problem.ShouldBeNull();
        result.IsRead.ShouldBeTrue();
        return result.Bundle;
    }

    /// <summary>The problem of a bundle that is refused, which has the right code and field and shows nothing marked.</summary>
    public static string ShouldBeRefused(string json, string provider)
    {
        var result = Read(json, provider);
        result.IsRead.ShouldBeFalse();
        result.Problem.Code.ShouldBe(ProblemCodes.InvalidCredential);
        result.Problem.Field.ShouldBe("oauth_bundle");
        result.Problem.Error.ShouldStartWith("the bundle ");
        result.Problem.ToString().ShouldNotContain("marked");
        return result.Problem.Error;
    }

    /// <summary>An unsigned JWT with these claims.</summary>
    public static string Jwt(string claims)
        => $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln";
}
