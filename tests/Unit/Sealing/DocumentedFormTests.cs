using System.Text;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

/// <summary>What docs/sealing.md says of the form, to those who seal with a library of their own.</summary>
public sealed class DocumentedFormTests
{
    private const string Example =
        "v1.8710cee59cfe355a.BKknGcYZXVCFEE9GmouYFNWDj_crYFAeLERm5eZ7MlrJhTbXthoa9LeOW3-VHAkAvoY8QDzmXJv8uTgmVyItGMQ"
            + ".OokpjvcGtXMFxmi2MTvlZEhYQeE0oQbB54U";

    private static readonly SealingContext Context = new(
        Guid.Parse("0197f3a0-0000-7000-8000-000000000001"), Guid.Parse("0197f3a0-0000-7000-8000-000000000002"), "OPENAI_API_KEY");

    [Fact]
    public void the_associated_data_is_what_the_documentation_says()
    {
        Encoding.UTF8.GetString(SealingContext.Info).ShouldBe("messaging/secret-value/v1");
        Encoding.UTF8.GetString(Context.AssociatedData()).ShouldBe(
            "org:0197f3a0-0000-7000-8000-000000000001\nworkspace:0197f3a0-0000-7000-8000-000000000002\nname:OPENAI_API_KEY");
        Encoding.UTF8.GetString((Context with { WorkspaceId = null }).AssociatedData()).ShouldBe(
            "org:0197f3a0-0000-7000-8000-000000000001\nworkspace:\nname:OPENAI_API_KEY");
    }

    [Fact]
    public void the_documentation_s_example_is_what_sealing_gives()
    {
        using var recipient = HpkeVector.Recipient();
        using var ephemeral = HpkeVector.Ephemeral();

        var (enc, ciphertext) = Hpke.Seal(ephemeral, recipient, SealingContext.Info, Context.AssociatedData(), "sk-example"u8);

        SealedForm.Write(SealedForm.KeyIdOf(recipient.Point), enc, ciphertext).Text.ShouldBe(Example);
    }

    [Fact]
    public void the_documentation_s_example_opens()
    {
        using var files = new KeyFiles();
        using var key = HpkeVector.RecipientKey();
        using var keys = files.Private(key);

        keys.Open(new SealedValue(Example), Context).Value!.Reveal().ShouldBe("sk-example");
    }
}
