using Messaging.Contracts;

namespace Messaging.Worker.Features.Secrets;

/// <summary>Checks secrets that are to be written: their names, and their values, which only the worker's keys open.</summary>
internal sealed class SecretRules(SealingPrivateKeys keys)
{
    /// <summary>What is wrong with a secret, or null. The problem never holds the value.</summary>
    public Problem? Check(
        string name,
        SealedValue? value,
        SealingContext context,
        string keyField = "key",
        string valueField = "value",
        string sealedField = "sealed_value")
    {
        if (SecretNames.Check(name, keyField) is { } problem)
            return problem;

        return value is not null && keys.Open(value, context).Value is { } opened
            ? SecretValues.Check(opened, name, valueField)
            : new Problem(
                ProblemCodes.InvalidSecretValue,
                "the sealed value does not open here: seal it with a key from GET /sealing-keys, for this organization, workspace and name")
            { Field = sealedField, Key = name };
    }
}
