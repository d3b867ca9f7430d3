using CsCheck;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Layouts.Hexagons;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Tests.Roads.Search;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Density;

public class ResidentEstimateTests
{
    private static readonly HexGrid Grid = new();

    [Fact]
    public void AlongRoads_TwoAreas_SpreadsEachAreasResidentsOverItsStreets()
    {
        // 2,000 m of street, 1,500 of it in the west where 3,000 live: 2 a metre. In the east 100 live along 500 m: 0.2 a metre.
        // The main road is nobody's home. A zone without an outline keeps its 70, an area without streets its 40.
        var roads = Network(
            [(0, 0), (2_000, 0), (0, 100), (2_000, 100)],
            new Street(0, 1),
            new Street(2, 3, RoadClass.Primary)
        );
        var split = RoadsByArea.Split(
            roads,
            new([Block(-10, -50, 1_500, 150), null, Block(1_500, -50, 2_100, 150), Block(0, 60, 900, 900)])
        );
        var estimate = ResidentEstimate.AlongRoads(split, [3_000, 70, 100, 40], Grid);
        Assert.Equal([0, 70, 0, 40], estimate.NotPlaced);
        Assert.Equal(3_000, PeopleOf(estimate, area: 0), 1e-9);
        Assert.Equal(100, PeopleOf(estimate, area: 2), 1e-9);
        Assert.Equal(DemandKind.Residents, estimate.Residents.Kind);
        // A cell is at most 500 / cos 30° = 577 m across, so no point has more than 577 m of street: 1,155 people.
        Assert.All(estimate.Residents.People.ToArray(), people => Assert.InRange(people.Most, 0, 1_160));
        Assert.All(
            estimate.Residents.Places.ToArray(),
            place => Assert.Equal(RandomRoads.AtMetres(0, 0).Lat, place.Lat, 1e-7)
        );
    }

    [Fact]
    public void AlongRoads_OneCell_StandsInTheMiddleOfItsStreets()
    {
        // 100 m of street around the centre of a cell.
        var centre = Grid.CentreOf(Grid.CellOf(RandomRoads.AtMetres(0, 0)));
        var from = centre with { Lon = centre.Lon - 0.0005 };
        var to = centre with { Lon = centre.Lon + 0.0005 };
        var roads = new RoadNetwork(
            [from, to],
            [1, 2],
            [new(0, 1, 85, 85, 0, RoadClass.LivingStreet, RoadAccess.All)],
            [0, 0],
            [],
            [""]
        );
        var split = RoadsByArea.Split(roads, new([Block(-5_000, -5_000, 5_000, 5_000)]));
        var estimate = ResidentEstimate.AlongRoads(split, [12], Grid);
        Assert.Equal(12, Assert.Single(estimate.Residents.People.ToArray()).Most, 1e-9);
        Assert.Equal(centre.Lon, estimate.Residents.Places[0].Lon, 1e-9);
        Assert.Equal(centre.Lat, estimate.Residents.Places[0].Lat, 1e-9);
    }

    [Fact]
    public void AlongRoads_NoRoads_PlacesNobodyAndSaysSo()
    {
        var estimate = ResidentEstimate.AlongRoads(null, [3_000, 70], Grid);
        Assert.Equal(0, estimate.Residents.Count);
        Assert.Equal([3_000, 70], estimate.NotPlaced);
    }

    [Fact]
    public void AlongRoads_AnyTown_KeepsEveryResidentAndIsTheSameAgain() =>
        Gen.Select(RandomRoads.Directed, Gen.Double[0, 1e6].Array[2])
            .Sample(
                (town, residents) =>
                {
                    var split = RoadsByArea.Split(
                        town,
                        new([Block(-9_000, -9_000, 200, 9_000), Block(200, -9_000, 9_000, 9_000)])
                    );
                    var estimate = ResidentEstimate.AlongRoads(split, residents, Grid);
                    for (var area = 0; area < residents.Length; area++)
                        Assert.Equal(
                            residents[area],
                            PeopleOf(estimate, area) + estimate.NotPlaced[area],
                            1e-9 * residents[area]
                        );
                    var again = ResidentEstimate.AlongRoads(split, residents, Grid);
                    Assert.Equal(estimate.Residents.Places.ToArray(), again.Residents.Places.ToArray());
                    Assert.Equal(estimate.Residents.People.ToArray(), again.Residents.People.ToArray());
                },
                iter: 100
            );

    [Fact]
    public void AlongRoads_BadFigures_AreRefused()
    {
        var split = RoadsByArea.Split(Network([(0, 0), (9, 0)], new Street(0, 1)), new([null]));
        Assert.Throws<ArgumentException>(() => ResidentEstimate.AlongRoads(split, [1, 2], Grid));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidentEstimate.AlongRoads(split, [-1], Grid));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidentEstimate.AlongRoads(split, [double.NaN], Grid));
    }

    private static double PeopleOf(ResidentEstimate estimate, int area)
    {
        var sum = 0d;
        for (var point = 0; point < estimate.Residents.Count; point++)
            sum += estimate.Residents.Areas[point] == area ? estimate.Residents.People[point].Most : 0;
        return sum;
    }
}
