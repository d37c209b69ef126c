using System.Security.Cryptography;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

public sealed class SealingKeyFileTests : IDisposable
{
    private readonly KeyFiles files = new();
    private readonly ECDiffieHellman key = KeyFiles.NewKey();
    private readonly ECDiffieHellman other = KeyFiles.NewKey();

    public void Dispose()
    {
        files.Dispose();
        key.Dispose();
        other.Dispose();
    }

    [Fact]
    public void the_first_public_key_of_a_file_is_the_active_one()
    {
        using var keys = files.Public(key, other);

        keys.All.Count.ShouldBe(2);
        keys.Active.ShouldBeSameAs(keys.All[0]);
        keys.Active.ExportPoint().ShouldBe(PointOf(key));
        keys.All[1].ExportPoint().ShouldBe(PointOf(other));
    }

    [Fact]
    public void the_public_and_the_private_half_have_the_same_id()
    {
        using var publicKeys = files.Public(key);
        using var privateKeys = files.Private(key);

        privateKeys.KeyIds.ShouldBe([publicKeys.Active.KeyId]);
    }

    [Fact]
    public void both_forms_of_a_private_key_are_read()
    {
        using var keys = SealingPrivateKeys.Load(files.Write("both.pem", key.ExportPkcs8PrivateKeyPem(), other.ExportECPrivateKeyPem()));

        keys.KeyIds.Count.ShouldBe(2);
    }

    [Fact]
    public void a_directory_s_pem_files_are_all_read_and_nothing_else()
    {
        files.Write("one.pem", key.ExportPkcs8PrivateKeyPem());
        files.Write("two.pem", other.ExportPkcs8PrivateKeyPem());
        files.Write("one.pub.pem", key.ExportSubjectPublicKeyInfoPem());
        files.Write("notes.txt", "not a key");

        using var keys = SealingPrivateKeys.Load(files.Directory);

        keys.KeyIds.Count.ShouldBe(2);
    }

    [Fact]
    public void a_key_that_lies_there_twice_counts_once()
    {
        files.Write("one.pem", key.ExportPkcs8PrivateKeyPem(), key.ExportECPrivateKeyPem());
        files.Write("copy.pem", key.ExportPkcs8PrivateKeyPem());

        using var privateKeys = SealingPrivateKeys.Load(files.Directory);
        using var publicKeys = files.Public(key, key);

        privateKeys.KeyIds.Count.ShouldBe(1);
        publicKeys.All.Count.ShouldBe(1);
    }

    [Fact]
    public void the_parameters_that_openssl_writes_in_front_of_a_key_do_not_matter()
    {
        const string parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----";

        using var keys = SealingPrivateKeys.Load(files.Write("openssl.pem", parameters, key.ExportECPrivateKeyPem()));

        keys.KeyIds.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void a_missing_setting_is_named_with_what_to_put_there(string? path)
    {
        Should.Throw<SealingKeyException>(() => SealingPublicKeys.Load(path)).Message
            .ShouldBe("Sealing:PublicKeyPath is not set; set it to the path of a PEM file and put the worker's public sealing key there, "
                + "made with 'openssl pkey -in sealing.pem -pubout -out sealing.pub.pem'");
        Should.Throw<SealingKeyException>(() => SealingPrivateKeys.Load(path)).Message
            .ShouldBe("Sealing:PrivateKeyPath is not set; set it to the path of a PEM file, or of a directory of them, and put "
                + "a P-256 private key there, made with 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out sealing.pem'");
    }

    [Theory]
    [InlineData("missing.pem")]
    [InlineData("missing/key.pem")]
    public void a_file_that_does_not_exist_is_named(string name)
    {
        var path = Path.Combine(files.Directory, name);

        MessageOfPublic(path).ShouldStartWith($"Sealing:PublicKeyPath names '{path}', which does not exist; put ");
        MessageOfPrivate(path).ShouldStartWith($"Sealing:PrivateKeyPath names '{path}', which does not exist; put ");
    }

    [Fact]
    public void a_directory_where_a_file_should_be_cannot_be_read()
        => MessageOfPublic(files.Directory).ShouldContain("cannot be read by this process");

    [Fact]
    public void a_file_without_a_key_is_named()
    {
        var path = files.Write("empty.pem", "no key here");

        MessageOfPublic(path).ShouldContain("holds no public key");
        MessageOfPrivate(path).ShouldContain("holds no private key");
        MessageOfPrivate(files.Write("public.pem", key.ExportSubjectPublicKeyInfoPem())).ShouldContain("holds no private key");
    }

    [Fact]
    public void a_public_key_beside_a_private_one_that_is_not_its_half_is_refused()
    {
        MessageOfPrivate(files.Write("pair.pem", other.ExportSubjectPublicKeyInfoPem(), key.ExportPkcs8PrivateKeyPem()))
            .ShouldContain("holds a public key that is not the other half of a private key beside it");
    }

    [Fact]
    public void a_private_key_that_carries_the_public_half_of_another_is_refused()
    {
        var (der, half, foreign) = (
            key.ExportPkcs8PrivateKey(), key.ExportSubjectPublicKeyInfo()[^64..], other.ExportSubjectPublicKeyInfo()[^64..]);
        foreign.CopyTo(der.AsSpan()[der.AsSpan().IndexOf(half)..]);

        MessageOfPrivate(files.Write("mixed.pem", PemEncoding.WriteString("PRIVATE KEY", der))).ShouldContain("holds a key that is not");
    }

    [Fact]
    public void an_empty_directory_is_named()
        => MessageOfPrivate(files.Directory).ShouldContain($"names '{files.Directory}', which holds no private key");

    [Fact]
    public void the_api_refuses_a_private_key()
    {
        MessageOfPublic(files.Write("pkcs8.pem", key.ExportPkcs8PrivateKeyPem()))
            .ShouldContain("holds a private key, which only the worker may have");
        MessageOfPublic(files.Write("ec.pem", key.ExportSubjectPublicKeyInfoPem(), key.ExportECPrivateKeyPem()))
            .ShouldContain("holds a private key, which only the worker may have");
    }

    [Fact]
    public void an_encrypted_private_key_is_named()
    {
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem(
            "password", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1));

        MessageOfPrivate(files.Write("encrypted.pem", encrypted))
            .ShouldContain("'ENCRYPTED PRIVATE KEY' block, which is not an unencrypted private key");
        MessageOfPublic(files.Write("encrypted.pem", encrypted)).ShouldContain("holds a private key, which only the worker may have");
    }

