using OpenTelemetry.Exporter;

namespace Messaging.Unit.Assumptions;

/// <summary>What is relied on in OpenTelemetry's exporter: everything about it is said with its own environment variables.</summary>
public sealed class OtlpTests
{
    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.invalid:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "key=value")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "1234")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]
    public void the_exporter_reads_the_environment(string variable, string value)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            var options = new OtlpExporterOptions();
            var read = variable switch
            {
                "OTEL_EXPORTER_OTLP_ENDPOINT" => options.Endpoint.OriginalString,
                "OTEL_EXPORTER_OTLP_HEADERS" => options.Headers,
                "OTEL_EXPORTER_OTLP_TIMEOUT" => $"{options.TimeoutMilliseconds}",
                _ => options.Protocol == OtlpExportProtocol.HttpProtobuf ? "http/protobuf" : "another",
            };
            read.ShouldBe(value);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
