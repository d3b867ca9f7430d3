using CsCheck;
using NetTopologySuite.Algorithm;
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

    /// <summary>Boxes on a small grid in each other and beside each other, as shells and as holes, wherever they lie.</summary>
    private static readonly Gen<Geometry> Boxes = Gen.Select(
            Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[1, 12], Gen.Int[1, 12]),
            Gen.Int[0, 2]
        )
        .Array[1, 6]
        .Select(
            Geometry (boxes) =>
            {
                var polygons = new List<Polygon>();
                foreach (var ((x, y, width, height), kind) in boxes)
                {
                    if (kind == 0 || polygons.Count == 0)
                        polygons.Add(PolygonOf(Box(x, y, width, height)));
                    else
                        polygons[^1] = WithHole(polygons[^1], Box(x, y, width, height));
                }
                return Factory.CreateMultiPolygon([.. polygons]);
            }
        );

    [Fact]
    public void IsSurelyValid_AnyRing_IsOnlySaidOfValidOnes() =>
        HoldAgainstSlowCheck(Ring.Select(Turned), 20_000, 1_000);

    [Fact]
    public void IsSurelyValid_AnyRingsInEachOther_IsOnlySaidOfValidOnes() => HoldAgainstSlowCheck(Boxes, 40_000, 1_000);

    [Fact]
    public void IsSurelyValid_TwoSquares_DependsOnWhetherTheyTouch()
    {
        Assert.True(IsSurelyValid(Factory.CreateMultiPolygon([Square(0), Square(1.5)])));
        Assert.False(IsSurelyValid(Factory.CreateMultiPolygon([Square(0), Square(1)])));
        Assert.False(IsSurelyValid(Factory.CreateMultiPolygon([Square(0), Square(0.5)])));
    }

    [Fact]
    public void IsSurelyValid_RingInRing_DependsOnWhatIsBetweenThem()
    {
        var (outer, middle, inner) = (Box(0, 0, 10, 10), Box(2, 2, 6, 6), Box(4, 4, 2, 2));
        var withHole = WithHole(PolygonOf(outer), middle);
        Assert.True(IsSurelyValid(withHole));
        Assert.True(IsSurelyValid(Factory.CreateMultiPolygon([withHole, PolygonOf(inner)])));
        Assert.False(IsSurelyValid(Factory.CreateMultiPolygon([PolygonOf(outer), PolygonOf(middle)])));
        Assert.False(IsSurelyValid(WithHole(withHole, inner)));
        Assert.False(IsSurelyValid(WithHole(PolygonOf(outer), Box(20, 2, 3, 3))));
        Assert.False(
            IsSurelyValid(Factory.CreateMultiPolygon([PolygonOf(outer), WithHole(PolygonOf(Box(20, 0, 9, 9)), inner)]))
        );
    }

    [Fact]
    public void IsSurelyValid_ManySidesInManyCells_FindsTheOnePairThatCrosses()
    {
        // A comb of 300 teeth, whose last side is drawn through all of them.
        var teeth = Enumerable.Range(0, 600).Select(i => (119.006 - (i * 1e-5), 39 + (i % 2 * 1e-3))).ToList();
        Assert.True(IsSurelyValid(PolygonOf([.. teeth, (118.999, 38.999), (119.007, 38.999)])));
        Assert.False(IsSurelyValid(PolygonOf([.. teeth, (118.999, 39.0005)])));
    }

    [Fact]
    public void IsSurelyValid_Nothing_IsTrue() => Assert.True(IsSurelyValid(Factory.CreatePolygon()));

    private static bool IsSurelyValid(Geometry shape) => new RingCheck().IsSurelyValid(shape);

    private static void HoldAgainstSlowCheck(Gen<Geometry> shapes, int times, int saidAtLeast)
    {
        var said = 0;
        shapes.Sample(
            shape =>
            {
                if (!IsSurelyValid(shape))
                    return;
                Assert.True(new IsValidOp(shape).IsValid, shape.ToString());
                Interlocked.Increment(ref said);
            },
            iter: times
        );
        Assert.True(said > saidAtLeast, $"{said}");
    }

    private static Geometry Turned(Polygon polygon) =>
        Orientation.IsCCW(polygon.Shell.CoordinateSequence) ? polygon : polygon.Reverse();

    private static Polygon WithHole(Polygon polygon, (double Lon, double Lat)[] corners) =>
        Factory.CreatePolygon(polygon.Shell, [.. polygon.Holes, (LinearRing)PolygonOf(corners).Shell.Reverse()]);

    private static (double Lon, double Lat)[] Box(int x, int y, int width, int height)
    {
        var (west, south, east, north) = (
            119 + (x * 1e-4),
            39 + (y * 1e-4),
            119 + ((x + width) * 1e-4),
            39 + ((y + height) * 1e-4)
        );
        return [(west, south), (east, south), (east, north), (west, north)];
    }

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
