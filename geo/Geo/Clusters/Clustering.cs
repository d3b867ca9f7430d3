using NetTopologySuite.Geometries;

namespace QhdHomeMap.Geo.Clusters;

/// <summary>Which cluster each point belongs to.</summary>
/// <param name="Labels">A cluster for each point, numbered from 0 by its first core point, or <see cref="Noise"/>.</param>
/// <param name="IsCore">Whether each point is a core point. For HDBSCAN, which knows no others, every one that is not noise.</param>
/// <param name="Count">How many clusters there are.</param>
public sealed record Clustering(IReadOnlyList<int> Labels, IReadOnlyList<bool> IsCore, int Count)
{
    /// <summary>The label of a point that belongs nowhere.</summary>
    public const int Noise = -1;

    /// <summary>The clusters as people see them, by label. O(n log n).</summary>
    /// <param name="points">Those that were clustered.</param>
    /// <exception cref="ArgumentException">There are more or fewer points than labels.</exception>
    public IReadOnlyList<Cluster> Describe(WeightedPoints points)
    {
        var members = Members(points);
        return
        [
            .. members.Select(
                (numbers, label) =>
                {
                    var heads = numbers.Sum(points.WeightOf);
                    return new Cluster(
                        label,
                        heads,
                        numbers.Count,
                        Hull(points, numbers),
                        Centre(points, numbers, heads)
                    );
                }
            ),
        ];
    }

    /// <summary>Heads and points outside every cluster. O(n).</summary>
    /// <param name="points">Those that were clustered.</param>
    public (double HeadCount, int PointCount) NoiseOf(WeightedPoints points)
    {
        var (heads, count) = (0d, 0);
        for (var i = 0; i < Labels.Count; i++)
        {
            if (Labels[i] == Noise)
            {
                heads += points.WeightOf(i);
                count++;
            }
        }

        return (heads, count);
    }

    private List<int>[] Members(WeightedPoints points)
    {
        if (points.Count != Labels.Count)
        {
            throw new ArgumentException($"{points.Count} points, but {Labels.Count} labels.", nameof(points));
        }

        var members = new List<int>[Count];
        for (var label = 0; label < Count; label++)
        {
            members[label] = [];
        }

        for (var i = 0; i < Labels.Count; i++)
        {
            if (Labels[i] != Noise)
            {
                members[Labels[i]].Add(i);
            }
        }

        return members;
    }

    private static Geometry Hull(WeightedPoints points, List<int> members) =>
        GeometryFactory
            .Default.CreateMultiPointFromCoords([
                .. members.Select(point => new Coordinate(points.XM[point], points.YM[point])),
            ])
            .ConvexHull();

    // Measured from the first member, so that metres of an eastern or northern origin leave no rounding. Where nobody is counted,
    // every point counts alike.
    private static Coordinate Centre(WeightedPoints points, List<int> members, double heads)
    {
        var (x0, y0) = (points.XM[members[0]], points.YM[members[0]]);
        var (east, north, total) = (0d, 0d, 0d);
        foreach (var point in members)
        {
            var weight = heads > 0 ? points.WeightOf(point) : 1;
            east += weight * (points.XM[point] - x0);
            north += weight * (points.YM[point] - y0);
            total += weight;
        }

        return new(x0 + (east / total), y0 + (north / total));
    }
}

/// <summary>A place where many are.</summary>
/// <param name="Label">Its number in <see cref="Clustering.Labels"/>.</param>
/// <param name="HeadCount">The sum of its points' weights.</param>
/// <param name="PointCount">How many points it has.</param>
/// <param name="Hull">The convex hull of its points, in their plane: a polygon; a line or a point where they span no area.</param>
/// <param name="Centre">Their weighted mean.</param>
public sealed record Cluster(int Label, double HeadCount, int PointCount, Geometry Hull, Coordinate Centre);
