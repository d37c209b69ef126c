namespace Messaging.Dev.Demo;

/// <summary>One workspace of the sample.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Runtime">Its runtime.</param>
/// <param name="Model">Its model.</param>
/// <param name="VendorKey">The strip-list name of the key that belongs to the model.</param>
internal sealed record SampleWorkspace(string Name, string Runtime, string Model, string VendorKey);
