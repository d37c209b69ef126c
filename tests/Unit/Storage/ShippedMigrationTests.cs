using System.Security.Cryptography;
using System.Text;
using Messaging.Worker.Infrastructure.Storage;

namespace Messaging.Unit.Storage;

/// <summary>
/// A step of the schema that was shipped has run somewhere, and is not run again: editing it makes databases that differ without
/// anybody seeing it. These are the SHA-256 of the files, as <c>sha256sum</c> prints them (docs/decisions/0016).
/// </summary>
public sealed class ShippedMigrationTests
{
    private const string Rule =
        "a step that was shipped is never edited: put the change into a new step, and add the new step's hashes here";

    private static readonly (string Step, string Up, string Down)[] Hashes =
    [
        (
            "20260501000000_base",
            "e377741056d89e1e479fc04cb3fefb585d0d5d98c35133e01482f2348036f715",
            "39df86b4393f65ba7447f5027b719a64368831fd723ac0ca197ded653cfac5cc"),
        (
            "20260526120000_workspaces_llm_billing_mode",
            "73810994a25195c880f0a429410051e94cd73c467759412f37e78a34c1102a2c",
            "474953a830a0b58c138b06d3d3d582aaca083f4c1c7dd68750a640876a3a172b"),
        (
            "20260601000000_scheduler",
            "9b27236b719c2bdd33731e34473dea5e82efc0d0949076d5db8a0820c01cd4b2",
            "cc62fd1cae16385f4120722468ac889e9572cd84bb0588dc6bc9df5a21b78255"),
        (
            "20260701000000_org_models",
            "80348348a6a39e9c44df5d63a532297613750ff37a3b897a03533a6e115467e3",
            "fe50b252a2cc8c71de3584128598c2bcbc5c3f983cb2479a6795e59c4f2eb01f"),
        (
            "20261101000000_scheduled_work",
            "7af7cc24c15a918a90bb32385a3d969aca01735e54bdcb9657dbd36c8f10f741",
            "0399d3659d2c07b11503260c3e05cc65211065f49a978e39a4d60b51c7c3171c"),
        (
            "20261122000000_command_attempts",
            "b359a6f70bfc201d8eee664da4dd98b35c0f95984860f4aa6d43c78e071d1a9c",
            "4b394ed86e678aeae3df124f5c3df360ea7130f6dcd13d896c609cc5308fa0ec"),
        (
            "20261122100000_parked_events",
            "1b34b62583117937c02732b232f139b6e479d6979646f6aa8f27d72785454421",
            "fdd3d619e1e030b7513c30db5be979f7c9307a88f33b8559c68e5a9f13512857"),
        (
            "20261122200000_command_replays",
            "7985c0ce1650da9f434834260eb1ba473878f92753f7668e74a78819511601d4",
            "b2b2220539cf8701ae2373b51150f9416a59e5db198e52b982e6b2579393a2e4"),
    ];

    public static TheoryData<string> Shipped => [.. Hashes.Select(shipped => shipped.Step)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void a_shipped_step_is_as_it_was_shipped(string step)
    {
        var (_, up, down) = Hashes.Single(shipped => shipped.Step == step);
        var migration = Migrations.All.Single(migration => NameOf(migration) == step);

        Sha256(migration.Up).ShouldBe(up, $"{step}.up.sql: {Rule}");
        Sha256(migration.Down).ShouldBe(down, $"{step}.down.sql: {Rule}");
    }

    [Fact]
    public void every_step_is_listed() => Migrations.All.Select(NameOf).ShouldBe(Hashes.Select(shipped => shipped.Step), Rule);

    private static string NameOf(Migration migration) => $"{migration.Version}_{migration.Name}";

    private static string Sha256(string script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
}
