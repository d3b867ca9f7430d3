using QhdHomeMap.Data.Areas;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>
/// Tells a wrong datum from wrong points. A datum taken for another moves every point of a list by half a kilometre or
/// more, some of them into the sea or the next county; read in the right datum, all of these fit, and the others still
/// do.
/// </summary>
internal sealed class DatumDoubt(AreaMap map, Datum datum)
{
    /// <summary>CGCS2000 is WGS-84 here, and coordinates in metres cannot be taken for degrees.</summary>
    private static readonly Datum[] Candidates = [Datum.Gcj02, Datum.Wgs84, Datum.Bd09];

    /// <summary>
    /// A datum taken for another is off by at most 1.2 km here; what is farther off has another cause.
    /// </summary>
    private const double LargestShiftM = 1300;

    private readonly List<Located> _points = [];

    /// <summary>Notes where a row says that it is.</summary>
    public void Note(int line, double x, double y, Area? named)
    {
        var point = datum.ToWgs84(x, y);
        var fits = map.Fits(named, point);
        if (fits || map.DistanceM(named, point) <= LargestShiftM)
        {
            _points.Add(new(line, x, y, named, fits));
        }
    }

    /// <summary>
    /// The datum in which at most half as many points are out of place, and the lines that it puts right; null if there
    /// is none.
    /// </summary>
    public (Datum Datum, HashSet<int> Lines)? Find()
    {
        var misfits = _points.Count(point => !point.Fits);
        if (misfits == 0 || datum.IsProjected())
        {
            return null;
        }
        var own = datum == Datum.Cgcs2000 ? Datum.Wgs84 : datum;
        var best = Candidates
            .Where(other => other != own)
            .Select(other => (Datum: other, Misfits: _points.Count(point => !Fits(point, other))))
            .MinBy(other => other.Misfits);
        return best.Misfits * 2 <= misfits
            ? (
                best.Datum,
                _points.Where(point => !point.Fits && Fits(point, best.Datum)).Select(point => point.Line).ToHashSet()
            )
            : null;
    }

    private bool Fits(Located point, Datum other) => map.Fits(point.Named, other.ToWgs84(point.X, point.Y));

    private sealed record Located(int Line, double X, double Y, Area? Named, bool Fits);
}
