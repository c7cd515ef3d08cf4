using Microsoft.Extensions.AI;
using TriageBot.Models.Decoding;
using TriageBot.Models.Prompts;
using TriageBot.Models.Tests.Fakes;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Models.Tests.Decoding;

public sealed class ModelDecoderTests
{
    private const string Said = """{"bucket":"CONFIG","cause":"missing_env_var","container":"app","summary":"It said 203.0.113.1.","cites":[{"id":"logs/app#0","quote":"203.0.113.1"}],"ruled_out":[],"action":"","confidence":"medium"}""";

    private static readonly PromptShelf s_prompts = new(Path.Combine(AppContext.BaseDirectory, "prompts"), null, _ => { }, TimeProvider.System);

    private static readonly Dossier s_dossier = Stop.Exited().Container("app", 1).Logged("app", "lost 10.0.0.1").Dossier();

    [Fact]
    public async Task A_draft_comes_with_the_prompt_that_it_answers_and_what_it_cost()
    {
        var model = new ToldModel(ToldModel.Says(Said));

        var proposal = await Decode(model, Brief());

        proposal.Draft.ShouldNotBeNull().Summary.ShouldBe("It said 10.0.0.1.");
        (proposal.Prompt, proposal.Said, proposal.Use.Calls).ShouldBe(("decode 1", Said, 1));
        var request = model.Asked.ShouldHaveSingleItem();
        (request.Channel, request.Prompt).ShouldBe(("C1", "decode 1"));
        request.Options.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().Schema.ShouldNotBeNull();
        request.Messages[0].Text.ShouldContain("\nraise_it\nset_it");
    }

    [Fact]
    public async Task The_same_evidence_is_asked_about_in_the_same_words()
    {
        var model = new ToldModel(ToldModel.Says(Said), ToldModel.Says(Said));
        await Decode(model, Brief());
        await Decode(model, Brief());

        model.Asked[0].Messages.Select(m => m.Text).ShouldBe(model.Asked[1].Messages.Select(m => m.Text));
    }

    [Fact]
    public async Task What_was_refused_is_told_in_the_same_conversation_and_without_identifiers()
    {
        var model = new ToldModel(ToldModel.Says(Said), ToldModel.Says(Said));
        var first = await Decode(model, Brief());

        var second = await Decode(model, Brief() with { Earlier = first, Refused = [new Refusal(RefusalKind.Ungrounded, null, "10.0.0.1 stands\nnowhere, PASSWORD=hunter2-long")] });

        second.Prompt.ShouldBe("decode 1, repair 1");
        var request = model.Asked[1];
        request.Before.ShouldBe(first.Use);
        request.Messages.Select(m => m.Role).ShouldBe([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User]);
        request.Messages.Take(2).Select(m => m.Text).ShouldBe(model.Asked[0].Messages.Select(m => m.Text));
        request.Messages[2].Text.ShouldBe(Said);
        request.Messages[3].Text.ShouldContain("\n- 203.0.113.1 stands nowhere, PASSWORD=[redacted:password:000001]\n");
    }

    [Fact]
    public async Task What_is_no_draft_is_malformed_and_can_be_repaired()
    {
        var proposal = await Decode(new ToldModel(ToldModel.Says("I think it was memory.")), Brief());

        proposal.Draft.ShouldBeNull();
        proposal.Malformed.ShouldBe(new Refusal(RefusalKind.WrongShape, null, "what came is no draft: there is no JSON object in it"));
        proposal.Said.ShouldBe("I think it was memory.");
    }

    [Fact]
    public async Task A_draft_that_was_cut_off_says_so() =>
        (await Decode(new ToldModel(ToldModel.Says(Said[..60], ChatFinishReason.Length)), Brief())).Malformed.ShouldNotBeNull().Because.ShouldBe("the draft was cut off at the limit of its tokens (maxTokens of the prompt)");

    [Fact]
    public async Task A_fault_is_passed_on_in_its_words()
    {
        var proposal = await Decode(new ToldModel(new ModelAnswer(null, "m: no quota", ModelUse.None)), Brief());

        (proposal.Fault, proposal.Draft, proposal.Malformed).ShouldBe(("m: no quota", null, null));
    }

    [Fact]
    public async Task A_model_that_declines_is_a_fault() =>
        (await Decode(new ToldModel(ToldModel.Says("No.", ChatFinishReason.ContentFilter)), Brief())).Fault.ShouldBe("m declined to answer");

    private static Brief Brief() => new(new Ask(s_dossier.Target, "ada", "C1"), s_dossier, Rules.BuiltIn().Weigh(s_dossier));

    private static Task<Proposal> Decode(IModel model, Brief brief) =>
        new ModelDecoder(model, s_prompts, ["set_it", "raise_it"], pseudonyms: true).Decode(brief, TestContext.Current.CancellationToken);
}
