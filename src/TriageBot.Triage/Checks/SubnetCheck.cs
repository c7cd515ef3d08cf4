using System.Globalization;
using TriageBot.Triage.Ec2;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>Whether the subnets that tasks are to stand in have addresses left, as of now: tasks that were refused one may have freed some since.</summary>
public sealed class SubnetCheck(TimeProvider time) : ICheck
{
    private const string Cause = "ip_exhausted";

    private static readonly string[] s_causes = [Cause, "eni_provisioning_timeout", "eni_setup_failed"];

    public string Name => "subnet addresses";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the free addresses of the service's subnets";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Service?.Service.Network is { Subnets.Count: > 0 } && readings.Suspected().Overlaps(s_causes);

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Service?.Network is not { Subnets: { Count: > 0 } ids })
            return;

        var finding = await file.Tools.Network.Subnets(ids, cancellationToken);
        var found = file.Note(finding);
        if (found is null && finding.Look.Result != LookResult.Nothing)
            file.Add(Check.Unread(Name, finding, time.GetUtcNow()));
        else
            file.Add(Judged(ids, found ?? [], finding.Look.Query));
    }

    private Check Judged(IReadOnlyList<string> ids, IReadOnlyList<Subnet> found, string query)
    {
        var (gone, full) = (ids.Except(found.Select(s => s.Id)).ToList(), found.Where(s => s.AvailableIpAddressCount == 0).ToList());
        var free = string.Join(", ", found.Select(s => $"{s.Id} has {s.AvailableIpAddressCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} free addresses"));
        var (status, detail) = (gone.Count, full.Count) switch
        {
            ( > 0, _) => (CheckStatus.Fail, $"{string.Join(", ", gone)} of the service's subnets does not exist"),
            (_, > 0) => (CheckStatus.Fail, free),
            _ => (CheckStatus.Pass, $"{free}, now"),
        };
        return new Check(Name, status, detail, time.GetUtcNow(), query)
        {
            SpeaksFor = full.Count > 0 ? [Cause] : gone.Count > 0 ? ["eni_setup_failed"] : [],
            SpeaksAgainst = status == CheckStatus.Pass ? [Cause] : [],
        };
    }
}
