using TriageBot.Triage.Secrets;

namespace TriageBot.Triage.Tests.Secrets;

public sealed class SecretIdTests
{
    private const string Prefix = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    [Theory]
    [InlineData("db-AbC12d", "db-AbC12d", "db", "AWSCURRENT", true)]
    [InlineData("prod/db-main-AbC12d", "prod/db-main-AbC12d", "prod/db-main", "AWSCURRENT", true)]
    [InlineData("db-AbC12d:password::", "db-AbC12d", "db", "AWSCURRENT", true)]
    [InlineData("db-AbC12d:password:AWSPREVIOUS:", "db-AbC12d", "db", "AWSPREVIOUS", true)]
    [InlineData("db-AbC12d:::9d4cb84b-ad69-40c0-a0ab-cead36b967e8", "db-AbC12d", "db", null, true)]
    [InlineData("db", "db", "db", "AWSCURRENT", false)]
    [InlineData("db:password::", "db", "db", "AWSCURRENT", false)]
    public void What_ECS_adds_is_taken_off(string reference, string arn, string name, string? stage, bool suffix) =>
        SecretId.Of(Prefix + reference).ShouldBe(new SecretId("eu-central-1", "111122223333", Prefix + arn, name, stage, suffix));

    [Theory]
    [InlineData("db")]
    [InlineData("arn:aws:ssm:eu-central-1:111122223333:parameter/db")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:db AbC12d")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d\n")]
    public void What_is_no_ARN_of_a_secret_is_none(string reference) => SecretId.Of(reference).ShouldBeNull();
}
