using System.Text.Json;

namespace Messaging.Unit.Assumptions;

/// <summary>What is relied on in System.Text.Json when a message is read strictly.</summary>
public sealed class JsonTests
{
    // As a message is read: names in any case, strictly.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    [Fact]
    public void a_member_that_is_left_out_is_told_from_one_that_is_null()
    {
        JsonSerializer.Deserialize<Named>("""{"id":1,"name":null}""", Strict).ShouldBe(new Named(1, null));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Named>("""{"id":1}""", Strict));

        // Unless it is read strictly.
        JsonSerializer.Deserialize<Named>("""{"id":1}""", JsonSerializerOptions.Web).ShouldBe(new Named(1, null));
    }

    [Theory]
    [InlineData("""{"id":1,"name":"a","name":"b"}""")]
    [InlineData("""{"id":1,"name":"a","NAME":"b"}""")]
    public void of_two_members_of_a_name_none_is_taken(string json)
        => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Named>(json, Strict));

    [Fact]
    public void a_member_that_nobody_knows_is_ignored()
        => JsonSerializer.Deserialize<Named>("""{"id":1,"name":"a","addedLater":{"deep":true}}""", Strict).ShouldBe(new Named(1, "a"));

    private sealed record Named(int Id, string? Name);
}
