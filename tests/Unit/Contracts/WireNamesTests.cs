using MassTransit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

/// <summary>
/// The names by which what travels over the bus and lies in the database is known. Whoever renames a type finds it here that the name
/// on the wire has changed with it.
/// </summary>
public sealed class WireNamesTests
{
    private const string Prefix = "urn:message:Messaging.Contracts:";

    // By its number: the name of its record on the bus.
    private static readonly Dictionary<CommandKind, string> Commands = new()
    {
        [CommandKind.SetOrgBillingDefault] = "SetOrgBillingDefault",
        [CommandKind.SetWorkspaceBillingMode] = "SetWorkspaceBillingMode",
        [CommandKind.ProvisionWorkspace] = "ProvisionWorkspace",
        [CommandKind.SetWorkspaceSecret] = "SetWorkspaceSecret",
        [CommandKind.DeleteWorkspaceSecret] = "DeleteWorkspaceSecret",
        [CommandKind.SetOrgSecret] = "SetOrgSecret",
        [CommandKind.DeleteOrgSecret] = "DeleteOrgSecret",
        [CommandKind.DeleteWorkspace] = "DeleteWorkspace",
        [CommandKind.SetOrgModel] = "SetOrgModel",
        [CommandKind.RollbackOrgModel] = "RollbackOrgModel",
    };

    private static readonly Dictionary<Type, string> Events = new()
    {
        [typeof(OrgBillingDefaultSet)] = "OrgBillingDefaultSet",
        [typeof(WorkspaceBillingModeSet)] = "WorkspaceBillingModeSet",
        [typeof(OrgSecretSet)] = "OrgSecretSet",
        [typeof(OrgSecretDeleted)] = "OrgSecretDeleted",
        [typeof(WorkspaceSecretSet)] = "WorkspaceSecretSet",
        [typeof(WorkspaceSecretDeleted)] = "WorkspaceSecretDeleted",
        [typeof(SecretWriteBlocked)] = "SecretWriteBlocked",
        [typeof(OrgModelActivated)] = "OrgModelActivated",
        [typeof(OrgModelCredentialExpiring)] = "OrgModelCredentialExpiring",
        [typeof(WorkspaceCreated)] = "WorkspaceCreated",
        [typeof(WorkspaceProvisioned)] = "WorkspaceProvisioned",
        [typeof(WorkspaceProvisionFailed)] = "WorkspaceProvisionFailed",
        [typeof(WorkspaceStopped)] = "WorkspaceStopped",
        [typeof(WorkspaceDeleted)] = "WorkspaceDeleted",
        [typeof(CommandRejected)] = "CommandRejected",
        [typeof(IdempotencyConflict)] = "IdempotencyConflict",
    };

    private static readonly Dictionary<Type, (string Name, string Answer)> Queries = new()
    {
        [typeof(GetBillingMode)] = ("GetBillingMode", "BillingModeResolution"),
        [typeof(GetOrgBillingDefault)] = ("GetOrgBillingDefault", "OrgBillingDefaultView"),
        [typeof(GetStripList)] = ("GetStripList", "StripListView"),
        [typeof(ListSecrets)] = ("ListSecrets", "SecretList"),
        [typeof(GetOrgModel)] = ("GetOrgModel", "OrgModelView"),
        [typeof(ListOrgModelVersions)] = ("ListOrgModelVersions", "OrgModelPage"),
        [typeof(GetOrgModelCapability)] = ("GetOrgModelCapability", "OrgModelCapability"),
        [typeof(GetWorkspace)] = ("GetWorkspace", "WorkspaceView"),
        [typeof(ListWorkspaces)] = ("ListWorkspaces", "WorkspacePage"),
        [typeof(ExplainEnvironment)] = ("ExplainEnvironment", "EnvironmentView"),
        [typeof(FindWorkspace)] = ("FindWorkspace", "WorkspaceOwners"),
        [typeof(ListRuntimes)] = ("ListRuntimes", "RuntimeList"),
        [typeof(GetOperation)] = ("GetOperation", "OperationView"),
        [typeof(ListOperations)] = ("ListOperations", "OperationPage"),
        [typeof(GetRepeat)] = ("GetRepeat", "RepeatView"),
        [typeof(ListAudit)] = ("ListAudit", "AuditPage"),
        [typeof(GetAuditHead)] = ("GetAuditHead", "AuditHead"),
        [typeof(VerifyAudit)] = ("VerifyAudit", "AuditVerification"),
        [typeof(Ping)] = ("Ping", "Pong"),
    };

    [Fact]
    public void every_command_has_a_row_with_the_name_that_it_has_on_the_bus()
    {
        CommandTypes.All.Select(row => row.Type).ShouldBe(Classes(typeof(ICommand)), ignoreOrder: true);
        foreach (var row in CommandTypes.All)
        {
            row.MessageName.ShouldBe(Commands[row.Kind]);
            MessageUrn.ForTypeString(row.Type).ShouldBe(Prefix + Commands[row.Kind]);
            CommandTypes.OfMessage(Prefix + Commands[row.Kind]).ShouldBe(row);
            CommandTypes.Of(row.Type).ShouldBe(row);
        }
    }

    [Theory]
    [InlineData("SetOrgModel")]
    [InlineData(Prefix + "ICommand")]
    [InlineData(Prefix + "GetOrgModel")]
    [InlineData(Prefix + "SetOrgModelV9")]
    [InlineData("urn:message:Somebody.Else:SetOrgModel")]
    public void a_name_that_is_no_commands_has_no_row(string urn) => CommandTypes.OfMessage(urn).ShouldBeNull();

    [Fact]
    public void every_event_has_a_name_which_is_the_same_on_the_bus_and_in_the_trail()
    {
        EventTypes.Names.ShouldBe(Events.Values, ignoreOrder: true);
        Classes(typeof(AuditEvent)).ShouldBe(Events.Keys, ignoreOrder: true);
        foreach (var (type, name) in Events)
        {
            EventTypes.NameOf(type).ShouldBe(name);
            EventTypes.Find(name).ShouldBe(type);
            MessageUrn.ForTypeString(type).ShouldBe(Prefix + name);
        }
    }

    [Fact]
    public void a_name_that_is_no_events_is_unknown() => EventTypes.Find("SomethingElseHappened").ShouldBeNull();

    [Fact]
    public void every_question_and_its_answer_keep_their_names()
    {
        Classes(typeof(object)).Where(type => AnswerOf(type) is not null).ShouldBe(Queries.Keys, ignoreOrder: true);
        foreach (var (type, (name, answer)) in Queries)
        {
            MessageUrn.ForTypeString(type).ShouldBe(Prefix + name);
            MessageUrn.ForTypeString(AnswerOf(type)!).ShouldBe(Prefix + answer);
        }
    }

    [Theory]
    [InlineData(typeof(ICommand), "ICommand")]
    [InlineData(typeof(IWorkspaceCommand), "IWorkspaceCommand")]
    [InlineData(typeof(AuditEvent), "AuditEvent")]
    [InlineData(typeof(AuditRecord), "AuditRecord")]
    [InlineData(typeof(OperationOutcome), "OperationOutcome")]
    [InlineData(typeof(QueryRefused), "QueryRefused")]
    public void what_else_an_envelope_names_keeps_its_name(Type type, string name)
        => MessageUrn.ForTypeString(type).ShouldBe(Prefix + name);

    private static Type? AnswerOf(Type query)
        => query.GetInterfaces()
            .SingleOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];

    private static IEnumerable<Type> Classes(Type of)
        => typeof(ICommand).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(of));
}
