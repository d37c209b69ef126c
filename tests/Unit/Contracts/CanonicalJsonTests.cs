using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData(" [ null , true , false ] ", "[null,true,false]")]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("[[],{},\"\"]", "[[],{},\"\"]")]
    [InlineData("""{"b":1,"a":{"d":[3,2,1],"c":null}}""", """{"a":{"c":null,"d":[3,2,1]},"b":1}""")]
    [InlineData("""{"a":1,"B":2,"_":3,"aa":4}""", """{"B":2,"_":3,"a":1,"aa":4}""")]
    [InlineData("[0,-0,-1,9223372036854775807,-9223372036854775808]", "[0,0,-1,9223372036854775807,-9223372036854775808]")]
    public void a_value_has_one_text(string json, string canonical) => Canonical(json).ShouldBe(canonical);

    [Fact]
    public void strings_are_escaped_as_in_RFC_8785_section_3_2_2()
        => Canonical("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]""").ShouldBe("""["€$\u000f\nA'B\"\\\\\"/"]""");

    [Fact]
    public void control_characters_have_their_short_form_where_there_is_one()
        => Canonical("""["\u0000\u0008\u0009\u000a\u000b\u000c\u000d\u001f\u007f\u2028"]""")
            .ShouldBe("[\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\u2028\"]");

    [Fact]
    public void members_are_sorted_as_in_RFC_8785_section_3_2_3()
    {
        const string json = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;

        using var document = JsonDocument.Parse(Canonical(json));

        document.RootElement.EnumerateObject().Select(member => member.Value.GetString()).ShouldBe(
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ]);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("9223372036854775808")]
    public void a_number_that_is_not_whole_is_refused(string json) => Should.Throw<FormatException>(() => Canonical(json));

    [Property]
    public bool the_order_of_members_does_not_matter(int seed)
    {
        var value = Tree(new Random(seed), depth: 4);
        return Same(Canonical(Text(value)), Canonical(Text(Shuffle(value, new Random(seed + 1)))));
    }

    [Property]
    public bool the_canonical_text_is_its_own_canonical_text_and_the_same_value(int seed)
    {
        var json = Text(Tree(new Random(seed), depth: 4));
        var canonical = Canonical(json);
        return Same(Canonical(canonical), canonical) && JsonNode.DeepEquals(JsonNode.Parse(canonical), JsonNode.Parse(json));
    }

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Write(document.RootElement);
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static JsonNode? Tree(Random random, int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(Word(random)),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Tree(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(5)).Select(_ => Word(random)).Distinct(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, Tree(random, depth - 1)))),
    };

    private static string Word(Random random)
    {
        const string characters = "abAB01_ \"\\/\b\f\n\r\t\u0001\u001f\u007fé€\u2028\ufb33";
        return new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => characters[random.Next(characters.Length)])])
            + (random.Next(4) == 0 ? "😀" : "");
    }

    private static JsonNode? Shuffle(JsonNode? node, Random random)
    {
        switch (node)
        {
            case JsonObject members:
                var shuffled = members.Select(member => KeyValuePair.Create(member.Key, Shuffle(member.Value, random))).ToArray();
                random.Shuffle(shuffled);
                return new JsonObject(shuffled);
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Shuffle(item, random))]);
            default:
                return node?.DeepClone();
        }
    }
}
