namespace Messaging.System.Storage;

/// <summary>Says of a program that ran to its end whether it went well.</summary>
public static class RunAssertions
{
    public static void ShouldSucceed(this (int ExitCode, string Output) run) => run.ExitCode.ShouldBe(0, run.Output);
}
