using Messaging.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Messaging.Unit.ServiceDefaults;

public sealed class LaunchTests
{
    public static TheoryData<Exception, int> Expected => new()
    {
        { SettingException.Missing("A:B", "c"), 78 },
        { new OptionsValidationException("A", typeof(string), ["a:b must be c"]), 78 },
        { new CannotStartException("The program does not start."), 1 },
        { new TimeoutException(), 69 },
    };

    [Fact]
    public async Task a_program_that_runs_has_its_own_exit_code()
        => (await Launch.RunAsync([], _ => null, () => Task.FromResult(5))).ShouldBe(5);

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task one_that_cannot_run_has_the_exit_code_of_the_reason(Exception reason, int exitCode)
        => (await Launch.RunAsync([], TooLate, () => throw reason)).ShouldBe(exitCode);

    [Fact]
    public async Task a_fault_that_nobody_expects_is_not_hidden()
        => await Should.ThrowAsync<InvalidOperationException>(
            () => Launch.RunAsync([], TooLate, () => throw new InvalidOperationException()));

    private static StartFailure? TooLate(Exception exception)
        => exception is TimeoutException ? new StartFailure("It was too late.", ExitCodes.Unavailable) : null;
}
