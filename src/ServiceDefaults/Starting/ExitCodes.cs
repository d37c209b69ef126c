namespace Messaging.ServiceDefaults;

/// <summary>The exit codes of the programs; those over 63 are of sysexits.h.</summary>
public static class ExitCodes
{
    /// <summary>The program did what it was for.</summary>
    public const int Success = 0;

    /// <summary>Something else that it needs does not fit it: its address is taken, the broker refuses it.</summary>
    public const int CannotStart = 1;

    /// <summary>EX_UNAVAILABLE: what it works with cannot be reached.</summary>
    public const int Unavailable = 69;

    /// <summary>EX_CONFIG, "found in an unconfigured or misconfigured state": a setting, a key, the database's schema.</summary>
    public const int Misconfigured = 78;
}
