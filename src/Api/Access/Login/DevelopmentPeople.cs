using System.Text.Json;
using Messaging.Api.Settings;

namespace Messaging.Api.Access.Login;

/// <summary>The people of the sample, for trying the dashboard out; there are none outside Development.</summary>
internal sealed partial class DevelopmentPeople(ApiSettings settings, ILogger<DevelopmentPeople> logger)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Reads them, at each call: their tokens are written after the Api has started, and again when they end.</summary>
    public async Task<IReadOnlyList<DevelopmentPerson>> ReadAsync(CancellationToken cancellationToken)
    {
        if (settings.DevelopmentPeoplePath is not { } path || !File.Exists(path))
            return [];

        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<List<DevelopmentPerson>>(file, Form, cancellationToken) ?? [];
        }
        catch (JsonException)
        {
            // Signing in with a token still works; the message could hold a part of one.
            LogUnreadable(logger);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file that Auth:DevelopmentPeoplePath names is not a JSON list of people")]
    private static partial void LogUnreadable(ILogger logger);
}

/// <summary>Somebody as whom one can sign in with one click, in Development.</summary>
/// <param name="Id">For example <c>owner</c>.</param>
/// <param name="Name">Who that is, in words.</param>
/// <param name="Token">Their token.</param>
internal sealed record DevelopmentPerson(string Id, string Name, string Token);
