using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Data.Planning;

/// <summary>Areas, townships, unions, quotas and holidays: what homes and people are told apart by.</summary>
internal sealed class InputReference
{
    private readonly Dictionary<string, int> _areas;
    private readonly Dictionary<string, int> _townships;
    private readonly (int Township, Envelope Box, IndexedPointInAreaLocator Locator)[] _outlines;
    private readonly IReadOnlyList<QuotaRow> _quotas;

    private InputReference(
        IReadOnlyList<InputArea> areas,
        IReadOnlyList<InputTownship> townships,
        IReadOnlyList<InputUnion> unions,
        IReadOnlyList<QuotaRow> quotas,
        HolidayCalendar holidays
    )
    {
        (Areas, Townships, Unions, _quotas, Holidays) = (areas, townships, unions, quotas, holidays);
        _areas = areas.Index().ToDictionary(a => a.Item.Code, a => a.Index);
        _townships = townships.Index().ToDictionary(t => t.Item.Code, t => t.Index);
        _outlines =
        [
            .. townships
                .Index()
                .Where(t => t.Item.Boundary is not null)
                .Select(t =>
                    (t.Index, t.Item.Boundary!.EnvelopeInternal, new IndexedPointInAreaLocator(t.Item.Boundary))
                ),
        ];
    }

    public IReadOnlyList<InputArea> Areas { get; }
    public IReadOnlyList<InputTownship> Townships { get; }
    public IReadOnlyList<InputUnion> Unions { get; }
    public HolidayCalendar Holidays { get; }

    public int AreaOf(string code) => _areas[code];

    public int TownshipOf(string? code) => code is null ? -1 : _townships[code];

    /// <summary>The township whose outline holds a point, of several the first; −1 without one.</summary>
    public int TownshipAt(Wgs84 point)
    {
        var at = new Coordinate(point.Lon, point.Lat);
        foreach (var (township, box, locator) in _outlines)
        {
            if (box.Contains(at) && locator.Locate(at) is not Location.Exterior)
                return township;
        }
        return -1;
    }

    /// <summary>Quotas follow affiliation: a home counts for the nearest union above it, or its own, that has one.</summary>
    public IReadOnlyList<InputQuota> QuotasOf(IReadOnlyList<InputHome> homes)
    {
        var parents = Unions.ToDictionary(u => u.Id, u => u.ParentId);
        var withQuota = _quotas.Select(q => q.UnionId).ToHashSet();
        var open = homes
            .Where(h => h.Kind is HomeKind.Home && h.Level is not null && h.Status is not HomeStatus.Planned)
            .ToLookup(h => (Owner(h.UnionId), h.Level!.Value));
        return
        [
            .. Unions
                .Where(u => withQuota.Contains(u.Id))
                .Select(u => new InputQuota(
                    u.Id,
                    u.Name,
                    CountOf(u.Id, HomeLevel.County),
                    CountOf(u.Id, HomeLevel.Town)
                )),
        ];

        int? Owner(int? union)
        {
            while (union is { } id && !withQuota.Contains(id))
                union = parents[id];
            return union;
        }

        QuotaCount CountOf(int union, HomeLevel level) =>
            new(
                _quotas.Where(q => q.UnionId == union && q.Level == level).Sum(q => q.Homes),
                open[(union, level)].Count()
            );
    }

    public static async Task<(InputReference Reference, string Hash)> ReadAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        var rows = new ReferenceRows(connection, cancellation);
        using var hash = new ContentHash();
        var areas = await rows.AreasAsync(hash);
        var townships = await rows.TownshipsAsync(hash, areas);
        var unions = await rows.UnionsAsync(hash, areas, townships);
        var quotas = await rows.QuotasAsync(hash);
        var holidays = await rows.HolidaysAsync(hash);
        return (new InputReference(areas, townships, unions, quotas, holidays), hash.Hex());
    }

    internal sealed record QuotaRow(int UnionId, HomeLevel Level, int Homes);
}
