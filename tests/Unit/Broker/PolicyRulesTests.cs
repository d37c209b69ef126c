using System.Text.Json;
using Messaging.Worker.Infrastructure.Broker;

namespace Messaging.Unit.Broker;

public sealed class PolicyRulesTests
{
    [Theory]
    [InlineData("^commands-", """{"delivery-limit":5}""", "commands-00", "delivery-limit 5")]
    [InlineData("^commands-07$", """{"delivery-limit":0}""", "commands-07", "delivery-limit 0")]
    [InlineData("error", """{"delivery-limit":49}""", "commands-error", "delivery-limit 49")]
    [InlineData(".*", """{"message-ttl":86400000}""", "commands-00", "message-ttl")]
    [InlineData("^commands-error$", """{"message-ttl":86400000}""", "commands-error", "message-ttl")]
    [InlineData("^queries$", """{"message-ttl":1000}""", "queries", "message-ttl 1000")]
    [InlineData("commands", """{"expires":3600000}""", "commands-00", "expires")]
    [InlineData("^commands-error$", """{"expires":3600000}""", "commands-error", "expires")]
    [InlineData("^commands-error$", """{"max-length":1000}""", "commands-error", "max-length")]
    [InlineData("^commands-error$", """{"max-length-bytes":1000000}""", "commands-error", "max-length-bytes")]
    [InlineData("^commands-0", """{"overflow":"drop-head"}""", "commands-00", "overflow drop-head")]
    [InlineData("^commands-0", """{"overflow":"reject-publish-dlx"}""", "commands-00", "overflow")]
    [InlineData("", """{"dead-letter-exchange":"graveyard"}""", "commands-error", "dead-letter-exchange graveyard")]
    [InlineData("^commands-15$", """{"consumer-timeout":60000}""", "commands-15", "consumer-timeout 60000")]
    [InlineData("queries", """{"federation-upstream-set":"all"}""", "queries", "federation-upstream-set")]
    [InlineData("(?<unbalanced", """{"expires":1}""", "commands-00", "expires")]
    public void a_policy_that_takes_away_what_is_needed_is_named_with_the_queue_and_the_setting(
        string pattern, string definition, string queue, string setting)
    {
        var fault = PolicyRules.Check([Policy("limits", pattern, definition)]).ShouldNotBeNull();

        fault.ShouldContain("the policy 'limits'");
        fault.ShouldContain($"the queue {queue} ");
        fault.ShouldContain(setting);
        fault.ShouldContain("leave");
    }

    [Theory]
    [InlineData(".*", """{"ha-mode":"all","queue-leader-locator":"balanced"}""")]
    [InlineData("^commands-", """{"delivery-limit":50}""")]
    [InlineData("^commands-", """{"delivery-limit":-1}""")]
    [InlineData("^commands-\\d", """{"max-length":100000,"overflow":"reject-publish"}""")]
    [InlineData(
        "^commands-\\d", """{"dead-letter-exchange":"graveyard","dead-letter-routing-key":"k","dead-letter-strategy":"at-most-once"}""")]
    [InlineData("^commands-", """{"consumer-timeout":7200000}""")]
    [InlineData("^queries$", """{"max-length":1000,"message-ttl":60000,"expires":3600000,"dead-letter-exchange":"x","delivery-limit":5}""")]
    [InlineData("^orders-", """{"delivery-limit":5,"message-ttl":1,"expires":1}""")]
    public void one_that_is_of_no_consequence_or_only_stricter_will_do(string pattern, string definition)
        => PolicyRules.Check([Policy("limits", pattern, definition)]).ShouldBeNull();

    [Theory]
    [InlineData("exchanges")]
    [InlineData("streams")]
    [InlineData("classic_queues")]
    public void one_for_other_things_will_do(string applyTo)
        => PolicyRules.Check([Policy("limits", "^commands-", """{"delivery-limit":5}""", applyTo: applyTo)]).ShouldBeNull();

    [Theory]
    [InlineData("exchanges", """{"alternate-exchange":"elsewhere"}""")]
    [InlineData("all", """{"alternate-exchange":"elsewhere"}""")]
    [InlineData("exchanges", """{"federation-upstream":"elsewhere"}""")]
    public void one_that_leads_the_exchange_of_a_queue_elsewhere_is_named(string applyTo, string definition)
        => PolicyRules.Check([Policy("limits", "^commands-", definition, applyTo: applyTo)])
            .ShouldNotBeNull().ShouldContain("the exchange commands-00 ");

    [Theory]
    [InlineData("quorum_queues", "commands-00")]
    [InlineData("all", "commands-00")]
    [InlineData("classic_queues", "queries")]
    public void one_for_this_kind_of_queue_counts(string applyTo, string queue)
        => PolicyRules.Check([Policy("limits", ".*", """{"federation-upstream":"elsewhere"}""", applyTo: applyTo)])
            .ShouldNotBeNull().ShouldContain($"the queue {queue} ");

    [Fact]
    public void of_the_policies_that_match_the_one_with_the_highest_priority_counts()
    {
        var harmful = Policy("catch-all", ".*", """{"message-ttl":1000}""");

        PolicyRules.Check([harmful, Policy("ours", "^(commands-|queries$)", """{"delivery-limit":50}""", priority: 1)]).ShouldBeNull();
        PolicyRules.Check([harmful, Policy("ours", "^(commands-|queries$)", """{"delivery-limit":50}""", priority: 0)])
            .ShouldNotBeNull().ShouldContain("'catch-all'");
    }

    [Fact]
    public void an_operators_policy_counts_beside_the_others()
        => PolicyRules.Check(
            [
                Policy("ours", "^commands-", """{"delivery-limit":50}""", priority: 9),
                Policy("theirs", "", """{"delivery-limit":5}""") with { Kind = "operator policy" },
            ])
            .ShouldNotBeNull().ShouldContain("the operator policy 'theirs'");

    private static BrokerPolicy Policy(string name, string pattern, string definition, int priority = 0, string applyTo = "queues")
        => new("policy", name, pattern, applyTo, priority, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(definition)!);
}
