using System.Security.Cryptography;
using Messaging.Api.Settings;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Messaging.Unit.Api;

public sealed class ApiSettingsTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("settings-").FullName;
    private readonly Dictionary<string, string?> settings;

    public ApiSettingsTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write("public.pem", key.ExportSubjectPublicKeyInfoPem());
        Write("private.pem", key.ExportPkcs8PrivateKeyPem());
        Write("garbage.pem", "garbage");
        settings = new(StringComparer.Ordinal)
        {
            ["RabbitMq:Uri"] = "amqp://guest:guest@127.0.0.1:5672/",
            ["Operations:SigningKey"] = Convert.ToBase64String(new byte[32]),
            ["Auth:DevelopmentKeyPath"] = "public.pem",
            ["Sealing:PublicKeyPath"] = "public.pem",
        };
    }

    [Fact]
    public void the_audience_the_deadline_and_the_limits_have_defaults()
    {
        var read = Read();
        read.Audience.ShouldBe("messaging");
        read.PublishTimeout.ShouldBe(TimeSpan.FromSeconds(3));
        read.RequestsPerSecond.ShouldBe(5_000);
        read.RequestBurst.ShouldBe(10_000);
    }

    [Theory]
    [InlineData("RabbitMq:Uri", null)]
    [InlineData("RabbitMq:Uri", "localhost")]
    [InlineData("RabbitMq:Uri", "http://localhost")]
    [InlineData("Operations:SigningKey", null)]
    [InlineData("Operations:SigningKey", "c2hvcnQ=")]
    [InlineData("Operations:SigningKey", "not base64!")]
    [InlineData("Auth:Authority", "http://issuer.example", "Production")]
    [InlineData("Auth:Authority", "issuer", "Production")]
    [InlineData("Auth:Authority", "ftp://issuer.example")]
    [InlineData("Auth:DevelopmentKeyPath", "public.pem", "Production")]
    [InlineData("Auth:DevelopmentKeyPath", "nowhere.pem")]
    [InlineData("Auth:DevelopmentKeyPath", "private.pem")]
    [InlineData("Auth:DevelopmentKeyPath", "garbage.pem")]
    [InlineData("Sealing:PublicKeyPath", null)]
    [InlineData("Sealing:PublicKeyPath", "nowhere.pem")]
    [InlineData("Broker:PublishTimeoutSeconds", "0")]
    [InlineData("RateLimit:PerSecond", "many")]
    public void a_missing_or_wrong_setting_stops_the_start_with_one_sentence_that_names_it(
        string name, string? value, string environment = "Development")
    {
        settings[name] = value;
        var message = Should.Throw<SettingException>(() => Read(environment)).Message;
        message.ShouldContain(name);
        message.ShouldEndWith(".");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void outside_development_an_authority_is_needed()
    {
        settings.Remove("Auth:DevelopmentKeyPath");
        Should.Throw<SettingException>(() => Read("Production")).Message.ShouldContain("Auth:Authority");
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public void a_base_url_may_point_to_this_machine_in_development_alone(string environment, bool allowed)
    {
        settings.Remove("Auth:DevelopmentKeyPath");
        settings["Auth:Authority"] = "https://issuer.example";
        Read(environment).AllowLoopback.ShouldBe(allowed);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private ApiSettings Read(string environment = "Development")
    {
        var values = settings.ToDictionary(
            setting => setting.Key,
            setting => setting.Value?.EndsWith(".pem", StringComparison.Ordinal) == true
                ? Path.Combine(directory, setting.Value)
                : setting.Value,
            StringComparer.Ordinal);
        IHostEnvironment host = new HostingEnvironment { EnvironmentName = environment };
        return ApiSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), host);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(directory, name), text);
}
