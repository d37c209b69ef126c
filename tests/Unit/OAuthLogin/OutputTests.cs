using System.Text.Json;
using Messaging.Contracts;
using Messaging.Unit.Sealing;

namespace Messaging.Unit.OAuthLogin;

/// <summary>Where the bundle goes.</summary>
public sealed class OutputTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task a_file_is_its_owners_alone_and_holds_the_bundle()
    {
        await using var rig = await LoginRig.CreateAsync();
        var path = rig.PathTo("bundle.json");

        var result = await rig.SignInAsync("openai", "--out", path);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBeEmpty();
        File.GetUnixFileMode(path).ShouldBe(OwnerOnly);
        JsonElement.Parse(File.ReadAllText(path)).GetProperty("provider").GetString().ShouldBe("openai");
        Left(rig).ShouldBe(["bundle.json"]);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("link")]
    [InlineData("link to nothing")]
    public async Task what_is_there_is_refused_before_anybody_signs_in(string there)
    {
        await using var rig = await LoginRig.CreateAsync();
        var path = Put(rig, there);

        var result = await rig.RunAsync("openai", "--out", path);

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldBe($"--out names {path}, which is there already: choose another name, or add --force to replace it.");
        result.Error.ShouldNotContain("  http");
        Kept(rig, there);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("link")]
    [InlineData("link to nothing")]
    public async Task force_replaces_a_file_and_a_link_but_not_what_it_leads_to(string there)
    {
        await using var rig = await LoginRig.CreateAsync();
        var path = Put(rig, there);

        var result = await rig.SignInAsync("openai", "--out", path, "--force");

        result.ExitCode.ShouldBe(0, result.Error);
        new FileInfo(path).LinkTarget.ShouldBeNull();
        File.GetUnixFileMode(path).ShouldBe(OwnerOnly);
        File.ReadAllText(path).ShouldContain("access_token");
        if (there != "file")
            Kept(rig, there);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("link")]
    [InlineData("link to nothing")]
    public async Task what_comes_there_during_the_login_is_not_replaced(string there)
    {
        await using var rig = await LoginRig.CreateAsync();
        var path = rig.PathTo("bundle.json");
        using var login = rig.Start("openai", "--out", path);
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        Put(rig, there).ShouldBe(path);
        using var page = await Browser.OpenAsync(callback);

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldStartWith($"--out names {path}, which cannot be written there");
        Kept(rig, there);
    }

    [Theory]
    [InlineData("nowhere/bundle.json", "which cannot be written there")]
    [InlineData(".", "which is a directory")]
    public async Task a_place_that_cannot_be_written_is_refused_before_anybody_signs_in(string name, string sentence)
    {
        await using var rig = await LoginRig.CreateAsync();

        var result = await rig.RunAsync("openai", "--out", rig.PathTo(name));

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldContain(sentence);
        result.Error.ShouldNotContain("  http");
    }

    [Fact]
    public async Task a_login_that_fails_leaves_no_file()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer.Remove("access_token");

        (await rig.SignInAsync("openai", "--out", rig.PathTo("bundle.json"))).ExitCode.ShouldBe(1);

        Left(rig).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task an_interrupted_login_leaves_no_file_and_says_so(string signal)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai", "--out", rig.PathTo("bundle.json"));
        await login.AddressAsync();

        await login.SignalAsync(signal);
        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(130);
        result.Output.ShouldBeEmpty();
        result.Sentence.ShouldBe("The login was interrupted; nothing was written.");
        Left(rig).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_sealed_bundle_opens_for_its_organization_and_provider_alone()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var files = new KeyFiles();
        using var pair = KeyFiles.NewKey();
        files.Public(pair).Dispose();
        using var keys = files.Private(pair);
        var org = Guid.NewGuid();

        var result = await rig.SignInAsync(
            "xai", "--seal", "--org", org.ToString(), "--public-key", Path.Combine(files.Directory, "public.pem"));

        result.ExitCode.ShouldBe(0, result.Error);
        var value = new SealedValue(result.Output.TrimEnd('\n'));
        var bundle = JsonElement.Parse(keys.Open(value, new SealingContext(org, null, "org_model/xai/oauth_bundle")).Value!.Reveal());
        rig.Server.Secrets.All.ShouldContain(bundle.GetProperty("access_token").GetString()!);
        keys.Open(value, new SealingContext(Guid.NewGuid(), null, "org_model/xai/oauth_bundle")).Failure.ShouldBe(OpenFailure.DoesNotOpen);
        keys.Open(value, new SealingContext(org, null, "org_model/openai/oauth_bundle")).Failure.ShouldBe(OpenFailure.DoesNotOpen);
        rig.Server.Secrets.All.ShouldAllBe(secret => !result.Output.Contains(secret));
    }

    private static string Put(LoginRig rig, string there)
    {
        var path = rig.PathTo("bundle.json");
        if (there == "link")
            File.WriteAllText(rig.PathTo("target"), "kept");
        if (there == "file")
            File.WriteAllText(path, "kept");
        else
            File.CreateSymbolicLink(path, rig.PathTo("target"));
        return path;
    }

    private static void Kept(LoginRig rig, string there)
    {
        if (there == "link to nothing")
            File.Exists(rig.PathTo("target")).ShouldBeFalse();
        else
            File.ReadAllText(rig.PathTo(there == "link" ? "target" : "bundle.json")).ShouldBe("kept");
    }

    private static IEnumerable<string?> Left(LoginRig rig)
        => Directory.EnumerateFileSystemEntries(rig.Directory).Select(Path.GetFileName).Where(name => name != "providers.json");
}
