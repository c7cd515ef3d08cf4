using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>The table of https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size</summary>
public sealed class FargateSizesTests
{
    [Theory]
    [InlineData(256, 3, 512, 2048)]
    [InlineData(512, 4, 1024, 4096)]
    [InlineData(1024, 7, 2048, 8192)]
    [InlineData(2048, 13, 4096, 16384)]
    [InlineData(4096, 23, 8192, 30720)]
    [InlineData(8192, 12, 16384, 61440)]
    [InlineData(16384, 12, 32768, 122880)]
    [InlineData(32768, 3, 61440, 249856)]
    public void Each_CPU_size_has_its_memory(int cpu, int sizes, int least, int most)
    {
        FargateSizes.Memory(cpu).Count.ShouldBe(sizes);
        FargateSizes.Memory(cpu)[0].ShouldBe(least);
        FargateSizes.Memory(cpu)[^1].ShouldBe(most);
        FargateSizes.AtLeast(cpu, most + 1).ShouldBeNull();
    }

    [Fact]
    public void The_next_size_is_one_that_Fargate_has() => FargateSizes.AtLeast(8192, 17 * 1024).ShouldBe(20 * 1024);

    [Fact]
    public void A_CPU_size_of_EC2_has_none() => FargateSizes.Memory(100).ShouldBeEmpty();
}
