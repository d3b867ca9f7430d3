using QhdHomeMap.Seed.Sample;

namespace QhdHomeMap.Seed.Tests.Sample;

public sealed class SplitMix64Tests
{
    /// <summary>The numbers that the reference implementation in C prints for this seed.</summary>
    [Fact]
    public void Next_FromAKnownSeed_GivesThePublishedNumbers()
    {
        var random = new SplitMix64(1234567);

        Assert.Equal(
            [
                6457827717110365317UL,
                3203168211198807973UL,
                9817491932198370423UL,
                4593380528125082431UL,
                16408922859458223821UL,
            ],
            Enumerable.Range(0, 5).Select(_ => random.Next())
        );
    }

    /// <summary>FNV-1a of the one byte 'a' is 0xAF63DC4C8601EC8C, published with the algorithm.</summary>
    [Fact]
    public void For_AText_SeedsByItsFnvHash() =>
        Assert.Equal(new SplitMix64(0xAF63DC4C8601EC8CUL).Next(), SplitMix64.For("a").Next());

    [Fact]
    public void Between_WholeNumbers_ReachesBothEndsAndNothingBeyond()
    {
        var random = new SplitMix64(1);

        var drawn = Enumerable.Range(0, 1_000).Select(_ => random.Between(3, 7)).ToHashSet();

        Assert.Equal([3, 4, 5, 6, 7], drawn.Order());
    }
}
