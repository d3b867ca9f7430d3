using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>
/// The ground that a layout's homes cover: for each home, and all together. Immutable. Shapes are overlaid in degrees, in which their sides are
/// straight, and measured on the ellipsoid.
/// </summary>
public sealed class CoveredGround
{
    private readonly HomeGround[] _homes;
    private readonly (Geometry Shape, double AreaM2)[] _islands;

    private CoveredGround(HomeGround[] homes, Geometry shape)
    {
        (_homes, Shape) = (homes, shape);
        _islands =
        [
            .. Enumerable
                .Range(0, shape.NumGeometries)
                .Select(shape.GetGeometryN)
                .Select(i => (i, EllipsoidArea.Of(i))),
        ];
        AreaM2 = _islands.Sum(island => island.AreaM2);
        HomesM2 = homes.Sum(home => home.AreaM2);
    }

    /// <summary>The ground of each home that is open, in the layout's order.</summary>
    public IReadOnlyList<HomeGround> Homes => _homes;

    /// <summary>What at least one of them covers: a polygon, a multi-polygon or an empty polygon, in WGS84 degrees as <see cref="HomeGround.Shape"/>.</summary>
    public Geometry Shape { get; }

    /// <summary>The size of <see cref="Shape"/>, square metres.</summary>
    public double AreaM2 { get; }

    /// <summary>What the homes cover, each for itself, added up: square metres.</summary>
    public double HomesM2 { get; }

    /// <summary>What homes cover that another covers already, square metres: twice over for the third.</summary>
    public double OverlapM2 => new GroundWithin(AreaM2, AreaM2, HomesM2).OverlapM2;

    /// <summary>
    /// Draws the ground. As the crow flies, 0.1 ms a home and the union, O(corners · log corners). By road, one search and one drawing a home,
    /// about 1 µs a reached edge, and one more drawing of all that is reached: ground belongs to its nearest road, so that is the union. A home's own
    /// drawing is kept with the roads: another hour or a scenario draws only the homes that are new, and the union.
    /// </summary>
    /// <param name="layout">The homes and the rule.</param>
    /// <param name="hour">0 is Monday from 0:00: the homes open then; null: all.</param>
    /// <param name="cancel">Stops before the next home.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour; as the crow flies, a radius is over 100 km.</exception>
    public static CoveredGround Of(SiteLayout layout, int? hour, CancellationToken cancel = default)
    {
        WeekHours.Require(hour);
        var open = layout.Homes.Where(home => hour is not { } asked || home.Open.Contains(asked)).ToArray();
        return layout.Rule.Profile is null ? ByLine(layout, open, cancel) : ByRoad(layout, open, cancel);
    }

    /// <summary>How much of a county, a township or other ground is covered. O(corners · log); homes and islands of ground in its midst cost no overlay.</summary>
    /// <param name="area">A valid polygon or multi-polygon in WGS84 degrees.</param>
    public GroundWithin Within(Geometry area)
    {
        var prepared = PreparedGeometryFactory.Prepare(area);
        return new(
            EllipsoidArea.Of(area),
            _islands.Sum(island => AreaWithin(prepared, island.Shape, island.AreaM2)),
            _homes.Sum(home => AreaWithin(prepared, home.Shape, home.AreaM2))
        );
    }

    private static CoveredGround ByLine(SiteLayout layout, LayoutHome[] homes, CancellationToken cancel)
    {
        var grounds = ForEach(homes.Length, i => Circle(homes[i], layout.Rule.LimitOf(homes[i])), cancel);
        var union = OverlayNGRobust.Union(Array.ConvertAll(grounds, ground => ground.Shape), PolygonAssembler.Factory);
        union.Normalize();
        return new(grounds, PolygonAssembler.Turned(union));
    }

    private static CoveredGround ByRoad(SiteLayout layout, LayoutHome[] homes, CancellationToken cancel)
    {
        var (rule, roads) = (layout.Rule, layout.Roads!);
        var graph = roads.Graph(rule.Profile!, rule.Unit);
        var matches = roads.Match(Array.ConvertAll(homes, home => home.Location), rule.Profile!, rule.Unit);
        var reached = ForEach(
            homes.Length,
            i =>
                matches[i] is { Fault: MatchFault.None, Place: { } place }
                    ? Reached(graph, place, rule.LimitOf(homes[i]))
                    : [],
            cancel
        );
        var cells = roads.Ground(rule.Profile!);
        var areas = ForEach(
            homes.Length,
            i =>
                roads.Drawn.Of(
                    new(rule.Profile!, rule.Unit, homes[i].Location, rule.LimitOf(homes[i])),
                    cells,
                    reached[i]
                ),
            cancel
        );
        return new(
            [.. homes.Zip(areas, (home, area) => new HomeGround(home.Id, area.Shape, area.AreaM2))],
            ServiceArea.Draw(cells, [.. reached.SelectMany(stretches => stretches)]).Shape
        );
    }

    private static RoadStretch[] Reached(RoutingGraph graph, RoadPlace home, double limit)
    {
        using var search = graph.Rent();
        search.RunTowards(home, limit);
        return search.Stretches(limit);
    }

    private static HomeGround Circle(LayoutHome home, double radiusM)
    {
        var ring = Array.ConvertAll(
            GeodesicCircle.Ring(home.Location, radiusM),
            corner => new Coordinate(corner.Lon, corner.Lat)
        );
        var shape = PolygonAssembler.Factory.CreatePolygon([.. ring, ring[0].Copy()]);
        return new(home.Id, shape, EllipsoidArea.Of(shape));
    }

    private static double AreaWithin(IPreparedGeometry area, Geometry shape, double shapeM2) =>
        shape.IsEmpty || !area.Intersects(shape) ? 0
        : area.Contains(shape) ? shapeM2
        : EllipsoidArea.Of(OverlayNGRobust.Overlay(shape, area.Geometry, SpatialFunction.Intersection));

    private static T[] ForEach<T>(int count, Func<int, T> work, CancellationToken cancel)
    {
        var done = new T[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel }, i => done[i] = work(i));
        return done;
    }
}
