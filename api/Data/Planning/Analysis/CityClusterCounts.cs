using QhdHomeMap.Geo.Layouts.Density;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>职工集聚区 against the homes that serve, those with the most people first.</summary>
internal static class CityClusterCounts
{
    public static IReadOnlyList<ClusterCoverageAnswer> Coverage(CityLayout layout)
    {
        var (clustering, clusters) = layout.City.Clusters.Of(
            layout.City.PeopleIn(layout.Scope, layout.Question.People)
        );
        var counts = layout.Layout.Count(layout.Question.Hour, [.. clustering.Labels], clustering.Count);
        return
        [
            .. ClusterCoverage
                .Of(layout.Layout, clustering, layout.Question.Hour)
                .Select(c => new ClusterCoverageAnswer(
                    clusters[c.Label] + 1,
                    layout.ClusterName(clusters[c.Label]),
                    Rounded.Degrees(c.Centre.Lon),
                    Rounded.Degrees(c.Centre.Lat),
                    Rounded.Of(counts[c.Label]),
                    c.HomesServing,
                    Metres(c.NearestHomeM)
                )),
        ];
    }

    public static IReadOnlyList<ClusterDensity> Density(CityLayout layout)
    {
        var (clustering, clusters) = layout.City.Clusters.Of(
            layout.City.PeopleIn(layout.Scope, layout.Question.People)
        );
        return
        [
            .. ClusterCoverage
                .Of(layout.Layout, clustering, layout.Question.Hour)
                .Select(c => new ClusterDensity(
                    clusters[c.Label] + 1,
                    layout.ClusterName(clusters[c.Label]),
                    Rounded.People(c.People),
                    c.HomesServing,
                    c.PeoplePerHome is { } people ? Rounded.People(people) : null,
                    Metres(c.NearestHomeM),
                    Rounded.Share(c.CoveredShare)
                )),
        ];
    }

    private static double? Metres(double? metres) => metres is { } some ? Rounded.Metres(some) : null;
}
