using NetTopologySuite.Geometries;
using QhdHomeMap.Formats.Layers;
using QhdHomeMap.Formats.Tiles;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

/// <summary>
/// Scenes drawn in the units of one tile's grid, (0, 0) its north-west corner, and put where that tile is in the world; the neighbours'
/// scenes then begin at multiples of 4,096. The formulas of web maps, written out.
/// </summary>
internal static class GridPlane
{
    public const int Z = 14;
    public const int X = 13_630; // in the city
    public const int Y = 6_200;

    public static TileAddress Tile => ReadTile.At(Z, X, Y);

    public static Coordinate Degrees(double x, double y)
    {
        var side = 4096.0 * (1 << Z);
        var (east, south) = (((4096.0 * X) + x) / side, ((4096.0 * Y) + y) / side);
        return new(
            (360 * east) - 180,
            double.RadiansToDegrees((2 * Math.Atan(Math.Exp(Math.PI * (1 - (2 * south))))) - (Math.PI / 2))
        );
    }

    public static Geometry Degrees(Geometry onGrid)
    {
        var copy = onGrid.Copy();
        copy.Apply(new InDegrees());
        return copy;
    }

    public static TileLayer Layer(params IEnumerable<Geometry> onGrid) =>
        new("layer", [], [.. onGrid.Select((shape, i) => new TileFeature((ulong)i + 1, Degrees(shape), []))]);

    public static List<DrawnFeature> Draw(params IEnumerable<Geometry> onGrid) =>
        ReadTile.Features(TileSet.Build([Layer(onGrid)]).Render(Tile));

    public static FieldValue[] Values(params FieldValue[] values) => values;

    private sealed class InDegrees : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var place = Degrees(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, place.X);
            seq.SetY(i, place.Y);
        }
    }
}
