using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Flows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Messaging.OAuthLogin.Callback;

/// <summary>
/// Answers the one request that ends the login: a GET on the exact path with this login's state. Anybody on this machine can
/// send others, and pages in the browser can too; they are refused and change nothing, so that nobody can use the login up.
/// </summary>
internal sealed class CallbackEndpoint(LoginContext login, string state)
{
    private readonly TaskCompletionSource<CallbackResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int served;
    private int refused;

    /// <summary>What the browser came back with.</summary>
    public Task<CallbackResult> Result => result.Task;

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        // The path as it was sent: nothing that only decodes to it.
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0];
        if (path != login.Provider.Redirect.Path)
            await CallbackPage.NotFound.WriteAsync(context);
        else if (HttpMethods.IsOptions(context.Request.Method) && PageOrigin.Allow(context, login.Provider.Redirect.PageOrigins))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else if (!HttpMethods.IsGet(context.Request.Method))
            await CallbackPage.WrongMethod.WriteAsync(context);
        else
            await AnswerGetAsync(context);
    }

    private async Task AnswerGetAsync(HttpContext context)
    {
        _ = PageOrigin.Allow(context, login.Provider.Redirect.PageOrigins);
        // More than one is none: RFC 6749, section 3.1 allows no parameter twice.
        if (context.Request.Query["state"] is not [var given] || !FixedTime.AreEqual(given, state))
        {
            Refuse();
            await CallbackPage.OtherLogin.WriteAsync(context);
        }
        else if (Interlocked.Exchange(ref served, 1) != 0)
        {
            await CallbackPage.Over.WriteAsync(context);
        }
        else
        {
            var read = Read(context.Request.Query);
            try
            {
                await (read.Code is null ? CallbackPage.Failed : CallbackPage.Received).WriteAsync(context);
            }
            finally
            {
                result.TrySetResult(read);
            }
        }
    }

    private static CallbackResult Read(IQueryCollection query)
    {
        if (query["error"] is [{ Length: > 0 } error, ..])
        {
            var shown = ErrorCodes.Shown(error);
            return new CallbackResult(null, $"with the error {shown}{ErrorCodes.Meaning(shown)}");
        }

        return query["code"] is [{ Length: > 0 } code]
            ? new CallbackResult(new SecretText(code), "")
            : new CallbackResult(null, "with neither a code nor an error");
    }

    private void Refuse()
    {
        if (Interlocked.Exchange(ref refused, 1) != 0)
            return;

        login.Deadline.WaitingFor = "the browser to come back with the state of this login (what came had another one)";
        login.User.Warn("A request with a state that is not this login's was refused; still waiting for the right one.");
    }
}
