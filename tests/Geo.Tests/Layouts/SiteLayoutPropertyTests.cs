using CsCheck;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Geo.Tests.Layouts;

public class SiteLayoutPropertyTests
{
    private const int Groups = LayoutScene.Groups;

    // The plain costs are not rounded to 2⁻³⁰ as the search's are: who stands within so much of the limit is not compared.
    private const double Doubt = 1e-5;

    private static readonly Gen<int?> Hour = Gen.Frequency(
        (1, Gen.Const((int?)null)),
        (3, Gen.Int[0, WeekHours.Count - 1].Select(hour => (int?)hour))
    );

    [Fact]
    public void Table_AnySceneAndRule_IsWhatThePlainWayFinds() =>
        LayoutScene.Any.Sample(scene =>
        {
            var layout = scene.Layout();
            for (var home = 0; home < scene.Homes.Length; home++)
            {
                var limit = scene.Rule.LimitOf(scene.Homes[home]);
                var served = layout.Table.Served(home).ToArray();
                var costs = scene.PlainCosts(scene.Homes[home]);
                for (var point = 0; point < costs.Length; point++)
                {
                    if (Math.Abs(costs[point] - limit) > Doubt)
                        Assert.Equal(costs[point] <= limit, served.Contains(point));
                }
            }
        });

    [Fact]
    public void Count_AnyHour_IsWhatCountingEachPairGives() =>
        Gen.Select(LayoutScene.Any, Hour)
            .Sample(
                (scene, hour) =>
                {
                    var layout = scene.Layout();
                    var counts = new CoverageCount[Groups];
                    for (var point = 0; point < scene.Demand.Count; point++)
                    {
                        if (scene.Demand.Areas[point] is not (>= 0 and var group))
                            continue;
                        var homes = Enumerable
                            .Range(0, scene.Homes.Length)
                            .Count(i =>
                                (hour is null || scene.Homes[i].Open.Contains(hour.Value))
                                && layout.Table.Served(i).Contains(point)
                            );
                        var (people, so) = (scene.Demand.People[point].At(hour), counts[group]);
                        counts[group] = new(
                            so.People + people,
                            so.Covered + (homes > 0 ? people : 0),
                            so.MultiplyCovered + (homes > 1 ? people : 0),
                            so.Served + (homes * people)
                        );
                    }
                    Assert.Equal(counts, layout.Count(hour, scene.Demand.Areas, Groups));
                    Assert.Equal(layout.Count(hour, new int[scene.Demand.Count], 1)[0], layout.Total(hour));
                }
            );

    [Fact]
    public void CountWeek_EachHour_IsTheCountOfThatHour() =>
        LayoutScene.Any.Sample(
            scene =>
            {
                var layout = scene.Layout();
                var week = layout.CountWeek(scene.Demand.Areas.ToArray(), Groups);
                Assert.Equal(WeekHours.Count, week.Length);
                for (var hour = 0; hour < week.Length; hour++)
                    Assert.Equal(layout.Count(hour, scene.Demand.Areas, Groups), week[hour]);
            },
            iter: 20
        );

    [Fact]
    public void Add_OneMoreHome_NeverCoversFewer() =>
        Gen.Select(LayoutScene.Any, LayoutScene.Home, Hour)
            .Sample(
                (scene, home, hour) =>
                {
                    var layout = scene.Layout();
                    var (before, after) = (Counted(layout, hour), Counted(layout.Add(home), hour));
                    for (var group = 0; group < Groups; group++)
                    {
                        Assert.Equal(before[group].People, after[group].People);
                        Assert.True(after[group].Covered >= before[group].Covered);
                        Assert.True(after[group].MultiplyCovered >= before[group].MultiplyCovered);
                        Assert.True(after[group].Served >= before[group].Served);
                        Assert.True(after[group].MultiplyCovered <= after[group].Covered);
                        Assert.True(after[group].Covered <= Math.Min(after[group].People, after[group].Served));
                    }
                }
            );

    /// <summary>Whether the layout had been counted before or not.</summary>
    [Fact]
    public void Variants_OfAnyLayout_AreWhatAFreshOneIs() =>
        Gen.Select(LayoutScene.Any, LayoutScene.Home, Hour, Gen.Int[0, 7], Gen.Bool)
            .Sample(
                (scene, home, hour, which, isCounted) =>
                {
                    var layout = scene.Layout();
                    if (isCounted)
                        _ = layout.Tally;
                    RequireSame(scene, layout.Add(home), [.. scene.Homes, home], hour);
                    if (scene.Homes.Length == 0)
                        return;
                    which %= scene.Homes.Length;
                    var (moved, id) = (home with { Id = scene.Homes[which].Id }, scene.Homes[which].Id);
                    var rest = scene.Homes.Where(h => h.Id != id).ToArray();
                    var changed = scene.Homes.Select(h => h.Id == id ? moved : h).ToArray();
                    RequireSame(scene, layout.Replace(moved), changed, hour);
                    RequireSame(scene, layout.Remove(id), rest, hour);
                    RequireSame(scene, layout.Remove(id).Add(home).Remove(home.Id), rest, hour);
                }
            );

    [Fact]
    public void Count_HomesInAnotherOrder_IsTheSame() =>
        Gen.Select(LayoutScene.Any, Hour, Gen.Int)
            .Sample(
                (scene, hour, seed) =>
                {
                    var shuffled = scene.Homes.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    Assert.Equal(
                        Counted(scene.Layout(), hour),
                        Counted((scene with { Homes = shuffled }).Layout(), hour)
                    );
                }
            );

    /// <summary>Many who ask at once wait for the same roads and the same demand on them.</summary>
    [Fact]
    public void Of_ManyAtOnceOnTheSameRoads_IsTheSame() =>
        Gen.Select(LayoutScene.Any, Hour)
            .Sample(
                (scene, hour) =>
                {
                    var alone = new LayoutScene(scene.Town, scene.Homes, scene.Demand, scene.Rule).Layout();
                    var layouts = new SiteLayout[8];
                    Parallel.For(0, layouts.Length, i => layouts[i] = scene.Layout());
                    foreach (var layout in layouts)
                    {
                        Assert.Equal(Counted(alone, hour), Counted(layout, hour));
                        for (var home = 0; home < scene.Homes.Length; home++)
                            Assert.Equal(alone.Table.Served(home), layout.Table.Served(home));
                    }
                },
                iter: 50
            );

    private static CoverageCount[] Counted(SiteLayout layout, int? hour) =>
        layout.Count(hour, layout.Demand.Areas, Groups);

    private static void RequireSame(LayoutScene scene, SiteLayout variant, LayoutHome[] homes, int? hour)
    {
        var fresh = SiteLayout.Of(homes, scene.Demand, scene.Roads, scene.Rule);
        Assert.Equal(fresh.Homes, variant.Homes);
        Assert.Equal(fresh.Faults, variant.Faults);
        for (var home = 0; home < homes.Length; home++)
            Assert.Equal(fresh.Table.Served(home), variant.Table.Served(home));
        Assert.Equal(Counted(fresh, hour), Counted(variant, hour));
    }
}
