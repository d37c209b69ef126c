using System.Security.Cryptography;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

/// <summary>Which of several private keys is the newest, and what it is for.</summary>
public sealed class NewestKeyTests : IDisposable
{
    private static readonly SealingContext Context = new(Guid.NewGuid(), Guid.NewGuid(), "NAME");

    private readonly KeyFiles files = new();
    private readonly ECDiffieHellman older = KeyFiles.NewKey();
    private readonly ECDiffieHellman newer = KeyFiles.NewKey();

    public void Dispose()
    {
        files.Dispose();
        older.Dispose();
        newer.Dispose();
    }

    [Fact]
    public void the_first_key_of_a_file_is_the_newest()
    {
        using var keys = files.Private(newer, older);

        keys.NewestKeyId.ShouldBe(IdOf(newer));
        keys.KeyIds.ShouldBe([IdOf(newer), IdOf(older)]);
    }

    [Theory]
    [InlineData("2026-05-01.pem", "2026-11-22.pem")]
    [InlineData("2026-11-22.pem", "2027-01-01.pem")]
    [InlineData("9.pem", "a.pem")]
    [InlineData("Z.pem", "a.pem")] // ordinal: capitals come first
    [InlineData("10.pem", "9.pem")] // and digits are characters, not numbers
    public void the_newest_key_of_a_directory_is_in_the_file_whose_name_sorts_last(string olderName, string newerName)
    {
        files.Write(newerName, newer.ExportPkcs8PrivateKeyPem());
        files.Write(olderName, older.ExportPkcs8PrivateKeyPem());

        using var keys = SealingPrivateKeys.Load(files.Directory);

        keys.KeyIds.ShouldBe([IdOf(newer), IdOf(older)]);
    }

    [Fact]
    public void public_halves_beside_the_keys_do_not_decide()
    {
        files.Write("2026-11-22.pem", newer.ExportPkcs8PrivateKeyPem());
        files.Write("2026-05-01.pem", older.ExportPkcs8PrivateKeyPem());
        files.Write("2026-05-01.pub.pem", older.ExportSubjectPublicKeyInfoPem());
        files.Write("zzz.pem", older.ExportSubjectPublicKeyInfoPem());

        using var keys = SealingPrivateKeys.Load(files.Directory);

        keys.NewestKeyId.ShouldBe(IdOf(newer));
    }

    [Fact]
    public void what_is_sealed_is_sealed_to_the_newest_key_and_opens_with_it_alone()
    {
        using var both = files.Private(newer, older);
        var value = both.Seal(new SecretText("value"), Context);
        value.KeyId.ShouldBe(both.NewestKeyId);

        both.Open(value, Context).Value!.Reveal().ShouldBe("value");
        using var newerAlone = files.Private(newer);
        newerAlone.Open(value, Context).Value!.Reveal().ShouldBe("value");
        using var olderAlone = files.Private(older);
        olderAlone.Open(value, Context).Failure.ShouldBe(OpenFailure.UnknownKey);
    }

    [Fact]
    public void what_is_sealed_opens_for_nothing_else()
    {
        using var keys = files.Private(newer);

        keys.Open(keys.Seal(new SecretText("value"), Context), Context with { Name = "OTHER" }).Failure.ShouldBe(OpenFailure.DoesNotOpen);
    }

    [Fact]
    public void both_sides_seal_alike()
    {
        using var publicKeys = files.Public(newer);
        using var privateKeys = files.Private(newer);

        publicKeys.Seal(new SecretText("value"), Context).KeyId.ShouldBe(privateKeys.Seal(new SecretText("value"), Context).KeyId);
        Should.Throw<ArgumentException>(() => privateKeys.Seal(new SecretText("marked\0value"), Context)).Message
            .ShouldNotContain("marked");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("v1.0123456789abcdef")]
    [InlineData("v1.0123456789abcdef.x.y")]
    [InlineData("v9.0123456789abcdef.x.y")]
    public void a_text_that_is_no_sealed_value_names_no_key(string text) => new SealedValue(text).KeyId.ShouldBeNull();

    private static string IdOf(ECDiffieHellman key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return SealedForm.KeyIdOf([0x04, .. q.X!, .. q.Y!]);
    }
}
