using Messaging.Api.Commands;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.Api;

public sealed class SealingKeyCheckTests
{
    private const string Ours = "00112233aabbccdd";
    private const string Another = "8710cee59cfe355a";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider clock = new();
    private readonly List<Pong?> answers = [];
    private readonly SealingKeyCheck keys;
    private int asked;

    public SealingKeyCheckTests() => keys = new SealingKeyCheck(Ours, () => Task.FromResult(answers[asked++ % answers.Count]), clock);

    [Fact]
    public async Task a_key_that_a_worker_has_will_do()
    {
        answers.Add(new Pong("w", [Another, Ours]));

        (await keys.CheckAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task a_key_that_no_worker_has_is_refused_with_a_sentence()
    {
        answers.Add(new Pong("w", [Another]));

        var problem = (await keys.CheckAsync()).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.NotReady);
        problem.Error.ShouldContain(Ours);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task while_keys_are_rotated_one_worker_of_many_is_enough(bool isFirst)
    {
        answers.AddRange([.. Enumerable.Repeat(new Pong("w", [Another]), 5)]);
        answers.Insert(isFirst ? 0 : 5, new Pong("w", [Ours, Another]));

        (await keys.CheckAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task a_worker_that_does_not_say_is_no_mismatch()
    {
        answers.AddRange([new Pong("old"), new Pong("w", [Another])]);

        (await keys.CheckAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task while_nobody_answers_nothing_is_known()
    {
        answers.Add(null);

        (await keys.CheckAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task a_mismatch_stands_until_a_worker_has_the_key()
    {
        answers.Add(new Pong("w", [Another]));
        (await keys.CheckAsync()).ShouldNotBeNull();

        answers[0] = null;
        clock.Advance(Long);
        (await keys.CheckAsync()).ShouldNotBeNull("nobody answers");

        answers[0] = new Pong("w", [Ours]);
        clock.Advance(Long);
        (await keys.CheckAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task the_workers_are_asked_now_and_then()
    {
        answers.Add(new Pong("w", [Ours]));

        await keys.CheckAsync();
        await keys.CheckAsync();
        asked.ShouldBe(1);

        clock.Advance(Long);
        await keys.CheckAsync();
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task only_what_is_sealed_to_the_key_that_nobody_has_is_refused()
    {
        answers.Add(new Pong("w", [Another]));

        foreach (var command in WithSecrets(Ours))
            await Should.ThrowAsync<RefusedException>(() => keys.RequireForAsync(command));
        foreach (var command in WithSecrets(Another))
            await keys.RequireForAsync(command);
        await keys.RequireForAsync(new SetOrgBillingDefault(Guid.NewGuid(), Guid.NewGuid(), "a", clock.GetUtcNow(), "f", "byok"));
        await keys.RequireForAsync(
            new ProvisionWorkspace(Guid.NewGuid(), Guid.NewGuid(), "a", clock.GetUtcNow(), "f", Guid.NewGuid(), null));
    }

    [Fact]
    public void every_command_that_can_hold_a_sealed_value_is_looked_into()
        => typeof(ICommand).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommand)) && type.IsClass && Holds(type))
            .ShouldBe(WithSecrets(Ours).Select(command => command.GetType()), ignoreOrder: true);

    private static bool Holds(Type type)
        => type.GetProperties().Select(property => property.PropertyType).Any(held =>
            held == typeof(SealedValue)
                || held.GetGenericArguments().Any(Holds)
                || (held.IsClass && held.Assembly == type.Assembly && Holds(held)));

    private List<ICommand> WithSecrets(string keyId)
    {
        var value = new SealedValue(
            $"v1.{keyId}.BKknGcYZXVCFEE9GmouYFNWDj_crYFAeLERm5eZ7MlrJhTbXthoa9LeOW3-VHAkAvoY8QDzmXJv8uTgmVyItGMQ"
                + ".OokpjvcGtXMFxmi2MTvlZEhYQeE0oQbB54U");
        var (id, org, now) = (Guid.NewGuid(), Guid.NewGuid(), clock.GetUtcNow());
        return
        [
            new SetWorkspaceSecret(id, org, "a", now, "f", Guid.NewGuid(), "NAME", value),
            new SetOrgSecret(id, org, "a", now, "f", "NAME", value),
            new SetOrgModel(id, org, "a", now, "f", "anthropic", "m", null, "api_key", value, false, null, true),
            new ProvisionWorkspace(
                id, org, "a", now, "f", Guid.NewGuid(), new NewWorkspace("n", "hermes", null, null, null, [new NewSecret("NAME", value)])),
        ];
    }
}
