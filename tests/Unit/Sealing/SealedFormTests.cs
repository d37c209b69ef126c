using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

public sealed class SealedFormTests
{
    private const string KeyId = "0123456789abcdef";
    private static readonly string Enc = new('A', 87); // 65 bytes of zero
    private static readonly string Tag = new('A', 22); // 16 bytes of zero

    [Fact]
    public void the_form_is_read_back_as_it_was_written()
    {
        var form = SealedForm.Parse(SealedForm.Write(KeyId, HpkeVector.Bytes("enc"), HpkeVector.Bytes("pt")).Text)!;

        form.KeyId.ShouldBe(KeyId);
        form.EncapsulatedKey.ShouldBe(HpkeVector.Bytes("enc"));
        form.Ciphertext.ShouldBe(HpkeVector.Bytes("pt"));
    }

    [Fact]
    public void a_key_s_id_is_the_start_of_its_point_s_hash()
        => SealedForm.KeyIdOf(HpkeVector.Bytes("pkRm")).ShouldBe("8710cee59cfe355a");

    [Fact]
    public void the_shortest_and_the_longest_form_are_read()
    {
        SealedForm.Parse($"v1.{KeyId}.{Enc}.{Tag}").ShouldNotBeNull();
        SealedForm.Parse(SealedForm.Write(KeyId, new byte[65], new byte[SecretValues.MaxBytes + 16]).Text).ShouldNotBeNull();
    }

    public static TheoryData<string> Malformed => new()
    {
        "",
        "v1",
        "...",
        "the value in the clear",
        $"v2.{KeyId}.{Enc}.{Tag}",
        $"V1.{KeyId}.{Enc}.{Tag}",
        $"v01.{KeyId}.{Enc}.{Tag}",
        $" v1.{KeyId}.{Enc}.{Tag}",
        $"v1.{KeyId}.{Enc}.{Tag}\n",
        $"v1.{KeyId}.{Enc}.{Tag}.",
        $"v1.{KeyId}.{Enc}.{Tag}.{Tag}",
        $"v1.{KeyId}.{Enc}",
        $"v1.{KeyId}.{Enc}.",
        $"v1..{Enc}.{Tag}",
        $"v1.{KeyId}..{Tag}",
        $"v1.{KeyId.ToUpperInvariant()}.{Enc}.{Tag}",
        $"v1.{KeyId[1..]}.{Enc}.{Tag}",
        $"v1.{KeyId}0.{Enc}.{Tag}",
        $"v1.{KeyId[1..]}g.{Enc}.{Tag}",
        $"v1.{KeyId}.{Enc[1..]}.{Tag}",
        $"v1.{KeyId}.{Enc}A.{Tag}",
        $"v1.{KeyId}.{Enc}=.{Tag}",
        $"v1.{KeyId}.{Enc}.{Tag}==",
        $"v1.{KeyId}.{Enc}.{Tag[1..]}",
        $"v1.{KeyId}.{Enc}.{Tag}\r\n",
        $"v1.{KeyId}.{Enc}. {Tag}",
        $"v1.{KeyId}.{Enc[1..]}+.{Tag}",
        $"v1.{KeyId}.{Enc[1..]}/.{Tag}",
        $"v1.{KeyId}.{Enc[1..]}é.{Tag}",
        $"v1.{KeyId}.{Enc}.{Tag[1..]}B", // left-over bits that are not zero
        $"v1.{KeyId}.{Enc[1..]}B.{Tag}",
        $"v1.{KeyId}.{Enc}.{new string('A', 87404)}", // one byte more than 64 KiB and the tag
        $"v1.{KeyId}.{Enc}.{new string('A', SecretValues.MaxSealedCharacters)}",
        new string('.', SecretValues.MaxSealedCharacters),
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void what_is_not_exactly_of_the_form_is_not_read(string text) => SealedForm.Parse(text).ShouldBeNull();

    [Property]
    public bool one_value_has_one_text(byte[] bytes)
    {
        var text = SealedForm.Write(KeyId, new byte[65], [.. bytes, .. new byte[16]]).Text;
        var form = SealedForm.Parse(text)!;
        return string.Equals(SealedForm.Write(form.KeyId, form.EncapsulatedKey, form.Ciphertext).Text, text, StringComparison.Ordinal);
    }

    [Property]
    public bool garbage_never_throws(string[] parts) => SealedForm.Parse(string.Join('.', parts ?? [])) is null;
}
