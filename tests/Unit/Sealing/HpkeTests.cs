using System.Buffers.Binary;
using System.Security.Cryptography;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

public sealed class HpkeTests
{
    [Fact]
    public void the_vector_s_private_keys_have_its_public_points()
    {
        using var recipient = HpkeVector.Recipient();
        using var ephemeral = HpkeVector.Ephemeral();

        recipient.Point.ToArray().ShouldBe(HpkeVector.Bytes("pkRm"));
        ephemeral.Point.ToArray().ShouldBe(HpkeVector.Bytes("enc"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void the_key_schedule_gives_the_vector_s_key_nonce_and_exporter_secret(bool asSender)
    {
        var (key, nonce, exporterSecret) = Schedule(asSender);

        key.ShouldBe(HpkeVector.Bytes("key"));
        nonce.ShouldBe(HpkeVector.Bytes("base_nonce"));
        exporterSecret.ShouldBe(HpkeVector.Bytes("exporter_secret"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void the_key_schedule_gives_every_ciphertext_of_the_vector(int index)
    {
        var (sequence, associatedData, expected) = HpkeVector.Encryption(index);
        var (key, nonce, _) = Schedule(asSender: true);
        var last = nonce.AsSpan(nonce.Length - sizeof(ulong));
        BinaryPrimitives.WriteUInt64BigEndian(last, BinaryPrimitives.ReadUInt64BigEndian(last) ^ sequence); // RFC 9180, section 5.2

        var plaintext = HpkeVector.Bytes("pt");
        var ciphertext = new byte[expected.Length];
        using var aead = new AesGcm(key, Hpke.TagBytes);
        aead.Encrypt(nonce, plaintext, ciphertext.AsSpan(0, plaintext.Length), ciphertext.AsSpan(plaintext.Length), associatedData);

        ciphertext.ShouldBe(expected);
    }

    [Fact]
    public void sealing_with_the_vector_s_ephemeral_key_gives_its_first_message()
    {
        using var recipient = HpkeVector.Recipient();
        using var ephemeral = HpkeVector.Ephemeral();
        var (_, associatedData, expected) = HpkeVector.Encryption(0);

        var (enc, ciphertext) = Hpke.Seal(ephemeral, recipient, HpkeVector.Bytes("info"), associatedData, HpkeVector.Bytes("pt"));

        enc.ShouldBe(HpkeVector.Bytes("enc"));
        ciphertext.ShouldBe(expected);
    }

    [Fact]
    public void the_vector_s_first_message_opens()
    {
        using var recipient = HpkeVector.Recipient();
        using var encapsulated = P256Key.FromPoint(HpkeVector.Bytes("enc"))!;
        var (_, associatedData, ciphertext) = HpkeVector.Encryption(0);

        Hpke.Open(recipient, encapsulated, HpkeVector.Bytes("info"), associatedData, ciphertext).ShouldBe(HpkeVector.Bytes("pt"));
    }

    [Fact]
    public void a_later_message_of_the_vector_does_not_open_as_the_first()
    {
        using var recipient = HpkeVector.Recipient();
        using var encapsulated = P256Key.FromPoint(HpkeVector.Bytes("enc"))!;
        var (_, associatedData, ciphertext) = HpkeVector.Encryption(1);

        Hpke.Open(recipient, encapsulated, HpkeVector.Bytes("info"), associatedData, ciphertext).ShouldBeNull();
    }

    [Fact]
    public void another_info_does_not_open()
    {
        using var recipient = HpkeVector.Recipient();
        using var encapsulated = P256Key.FromPoint(HpkeVector.Bytes("enc"))!;
        var (_, associatedData, ciphertext) = HpkeVector.Encryption(0);

        Hpke.Open(recipient, encapsulated, "another purpose"u8, associatedData, ciphertext).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void a_ciphertext_without_room_for_its_tag_does_not_open(int length)
    {
        using var recipient = HpkeVector.Recipient();
        using var encapsulated = P256Key.FromPoint(HpkeVector.Bytes("enc"))!;

        Hpke.Open(recipient, encapsulated, HpkeVector.Bytes("info"), [], new byte[length]).ShouldBeNull();
    }

    [Fact]
    public void two_seals_of_one_message_differ_in_everything()
    {
        using var recipient = HpkeVector.Recipient();

        var first = Hpke.Seal(recipient, "info"u8, "aad"u8, "message"u8);
        var second = Hpke.Seal(recipient, "info"u8, "aad"u8, "message"u8);

        second.Enc.ShouldNotBe(first.Enc);
        second.Ciphertext.ShouldNotBe(first.Ciphertext);
    }

    private static (byte[] Key, byte[] Nonce, byte[] ExporterSecret) Schedule(bool asSender)
    {
        using var own = asSender ? HpkeVector.Ephemeral() : HpkeVector.Recipient();
        using var peer = P256Key.FromPoint(HpkeVector.Bytes(asSender ? "pkRm" : "enc"))!;
        var sharedSecret = new byte[Hpke.SecretBytes];
        Hpke.SharedSecret(own, peer, HpkeVector.Bytes("enc"), HpkeVector.Bytes("pkRm"), sharedSecret);

        var (key, nonce, exporterSecret) = (new byte[Hpke.KeyBytes], new byte[Hpke.NonceBytes], new byte[Hpke.SecretBytes]);
        Hpke.KeySchedule(sharedSecret, HpkeVector.Bytes("info"), key, nonce, exporterSecret);
        return (key, nonce, exporterSecret);
    }
}
