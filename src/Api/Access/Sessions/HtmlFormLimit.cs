using Microsoft.AspNetCore.Http.Metadata;

namespace Messaging.Api.Access.Sessions;

/// <summary>How large a form can be: no more than a token and what is sent with it.</summary>
/// <param name="Bytes">The whole body.</param>
internal sealed record HtmlFormLimit(int Bytes) : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => Bytes;
}
