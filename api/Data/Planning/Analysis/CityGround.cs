using System.Collections.Concurrent;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Layouts.Hexagons;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>What depends on areas and roads alone, worked out for the first who asks.</summary>
public sealed class CityGround
{
    private readonly Lazy<RoadsByArea?> _roads;
    private readonly ConcurrentDictionary<string, Lazy<RoadsByArea>> _roadsByScope = new();
    private readonly Lazy<ResidentEstimate> _residents;

    public CityGround(LayoutInputs inputs, LayoutRoads? roads)
    {
        Outlines = new([.. inputs.Areas.Select(area => area.Boundary)]);
        _roads = new(() => roads is null ? null : RoadsByArea.Split(roads.Network, Outlines));
        _residents = new(() =>
            ResidentEstimate.AlongRoads(Roads, [.. inputs.Areas.Select(area => (double)(area.Residents ?? 0))], Cells)
        );
    }

    /// <summary>The areas; a zone holds no place.</summary>
    public AreaPolygons Outlines { get; }

    /// <summary>The cells in which demand is shown and residents are gathered.</summary>
    public HexGrid Cells { get; } = new();

    /// <summary>Null without roads.</summary>
    public RoadsByArea? Roads => _roads.Value;

    /// <summary>The roads of a scope by area, and none beyond it; of the whole city with those outside all areas. Null without roads.</summary>
    public RoadsByArea? RoadsOf(PlanScope scope) =>
        Roads is not { } all || scope.IsWholeCity
            ? Roads
            : _roadsByScope
                .GetOrAdd(scope.Key, _ => new(() => RoadsByArea.Split(all.Network, new(scope.Outlines)).Inside()))
                .Value;

    /// <summary>Where the residents of the census are taken to live.</summary>
    public ResidentEstimate Residents => _residents.Value;
}
