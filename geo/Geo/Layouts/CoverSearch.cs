using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>Finds whom homes cover under one rule, home by home, on all cores.</summary>
internal abstract class CoverSearch(CoverRule rule)
{
    protected CoverRule Rule => rule;

    public static CoverSearch For(Demand demand, LayoutRoads? roads, CoverRule rule)
    {
        if (!rule.IsMeaningful)
        {
            throw new ArgumentException("Seconds are counted along roads only, and a limit is above 0.", nameof(rule));
        }

        return rule.Profile is null ? new ByLine(demand, rule)
            : roads is not null ? new ByRoad(demand, roads, rule)
            : throw new ArgumentException("A rule by road needs roads.", nameof(roads));
    }

    /// <summary>For each home the demand points that it covers, ascending, or why it covers none.</summary>
    public abstract (int[] Served, MatchFault Fault)[] Find(LayoutHome[] homes, CancellationToken cancel);

    /// <summary>By geodesic distance, as PostGIS's <c>ST_DWithin</c> on geography decides. O(log n + served) a home.</summary>
    private sealed class ByLine(Demand demand, CoverRule rule) : CoverSearch(rule)
    {
        public override (int[] Served, MatchFault Fault)[] Find(LayoutHome[] homes, CancellationToken cancel)
        {
            var found = new (int[], MatchFault)[homes.Length];
            Searches.Run(
                homes.Length,
                threads: 0,
                () => demand.Index,
                (index, i) =>
                    found[i] = (RangeSearch.Within(index, homes[i].Location, Rule.LimitOf(homes[i])), MatchFault.None),
                cancel: cancel
            );
            return found;
        }
    }

    /// <summary>By the way to the home, as people go: one-way streets count in that direction. One bounded search a home.</summary>
    private sealed class ByRoad(Demand demand, LayoutRoads roads, CoverRule rule) : CoverSearch(rule)
    {
        private readonly RoutingGraph _graph = roads.Graph(rule.Profile!, rule.Unit);
        private readonly DemandOnRoads _demand = roads.Demand(demand, rule.Profile!, rule.Unit);

        public override (int[] Served, MatchFault Fault)[] Find(LayoutHome[] homes, CancellationToken cancel)
        {
            var matches = roads.Match(Array.ConvertAll(homes, home => home.Location), Rule.Profile!, Rule.Unit);
            var found = new (int[], MatchFault)[homes.Length];
            Searches.Run(
                homes.Length,
                threads: 0,
                () => (Search: _graph.Rent(), Points: new PointSet(demand.Count)),
                (tools, i) =>
                {
                    var (place, fault) = matches[i];
                    if (fault is MatchFault.None)
                    {
                        tools.Search.RunTowards(place!.Value, Rule.LimitOf(homes[i]));
                        _demand.Collect(tools.Search, tools.Points);
                    }

                    found[i] = (tools.Points.Take(), fault);
                },
                tools => tools.Search.Dispose(),
                cancel
            );
            return found;
        }
    }
}
