using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Runtimes;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Answers with the configured runtimes.</summary>
internal sealed class ListRuntimesHandler(IWorkspaceRuntime runtime) : IQueryHandler<ListRuntimes, RuntimeList>
{
    /// <inheritdoc/>
    public Task<QueryAnswer<RuntimeList>> AnswerAsync(ListRuntimes query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => Task.FromResult<QueryAnswer<RuntimeList>>(new RuntimeList(runtime.Runtimes));
}
