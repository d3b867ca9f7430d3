using NetTopologySuite.Geometries;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Tiles;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Api.Features.MapTiles;

/// <summary>A layer of the planners' map, and what it is drawn from.</summary>
/// <param name="Name">In the address and in the tile.</param>
/// <param name="NeedsQuestion">Whether it depends on the people, the rule or the hour that are asked about.</param>
/// <param name="IsScoped">Whether it shows only what the caller plans for: the roads are everybody's.</param>
/// <param name="KeyOf">What of a question it depends on.</param>
/// <param name="Draw">Its features.</param>
internal sealed record MapLayer(
    string Name,
    bool NeedsQuestion,
    bool IsScoped,
    Func<LayoutQuestion, object> KeyOf,
    Func<PlanDesk.Asked, CancellationToken, TileLayer> Draw
)
{
    private static readonly object Always = new();

    private static readonly Dictionary<string, MapLayer> All = new MapLayer[]
    {
        new("areas", false, true, _ => Always, (asked, _) => GroundLayers.Areas(asked)),
        new("roads", false, false, _ => Always, (asked, _) => GroundLayers.Roads(asked.City.Layouts)),
        new("homes", false, true, question => question.Homes, (asked, _) => HomeLayers.Homes(asked)),
        new("clusters", false, true, _ => Always, (asked, _) => PeopleLayers.Clusters(asked)),
        new("coverage", true, true, q => (q.Homes, q.Rule), HomeLayers.Coverage),
        new("gaps", true, true, question => question, PeopleLayers.Gaps),
        new("cells", true, true, question => question with { Hour = null }, PeopleLayers.Cells),
    }.ToDictionary(layer => layer.Name);

    public static MapLayer? Find(string name) => All.GetValueOrDefault(name);
}

/// <summary>县区、乡镇街道、道路: the ground of the map.</summary>
internal static class GroundLayers
{
    public static TileLayer Areas(PlanDesk.Asked asked)
    {
        var (inputs, scope) = (asked.City.Layouts.Inputs, asked.Scope);
        var areas = inputs
            .Areas.Where((area, i) => area.Boundary is not null && scope.Outlines[i] is not null)
            .Select(area => Feature(area.Code, area.ShortName, "area", area.Boundary!, minZoom: 0));
        var townships = inputs
            .Townships.Where((township, i) => township.Boundary is not null && scope.Sees(township.Area, i))
            .Select(township => Feature(township.Code, township.Name, "township", township.Boundary!, minZoom: 9));
        return new("areas", ["code", "name", "kind"], [.. areas, .. townships]);
    }

    public static TileLayer Roads(CityLayouts layouts)
    {
        if (layouts.Roads?.Network is not { } network)
            return new("roads", ["class", "name"], []);
        var features = new TileFeature[network.Edges.Length];
        for (var edge = 0; edge < features.Length; edge++)
        {
            ref readonly var road = ref network.Edges[edge];
            var points = new Coordinate[network.PointCount(edge)];
            for (var i = 0; i < points.Length; i++)
                points[i] = network.Point(edge, i) is var place ? new Coordinate(place.Lon, place.Lat) : null!;
            var name = network.Names[road.Name];
            features[edge] = new(
                (ulong)edge + 1,
                new LineString(points),
                [road.Class.Code(), name.Length > 0 ? name : (string?)null],
                MinZoomOf(road.Class)
            );
        }
        return new("roads", ["class", "name"], features);
    }

    private static TileFeature Feature(string code, string name, string kind, Geometry shape, int minZoom) =>
        new(ulong.Parse(code, System.Globalization.CultureInfo.InvariantCulture), shape, [code, name, kind], minZoom);

    private static int MinZoomOf(Geo.Roads.RoadClass roadClass) =>
        roadClass switch
        {
            Geo.Roads.RoadClass.Motorway or Geo.Roads.RoadClass.Trunk or Geo.Roads.RoadClass.Primary => 0,
            Geo.Roads.RoadClass.Secondary => 9,
            Geo.Roads.RoadClass.Tertiary => 10,
            Geo.Roads.RoadClass.Unclassified or Geo.Roads.RoadClass.Residential => 12,
            Geo.Roads.RoadClass.Unknown or Geo.Roads.RoadClass.LivingStreet => 12,
            _ => 13,
        };
}

/// <summary>站点与服务圈.</summary>
internal static class HomeLayers
{
    /// <summary>A home that a scenario adds has a negative number, which no feature may have.</summary>
    private const ulong AddedBase = 1UL << 32;

