namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>A step of the schema: one SQL script that applies it and one that undoes it.</summary>
/// <param name="Version">When it was written, <c>yyyyMMddHHmmss</c>; steps are applied in this order.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Up">Applies it; safe to run twice.</param>
/// <param name="Down">Undoes it; safe to run twice.</param>
internal sealed record Migration(string Version, string Name, string Up, string Down);
