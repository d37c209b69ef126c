using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Unit.Sealing;

public sealed class PrintedFormTests : IDisposable
{
    private const string Marked = "marked-secret-3f9c";

    private readonly KeyFiles files = new();
    private readonly SealedValue value;
    private readonly OpenResult opened;

    public PrintedFormTests()
    {
        using var key = KeyFiles.NewKey();
        using var publicKeys = files.Public(key);
        using var privateKeys = files.Private(key);
        var context = new SealingContext(Guid.NewGuid(), Guid.NewGuid(), "NAME");
        value = publicKeys.Seal(new SecretText(Marked), context);
        opened = privateKeys.Open(value, context);
    }

    public void Dispose() => files.Dispose();

    [Fact]
    public void a_secret_prints_as_redacted_in_every_form()
    {
        var secret = new SecretText(Marked);

        secret.ToString().ShouldBe("[redacted]");
        $"{secret}".ShouldBe("[redacted]");
        string.Concat("", secret).ShouldBe("[redacted]");
        JsonSerializer.Serialize(secret).ShouldBe("\"[redacted]\"");
        JsonSerializer.Serialize(new { secret }, WireJson.Options).ShouldBe("""{"secret":"[redacted]"}""");
        JsonSerializer.Serialize<object>(secret).ShouldBe("\"[redacted]\"");
        JsonSerializer.SerializeToNode(new Dictionary<string, SecretText>(StringComparer.Ordinal) { ["NAME"] = secret })!.ToJsonString()
            .ShouldNotContain(Marked);
    }

    [Fact]
    public void a_secret_shows_nothing_to_a_logger_that_walks_its_members()
        => typeof(SecretText).GetProperties().ShouldBeEmpty();

    [Fact]
    public void an_opened_value_prints_as_redacted()
    {
        opened.Opened.ShouldBeTrue();
        opened.Value.Reveal().ShouldBe(Marked);
        opened.ToString().ShouldNotContain(Marked);
        JsonSerializer.Serialize(opened).ShouldNotContain(Marked);
    }

    [Fact]
    public void a_sealed_value_prints_as_sealed_and_travels_as_its_text()
    {
        value.ToString().ShouldBe("[sealed]");
        $"{value}".ShouldBe("[sealed]");
        JsonSerializer.Serialize(value).ShouldBe($"\"{value.Text}\"");
        JsonSerializer.Deserialize<SealedValue>($"\"{value.Text}\"").ShouldBe(value);
    }

    [Fact]
    public void commands_print_without_what_they_carry()
    {
        ICommand[] commands =
        [
            new SetWorkspaceSecret(Guid.NewGuid(), Guid.NewGuid(), "actor", DateTimeOffset.UnixEpoch, "", Guid.NewGuid(), "NAME", value),
            new SetOrgSecret(Guid.NewGuid(), Guid.NewGuid(), "actor", DateTimeOffset.UnixEpoch, "", "NAME", value),
            new ProvisionWorkspace(Guid.NewGuid(), Guid.NewGuid(), "actor", DateTimeOffset.UnixEpoch, "", Guid.NewGuid(),
                new NewWorkspace("name", "codex", null, null, null, [new NewSecret("NAME", value)])),
        ];

        foreach (var command in commands)
            $"{command}".ShouldNotContain(value.Text);
        new NewSecret("NAME", value).ToString().ShouldBe("NewSecret { Name = NAME, Value = [sealed] }");
    }

    [Fact]
    public void a_command_on_the_wire_holds_the_sealed_form_alone()
    {
        var command = new SetWorkspaceSecret(
            Guid.NewGuid(), Guid.NewGuid(), "actor", DateTimeOffset.UnixEpoch, "", Guid.NewGuid(), "NAME", value);

        var json = JsonSerializer.Serialize(command);

        json.ShouldContain(value.Text);
        json.ShouldNotContain(Marked);
        JsonSerializer.Deserialize<SetWorkspaceSecret>(json).ShouldBe(command);
    }

    [Theory]
    [InlineData("12345678901")]
    [InlineData("true")]
    [InlineData("{\"marked\":1}")]
    [InlineData("[\"marked\"]")]
    [InlineData("\"marked \\ud800\"")]
    public void what_is_not_text_is_no_secret_and_is_not_repeated(string json)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SecretText>(json)).Message.ShouldNotContain("marked");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SealedValue>(json)).Message.ShouldNotContain("marked");
    }

    [Theory]
    [InlineData(OpenFailure.Malformed)]
    [InlineData(OpenFailure.UnknownKey)]
    [InlineData(OpenFailure.DoesNotOpen)]
    [InlineData(OpenFailure.NotText)]
    public void every_failure_to_open_says_what_to_do(OpenFailure failure)
    {
        var problem = failure.ToProblem("NAME");

        problem.Code.ShouldBe(ProblemCodes.InvalidSecretValue);
        problem.Field.ShouldBe("sealed_value");
        problem.Key.ShouldBe("NAME");
        problem.Error.ShouldContain("; ");
    }
}
