using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class WireJsonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void a_resolution_is_written_with_all_its_members_as_the_routes_say()
        => WireJson.Serialize(new BillingModeResolution(null, "byok", null, "platform_managed", "org_model", "openai/gpt-4o"))
            .ShouldBe(Json.OneLine(
                """
                {"workspace_id":null,"resolved_mode":"byok","workspace_override":null,"org_default":"platform_managed",
                "source":"org_model","org_model":"openai/gpt-4o"}
                """));

    [Fact]
    public void what_an_operation_has_not_is_left_out()
        => WireJson.Serialize(new OperationView("id", "delete_workspace", OperationStatuses.Accepted, null, Noon, null, null, null))
            .ShouldBe("""{"operation_id":"id","command":"delete_workspace","status":"accepted","submitted_at":"2026-11-22T12:00:00Z"}""");

    [Fact]
    public void a_result_is_JSON_inside_JSON_as_it_was_stored()
    {
        var view = new OperationView(
            "id", "c", OperationStatuses.Succeeded, null, null, null, new JsonText("""{"key":"NAME","n":1.50}"""), null);

        WireJson.Serialize(view).ShouldContain("\"result\":{\"key\":\"NAME\",\"n\":1.50}}");
    }

    [Fact]
    public void a_problem_is_written_with_the_names_it_has()
        => WireJson.Serialize(new Problem("code", "sentence") { Allowed = ["a"], WorkspaceId = Guid.Empty })
            .ShouldBe("""{"code":"code","error":"sentence","workspace_id":"00000000-0000-0000-0000-000000000000","allowed":["a"]}""");

    [Fact]
    public void times_are_written_in_UTC_whatever_their_offset()
    {
        WireJson.Serialize(Noon.ToOffset(TimeSpan.FromHours(2))).ShouldBe("\"2026-11-22T12:00:00Z\"");
        WireJson.Serialize(Noon.AddMicroseconds(1)).ShouldBe("\"2026-11-22T12:00:00.000001Z\"");
        WireJson.Serialize(Noon.UtcDateTime).ShouldBe("\"2026-11-22T12:00:00Z\"");
        JsonSerializer.Deserialize<DateTimeOffset>("\"2026-11-22T14:00:00+02:00\"", WireJson.Options).ShouldBe(Noon);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"yesterday\"")]
    [InlineData("null")]
    public void what_is_not_a_time_is_a_JSON_error(string json)
        => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, WireJson.Options));

    [Fact]
    public void text_is_written_as_it_is() => WireJson.Serialize("Grüße <'&+> 秘密 \" \\").ShouldBe("\"Grüße <'&+> 秘密 \\\" \\\\\"");

    [Fact]
    public void a_member_given_twice_is_refused()
        => Should.Throw<JsonException>(
            () => JsonSerializer.Deserialize<Problem>("""{"code":"a","code":"b","error":"e"}""", WireJson.Options));

    [Fact]
    public void names_are_read_exactly()
        => JsonSerializer.Deserialize<Problem>("""{"Code":"a","error":"e"}""", WireJson.Options)!.Code.ShouldBeNull();

    [Theory]
    [InlineData("null")]
    [InlineData("1.50")]
    [InlineData("12345678901234567890")]
    [InlineData("""{ "b": [1, 2], "a": "\u00e9" }""")]
    public void a_piece_of_JSON_is_passed_on_to_the_letter(string json)
    {
        var wrapped = $$"""{"Value":{{json}}}""";

        var read = JsonSerializer.Deserialize<Dictionary<string, JsonText>>(wrapped)!;

        JsonSerializer.Serialize(read).ShouldBe(wrapped);
    }

    [Fact]
    public void what_is_no_JSON_is_not_passed_on()
        => Should.Throw<JsonException>(() => JsonSerializer.Serialize(new JsonText("{\"half\":")));
}
