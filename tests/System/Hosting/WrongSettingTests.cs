using Messaging.System.Harness;

namespace Messaging.System.Hosting;

/// <summary>A missing or wrong setting stops the start with one sentence that names it.</summary>
[Collection(SharedSystem.Name)]
public sealed class WrongSettingTests(SharedSystem shared)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("ConnectionStrings__Postgres", null, "ConnectionStrings:Postgres")]
    [InlineData("ConnectionStrings__Postgres", "nonsense", "ConnectionStrings:Postgres")]
    [InlineData("RabbitMq__Uri", null, "RabbitMq:Uri")]
    [InlineData("RabbitMq__Uri", "http://127.0.0.1", "RabbitMq:Uri")]
    [InlineData("Operations__SigningKey", null, "Operations:SigningKey")]
    [InlineData("Operations__SigningKey", "c2hvcnQ=", "Operations:SigningKey")]
    [InlineData("Operations__SigningKey", "not base64!", "Operations:SigningKey")]
    [InlineData("Sealing__PrivateKeyPath", null, "Sealing:PrivateKeyPath")]
    [InlineData("Sealing__PrivateKeyPath", "/no/such/file.pem", "Sealing:PrivateKeyPath")]
    [InlineData("Broker__Management", "http://broker:15672", "Broker:Management")]
    [InlineData("Billing__OrgDefaultRung", "Maybe", "Billing:OrgDefaultRung")]
    [InlineData("Runtime__StateDirectory", null, "Runtime:StateDirectory")]
    [InlineData("Operations__Retention", "a month", "Operations:Retention")]
    [InlineData("Operations__Retention", "23:59:59", "Operations:Retention")]
    [InlineData("Provisioning__Deadline", "soon", "Provisioning:Deadline")]
    [InlineData("Schedule__Retention", "-00:00:01", "Schedule:Retention")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task a_worker_with_a_wrong_setting_does_not_start(string name, string? value, string setting)
    {
        var (exitCode, output) = await system.RunWorkerAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value });

        exitCode.ShouldNotBe(0);
        ShouldBeOneSentence(output, setting);
    }

    [Theory]
    [InlineData("RabbitMq__Uri", null, "RabbitMq:Uri")]
    [InlineData("RabbitMq__Uri", "nonsense", "RabbitMq:Uri")]
    [InlineData("Operations__SigningKey", null, "Operations:SigningKey")]
    [InlineData("Operations__SigningKey", "c2hvcnQ=", "Operations:SigningKey")]
    [InlineData("Sealing__PublicKeyPath", null, "Sealing:PublicKeyPath")]
    [InlineData("Sealing__PublicKeyPath", "/no/such/file.pem", "Sealing:PublicKeyPath")]
    [InlineData("Auth__DevelopmentKeyPath", null, "Auth:")]
    [InlineData("Auth__DevelopmentKeyPath", "/no/such/file.pem", "Auth:DevelopmentKeyPath")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "Auth:DevelopmentKeyPath")]
    public async Task an_api_with_a_wrong_setting_does_not_start(string name, string? value, string setting)
    {
        var settings = system.ApiSettings(SystemSettings.FreePort());
        if (value is null)
            settings.Remove(name);
        else
            settings[name] = value;
        await using var api = new SystemProcess("Api", Path.Combine(system.Directory, $"api-{Guid.NewGuid():N}.log"), settings);
        api.Start();

        (await api.ExitAsync(Deadline)).ShouldNotBe(0);
        ShouldBeOneSentence(await api.LogAsync(), setting);
    }

    [Fact]
    public async Task a_worker_that_is_given_the_public_half_of_another_key_does_not_start()
    {
        var (exitCode, output) = await system.RunWorkerAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Sealing__PublicKeyPath"] = system.Keys.DevelopmentKeyPath });

        exitCode.ShouldBe(78, output);
        ShouldBeOneSentence(output, "Sealing:PublicKeyPath and Sealing:PrivateKeyPath are not of one pair");
    }

    [Fact]
    public async Task an_api_with_a_private_key_does_not_start()
    {
        var settings = system.ApiSettings(SystemSettings.FreePort());
        settings["Sealing__PublicKeyPath"] = system.Keys.SealingPrivatePath;
        await using var api = new SystemProcess("Api", Path.Combine(system.Directory, $"api-{Guid.NewGuid():N}.log"), settings);
        api.Start();

        (await api.ExitAsync(Deadline)).ShouldNotBe(0);
        ShouldBeOneSentence(await api.LogAsync(), "Sealing:PublicKeyPath");
    }

    [Fact]
    public async Task an_api_that_offers_to_be_somebody_else_starts_in_development_alone()
    {
        var settings = system.ApiSettings(SystemSettings.FreePort());
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["Auth__Authority"] = "https://issuer.example";
        settings.Remove("Auth__DevelopmentKeyPath");
        await using var api = new SystemProcess("Api", Path.Combine(system.Directory, $"api-{Guid.NewGuid():N}.log"), settings);
        api.Start();

        (await api.ExitAsync(Deadline)).ShouldNotBe(0);
        ShouldBeOneSentence(await api.LogAsync(), "Auth:DevelopmentPeoplePath");
    }

    private static void ShouldBeOneSentence(string output, string setting)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1, output);
        lines[0].ShouldContain(setting);
        lines[0].ShouldNotContain("   at ");
    }
}
