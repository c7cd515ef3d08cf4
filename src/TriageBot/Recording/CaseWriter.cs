using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;

namespace TriageBot.Recording;

/// <summary>
/// Writes a tape as a case: what AWS described stands in its shapes, what it said does not exist is left out of a list that is there, and what
/// could not be read is either not recorded at all or, beside things that were read, a fault.
/// </summary>
internal sealed class CaseWriter(Tape tape, Scrubber scrubber)
{
    public string Write(CaseHeading heading, JsonObject expected)
    {
        // Answers that came side by side come in any order; the case does not.
        var here = tape.Read.Where(e => e.Question.Region == heading.Region)
            .OrderBy(e => e.Question.Operation, StringComparer.Ordinal).ThenBy(e => Unpaged(e.Question), StringComparer.Ordinal).ToList();
        var (ecs, logs) = (new EcsSection(), new LogsSection());
        foreach (var exchange in here.Where(e => EcsSection.Knows(e.Question.Operation)))
            ecs.Add(exchange, resource => $"arn:{heading.Partition}:ecs:{heading.Region}:{heading.Account}:{resource}");
        foreach (var exchange in here.Where(e => LogsSection.Knows(e.Question.Operation)))
            logs.Add(exchange);

        // IAM is global: it is asked in its home Region, whichever the task's is.
        var (iam, metrics) = (new IamSection(), new MetricsSection());
        foreach (var exchange in tape.Read.Where(e => IamSection.Knows(e.Question.Operation)).OrderBy(e => e.Question.Body, StringComparer.Ordinal))
            iam.Add(exchange);
        foreach (var exchange in here.Where(e => MetricsSection.Knows(e.Question.Operation)))
            metrics.Add(exchange);
        var account = new AccountSections(heading.Account);
        foreach (var exchange in here.Where(e => AccountSections.Knows(e.Question.Operation)))
            account.Add(exchange);

        var described = ecs.Write();
        scrubber.Learn(described);
        scrubber.Scrub(described);
        var recorded = new JsonObject
        {
            ["name"] = heading.Name,
            ["description"] = "Recorded by 'triagebot record'; secrets and the values of environments are redacted.",
            ["source"] = "none",
            ["now"] = heading.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["account"] = heading.Account,
            ["region"] = heading.Region,
        };
        if (here.Exists(e => EcsSection.Knows(e.Question.Operation)))
            recorded["ecs"] = described;
        if (logs.IsRead)
            recorded["logs"] = logs.Write(scrubber.Message);
        if (iam.IsRead)
            recorded["iam"] = iam.Write();
        if (metrics.IsRead)
            recorded["cloudwatch"] = metrics.Write();
        foreach (var (section, lists) in account.Write())
        {
            scrubber.Scrub(lists);
            recorded[section] = lists;
        }

        if (Roles() is { Count: > 0 } roles)
            recorded["sts"] = new JsonObject { ["roles"] = roles };
        if (Faults(heading.Region, ecs, logs, account) is { Count: > 0 } faults)
            recorded["faults"] = faults;
        recorded["expected"] = expected;
        scrubber.Scrub(expected);

        var text = recorded.ToJsonString(Json.Indented) + "\n";
        CaseReader.Parse(Encoding.UTF8.GetBytes(text), "the recorded case");
        return text;
    }

    /// <summary>Questions that went to other Regions: one case holds one.</summary>
    public int Elsewhere(string region) => tape.Read.Count(e => e.Question.Region != region && (EcsSection.Knows(e.Question.Operation) || LogsSection.Knows(e.Question.Operation)));

    /// <summary>Roles that let us in. The external id is what the owner of a role shares with us alone, and is not written.</summary>
    private JsonArray Roles() => new([.. tape.Read.Where(e => e.Question.Operation == "AssumeRole").Select(e => e.Question.Field("RoleArn")).OfType<string>().Distinct()
        .Select(arn => new JsonObject { ["arn"] = arn })]);

    private JsonArray Faults(string region, EcsSection ecs, LogsSection logs, AccountSections account) => new([.. tape.Unread
        .Where(e => e.Question.Region == region)
        .Where(e => ecs.Has(e.Question.Operation) || (LogsSection.Knows(e.Question.Operation) && logs.IsRead) || account.Has(e.Question.Operation))
        .Select(e => (e.Question.Operation, Error: e.Error is { Length: > 0 } code ? code : "InternalServerError", Match: Match(e.Question)))
        .Distinct()
        .Select(f => new JsonObject { ["operation"] = f.Operation, ["error"] = f.Error, ["match"] = f.Match })]);

    private static string Unpaged(Question question)
    {
        var input = question.Input;
        input.Remove("nextToken");
        return input.ToJsonString();
    }

    /// <summary>What tells this question from others of its operation; its window or page may be another on replay.</summary>
    private static string Match(Question question)
    {
        var input = question.Input;
        var named = input.Text("logStreamName") ?? input.Text("logGroupName") ?? input.Text("logGroupIdentifier");
        return named is not null && question.Body.Contains(named, StringComparison.Ordinal) ? named : question.Body;
    }
}

/// <param name="Now">When AWS had been read: what had arrived by then is there when the replay begins.</param>
internal sealed record CaseHeading(string Name, DateTimeOffset Now, string Account, string Region, string Partition);
