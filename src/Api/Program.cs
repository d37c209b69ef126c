using Messaging.Api.Hosting;
using Messaging.ServiceDefaults;

return await Launch.RunAsync(args, StartFailures.Explain, async () =>
{
    var builder = WebApplication.CreateBuilder(ApiApplication.Options(args));
    builder.AddOneLineLogging();
    builder.AddApi();

    await using var app = builder.Build();
    app.UseApi();
    app.MapApi();
    await app.RunApiAsync();
    return ExitCodes.Success;
});