    public static TileLayer Homes(PlanDesk.Asked asked)
    {
        var areas = asked.City.Layouts.Inputs.Areas;
        return new(
            "homes",
            ["id", "name", "kind", "planned", "scenario", "open", "area"],
            [
                .. asked.SeenHomes.Select(home => new TileFeature(
                    FeatureId(home.Id),
                    PointOf(home.Layout.Location),
                    [
                        (long?)home.Id,
                        home.Name,
                        home.Kind.Code(),
                        (bool?)home.IsPlanned,
                        home.Mark?.Code(),
                        home.HoursKnown ? WeekHourText.Bits(home.Layout.Open) : (string?)null,
                        home.Area < 0 ? (string?)null : areas[home.Area].Code,
                    ]
                )),
            ]
        );
    }

    /// <summary>Each home's ground, so that where they lie over one another is seen.</summary>
    public static TileLayer Coverage(PlanDesk.Asked asked, CancellationToken cancellation)
    {
        var layout = asked.Layout(cancellation);
        var shapes = layout.WholeGround.Homes.ToDictionary(home => home.HomeId, home => home.Shape);
        return new(
            "coverage",
            ["id", "name", "open"],
            [
                .. layout.SeenHomes.Select(home => new TileFeature(
                    FeatureId(home.Id),
                    shapes[home.Id],
                    [(long?)home.Id, home.Name, WeekHourText.Bits(home.Layout.Open)]
                )),
            ]
        );
    }

    public static ulong FeatureId(int home) => home > 0 ? (ulong)home : AddedBase + (ulong)-(long)home;

    public static Point PointOf(Wgs84 place) => new(place.Lon, place.Lat);
}

/// <summary>人群: where they crowd, where nobody covers them, how they are covered through the week. Never fewer than five.</summary>
internal static class PeopleLayers
{
    private const char NobodyThere = '-';

    public static TileLayer Clusters(PlanDesk.Asked asked)
    {
        var (layouts, inputs) = (asked.City.Layouts, asked.City.Layouts.Inputs);
        return new(
            "clusters",
            ["id", "name", "people"],
            [
                .. layouts
                    .Clusters.Peopled(layouts.PeopleIn(asked.Scope, DemandKind.Workers))
                    .Where(found => found.People >= GapChoice.FewestPeople)
                    .Select(found => new TileFeature(
                        (ulong)found.Cluster + 1,
                        layouts.Clusters.All[found.Cluster].Hull,
                        [
                            (long?)(found.Cluster + 1),
                            CityLayout.ClusterName(inputs, layouts.Clusters.All[found.Cluster], found.Cluster),
                            (double?)Math.Round(found.People),
                        ]
                    )),
            ]
        );
    }

    public static TileLayer Gaps(PlanDesk.Asked asked, CancellationToken cancellation)
    {
        var found = CityGaps.Find(asked.Layout(cancellation), GapChoice.Usual);
        return new(
            "gaps",
            ["rank", "people", "hours"],
            [
                .. found.Gaps.Select(
                    (gap, i) =>
                        new TileFeature(
                            (ulong)i + 1,
                            gap.Hull,
                            [(long?)(i + 1), (double?)Math.Round(gap.People), WeekHourText.Bits(gap.Hours)]
                        )
                ),
            ]
        );
    }

    public static TileLayer Cells(PlanDesk.Asked asked, CancellationToken cancellation)
    {
        var layout = asked.Layout(cancellation);
        var grid = asked.City.Layouts.Ground.Cells;
        var cells = Geo.Layouts.Hexagons.HexCells.Of(layout.Layout, grid);
        return new(
            "cells",
            ["people", "covered", "share"],
            [
                .. cells.Cells.Select(
                    (cell, i) =>
                        new TileFeature(
                            (ulong)i + 1,
                            grid.OutlineOf(cell.Cell),
                            [
                                (double?)Math.Round(cell.People),
                                string.Create(cell.CoveredPercent.Length, cell.CoveredPercent, WriteTenths),
                                (long?)(long)Math.Round(100 * cell.CoveredPeople / cell.People),
                            ]
                        )
                ),
            ]
        );
    }

    /// <summary>A character for each hour: 0 only where nobody is covered, 9 from nine tenths on.</summary>
    private static void WriteTenths(Span<char> tenths, byte[] percent)
    {
        for (var hour = 0; hour < tenths.Length; hour++)
        {
            tenths[hour] =
                percent[hour] == Geo.Layouts.Hexagons.HexCells.NotShown ? NobodyThere
                : percent[hour] == 0 ? '0'
                : (char)('0' + Math.Clamp((percent[hour] + 9) / 10, 1, 9));
        }
    }
}
