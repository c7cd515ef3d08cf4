using TriageBot.Triage.Secrets;

namespace TriageBot.Triage.Tests.Secrets;

public sealed class ParameterIdTests
{
    private const string Prefix = "arn:aws:ssm:us-east-1:111122223333:parameter/";

    [Theory]
    [InlineData(Prefix + "db", "us-east-1", "db", "/db")]
    [InlineData(Prefix + "app/prod/db", "us-east-1", "/app/prod/db")]
    [InlineData(Prefix + "app/prod/db:3", "us-east-1", "/app/prod/db")]
    [InlineData("db", "eu-central-1", "db")]
    [InlineData("/app/prod/db", "eu-central-1", "/app/prod/db")]
    public void It_is_asked_for_as_it_may_be_stored(string reference, string region, params string[] spellings)
    {
        var parameter = ParameterId.Of(reference, "eu-central-1").ShouldNotBeNull();

        parameter.Region.ShouldBe(region);
        parameter.Spellings.ShouldBe(spellings);
    }

    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d")]
    [InlineData("a name")]
    [InlineData("")]
    [InlineData("db\n")]
    public void What_no_parameter_can_be_called_is_none(string reference) => ParameterId.Of(reference, "eu-central-1").ShouldBeNull();
}
