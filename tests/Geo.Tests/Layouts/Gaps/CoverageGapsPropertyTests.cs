using CsCheck;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Gaps;

namespace QhdHomeMap.Geo.Tests.Layouts.Gaps;

public class CoverageGapsPropertyTests
{
    [Fact]
    public void Find_AnyLayout_LeavesNobodyOutAndIsTheSameAgain() =>
        Gen.Select(LayoutScene.Any, Gen.Int[-1, 167])
            .Sample(
                (scene, asked) =>
                {
                    int? hour = asked < 0 ? null : asked;
                    var layout = scene.Layout();
                    var (found, total) = (CoverageGaps.Find(layout, hour), layout.Total(hour));
                    var uncovered = found.Gaps.Sum(gap => gap.People) + found.RemainderPeople;
                    Assert.Equal(total.People, total.Covered + uncovered, 1e-6);
                    Assert.All(found.Gaps, gap => Assert.True(hour is not { } at || gap.Hours.Contains(at)));
                    Assert.Equal(
                        found.Gaps.Select(gap => gap.People).OrderDescending(),
                        found.Gaps.Select(gap => gap.People)
                    );
                    Assert.Equal(found.Gaps.Select(Figures), CoverageGaps.Find(layout, hour).Gaps.Select(Figures));
                },
                iter: 150
            );

    [Fact]
    public void Find_AnyLayout_IsWhatLinkingEachPairGives() =>
        Gen.Select(LayoutScene.Any, Gen.Double[50, 1_500])
            .Sample(
                (scene, linkM) =>
                {
                    var layout = scene.Layout();
                    var linked = Linked(layout, linkM)
                        .Where(gap => gap.Sum(point => scene.Demand.People[point].Most) >= Demand.LeastShown);
                    Assert.Equal(
                        linked.Select(gap => string.Join(',', gap)).Order(),
                        CoverageGaps
                            .Find(layout, hour: null, linkM)
                            .Gaps.Select(gap => string.Join(',', gap.Points))
                            .Order()
                    );
                },
                iter: 150
            );

    private static string Figures(Gap gap) =>
        string.Join(
            ';',
            [
                gap.People,
                string.Join(',', gap.Points),
                gap.Centre,
                gap.Hull.AsText(),
                string.Join(',', Enumerable.Range(0, 168).Where(gap.Hours.Contains)),
                gap.Peak,
                gap.PeakPeople,
                gap.NearestHome,
                .. gap.Ways,
            ]
        );

    // From each point to all that are near, and so on, until nothing is added.
    private static IEnumerable<int[]> Linked(SiteLayout layout, double linkM)
    {
        var demand = layout.Demand;
        var left = Enumerable
            .Range(0, demand.Count)
            .Where(point => demand.People[point].Most > 0 && layout.Tally.Homes(point, null) == 0)
            .ToList();
        while (left.Count > 0)
        {
            var (gap, next) = (new List<int>(), new Queue<int>([left[0]]));
            left.RemoveAt(0);
            while (next.TryDequeue(out var point))
            {
                gap.Add(point);
                var near = left.Where(other => Geodesic.DistanceM(demand.Places[other], demand.Places[point]) <= linkM)
                    .ToArray();
                foreach (var other in near)
                {
                    left.Remove(other);
                    next.Enqueue(other);
                }
            }
            yield return [.. gap.Order()];
        }
    }
}
