using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;

namespace QhdHomeMap.Seed.Reference;

internal static class AreaLoader
{
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
