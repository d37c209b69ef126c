using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Documentation;

/// <summary>The names that the gates know: vendor keys, and what nobody may write.</summary>
internal static class BillingTables
{
    /// <summary>The strip list, with the providers that each name belongs to.</summary>
    public static string StripNames() => MarkdownTable.Of(
        ["name", "belongs to"],
        StripList.Names.Select(name => (IReadOnlyList<string>)[MarkdownTable.Code(name), MarkdownTable.Codes(OwnersOf(name))]));

    /// <summary>The names that only the platform sets.</summary>
    public static string ReservedNames() => MarkdownTable.Of(
        ["name", "which names it reserves"],
        [
            .. SecretNames.Reserved.Select(name => (IReadOnlyList<string>)[MarkdownTable.Code(name), "this one"]),
            [MarkdownTable.Code(SecretNames.ReservedPrefix + "…"), "every name that begins so"],
        ]);

    private static IEnumerable<string> OwnersOf(string name)
        => ProviderCatalog.All.Where(provider => provider.Owns(name)).Select(provider => provider.Id);
}
