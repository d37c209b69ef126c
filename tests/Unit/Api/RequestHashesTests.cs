using System.Text.Json;
using Messaging.Api.Commands;

namespace Messaging.Unit.Api;

public sealed class RequestHashesTests
{
    private static readonly Guid Org = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly Guid OtherOrg = Guid.Parse("22222222-2222-4222-8222-222222222222");
    private static readonly RequestHashes Keys = new([.. Enumerable.Range(0, 32).Select(value => (byte)value)]);
    private static readonly RequestHashes OtherKeys = new([.. Enumerable.Range(1, 32).Select(value => (byte)value)]);

    [Fact]
    public void one_key_on_one_route_of_one_organization_is_one_command()
        => Keys.CommandIdOf(Org, "route", "key").ShouldBe(Keys.CommandIdOf(Org, "route", "key"));

    [Fact]
    public void organization_route_key_and_signing_key_each_make_another_command()
    {
        Guid[] ids =
        [
            Keys.CommandIdOf(Org, "route", "key"),
            Keys.CommandIdOf(OtherOrg, "route", "key"),
            Keys.CommandIdOf(Org, "route2", "key"),
            Keys.CommandIdOf(Org, "route", "2key"),
            OtherKeys.CommandIdOf(Org, "route", "key"),
        ];
        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public void derived_ids_are_uuids_of_version_8()
    {
        var commandId = Keys.CommandIdOf(Org, "route", "key");
        foreach (var id in new[] { commandId, Keys.WorkspaceIdOf(commandId) })
        {
            id.Version.ShouldBe(8);
            (id.Variant & 0xC).ShouldBe(0x8);
        }
    }

    [Fact]
    public void a_workspace_id_follows_from_the_command_and_is_not_the_command_id()
    {
        var commandId = Keys.CommandIdOf(Org, "route", "key");
        Keys.WorkspaceIdOf(commandId).ShouldBe(Keys.WorkspaceIdOf(commandId));
        Keys.WorkspaceIdOf(commandId).ShouldNotBe(commandId);
    }

    [Theory]
    [InlineData("""{"a":1,"b":{"c":"x","d":null}}""", """{ "b" : {"d":null, "c":"\u0078"}, "a":1 }""")]
    [InlineData("""{"a":1.5}""", """{"a":1.5}""")]
    public void how_a_body_is_written_does_not_change_the_fingerprint(string one, string other)
        => FingerprintOf(one).ShouldBe(FingerprintOf(other));

    [Theory]
    [InlineData("""{"mode":"byok"}""", """{"mode":"disabled"}""")]
    [InlineData("""{"mode":null}""", """{}""")]
    [InlineData("""{"key":"A","value":"1"}""", """{"key":"A","value":"2"}""")]
    [InlineData("""{"a":1.5}""", """{"a":1.6}""")]
    public void what_a_body_says_does(string one, string other)
        => string.Equals(FingerprintOf(one), FingerprintOf(other), StringComparison.Ordinal).ShouldBeFalse();

    [Fact]
    public void route_organization_and_path_are_part_of_the_fingerprint()
    {
        var body = JsonElement.Parse("{}");
        string[] fingerprints =
        [
            Keys.FingerprintOf("route", Org, ["a", "bc"], body),
            Keys.FingerprintOf("route2", Org, ["a", "bc"], body),
            Keys.FingerprintOf("route", OtherOrg, ["a", "bc"], body),
            Keys.FingerprintOf("route", Org, ["ab", "c"], body),
            OtherKeys.FingerprintOf("route", Org, ["a", "bc"], body),
        ];
        fingerprints.Distinct(StringComparer.Ordinal).Count().ShouldBe(fingerprints.Length);
    }

    private static string FingerprintOf(string body) => Keys.FingerprintOf("route", Org, [], JsonElement.Parse(body));
}
