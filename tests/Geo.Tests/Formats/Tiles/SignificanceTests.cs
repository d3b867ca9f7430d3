using CsCheck;
using QhdHomeMap.Formats.Tiles;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

public sealed class SignificanceTests
{
    /// <summary>Points of a small grid, moved a little and each otherwise, so that no two are equally far from a line but for rounding.</summary>
    private static readonly Gen<(double X, double Y)[]> Line = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30])
        .Array[2, 40]
        .Select(line =>
            line.Select((p, i) => (p.Item1 + (0.01 * Math.Sin(i + 1)), p.Item2 + (0.01 * Math.Cos(3 * i)))).ToArray()
        );

    [Fact]
    public void Significance_AtAnyTolerance_KeepsWhatTheRecursionKeeps() =>
        Gen.Select(Line, Gen.Int[0, 20])
            .Sample(
                (line, tolerance) =>
                {
                    // Between whole distances' roots, so that no distance is the tolerance but for rounding.
                    var strays = tolerance + 0.137;
                    var (x, y) = (Array.ConvertAll(line, p => p.X), Array.ConvertAll(line, p => p.Y));
                    var significance = new float[line.Length];
                    Significance.Fill(x, y, significance);
                    Assert.Equal(
                        Kept(line, 0, line.Length - 1, strays).Order(),
                        Enumerable.Range(0, line.Length).Where(i => significance[i] > strays)
                    );
                },
                iter: 5_000
            );

    /// <summary>Douglas and Peucker as they wrote it.</summary>
    private static SortedSet<int> Kept((double X, double Y)[] line, int from, int to, double tolerance)
    {
        var kept = new SortedSet<int> { from, to };
        if (to - from < 2)
            return kept;
        var farthest = Enumerable.Range(from + 1, to - from - 1).MaxBy(i => Distance(line[i], line[from], line[to]));
        if (Distance(line[farthest], line[from], line[to]) > tolerance)
        {
            kept.UnionWith(Kept(line, from, farthest, tolerance));
            kept.UnionWith(Kept(line, farthest, to, tolerance));
        }
        return kept;
    }

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b) =>
        NetTopologySuite.Algorithm.DistanceComputer.PointToSegment(new(p.X, p.Y), new(a.X, a.Y), new(b.X, b.Y));
}
