using QhdHomeMap.Api.Roads;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.Roads.Nearest;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>The homes of one answer, nearest first: by straight line, or along the roads as far as there are any.</summary>
internal readonly ref struct NearestHomes
{
    /// <summary>The homes, with their distance by straight line.</summary>
    public ReadOnlySpan<Neighbour> Homes { get; init; }

    /// <summary>The ways to the first of them; the others are not joined to the roads and come after, by straight line.</summary>
    public ReadOnlySpan<RoadNeighbour> Ways { get; private init; }

    /// <summary>How distances were measured: <c>line</c>, <c>walk</c> or <c>ebike</c>; null where nobody asked.</summary>
    public string? By { get; private init; }

    /// <summary>Why by line, when something else was asked for.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the roads are invented, like the homes.</summary>
    public bool OnSampleRoads { get; private init; }

    public static NearestHomes ByLine(SnapshotStore.State state, NearestQuestion question, string? reason = null) =>
        new()
        {
            Homes = NearestSearch.Nearest(
                state.Snapshot.Index,
                question.Place,
                question.Limit,
                question.MaxDistanceM,
                Filter(state, question)
            ),
            By = question.By,
            Reason = reason,
        };

    /// <summary>Along the roads; by line where that cannot be, with the reason.</summary>
    public static NearestHomes Of(SnapshotStore.State state, RiderRoads? roads, NearestQuestion question)
    {
        if (question.By is null or NearestQuestion.Line)
            return ByLine(state, question);
        if (roads is null)
            return ByLine(state, question, "尚未导入道路数据，距离为直线距离");
        if (roads.Version.IsSample && state.Snapshot.HasRealHomes)
            return ByLine(state, question, "只有示例道路，距离为直线距离");
        var way = roads.Way(question.By);
        if (way.PlaceOf(question.Place) is not { } place)
            return ByLine(state, question, $"所在位置 {PlaceMatching.PeopleLimitM:0} 米内没有道路，距离为直线距离");
        var filter = new WithinLine(Filter(state, question), state.Snapshot.Index, question);
        var ways = NearestByRoad.Find(
            way.HomesOf(state.Snapshot),
            place,
            question.Limit,
            double.PositiveInfinity,
            filter
        );
        if (ways.Length == 0)
            return ByLine(state, question, "没有通往职工之家的道路，距离为直线距离");
        return new()
        {
            Homes = Joined(state.Snapshot, question, ways, filter),
            Ways = ways,
            By = question.By,
            OnSampleRoads = roads.Version.IsSample,
        };
    }

    /// <summary>The homes of the ways, and after them the nearest of those to which no way leads, up to the limit.</summary>
    private static Neighbour[] Joined(
        HomeSnapshot snapshot,
        NearestQuestion question,
        RoadNeighbour[] ways,
        WithinLine filter
    )
    {
        var place = Ecef.FromWgs84(question.Place);
        var onRoads = Array.ConvertAll(
            ways,
            way =>
            {
                var item = snapshot.Index.Items[way.Target];
                return new Neighbour(item, ShortGeodesic.DistanceM(place, snapshot.Index.Position(way.Target)));
            }
        );
        if (ways.Length == question.Limit)
            return onRoads;
        var found = ways.Select(way => way.Target).ToHashSet();
        var others = NearestSearch.Nearest(
            snapshot.Index,
            question.Place,
            question.Limit - ways.Length,
            question.MaxDistanceM,
            new NotAmong<HomeFilter>(filter.Homes, found)
        );
        return [.. onRoads, .. others];
    }

    private static HomeFilter Filter(SnapshotStore.State state, NearestQuestion question) =>
        new(state, question.Services, question.Access, question.Kind, question.OpenAt);

    /// <summary>The farthest distance is by straight line, however one travels.</summary>
    private readonly struct WithinLine(HomeFilter homes, PointIndex index, NearestQuestion question) : ISlotFilter
    {
        private readonly Ecef _place = Ecef.FromWgs84(question.Place);
        private readonly double _mostM = question.MaxDistanceM;

        public HomeFilter Homes => homes;

        public bool Accepts(int slot) =>
            homes.Accepts(slot)
            && (double.IsPositiveInfinity(_mostM) || ShortGeodesic.DistanceM(_place, index.Position(slot)) <= _mostM);
    }

    private readonly struct NotAmong<TFilter>(TFilter filter, HashSet<int> slots) : ISlotFilter
        where TFilter : struct, ISlotFilter
    {
        public bool Accepts(int slot) => !slots.Contains(slot) && filter.Accepts(slot);
    }
}
