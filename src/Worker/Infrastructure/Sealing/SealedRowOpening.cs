using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Opens stored values in their context, and explains why one cannot be opened.</summary>
internal static class SealedRowOpening
{
    /// <summary>The value, or why it cannot be opened.</summary>
    public static (SecretText? Value, string? Why) Open(this SealingPrivateKeys keys, SealedRow row)
    {
        if (row.Context is not { } context)
            return (null, "nothing refers to it, so that nothing says what it is sealed for");

        var opened = keys.Open(row.Value, context);
        return opened switch
        {
            { Opened: false } => (null, Sentence(opened.Failure.Value)),
            { Value: var value } when SecretValues.Check(value, context.Name) is not null
                => (null, "what it holds is not the value of a secret"),
            _ => (opened.Value, null),
        };
    }

    private static string Sentence(OpenFailure failure) => failure switch
    {
        OpenFailure.Malformed => "it is not a sealed value",
        OpenFailure.UnknownKey => "its key is not at hand",
        OpenFailure.DoesNotOpen => "it was sealed for something else, or changed since",
        OpenFailure.NotText => "what it holds is not text",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "not a failure to open"),
    };
}
