using FsCheck;
using FsCheck.Fluent;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class MasksTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("****")]
    [InlineData("••••")]
    [InlineData("●●●●●●●●")]
    [InlineData("····")]
    [InlineData("…")]
    [InlineData("...")]
    [InlineData("**••")]
    [InlineData("*•●·….")]
    [InlineData(" **** ")]
    [InlineData("****\n")]
    [InlineData("xxxx")]
    [InlineData("XXXXXXXX")]
    [InlineData("XxXx")]
    [InlineData("[redacted]")]
    [InlineData("[REDACTED]")]
    [InlineData(" [sealed]\t")]
    [InlineData("[Sealed]")]
    [InlineData("sk-****")]
    [InlineData("sk-ant-api03-••••••••")]
    [InlineData("****abcd")]
    [InlineData("sk-a****z9")]
    [InlineData("sk-●●●●z9")]
    [InlineData("sk-····z9")]
    [InlineData("sk-…z9")]
    [InlineData("sk-...z9")]
    [InlineData("sk-ant-api03-abc...wxyz")]
    public void what_is_shown_in_place_of_a_value_is_a_mask(string value) => Masks.IsMask(value).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("xxx")]
    [InlineData("sk-xxxx")]
    [InlineData("xxxxa")]
    [InlineData("sk-***a")]
    [InlineData("a*b*c*d*e")]
    [InlineData("a••b●●c··d")]
    [InlineData("aaaa----____====")]
    [InlineData("sk-ant-api03-AAAAAAAA-xxxxxxxxxxx_AA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln")]
    [InlineData("eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn")]
    [InlineData("redacted")]
    [InlineData("[redacted")]
    [InlineData("a[redacted]")]
    public void what_could_be_a_value_is_none(string value) => Masks.IsMask(value).ShouldBeFalse();

    [Theory]
    [InlineData("sk-ant-api03-")]
    [InlineData("sk-ant-oat01-")]
    [InlineData("sk-proj-")]
    [InlineData("sk-svcacct-")]
    [InlineData("sk-or-v1-")]
    [InlineData("xai-")]
    [InlineData("gsk_")]
    [InlineData("AIzaSy")]
    [InlineData("hf_")]
    [InlineData("")]
    public void no_key_of_letters_digits_and_their_signs_is_a_mask(string prefix)
        => Prop.ForAll(Keys, key => !Masks.IsMask(prefix + key)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData('*')]
    [InlineData('•')]
    [InlineData('●')]
    [InlineData('·')]
    public void a_key_with_four_mask_characters_over_a_part_of_it_is_a_mask(char mask)
        => Prop.ForAll(
            Keys, ArbMap.Default.ArbFor<PositiveInt>(), (key, at) => Masks.IsMask(key.Insert(at.Get % key.Length, new string(mask, 4))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Arbitrary<string> Keys
        => Gen.Elements([.. "ABCXYZabcxyz0123456789-_=+/"]).ArrayOf().Select(characters => $"k{new string(characters)}").ToArbitrary();
}
