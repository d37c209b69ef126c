using Messaging.Api.Http.Navigation;

namespace Messaging.Unit.Api;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/workspaces")]
    [InlineData("/workspaces/0197f3a0-0000-7000-8000-000000000001?tab=secrets#top")]
    [InlineData("/audit?type=WorkspaceCreated&workspace_id=https://example.com//x")]
    public void a_path_of_the_dashboard_is_kept(string path) => LocalPath.Read(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("workspaces")]
    [InlineData("https://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.com")]
    [InlineData("/\\example.com")]
    [InlineData("\\\\example.com")]
    [InlineData("/a\\b")]
    [InlineData("/\t/example.com")]
    [InlineData("/\n/example.com")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("/a b")]
    [InlineData("/\u007f")]
    [InlineData("/ä")]
    [InlineData(" /workspaces")]
    [InlineData("/logout")]
    [InlineData("/Logout/?x=y")]
    public void what_leads_elsewhere_is_not(string? path) => LocalPath.Read(path).ShouldBeNull();

    [Fact]
    public void what_is_endless_is_not() => LocalPath.Read("/" + new string('a', 2048)).ShouldBeNull();
}
