using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;

namespace QhdHomeMap.Seed.Reference;

internal static class AreaLoader
{
    private const int CensusYear = 2020;

    private static readonly JsonSerializerOptions GeoJson = new()
    {
        Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), 4326)) },
    };

    public static void AddAreas(QhdDbContext db, ReferenceFile file, HashSet<string> known)
    {
        var boundaries = ReadBoundaries();
        foreach (var (entry, index) in file.Areas.Select((a, i) => (a, i)).Where(x => !known.Contains(x.a.Code)))
        {
            var area = new Area
            {
                Code = entry.Code,
                Name = entry.Name,
                ShortName = entry.ShortName,
                SignatureName = entry.SignatureName,
                Aliases = [.. entry.Aliases ?? []],
                Boundary = boundaries.GetValueOrDefault(entry.Code),
                SortOrder = index,
            };
            area.Hosts.AddRange((entry.Hosts ?? []).Select(h => new ZoneHost { ZoneCode = entry.Code, HostCode = h }));
            db.Areas.Add(area);
        }
    }

    /// <summary>Where nobody has yet said how many live there: areas that are new, and those of a database older than the figure.</summary>
    public static async Task AddResidentsAsync(QhdDbContext db, CancellationToken cancellation)
    {
        var without = await db.Areas.Where(a => a.Residents == null).ToListAsync(cancellation);
        without.AddRange(db.Areas.Local.Where(a => db.Entry(a).State is EntityState.Added));
        if (without.Count == 0)
        {
            return;
        }

        var residents = File.ReadLines(DataFiles.Path("census-2020.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[2], CultureInfo.InvariantCulture));
        foreach (var area in without.Where(a => residents.ContainsKey(a.Code)))
        {
            (area.Residents, area.ResidentsYear) = (residents[area.Code], CensusYear);
        }
    }

    public static void AddTownships(QhdDbContext db, HashSet<string> known) =>
        db.Townships.AddRange(
            File.ReadLines(DataFiles.Path("townships.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Where(cells => !known.Contains(cells[0]))
                .Select(cells => new Township
                {
                    Code = cells[0],
                    Name = cells[1],
                    AreaCode = cells[2],
                })
        );

    private static Dictionary<string, MultiPolygon> ReadBoundaries()
    {
        using var stream = File.OpenRead(DataFiles.Path("counties.geojson"));
        var counties =
            JsonSerializer.Deserialize<FeatureCollection>(stream, GeoJson)
            ?? throw new JsonException("counties.geojson is null.");
        return counties.ToDictionary(f => (string)f.Attributes["code"], f => (MultiPolygon)f.Geometry);
    }
}
