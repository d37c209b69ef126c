using System.Xml.Linq;
using Messaging.ServiceDefaults;
using Messaging.Unit.Architecture;

namespace Messaging.Unit.ServiceDefaults;

public sealed class ProgramVersionTests
{
    [Fact]
    public void it_is_said_in_one_place_and_nothing_is_added_to_it()
    {
        var said = XDocument.Load(Path.Combine(SourceTree.Repository, "Directory.Build.props")).Descendants("Version").Single().Value;

        ProgramVersion.Current.ShouldBe(said);
        Type[] programs = [typeof(Messaging.Api.Features.Health.LiveView), typeof(Messaging.Worker.Infrastructure.Hosting.StartFailures)];
        foreach (var program in programs)
            program.Assembly.GetName().Version!.ToString(3).ShouldBe(said);
    }
}
