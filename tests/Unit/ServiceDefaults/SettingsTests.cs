using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Unit.ServiceDefaults;

public sealed class SettingsTests
{
    private const string Name = "Part:Setting";
    private const string Expected = "what is expected";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void what_is_missing_is_named_with_what_to_put_there_and_how_to_spell_it_in_the_environment(string? text)
        => ShouldBeRefused(() => Read(text).Required(Name, Expected))
            .ShouldBe("The setting Part:Setting is missing: set it to what is expected (as an environment variable: Part__Setting).");

    [Fact]
    public void what_is_wrong_is_named_with_what_to_put_there_and_never_shown()
        => ShouldBeRefused(() => Read("marked").RequiredAddress(Name, Expected, "https"))
            .ShouldBe("The setting Part:Setting cannot be used: set it to what is expected (as an environment variable: Part__Setting).");

    [Fact]
    public void a_name_that_is_an_environment_variable_already_is_not_spelled_out_again()
        => SettingException.Wrong("OTEL_EXPORTER_OTLP_ENDPOINT", Expected).Message
            .ShouldBe("The setting OTEL_EXPORTER_OTLP_ENDPOINT cannot be used: set it to what is expected.");

    [Theory]
    [InlineData(null, 5)]
    [InlineData("00:00:02", 2)]
    [InlineData("00:01:00", 60)]
    public void a_duration_is_read_and_has_a_usual_value(string? text, int seconds)
        => Read(text).Duration(Name, usual: 5 * Second, shortest: Second, longest: 60 * Second).ShouldBe(seconds * Second);

    [Theory]
    [InlineData("soon")]
    [InlineData("5")]
    [InlineData("00:00:00.9999999")]
    [InlineData("00:01:00.0000001")]
    public void what_is_no_duration_or_out_of_bounds_is_refused(string text)
        => ShouldBeRefused(() => Read(text).Duration(Name, usual: 5 * Second, shortest: Second, longest: 60 * Second))
            .ShouldContain("a duration from 00:00:01 to 00:01:00, for example 00:00:05");

    [Theory]
    [InlineData(null, 3)]
    [InlineData("1", 1)]
    [InlineData("30", 30)]
    public void a_whole_number_is_read_and_has_a_usual_value(string? text, int number)
        => Read(text).WholeNumber(Name, usual: 3, lowest: 1, highest: 30).ShouldBe(number);

    [Theory]
    [InlineData("0")]
    [InlineData("31")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("many")]
    public void what_is_no_whole_number_or_out_of_bounds_is_refused(string text)
        => ShouldBeRefused(() => Read(text).WholeNumber(Name, usual: 3, lowest: 1, highest: 30))
            .ShouldContain("a whole number from 1 to 30, for example 3");

    [Theory]
    [InlineData("https://example.com/a")]
    [InlineData("http://127.0.0.1:4317")]
    public void an_address_of_a_scheme_is_read(string text)
    {
        Read(text).RequiredAddress(Name, Expected, "http", "https").ShouldBe(new Uri(text));
        Read(text).OptionalAddress(Name, Expected, "http", "https").ShouldBe(new Uri(text));
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("example.com")]
    [InlineData("/a")]
    public void an_address_of_another_scheme_or_none_is_refused(string text)
    {
        ShouldBeRefused(() => Read(text).RequiredAddress(Name, Expected, "http", "https"));
        ShouldBeRefused(() => Read(text).OptionalAddress(Name, Expected, "http", "https"));
    }

    [Fact]
    public void an_address_that_may_be_left_unset_is_null_then() => Read(null).OptionalAddress(Name, Expected, "http").ShouldBeNull();

    [Fact]
    public void a_key_is_read_from_base64() => Read("AQIDBA==").Base64Key(Name, Expected, minBytes: 4).ShouldBe([1, 2, 3, 4]);

    [Theory]
    [InlineData("AQIDBA==")]
    [InlineData("not base64!")]
    public void a_key_that_is_too_short_or_not_base64_is_refused(string text)
        => ShouldBeRefused(() => Read(text).Base64Key(Name, Expected, minBytes: 5)).ShouldNotContain(text);

    [Theory]
    [InlineData("amqp://guest:guest@127.0.0.1:5672/vhost")]
    [InlineData("amqps://guest:guest@broker")]
    public void the_broker_has_an_amqp_address(string text) => Read(text, "RabbitMq:Uri").BrokerAddress().ShouldBe(new Uri(text));

    [Theory]
    [InlineData("http://broker")]
    [InlineData("amqp:///vhost")]
    [InlineData("broker:5672")]
    public void what_is_no_address_of_a_broker_is_refused(string text)
        => ShouldBeRefused(() => Read(text, "RabbitMq:Uri").BrokerAddress()).ShouldContain("RabbitMq:Uri");

    [Fact]
    public void the_signing_key_of_operations_has_32_bytes_or_more()
    {
        Read(Convert.ToBase64String(new byte[32]), "Operations:SigningKey").OperationSigningKey().Length.ShouldBe(32);
        ShouldBeRefused(() => Read(Convert.ToBase64String(new byte[31]), "Operations:SigningKey").OperationSigningKey())
            .ShouldContain("Operations:SigningKey");
    }

    [Fact]
    public void a_file_is_there_or_refused()
    {
        var file = typeof(SettingsTests).Assembly.Location;
        Read(file).ExistingFile(Name, Expected).ShouldBe(file);
        ShouldBeRefused(() => Read($"{file}.not").ExistingFile(Name, Expected));
    }

    private static string ShouldBeRefused(Action read)
    {
        var message = Should.Throw<SettingException>(read).Message;
        message.ShouldNotContain("\n");
        message.ShouldNotContain("marked");
        message.ShouldEndWith(".");
        return message;
    }

    private static IConfiguration Read(string? text, string name = Name)
        => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, text)]).Build();
}
