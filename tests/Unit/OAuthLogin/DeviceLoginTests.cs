using System.Text.Json.Nodes;

namespace Messaging.Unit.OAuthLogin;

/// <summary>Logins that are confirmed on another device.</summary>
public sealed class DeviceLoginTests
{
    [Theory]
    [InlineData("xai", "authorization_pending", "/xai/device")]
    [InlineData("openai", "403", "/openai/device")]
    [InlineData("openai", "404", "/openai/device")]
    public async Task waits_until_the_short_code_is_confirmed(string provider, string pending, string page)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Polls.Enqueue(pending);
        rig.Server.Behaviour.Polls.Enqueue(pending);

        var result = await rig.RunAsync(provider, "--device");

        result.ExitCode.ShouldBe(0, result.Error);
        rig.Server.Behaviour.Polls.ShouldBeEmpty();
        result.Error.ShouldContain($"\n  {rig.Server.Base}{page}\n");
        result.Error.ShouldContain($"\n  {DeviceEndpoints.UserCode}\n");
        result.Bundle.GetProperty("provider").GetString().ShouldBe(provider);
        rig.Server.Secrets.All.ShouldContain(result.Bundle.GetProperty("access_token").GetString()!);
        result.Bundle.GetProperty("account").TryGetProperty("id", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task asks_five_seconds_later_when_told_to_slow_down()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Polls.Enqueue("slow_down");

        (await rig.RunAsync("xai", "--device")).ExitCode.ShouldBe(0);

        var polls = rig.Server.Behaviour.PolledAt.ToArray();
        polls.Length.ShouldBe(2);
        (polls[1] - polls[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task goes_on_after_a_question_that_did_not_get_through()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = context =>
        {
            rig.Server.Behaviour.Token = null;
            context.Abort();
            return Task.CompletedTask;
        };

        var result = await rig.RunAsync("xai", "--device");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain($"Warning: {rig.Server.Base}/xai/token broke off");
    }

    [Theory]
    [InlineData("access_denied", "answered 400 with the error access_denied: the login was refused on the provider's page.")]
    [InlineData("expired_token", "answered 400 with the error expired_token: the short code ended before it was confirmed; start again.")]
    public async Task ends_when_it_was_refused_or_is_over(string error, string sentence)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Polls.Enqueue("authorization_pending");
        rig.Server.Behaviour.Polls.Enqueue(error);

        var result = await rig.RunAsync("xai", "--device");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Sentence.ShouldBe($"{rig.Server.Base}/xai/token {sentence}");
    }

    [Fact]
    public async Task ends_with_the_short_code_also_when_nobody_says_so()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.DeviceCode = answer => answer["expires_in"] = 0.2;
        for (var poll = 0; poll < 100; poll++)
            rig.Server.Behaviour.Polls.Enqueue("authorization_pending");

        (await rig.RunAsync("xai", "--device")).Sentence.ShouldBe("The short code ended before it was confirmed: start again.");
    }

    [Fact]
    public async Task ends_when_openai_answers_with_anything_else()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Polls.Enqueue("500");

        var result = await rig.RunAsync("openai", "--device");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldStartWith($"{rig.Server.Base}/openai/poll answered 500");
    }

    [Fact]
    public async Task ends_when_a_verifier_does_not_belong_to_its_challenge()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.DeviceCode = answer =>
        {
            if (answer.ContainsKey("code_challenge"))
                answer["code_challenge"] = "another";
        };

        (await rig.RunAsync("openai", "--device")).Sentence
            .ShouldStartWith($"{rig.Server.Base}/openai/poll answered 200 without a usable code_challenge");
    }

    [Theory]
    [InlineData("user_code", "\u001b[2J1234", "The short code of the provider is not made of letters, digits and hyphens")]
    [InlineData("user_code", "1234\nWarning: all is well", "The short code of the provider is not made of letters, digits and hyphens")]
    [InlineData("verification_uri", "javascript:alert(1)", "answered 200 without a usable verification_uri")]
    [InlineData("verification_uri", "http://pages.example/device", "answered 200 without a usable verification_uri")]
    [InlineData("device_code", "", "answered 200 without a usable device_code")]
    public async Task shows_nothing_that_is_not_an_address_and_a_short_code(string member, string value, string sentence)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.DeviceCode = answer => answer[member] = JsonValue.Create(value);

        var result = await rig.RunAsync("xai", "--device");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldContain(sentence);
        result.Error.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task checks_the_id_token_that_comes_with_it()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.IdToken = claims => claims["iss"] = "https://issuer.example";

        (await rig.RunAsync("xai", "--device")).Sentence.ShouldContain("it names another issuer");
    }

    [Fact]
    public async Task is_not_to_be_had_where_the_provider_has_none()
    {
        await using var rig = await LoginRig.CreateAsync();

        var result = await rig.RunAsync("anthropic", "--device");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldBe("Anthropic (Claude Pro or Max) has no login on another device: leave --device out.");
        rig.Server.Requests.ShouldBe(0);
    }
}
