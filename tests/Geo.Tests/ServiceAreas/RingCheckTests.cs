using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

public sealed class RingCheckTests
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>Corners on a small grid, so that sides often touch, overlap and turn back, and now and then do not.</summary>
    private static readonly Gen<Polygon> Ring = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6])
        .Array[3, 7]
        .Select(corners => PolygonOf([.. corners.Select(c => (119 + (c.Item1 * 1e-4), 39 + (c.Item2 * 1e-4)))]));

    [Fact]
    public void KeepApart_AnyRing_IsOnlySaidOfValidOnes()
    {
        var said = 0;
        Ring.Sample(
            polygon =>
            {
                if (!RingCheck.KeepApart(polygon))
                    return;
                Assert.True(new IsValidOp(polygon).IsValid, polygon.ToString());
                Interlocked.Increment(ref said);
            },
            iter: 20_000
        );
        Assert.True(said > 1_000);
    }

    [Fact]
    public void KeepApart_TwoSquares_DependsOnWhetherTheyTouch()
    {
        Assert.True(RingCheck.KeepApart(Factory.CreateMultiPolygon([Square(0), Square(1.5)])));
        Assert.False(RingCheck.KeepApart(Factory.CreateMultiPolygon([Square(0), Square(1)])));
        Assert.False(RingCheck.KeepApart(Factory.CreateMultiPolygon([Square(0), Square(0.5)])));
    }

    [Fact]
    public void KeepApart_ManySidesInManyRows_FindsTheOnePairThatCrosses()
    {
        // A comb of 300 teeth, whose last side is drawn through all of them.
        var teeth = Enumerable.Range(0, 600).Select(i => (119 + (i * 1e-5), 39 + (i % 2 * 1e-3))).ToList();
        Assert.True(RingCheck.KeepApart(PolygonOf([.. teeth, (119.006, 38.999), (118.999, 38.999)])));
        Assert.False(RingCheck.KeepApart(PolygonOf([.. teeth, (119.006, 39.0005)])));
    }

    [Fact]
    public void KeepApart_Nothing_IsTrue() => Assert.True(RingCheck.KeepApart(Factory.CreatePolygon()));

    private static Polygon Square(double east) =>
        PolygonOf([
            (119 + (east * 1e-3), 39),
            (119.001 + (east * 1e-3), 39),
            (119.001 + (east * 1e-3), 39.001),
            (119 + (east * 1e-3), 39.001),
        ]);

    private static Polygon PolygonOf((double Lon, double Lat)[] corners) =>
        Factory.CreatePolygon([.. corners.Append(corners[0]).Select(c => new Coordinate(c.Lon, c.Lat))]);
}
