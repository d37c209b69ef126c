using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.AspNetCore.Http.Metadata;

namespace Messaging.Api.Access.Sessions;

/// <summary>Reads the form that a page sends: fields and values, nothing else.</summary>
internal static class HtmlForm
{
    private const string MediaType = "application/x-www-form-urlencoded";

    /// <summary>Reads it.</summary>
    /// <returns>The form; null where the request is announced as something else.</returns>
    /// <exception cref="RefusedException">It has not the form of one, or more in it than any of our pages sends.</exception>
    public static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        if (http.Request.GetTypedHeaders().ContentType is not { } type
            || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            return null;

        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(ProblemCodes.InvalidRequest, "the form cannot be read; load the page again and send it from there");
        }
    }
}

/// <summary>How large a form can be: no more than a token and what is sent with it.</summary>
/// <param name="Bytes">The whole body.</param>
internal sealed record HtmlFormLimit(int Bytes) : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => Bytes;
}
