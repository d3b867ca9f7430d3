using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Distance;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>In which area a point lies, by the areas' outlines.</summary>
/// <remarks>
/// The outlines come from a grid of 1/1024 degree, whose cells measure 137 m across here. Nearer than that to an
/// outline a point counts as on either side of it: a kiosk at the harbour's edge is not in the sea.
/// </remarks>
internal sealed class AreaMap
{
    public const double ToleranceM = HomeQueries.OutlineToleranceM;

    private const double MetresPerDegree = 111_320;

    private readonly Dictionary<string, Area> _areas;
    private readonly List<Outline> _outlines;

    public AreaMap(IReadOnlyCollection<Area> areas)
    {
        _areas = areas.ToDictionary(area => area.Code);
        var bounded = areas
            .Where(area => area.Boundary is not null)
            .OrderBy(area => area.Code, StringComparer.Ordinal)
            .ToArray();
        Extent = bounded.Aggregate(new Envelope(), (all, area) => all.ExpandedBy(area.Boundary!.EnvelopeInternal));
        var lonScale = MetresPerDegree * Math.Cos(double.DegreesToRadians(Extent.Centre.Y));
        _outlines = [.. bounded.Select(area => new Outline(area, lonScale))];
    }

    /// <summary>The box around all areas, in degrees.</summary>
    public Envelope Extent { get; }

    /// <summary>
    /// The area whose outline holds the point, or the nearest one within the tolerance; null when it lies outside all.
    /// </summary>
    public Area? AreaAt(Wgs84 point)
    {
        if (_outlines.Find(outline => outline.Contains(point)) is { } holding)
        {
            return holding.Area;
        }
        return Fits(null, point) ? Nearest(point) : null;
    }

    /// <summary>
    /// Whether a point lies where it is said to: in the area that is named, or if none is, in any. A zone has no
    /// outline of its own; a point may be of a zone anywhere in the counties that hold it.
    /// </summary>
    public bool Fits(Area? named, Wgs84 point) =>
        HoldersOf(named).Any(outline => outline.Contains(point) || outline.DistanceM(point) <= ToleranceM);

    /// <summary>
    /// How far outside of the area that is named, or if none is, of all, a point lies; off by up to 1 %.
    /// </summary>
    public double DistanceM(Area? named, Wgs84 point) => HoldersOf(named).Min(outline => outline.DistanceM(point));

    /// <summary>
    /// Whether a township of a county may belong to an area: the same one, or a zone that it holds a part of.
    /// </summary>
    public static bool MayHold(Area area, Township township) =>
        area.Code == township.AreaCode || area.Hosts.Exists(host => host.HostCode == township.AreaCode);

    /// <summary>The area that is nearest to a point outside all.</summary>
    public Area Nearest(Wgs84 point) => _outlines.MinBy(outline => outline.DistanceM(point))!.Area;

    public Area this[string code] => _areas[code];

    private IEnumerable<Outline> HoldersOf(Area? named) =>
        named is null ? _outlines
        : named.IsZone ? _outlines.Where(outline => named.Hosts.Exists(host => host.HostCode == outline.Area.Code))
        : _outlines.Where(outline => outline.Area.Code == named.Code);

    private sealed class Outline(Area area, double lonScale)
    {
        private readonly IndexedPointInAreaLocator _locator = new(area.Boundary);
        private readonly IndexedFacetDistance _edge = new(
            new AffineTransformation().SetToScale(lonScale, MetresPerDegree).Transform(area.Boundary!.Boundary)
        );

        public Area Area => area;

        public bool Contains(Wgs84 point) =>
            area.Boundary!.EnvelopeInternal.Contains(point.Lon, point.Lat)
            && _locator.Locate(new Coordinate(point.Lon, point.Lat)) != Location.Exterior;

        /// <summary>To the outline, from either side.</summary>
        public double DistanceM(Wgs84 point) =>
            _edge.Distance(new Point(point.Lon * lonScale, point.Lat * MetresPerDegree));
    }
}
