using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.Audit;

/// <summary>Registers the queries of the audit trail.</summary>
internal static class AuditRegistration
{
    /// <summary>Adds the queries.</summary>
    public static IHostApplicationBuilder AddAudit(this IHostApplicationBuilder builder) => builder
        .AddQuery<ListAudit, AuditPage, ListAuditHandler>()
        .AddQuery<GetAuditHead, AuditHead, GetAuditHeadHandler>()
        .AddQuery<VerifyAudit, AuditVerification, VerifyAuditHandler>();
}
