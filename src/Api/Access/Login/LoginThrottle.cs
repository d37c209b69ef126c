using System.Net;
using System.Net.Sockets;

namespace Messaging.Api.Access.Login;

/// <summary>
/// How often one address may fail to sign in. Only failures count: guessing is what is to be slow, not a person who signs in
/// and out, or many of them behind one address.
/// </summary>
internal sealed class LoginThrottle(TimeProvider time)
{
    /// <summary>The failures that one address has in each <see cref="Window"/>.</summary>
    public const int MaxFailures = 10;

    // So that many addresses cannot fill the memory; those that come on top share one count.
    private const int MaxAddresses = 10_000;

    // One customer usually has a /64 (RFC 6177, section 2), and so as many addresses as they like.
    private const int CustomerPrefixBytes = 8;

    private readonly Lock guard = new();
    private readonly Dictionary<IPAddress, LoginFailures> failures = [];

    /// <summary>How long failures count.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Begins an attempt, which counts as a failure until it is taken back; false when there were too many.</summary>
    public bool TryBegin(IPAddress? address)
    {
        lock (guard)
        {
            var source = SourceOf(address);
            var counted = Current(source);
            if (counted.Count >= MaxFailures)
                return false;

            failures[source] = counted with { Count = counted.Count + 1 };
            return true;
        }
    }

    /// <summary>Takes an attempt back that succeeded.</summary>
    public void Succeeded(IPAddress? address)
    {
        lock (guard)
        {
            var source = SourceOf(address);
            var counted = Current(source);
            failures[source] = counted with { Count = Math.Max(0, counted.Count - 1) };
        }
    }

    private LoginFailures Current(IPAddress source)
        => failures.TryGetValue(source, out var counted) && !IsOver(counted) ? counted : new LoginFailures(0, time.GetTimestamp());

    private bool IsOver(LoginFailures counted) => time.GetElapsedTime(counted.Since) >= Window;

    private IPAddress SourceOf(IPAddress? address)
    {
        var source = Network(address ?? IPAddress.None);
        if (failures.ContainsKey(source) || failures.Count < MaxAddresses)
            return source;

        foreach (var over in failures.Where(entry => IsOver(entry.Value)).Select(entry => entry.Key).ToList())
            failures.Remove(over);
        return failures.Count < MaxAddresses ? source : IPAddress.None;
    }

    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, CustomerPrefixBytes, bytes.Length - CustomerPrefixBytes);
        return new IPAddress(bytes);
    }
}

/// <summary>What one address has failed at.</summary>
/// <param name="Count">The failures.</param>
/// <param name="Since">When the first of them was, as <see cref="TimeProvider.GetTimestamp"/> counts: a clock that is set must not lock
/// anybody out for longer.</param>
internal sealed record LoginFailures(int Count, long Since);
