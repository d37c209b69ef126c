namespace Messaging.OAuthLogin.Flows;

/// <summary>What asking for the confirmation came to.</summary>
internal enum DevicePoll
{
    /// <summary>Not confirmed yet.</summary>
    Pending,

    /// <summary>Not confirmed yet, and asked too often.</summary>
    SlowDown,

    /// <summary>Confirmed, refused or over.</summary>
    Answered,
}