    [Fact]
    public void keys_of_another_kind_are_named()
    {
        using var wrongCurve = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        MessageOfPublic(files.Write("p384.pub.pem", wrongCurve.ExportSubjectPublicKeyInfoPem())).ShouldContain("not on the curve P-256");
        MessageOfPrivate(files.Write("p384.pem", wrongCurve.ExportECPrivateKeyPem())).ShouldContain("not on the curve P-256");
        MessageOfPublic(files.Write("rsa.pub.pem", rsa.ExportSubjectPublicKeyInfoPem())).ShouldContain("not an elliptic-curve key");
        MessageOfPrivate(files.Write("rsa.pem", rsa.ExportPkcs8PrivateKeyPem())).ShouldContain("not an elliptic-curve key");
    }

    [Fact]
    public void a_public_key_off_the_curve_is_named()
    {
        var der = key.ExportSubjectPublicKeyInfo();
        der[^1] ^= 1;

        MessageOfPublic(files.Write("off.pem", PemEncoding.WriteString("PUBLIC KEY", der))).ShouldContain("not an elliptic-curve key");
    }

    [Fact]
    public void a_damaged_block_is_not_passed_over()
    {
        var damaged = other.ExportPkcs8PrivateKeyPem().Replace("-----END PRIVATE KEY-----", "", StringComparison.Ordinal);

        MessageOfPrivate(files.Write("damaged.pem", key.ExportPkcs8PrivateKeyPem(), damaged)).ShouldContain("holds a damaged PEM block");
    }

    [Fact]
    public void a_damaged_file_of_a_directory_is_not_passed_over()
    {
        files.Write("good.pem", key.ExportPkcs8PrivateKeyPem());
        var path = files.Write("damaged.pem", "-----BEGIN PRIVATE KEY-----\nMIGH");

        MessageOfPrivate(files.Directory).ShouldContain($"names '{path}', which holds a damaged PEM block");
    }

    [Fact]
    public void no_message_holds_anything_of_a_key()
    {
        var pem = key.ExportPkcs8PrivateKeyPem();
        var body = string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-')))[..24];

        MessageOfPublic(files.Write("key.pem", pem)).ShouldNotContain(body);
        MessageOfPrivate(files.Write("key.pem", pem, "-----BEGIN PRIVATE KEY-----\n" + body)).ShouldNotContain(body);
    }

    private static string MessageOfPublic(string path) => Should.Throw<SealingKeyException>(() => SealingPublicKeys.Load(path)).Message;

    private static string MessageOfPrivate(string path) => Should.Throw<SealingKeyException>(() => SealingPrivateKeys.Load(path)).Message;

    private static byte[] PointOf(ECDiffieHellman key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [0x04, .. q.X!, .. q.Y!];
    }
}
