using Messaging.Contracts;
using Messaging.Worker.Runtime;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers which runtimes a workspace can have.</summary>
internal sealed class ListRuntimesHandler(IWorkspaceRuntime runtime) : IQueryHandler<ListRuntimes>
{
    /// <inheritdoc/>
    public Task<object> AnswerAsync(ListRuntimes query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => Task.FromResult<object>(new RuntimeList(runtime.Runtimes));
}
