using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Messaging.Worker.Pipeline;

namespace Messaging.Unit.Pipeline;

/// <summary>A worker that would leave a command or a query undone does not start, and says which one and what to do.</summary>
public sealed class RegistrationCheckTests
{
    private static readonly Type[] Wanted = [typeof(SetOrgSecret), typeof(DeleteOrgSecret)];

    [Fact]
    public void everything_that_there_is_and_nothing_else_may_be_added()
        => Should.NotThrow(() => RegistrationCheck.Require("command", "AddCommand", Wanted, Wanted));

    [Fact]
    public void what_has_no_handler_is_named_with_the_call_that_adds_one()
        => Should.Throw<CannotStartException>(() => RegistrationCheck.Require("command", "AddCommand", Wanted, [typeof(SetOrgSecret)]))
            .Message.ShouldBe(
                "The worker does not start: the command DeleteOrgSecret has no handler; "
                    + "add it with AddCommand in its feature's registration.");

    [Fact]
    public void what_is_added_twice_is_refused()
        => Should.Throw<CannotStartException>(
                () => RegistrationCheck.Require("command", "AddCommand", Wanted, [.. Wanted, typeof(SetOrgSecret)]))
            .Message.ShouldContain("SetOrgSecret is added 2 times");

    [Fact]
    public void what_is_none_is_refused()
        => Should.Throw<CannotStartException>(() => RegistrationCheck.Require("query", "AddQuery", [], [typeof(Ping)]))
            .Message.ShouldContain("Ping is added with AddQuery and is no query of the contracts");

    [Fact]
    public void every_command_and_every_query_of_the_contracts_is_looked_for()
    {
        ContractTypes.Commands.ShouldBe(CommandTypes.All.Select(command => command.Type), ignoreOrder: true);
        ContractTypes.Queries.ShouldContain(typeof(GetBillingMode));
        ContractTypes.Queries.ShouldContain(typeof(Ping));
    }
}
