using System.Globalization;

namespace Messaging.Bench;

/// <summary>What is measured, and how much of it.</summary>
internal sealed record BenchOptions
{
    /// <summary>How it is called.</summary>
    public const string Usage = "./bench [all|quick|accept|end-to-end|latency] [--runs N] [--commands N] [--src DIR]";

    /// <summary>What is measured.</summary>
    public string Subject { get; init; } = "all";

    /// <summary>How often each thing is measured.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>How many commands the product gets in one measurement of its throughput; null for as many as last long enough.</summary>
    public int? Commands { get; init; }

    /// <summary>The checkout whose Api and Worker are measured; null for this one.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it is to be over in about two minutes.</summary>
    public bool IsQuick => Subject == "quick";

    /// <summary>With how many organizations throughput is measured.</summary>
    public IReadOnlyList<int> Organizations => IsQuick ? [16] : [1, 16, 1000];

    /// <summary>How long the product is to be busy in one measurement of its throughput.</summary>
    public TimeSpan Busy => TimeSpan.FromSeconds(IsQuick ? 5 : 10);

    /// <summary>How long requests are sent in one measurement of their acceptance, or at a steady rate.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(IsQuick ? 5 : 15);

    /// <summary>Whether throughput is measured.</summary>
    public bool MeasuresEndToEnd => Subject is "all" or "quick" or "end-to-end";

    /// <summary>Whether acceptance is measured.</summary>
    public bool MeasuresAccept => Subject is "all" or "quick" or "accept";

    /// <summary>Whether latency is measured.</summary>
    public bool MeasuresLatency => Subject is "all" or "quick" or "latency";

    /// <summary>Reads what was asked for.</summary>
    /// <exception cref="FormatException">It is not understood; the message says how to ask.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var options = new BenchOptions();
        if (rest.TryPeek(out var subject) && !subject.StartsWith('-'))
            options = options.For(rest.Dequeue());
        while (rest.TryDequeue(out var name))
        {
            var value = rest.TryDequeue(out var given) ? given : throw NotUnderstood(name);
            options = name switch
            {
                "--runs" => options with { Runs = Number(name, value) },
                "--commands" => options with { Commands = Number(name, value) },
                "--src" => options with { Source = value },
                _ => throw NotUnderstood(name),
            };
        }

        return options;
    }

    private BenchOptions For(string subject) => subject switch
    {
        "quick" => this with { Subject = subject, Runs = 1 },
        "all" or "accept" or "end-to-end" or "latency" => this with { Subject = subject },
        _ => throw NotUnderstood(subject),
    };

    private static int Number(string name, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw NotUnderstood($"{name} {value}");

    private static FormatException NotUnderstood(string what) => new($"Not understood: {what}. Usage: {Usage}");
}
