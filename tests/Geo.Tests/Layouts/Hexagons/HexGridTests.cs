using CsCheck;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts.Hexagons;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Tests.Layouts.Hexagons;

public class HexGridTests
{
    private static readonly HexGrid Grid = new();

    private static readonly Gen<Wgs84> Place = Gen.Select(
        Gen.Double[118, 121],
        Gen.Double[39, 41],
        (lon, lat) => new Wgs84(lon, lat)
    );

    [Fact]
    public void Cells_At40North_Are500MetresApartAndOfThatArea()
    {
        // Centres 500 m apart, so each cell is 500² · √3/2 = 216,506 m².
        var cell = Grid.CellOf(new Wgs84(119.6, 40));
        var centre = Grid.CentreOf(cell);
        foreach (var (q, r) in new[] { (1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1) })
            Assert.Equal(500, Geodesic.DistanceM(centre, Grid.CentreOf(new(cell.Q + q, cell.R + r))), 0.5);
        Assert.Equal(216_506, EllipsoidArea.Of(Grid.OutlineOf(cell)), 300d);
    }

    [Fact]
    public void CellOf_AnyPlace_IsTheCellWhoseCentreIsNearestAndWhoseOutlineHoldsIt() =>
        Place.Sample(place =>
        {
            var cell = Grid.CellOf(place);
            Assert.True(Grid.OutlineOf(cell).Buffer(1e-9).Covers(new Point(place.Lon, place.Lat)));
            var at = Mercator.ToPlane(place);
            var beside =
                from q in Enumerable.Range(-1, 3)
                from r in Enumerable.Range(-1, 3)
                select PlaneM(at, new HexCell(cell.Q + q, cell.R + r));
            Assert.True(PlaneM(at, cell) <= beside.Min() + 1e-6);
        });

    [Fact]
    public void OutlineOf_Neighbours_ShareTwoCornersToTheLastBit() =>
        Place.Sample(place =>
        {
            var cell = Grid.CellOf(place);
            var here = Grid.OutlineOf(cell).Coordinates.Select(c => (c.X, c.Y)).ToHashSet();
            foreach (var (q, r) in new[] { (1, 0), (0, 1), (-1, 1) })
            {
                var there = Grid.OutlineOf(new(cell.Q + q, cell.R + r)).Coordinates.Select(c => (c.X, c.Y));
                Assert.Equal(2, there.Distinct().Count(here.Contains));
            }
        });

    [Fact]
    public void Outline_IsTurnedCounterClockwise() =>
        Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(Grid.OutlineOf(new(20_000, 8_000)).Coordinates));

    [Fact]
    public void Id_AnyCell_LeadsBackToIt() =>
        Gen.Select(Gen.Int, Gen.Int, (q, r) => new HexCell(q, r)).Sample(cell => HexCell.OfId(cell.Id) == cell);

    [Fact]
    public void Along_AnyLine_GoesThroughEachCellWithoutAGap() =>
        Gen.Select(Place, Gen.Double[-5_000, 5_000], Gen.Double[-5_000, 5_000])
            .Sample(
                (place, east, north) =>
                {
                    var from = Mercator.ToPlane(place);
                    var to = new PlanePoint(from.X + east, from.Y + north);
                    var at = 0d;
                    foreach (var (cell, start, end) in Grid.Along(from, to))
                    {
                        Assert.Equal(at, start);
                        Assert.True(end >= start);
                        at = end;
                        var middle = (start + end) / 2;
                        if ((end - start) * Math.Sqrt((east * east) + (north * north)) > 1e-3)
                            Assert.Equal(
                                cell,
                                Grid.CellOf(new PlanePoint(from.X + (middle * east), from.Y + (middle * north)))
                            );
                    }
                    Assert.Equal(1, at);
                }
            );

    [Theory]
    [InlineData(0, 40)]
    [InlineData(double.NaN, 40)]
    [InlineData(500, 90)]
    public void Grid_OfNoSizeOrAtAPole_IsRefused(double spacingM, double lat) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HexGrid(spacingM, lat));

    private static double PlaneM(PlanePoint at, HexCell cell)
    {
        var middle = Mercator.ToPlane(Grid.CentreOf(cell));
        return Math.Sqrt(Math.Pow(at.X - middle.X, 2) + Math.Pow(at.Y - middle.Y, 2));
    }
}
