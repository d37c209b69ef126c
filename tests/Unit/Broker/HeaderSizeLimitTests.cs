using Messaging.Worker.Infrastructure.Broker;
using RabbitMQ.Client;

namespace Messaging.Unit.Broker;

public sealed class HeaderSizeLimitTests
{
    [Fact]
    public void usual_headers_stay()
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["x-delivery-count"] = 3L,
            ["word"] = "carla"u8.ToArray(),
            ["nothing"] = null,
        };

        HeaderSizeLimit.Bound(headers);

        headers.Keys.ShouldBe(["x-delivery-count", "word", "nothing"]);
    }

    [Fact]
    public void the_longest_go_until_the_rest_is_small_enough()
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["x-delivery-count"] = 3L,
            ["text"] = new byte[HeaderSizeLimit.Most],
            ["list"] = new List<object?> { new byte[HeaderSizeLimit.Most], 1 },
            ["table"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["deep"] = new byte[HeaderSizeLimit.Most] },
            ["half"] = new byte[HeaderSizeLimit.Most / 2],
            [new string('n', HeaderSizeLimit.Most)] = true,
            ["binary"] = new BinaryTableValue(new byte[HeaderSizeLimit.Most]),
            ["bottomless"] = Nested(20_000),
        };

        HeaderSizeLimit.Bound(headers);

        headers.Keys.ShouldBe(["x-delivery-count", "half"]);
    }

    private static Dictionary<string, object?> Nested(int depth)
    {
        var table = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var level = 0; level < depth; level++)
            table = new Dictionary<string, object?>(StringComparer.Ordinal) { [""] = table };
        return table;
    }

    [Fact]
    public void no_headers_are_small_enough() => Should.NotThrow(() => HeaderSizeLimit.Bound(null));
}
