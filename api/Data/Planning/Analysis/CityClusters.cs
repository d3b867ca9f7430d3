using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>职工集聚区: where workers are many. Does not depend on the homes.</summary>
/// <param name="Clustering">The cluster of each worker demand point; numbered from 0, those with the most people first.</param>
/// <param name="All">By number.</param>
public sealed record CityClusters(Clustering Clustering, IReadOnlyList<CityCluster> All)
{
    /// <summary>A block of houses: workplaces further apart than this are of one cluster only through others between them.</summary>
    public const double EpsM = 200;

    /// <summary>So many people within <see cref="EpsM"/> make a place a cluster's core.</summary>
    public const double MinPeople = 150;

    public static CityClusters Find(Demand workers)
    {
        var people = new double[workers.Count];
        workers.WritePeople(hour: null, people);
        var plane = LocalPlane.Around(workers.Places);
        var points = WeightedPoints.OnGround(workers.Places, plane, people);
        var clustering = Dbscan.Run(points, EpsM, MinPeople);
        var found = clustering.Describe(points).OrderByDescending(c => c.HeadCount).ThenBy(c => c.Label).ToArray();
        var ranks = new int[clustering.Count];
        foreach (var (rank, cluster) in found.Index())
            ranks[cluster.Label] = rank;
        int[] labels = [.. clustering.Labels.Select(label => label == Clustering.Noise ? label : ranks[label])];
        return new(
            new Clustering(labels, clustering.IsCore, clustering.Count),
            [
                .. found.Select(c => new CityCluster(
                    c.HeadCount,
                    AreaOf(workers, labels, ranks[c.Label], people),
                    plane.ToWgs84(c.Centre.X, c.Centre.Y),
                    GroundShape.Of(c.Hull, plane)
                )),
            ]
        );
    }

    /// <summary>The clusters of people: of others than workers, those whom a cluster's outline holds are of it.</summary>
    /// <returns>The clustering of the demand, and for each of its labels the cluster: one that holds none of them has no label.</returns>
    public (Clustering Clustering, IReadOnlyList<int> Clusters) Of(PeopleInScope people)
    {
        var (demand, points) = people;
        var areWorkers = demand.Kind is DemandKind.Workers;
        if (areWorkers && points is null)
            return (Clustering, [.. Enumerable.Range(0, All.Count)]);
        var at = new int[demand.Count];
        for (var i = 0; i < at.Length; i++)
            at[i] = areWorkers ? Clustering.Labels[points![i]] : At(new(demand.Places[i].Lon, demand.Places[i].Lat));
        int[] clusters = [.. at.Where(cluster => cluster != Clustering.Noise).Distinct().Order()];
        var labels = clusters.Index().ToDictionary(c => c.Item, c => c.Index);
        return (
            new(
                [.. at.Select(cluster => labels.GetValueOrDefault(cluster, Clustering.Noise))],
                new bool[at.Length],
                labels.Count
            ),
            clusters
        );
    }

    /// <summary>Each cluster with how many workers of a scope it has; those without any are left out.</summary>
    public IReadOnlyList<(int Cluster, double People)> Peopled(PeopleInScope workers)
    {
        var (clustering, clusters) = Of(workers);
        var people = new double[clustering.Count];
        for (var point = 0; point < workers.Demand.Count; point++)
        {
            if (clustering.Labels[point] is >= 0 and var label)
                people[label] += workers.Demand.People[point].Most;
        }
        return [.. clusters.Zip(people)];
    }

    private int At(Point place)
    {
        for (var cluster = 0; cluster < All.Count; cluster++)
        {
            if (All[cluster].Hull.EnvelopeInternal.Covers(place.Coordinate) && All[cluster].Hull.Covers(place))
                return cluster;
        }
        return Clustering.Noise;
    }

    /// <summary>The area of most of its people, of equals the first.</summary>
    private static int AreaOf(Demand workers, int[] labels, int cluster, double[] people)
    {
        var byArea = new SortedDictionary<int, double>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == cluster)
                byArea[workers.Areas[i]] = byArea.GetValueOrDefault(workers.Areas[i]) + people[i];
        }
        return byArea.MaxBy(a => a.Value).Key;
    }
}

/// <summary>One of them.</summary>
/// <param name="People">Who works there.</param>
/// <param name="Area">Index of the area of most of them.</param>
/// <param name="Centre">The middle of the people, WGS84.</param>
/// <param name="Hull">Its outline, WGS84: a polygon, or a line or point where there are few places.</param>
public sealed record CityCluster(double People, int Area, Wgs84 Centre, Geometry Hull);
