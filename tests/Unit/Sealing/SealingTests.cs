using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

public sealed class SealingTests : IDisposable
{
    private static readonly SealingContext Context = new(
        Guid.Parse("0197f3a0-0000-7000-8000-000000000001"), Guid.Parse("0197f3a0-0000-7000-8000-000000000002"), "OPENAI_API_KEY");

    private readonly KeyFiles files = new();
    private readonly SealingPublicKeys publicKeys;
    private readonly SealingPrivateKeys privateKeys;

    public SealingTests()
    {
        using var key = KeyFiles.NewKey();
        publicKeys = files.Public(key);
        privateKeys = files.Private(key);
    }

    public void Dispose()
    {
        publicKeys.Dispose();
        privateKeys.Dispose();
        files.Dispose();
    }

    [Property]
    public Property every_value_a_secret_may_have_comes_back_as_it_was()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<string>().Filter(text => SecretValues.Check(new SecretText(text ?? ""), null) is null),
            text => string.Equals(Open(Seal(text)), text, StringComparison.Ordinal));

    [Theory]
    [InlineData("x")]
    [InlineData(" leading and trailing ")]
    [InlineData("line\r\nbreaks\ttabs")]
    [InlineData("Grüße, 秘密, مفتاح, 🔑🏽, e\u0301, \ufeff, \uffff")]
    [InlineData("{\"access_token\":\"…\"}")]
    public void text_of_every_kind_comes_back_as_it_was(string text) => Open(Seal(text)).ShouldBe(text);

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(4096)]
    [InlineData(SecretValues.MaxBytes - 1)]
    [InlineData(SecretValues.MaxBytes)]
    public void every_length_up_to_64_KiB_fits_into_the_sealed_form(int length)
    {
        var text = new string('k', length);

        var value = Seal(text);

        value.Text.Length.ShouldBeLessThanOrEqualTo(SecretValues.MaxSealedCharacters);
        Open(value).ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("marked\0value")]
    public void a_value_that_no_secret_may_have_is_not_sealed_and_not_repeated(string text)
        => Should.Throw<ArgumentException>(() => Seal(text)).Message.ShouldNotContain("marked");

    [Fact]
    public void half_a_surrogate_pair_is_not_sealed()
        => Should.Throw<ArgumentException>(() => Seal("marked \ud800")).Message.ShouldNotContain("marked");

    [Fact]
    public void a_value_longer_than_64_KiB_is_not_sealed()
        => Should.Throw<ArgumentException>(() => Seal(new string('é', (SecretValues.MaxBytes / 2) + 1)));

    [Fact]
    public void the_same_value_is_never_sealed_alike_twice() => Seal("value").ShouldNotBe(Seal("value"));

    public static TheoryData<string, string?, string> OtherContexts => new()
    {
        { "0197f3a0-0000-7000-8000-000000000003", "0197f3a0-0000-7000-8000-000000000002", "OPENAI_API_KEY" },
        { "0197f3a0-0000-7000-8000-000000000001", "0197f3a0-0000-7000-8000-000000000003", "OPENAI_API_KEY" },
        { "0197f3a0-0000-7000-8000-000000000001", null, "OPENAI_API_KEY" },
        { "0197f3a0-0000-7000-8000-000000000002", "0197f3a0-0000-7000-8000-000000000001", "OPENAI_API_KEY" },
        { "0197f3a0-0000-7000-8000-000000000001", "0197f3a0-0000-7000-8000-000000000002", "OPENAI_API_KEY2" },
        { "0197f3a0-0000-7000-8000-000000000001", "0197f3a0-0000-7000-8000-000000000002", "openai_api_key" },
        { "0197f3a0-0000-7000-8000-000000000001", "0197f3a0-0000-7000-8000-000000000002", "" },
    };

    [Theory]
    [MemberData(nameof(OtherContexts))]
    public void a_value_opens_for_no_other_organization_workspace_or_name(string org, string? workspace, string name)
    {
        var elsewhere = new SealingContext(Guid.Parse(org), workspace is null ? null : Guid.Parse(workspace), name);

        privateKeys.Open(Seal("value"), elsewhere).Failure.ShouldBe(OpenFailure.DoesNotOpen);
    }

    [Fact]
    public void a_value_of_the_organization_does_not_open_for_a_workspace()
    {
        var ofTheOrganization = Context with { WorkspaceId = null };
        var value = publicKeys.Seal(new SecretText("value"), ofTheOrganization);

        privateKeys.Open(value, ofTheOrganization).Value!.Reveal().ShouldBe("value");
        privateKeys.Open(value, Context).Failure.ShouldBe(OpenFailure.DoesNotOpen);
        privateKeys.Open(value, Context with { WorkspaceId = Guid.Empty }).Failure.ShouldBe(OpenFailure.DoesNotOpen);
    }

    [Fact]
    public void a_value_with_any_character_changed_does_not_open()
    {
        var text = Seal("value").Text;
        for (var index = 0; index < text.Length; index++)
        {
            var changed = text.ToCharArray();
            changed[index] = changed[index] == 'A' ? 'B' : 'A';

            privateKeys.Open(new SealedValue(new string(changed)), Context).Opened.ShouldBeFalse($"character {index} of {text}");
        }
    }

    [Fact]
    public void a_value_with_any_bit_changed_does_not_open()
    {
        var form = SealedForm.Parse(Seal("value").Text)!;
        foreach (var part in new[] { form.EncapsulatedKey, form.Ciphertext })
        {
            for (var bit = 0; bit < part.Length * 8; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                var changed = SealedForm.Write(form.KeyId, form.EncapsulatedKey, form.Ciphertext);
                part[bit / 8] ^= (byte)(1 << (bit % 8));

                privateKeys.Open(changed, Context).Opened.ShouldBeFalse($"bit {bit}");
            }
        }
    }

    [Fact]
    public void parts_of_two_values_put_together_do_not_open()
    {
        var one = SealedForm.Parse(Seal("value").Text)!;
        var other = SealedForm.Parse(Seal("value").Text)!;

        privateKeys.Open(SealedForm.Write(one.KeyId, one.EncapsulatedKey, other.Ciphertext), Context).Failure
            .ShouldBe(OpenFailure.DoesNotOpen);
    }

    [Fact]
    public void an_encapsulated_key_off_the_curve_is_malformed()
    {
        var form = SealedForm.Parse(Seal("value").Text)!;
        form.EncapsulatedKey[^1] ^= 1;

        privateKeys.Open(SealedForm.Write(form.KeyId, form.EncapsulatedKey, form.Ciphertext), Context).Failure
            .ShouldBe(OpenFailure.Malformed);
    }

    [Fact]
    public void a_value_sealed_to_a_key_that_is_not_at_hand_says_so()
    {
        using var otherKey = KeyFiles.NewKey();
        using var otherKeys = files.Public(otherKey);
        var value = otherKeys.Seal(new SecretText("value"), Context);

        privateKeys.Open(value, Context).Failure.ShouldBe(OpenFailure.UnknownKey);
        publicKeys.Check(value).ShouldBe(OpenFailure.UnknownKey);
    }

    [Fact]
    public void a_value_relabelled_with_another_key_at_hand_does_not_open()
    {
        using var one = KeyFiles.NewKey();
        using var other = KeyFiles.NewKey();
        using var sealers = files.Public(one, other);
        using var openers = files.Private(one, other);
        var form = SealedForm.Parse(sealers.Seal(new SecretText("value"), Context).Text)!;

        openers.Open(SealedForm.Write(sealers.All[1].KeyId, form.EncapsulatedKey, form.Ciphertext), Context).Failure
            .ShouldBe(OpenFailure.DoesNotOpen);
    }

    [Fact]
    public void what_was_sealed_before_a_rotation_still_opens_after_it()
    {
        using var old = KeyFiles.NewKey();
        using var fresh = KeyFiles.NewKey();
        using var before = files.Public(old);
        using var after = files.Public(fresh, old);
        using var openers = files.Private(old, fresh);

        string.Equals(after.Active.KeyId, before.Active.KeyId, StringComparison.Ordinal).ShouldBeFalse();
        openers.Open(before.Seal(new SecretText("sealed before"), Context), Context).Value!.Reveal().ShouldBe("sealed before");
        openers.Open(after.Seal(new SecretText("sealed after"), Context), Context).Value!.Reveal().ShouldBe("sealed after");
        after.Check(before.Seal(new SecretText("value"), Context)).ShouldBeNull();
    }

    [Fact]
    public void bytes_that_are_not_UTF_8_are_named_as_such()
    {
        var (enc, ciphertext) = Hpke.Seal(publicKeys.Active.Key, SealingContext.Info, Context.AssociatedData(), [0x6b, 0xff, 0xfe]);

        privateKeys.Open(SealedForm.Write(publicKeys.Active.KeyId, enc, ciphertext), Context).Failure.ShouldBe(OpenFailure.NotText);
    }

    [Fact]
    public void keys_serve_many_threads_at_once()
        => Parallel.For(0, 500, number =>
        {
            var text = $"value {number}";
            Open(Seal(text)).ShouldBe(text);
        });

    private SealedValue Seal(string text) => publicKeys.Seal(new SecretText(text), Context);

    private string? Open(SealedValue value) => privateKeys.Open(value, Context).Value?.Reveal();
}
