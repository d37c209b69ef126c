using Messaging.Contracts;

namespace Messaging.Worker.Features.Secrets;

/// <summary>What can be said of a secret only by who can open it: that it opens, here, and that its value is one.</summary>
internal sealed class SecretRules(SealingPrivateKeys keys)
{
    /// <summary>What is wrong with a secret that is to be written, or null. The answer never holds the value.</summary>
    public Problem? Check(string name, SealedValue? value, SealingContext context, string keyField = "key", string valueField = "value", string sealedField = "sealed_value")
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
