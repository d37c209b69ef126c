using Messaging.Api.Hosting;

return await Launch.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(Launch.Options(args));
    builder.AddApi();

    var app = builder.Build();
    app.UseApi();
    app.MapApi();
    return app;
});
