using System.Text.Json;

namespace Messaging.Contracts;

/// <summary>A form in which OAuth tokens are stored. A new tool is one more of these, and a line in <see cref="BundleShapes"/>.</summary>
internal interface IBundleShape
{
    /// <summary>What people call the tool; null for our own form.</summary>
    string? Tool { get; }

    /// <summary>Whether a JSON object is of this form, be it complete or not.</summary>
    bool Recognizes(JsonElement root);

    /// <summary>Reads the tokens of one provider; what is wrong is noted through the members.</summary>
    /// <param name="root">The whole object.</param>
    /// <param name="providerId">The provider asked for.</param>
    /// <returns>The bundle, which counts only where no fault was noted; null where there cannot be one.</returns>
    OAuthBundle? Read(BundleMembers root, string providerId);
}
