using QhdHomeMap.Formats.Roads.Osm;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class InOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Results_AreTakenInTheOrderOfTheItems(int threads)
    {
        var items = new Queue<string>(Enumerable.Range(0, 200).Select(i => $"{i}"));
        var taken = new List<string>();

        // Every item takes its own number of rounds, so that threads overtake each other.
        InOrder.Run(
            () => items.TryDequeue(out var item) ? item : null,
            item =>
            {
                Thread.SpinWait(int.Parse(item, System.Globalization.CultureInfo.InvariantCulture) * 7919 % 5000);
                return item;
            },
            taken.Add,
            threads,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), taken);
    }

    [Fact]
    public void Failure_IsThatOfTheEarliestItem_AndTheOthersHaveEnded()
    {
        var items = new Queue<string>(["a", "b", "c", "d", "e"]);
        var (begun, ended) = (0, 0);

        var failure = Assert.Throws<InvalidOperationException>(() =>
            InOrder.Run<string, string>(
                () => items.TryDequeue(out var item) ? item : null,
                item =>
                {
                    Interlocked.Increment(ref begun);
                    try
                    {
                        return item is "a" ? item : throw new InvalidOperationException(item);
                    }
                    finally
                    {
                        Interlocked.Increment(ref ended);
                    }
                },
                _ => { },
                threads: 3,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("b", failure.Message);
        Assert.Equal(begun, ended);
    }
}
