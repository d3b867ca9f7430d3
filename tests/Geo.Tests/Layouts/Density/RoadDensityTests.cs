using CsCheck;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Tests.Roads.Search;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Density;

public class RoadDensityTests
{
    // A main road of 2,000 m, from its middle a residential street of 1,000 m north, and a way for nobody.
    private static readonly LayoutRoads City = Town(
        [(0, 0), (1_000, 0), (2_000, 0), (1_000, 1_000), (0, 1_000)],
        new(0, 1, RoadClass.Primary),
        new(1, 2, RoadClass.Primary),
        new(1, 3),
        new(3, 4, RoadClass.Service, RoadAccess.None)
    );

    // The west up to 500 m; a zone without an outline; the rest up to 1,900 m east and 600 m north.
    private static readonly RoadsByArea ByArea = RoadsByArea.Split(
        City.Network,
        new([Block(-100, -100, 500, 400), null, Block(500, -100, 1_900, 600)])
    );

    [Fact]
    public void Of_ATown_CountsHomesAgainstRoadsByClassAndArea()
    {
        var density = RoadDensity.Of(
            City,
            "walk",
            ByArea,
            [Home(1, 100, 10), Home(2, 600, 10), Home(3, 1_010, 300), Home(4, 1_700, 550)]
        );
        // 3,000 m of road and 4 homes: 4 for 3 km is 13.33 for 10 km.
        Assert.Equal(3_000, density.Total.LengthM, 1e-6);
        Assert.Equal(4 / 0.3, density.Total.HomesPer10Km!.Value, 1e-9);
        // Of the main road 500 m are in the west, 1,400 in the rest; of the street 600 m are in the rest and 400 outside.
        Assert.Equal((500, 1), Rounded(density.ByArea[0]));
        Assert.Equal((0, 0), Rounded(density.ByArea[1]));
        Assert.Null(density.ByArea[1].HomesPer10Km);
        Assert.Equal((2_000, 3), Rounded(density.ByArea[2]));
        Assert.Equal((500, 0), Rounded(density.Outside));
        Assert.Equal((2_000, 2), Rounded(density.ByClass[RoadClass.Primary]));
        Assert.Equal((1_000, 1), Rounded(density.ByClass[RoadClass.Residential]));
        Assert.Equal((1_400, 1), Rounded(density.ByAreaAndClass[2][RoadClass.Primary]));
        Assert.Equal((600, 1), Rounded(density.ByAreaAndClass[2][RoadClass.Residential]));
        // 550 m from the main road, 700 from the street.
        Assert.Equal([4], density.OffRoads);
        Assert.Equal([RoadClass.Primary, RoadClass.Residential], density.ByClass.Keys);
    }

    [Fact]
    public void Of_AnyTown_LengthsByAreaAndByClassSumToTheWhole() =>
        Gen.Select(RandomRoads.Directed, Gen.Double[119.58, 119.62])
            .Sample(
                (network, border) =>
                {
                    var roads = new LayoutRoads(network, Profiles);
                    var split = RoadsByArea.Split(
                        network,
                        new([Block(-9_000, -9_000, (border - 119.6) * 85_000, 9_000)])
                    );
                    var density = RoadDensity.Of(roads, "ebike", split, [Home(1, 0, 0)]);
                    var wholeM = network.Edges.ToArray().Where(e => Profiles[1].MayUse(e)).Sum(e => e.LengthM);
                    Assert.Equal(wholeM, density.Total.LengthM, 1e-6);
                    Assert.Equal(wholeM, density.ByArea.Append(density.Outside).Sum(a => a.LengthM), 1e-6);
                    Assert.Equal(wholeM, density.ByClass.Values.Sum(a => a.LengthM), 1e-6);
                },
                iter: 100
            );

    [Fact]
    public void ToArterials_AnyHome_IsTheWayAsTheCrowFliesToTheNearestOne()
    {
        // 300 m north of the main road, though 10 m from the street; beyond its western end, √(300² + 400²) = 500 m.
        var found = HomesToArterials.Of(City, [Home(5, 1_010, 300), Home(6, -300, -400)]);
        Assert.Equal(300, found[0].DistanceM!.Value, 0.1);
        Assert.Equal(500, found[1].DistanceM!.Value, 0.1);
        Assert.Equal((5, RoadClass.Primary, 1), (found[0].HomeId, found[0].Class!.Value, found[0].Edge!.Value));
    }

    [Fact]
    public void ToArterials_NoArterial_IsNotKnown()
    {
        var roads = Town([(0, 0), (100, 0)], new Street(0, 1));
        Assert.Equal([new(5, null, null, null)], HomesToArterials.Of(roads, [Home(5, 0, 0)]));
    }

    private static (double LengthM, int Homes) Rounded(RoadTally tally) => (Math.Round(tally.LengthM), tally.Homes);
}
