using CsCheck;
using QhdHomeMap.Formats.Roads.Osm;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class NodeIdsTests
{
    [Fact]
    public void Seek_FromAnywhere_FindsTheFirstThatIsNotSmaller() =>
        Gen.Select(Gen.Long[-20, 20].Array[0, 30], Gen.Long[-22, 22], Gen.Double[0, 1])
            .Sample(
                (numbers, wanted, from) =>
                {
                    long[] sorted = [.. numbers.Distinct().Order()];
                    var ids = NodeIds.Of([.. numbers]);

                    Assert.Equal(sorted, ids.Sorted);
                    Assert.Equal(sorted.Count(id => id < wanted), ids.Seek(wanted, (int)(from * ids.Count)));
                },
                iter: 5_000
            );
}
