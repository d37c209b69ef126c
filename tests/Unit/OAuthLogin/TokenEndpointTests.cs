using Microsoft.AspNetCore.Http;

namespace Messaging.Unit.OAuthLogin;

/// <summary>A token endpoint that misbehaves: always one sentence that says what it answered, and never a bundle.</summary>
public sealed class TokenEndpointTests
{
    [Theory]
    [InlineData(200, "text/html", "<html>sign in</html>", "answered 200 with text/html where JSON is expected")]
    [InlineData(502, "text/html", "<html>bad gateway</html>", "answered 502 with text/html where JSON is expected")]
    [InlineData(200, "application/json", "<html>", "answered 200 with what is said to be JSON and is not")]
    [InlineData(200, "application/json", "[]", "answered 200 with JSON that is not an object")]
    [InlineData(
        200, "application/json", """{"access_token":"one","access_token":"two"}""", "answered 200 with what is said to be JSON and is not")]
    [InlineData(200, "application/json", "{}", "answered 200 without a usable access_token")]
    [InlineData(200, "application/json", """{"access_token":""}""", "answered 200 without a usable access_token")]
    [InlineData(200, "application/json", """{"access_token":7}""", "answered 200 without a usable access_token")]
    [InlineData(200, "application/json", """{"access_token":"\ud800"}""", "answered 200 without a usable access_token")]
    [InlineData(200, "application/json", """{"access_token":"one","token_type":"mac"}""",
        "answered 200 without a usable token_type (it is not Bearer)")]
    [InlineData(400, "application/json", """{"error":"invalid_grant"}""",
        "answered 400 with the error invalid_grant: the code was used before, is too old, or belongs to another login; start again.")]
    [InlineData(401, "application/json", """{"error":{"message":"no","type":"invalid_request_error","code":"token_expired"}}""",
        "answered 401 with the error token_expired.")]
    [InlineData(429, "application/json", """{"type":"error","error":{"type":"rate_limit_error","message":"no"}}""",
        "answered 429 with the error rate_limit_error.")]
    [InlineData(403, "application/json", """{"detail":"plan"}""", "answered 403.")]
    [InlineData(
        400, "application/json", """{"error":"sk-Not-a-code"}""", "answered 400 with the error unknown (it is not of the usual form).")]
    public async Task is_named_with_what_it_answered(int status, string contentType, string body, string sentence)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(body);
        };

        var result = await rig.SignInAsync("openai");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Sentence.ShouldStartWith($"{rig.Server.Base}/openai/token {sentence}");
        result.Error.ShouldNotContain("sk-Not-a-code");
    }

    [Fact]
    public async Task a_block_of_cloudflare_is_called_that()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/html";
            context.Response.Headers["cf-mitigated"] = "challenge";
            return context.Response.WriteAsync("<html>Just a moment...</html>");
        };

        var result = await rig.SignInAsync("openai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldStartWith($"{rig.Server.Base}/openai/token "
            + "answered 403 from Cloudflare's protection in front of it (cf-mitigated: challenge): this machine's address is blocked");
        result.Sentence.ShouldContain("it says nothing about account or password");
    }

    [Fact]
    public async Task a_code_that_was_used_before_is_not_accepted()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        rig.Server.Grants.TryRemove(Browser.Parameter(callback, "code"), out _).ShouldBeTrue();
        using var page = await Browser.OpenAsync(callback);

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldContain("with the error invalid_grant: the code was used before");
    }

    [Fact]
    public async Task a_code_of_another_login_is_not_accepted_for_this_verifier()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai");
        var address = await login.AddressAsync();
        var callback = await Browser.AgreeAsync(address);
        var other = await Browser.AgreeAsync(new Uri(address.AbsoluteUri.Replace(
            Browser.Parameter(address, "code_challenge"), TokenEndpoint.Challenge("another"), StringComparison.Ordinal)));
        using var page = await Browser.OpenAsync(
            Browser.With(callback, ("code", Browser.Parameter(other, "code")), ("state", Browser.Parameter(callback, "state"))));

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldContain("invalid_grant");
    }

    [Fact]
    public async Task a_redirect_is_not_followed()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"{rig.Server.Base}/anthropic/token?{context.Request.Path}";
            return Task.CompletedTask;
        };

        var result = await rig.SignInAsync("openai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldStartWith($"{rig.Server.Base}/openai/token answered 307 with a redirect, which is not followed");
        rig.Server.TokenRequests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_body_without_end_is_not_read_to_its_end()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = async context =>
        {
            context.Response.ContentType = "application/json";
            var piece = new string(' ', 64 * 1024);
            for (var count = 0; count < 1024 && !context.RequestAborted.IsCancellationRequested; count++)
                await context.Response.WriteAsync(piece, context.RequestAborted);
        };

        var result = await rig.SignInAsync("openai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldBe($"{rig.Server.Base}/openai/token answered with more than 1024 KiB, which is no answer to this.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_endpoint_that_hangs_is_named_when_the_time_is_over(bool afterHeaders)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = async context =>
        {
            if (afterHeaders)
                await context.Response.WriteAsync("{", context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        var result = await rig.SignInAsync("openai", "--timeout", "10");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldBe(
            $"The login was not complete within 10 s (--timeout): it was still waiting for an answer from {rig.Server.Base}/openai/token.");
    }

    [Fact]
    public async Task an_endpoint_that_breaks_off_is_named()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Token = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        (await rig.SignInAsync("openai")).Sentence.ShouldBe($"{rig.Server.Base}/openai/token broke off before its answer was whole.");
    }

    [Fact]
    public async Task an_endpoint_that_is_not_there_is_named()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Providers["openai"]!["token_endpoint"] = "http://127.0.0.1:1/token"; // port 1 is reserved and nobody listens there

        var result = await rig.SignInAsync("openai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldBe("http://127.0.0.1:1/token could not be reached: there is no connection to it.");
    }

    [Fact]
    public async Task a_missing_refresh_token_is_a_warning()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer.Remove("refresh_token");

        var result = await rig.SignInAsync("anthropic");

        result.ExitCode.ShouldBe(0);
        result.Bundle.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        result.Error.ShouldContain(
            $"Warning: {rig.Server.Base}/anthropic/token gave no refresh token: the bundle ends with its access token, at ");
    }

    [Fact]
    public async Task tokens_that_are_longer_than_a_credential_may_be_are_not_given()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer["access_token"] = rig.Server.Secrets.Note(new string('x', 40_000));

        var result = await rig.SignInAsync("anthropic");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldEndWith("are longer than a credential may be (32 KiB).");
    }

    [Fact]
    public async Task a_token_keeps_its_characters()
    {
        await using var rig = await LoginRig.CreateAsync();
        const string Token = """a+b/c=~"\é<&'""";
        rig.Server.Behaviour.TokenAnswer = answer => answer["access_token"] = Token;

        (await rig.SignInAsync("anthropic")).Bundle.GetProperty("access_token").GetString().ShouldBe(Token);
    }
}
