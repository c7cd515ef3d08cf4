using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Limits;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.WebApi;

/// <summary>A call from its arrival to its answer: read, known, allowed, not too often, done, written down.</summary>
internal sealed class ApiEndpoint(World world, FaultPlan faults, RateGate rates)
{
    public async Task Serve(HttpContext context, string method)
    {
        var at = world.Time.GetUtcNow();
        var started = world.Time.GetTimestamp();
        var call = await Handle(context, method);
        if (call.Answer.Delay > TimeSpan.Zero)
            await Task.Delay(call.Answer.Delay, world.Time, context.RequestAborted);
        var record = new ApiCallRecord(method, call.Token?.App.Id, Public(call.Arguments), at, world.Time.GetElapsedTime(started), call.Answer.Cut ? 0 : call.Answer.Status, call.Answer.Body)
        {
            UnknownArguments = MethodTable.Find(method)?.UnknownOf(call.Arguments) ?? [],
        };
        world.Journal.Add(record);
        await AnswerWriter.Write(context, call.Answer, call.Token, MethodTable.Find(method));
    }

    private async Task<Handled> Handle(HttpContext context, string method)
    {
        var arguments = new Arguments([]);
        Token? token = null;
        try
        {
            (arguments, var warning) = await RequestReader.Read(context.Request, context.RequestAborted);
            var known = MethodTable.Find(method) ?? throw new SlackErrorException("unknown_method");
            token = Caller.Of(context.Request, arguments, world.Workspace);
            Allow(known, token);
            var channel = arguments.Text("channel");
            if (rates.Refuses(token.App, known, channel) is { } wait)
                return new(token, arguments.Values, ApiAnswer.RateLimited(wait));
            var fault = faults.Take(method, channel);
            var answer = fault is { AfterTheWork: false } ? fault.Answer() : Run(known, new(token, arguments, world), warning);
            return new(token, arguments.Values, fault is { AfterTheWork: true } ? fault.Over(answer) : answer);
        }
        catch (SlackErrorException error)
        {
            return new(token, arguments.Values, ApiAnswer.Of(error));
        }
    }

    private static void Allow(ApiMethod method, Token token)
    {
        if (method.Token != token.Kind)
            throw new SlackErrorException("not_allowed_token_type");
        if (method.Scopes.Count > 0 && !method.Scopes.Any(token.Scopes.Contains))
            throw ApiCall.MissingScope(method.Scopes, token.Scopes);
    }

    private ApiAnswer Run(ApiMethod method, ApiCall call, string? warning)
    {
        foreach (var name in method.Required)
            call.Arguments.Need(name);
        JsonObject body;
        lock (world.Workspace.Gate)
            body = method.Run(call);
        body.Insert(0, "ok", true);
        if (warning is not null)
        {
            body["warning"] = warning;
            body["response_metadata"] ??= new JsonObject();
            body["response_metadata"]!["warnings"] = new JsonArray(warning);
        }

        return new(200, body);
    }

    private static JsonObject Public(JsonObject arguments)
    {
        var shown = arguments.DeepClone().AsObject();
        shown.Remove("token");
        return shown;
    }

    private sealed record Handled(Token? Token, JsonObject Arguments, ApiAnswer Answer);
}
