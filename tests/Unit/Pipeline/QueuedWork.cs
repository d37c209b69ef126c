using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Deliveries;
using Messaging.Worker.Pipeline.Sequencing;
using Npgsql;

namespace Messaging.Unit.Pipeline;

/// <summary>A command that only waits in a line or stands in a plan.</summary>
internal sealed class QueuedWork(ICommand command, bool isConfined = false) : CommandWork(command)
{
    public override bool HasSideEffect => false;

    public override bool IsConfinedToWorkspace => isConfined;

    /// <summary>A command about an organization.</summary>
    public static QueuedWork Of(Guid org)
        => new(new SetOrgBillingDefault(Guid.CreateVersion7(), org, "somebody", TimeProvider.System.GetUtcNow(), "fingerprint", "byok"));

    /// <summary>A command about nothing but a workspace.</summary>
    public static QueuedWork Of(Guid org, Guid workspace) => new(
        new SetWorkspaceBillingMode(
            Guid.CreateVersion7(), org, "somebody", TimeProvider.System.GetUtcNow(), "fingerprint", workspace, "byok"),
        isConfined: true);

    /// <summary>A place for a command.</summary>
    public static CommandPlace Place(Guid org, object channel, Pace pace = Pace.Together)
        => new(Of(org), channel, new DeliveryHistory(0, null), pace) { Stop = CancellationToken.None };

    public override Problem? Check() => null;

    public override IEnumerable<NpgsqlBatchCommand> Reads() => [];

    public override Task<Decision> DecideAsync(CommandScope scope) => throw new NotSupportedException();

    public override Task<OperationView> CarryOutAsync(OperationView operation, CancellationToken stopping)
        => throw new NotSupportedException();
}
