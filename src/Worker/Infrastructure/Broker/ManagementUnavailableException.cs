namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The broker's management API cannot be reached at present; a transient fault.</summary>
/// <param name="reason">Why; holds no address.</param>
/// <param name="cause">What happened; null where there was an answer.</param>
internal sealed class ManagementUnavailableException(string reason, Exception? cause = null) : IOException(reason, cause);
