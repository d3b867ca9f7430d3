using System.CommandLine;
using System.CommandLine.Parsing;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Roads;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import roads`: a file of roads as the network that answers.</summary>
internal static class ImportRoads
{
    public static Command Command()
    {
        var file = ListCall.File("osm.pbf、geojson 或 shp");
        var clip = new Option<string?>("--clip")
        {
            HelpName = "范围",
            Description = $"只要这个范围里的：{RoadsImportCall.ClipToAreas}（本市各县区），或一个面的 geojson 文件",
        };
        var datum = ListCall.Datum();
        datum.Description = $"geojson 和 shp 里坐标的坐标系，必填：{string.Join("、", Datums.Codes)}；osm.pbf 不用写";
        var command = new Command("roads", "导入路网，替换现有的：OpenStreetMap 的 osm.pbf，或 geojson、shp 的线。")
        {
            file,
            clip,
            datum,
        };
        command.Validators.Add(call =>
            ListCall.RefuseFile(call, call.GetValue(file), "roads 秦皇岛.osm.pbf --clip areas", FaultOf)
        );
        command.Validators.Add(call => RefuseDatum(call, call.GetValue(file), datum));
        command.Validators.Add(call => RefuseClip(call, call.GetValue(clip)));
        command.SetAction(
            (parsed, cancellation) =>
            {
                var code = parsed.GetValue(datum);
                var call = new RoadsImportCall(
                    parsed.GetValue(file)!,
                    code is null ? Datum.Wgs84 : ListCall.DatumOf(code),
                    parsed.GetValue(clip)
                );
                return RunAsync(call, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(RoadsImportCall call, CancellationToken cancellation)
    {
        var result = await ProgressDisplay.ShowAsync(progress =>
            RoadsImport.RunAsync(call, Connection.String(), progress, cancellation)
        );
        foreach (var line in RoadsReport.Lines(result))
        {
            Console.WriteLine(line);
        }
        return 0;
    }

    private static (string, string)? FaultOf(string file)
    {
        try
        {
            return RoadFile.KindOf(file) == RoadFileKind.Shapefile && RoadsImport.BesideOf(file, ".dbf") is null
                ? ("shapefile_incomplete", "shp 文件旁边没有同名的 .dbf：道路的种类在那里面，请把它们放在一起")
                : null;
        }
        catch (RoadFileException e)
        {
            return (e.Code, e.Message);
        }
    }

    /// <summary>OpenStreetMap has one datum only; any other file may be in any.</summary>
    private static void RefuseDatum(CommandResult call, string? file, Option<string?> datum)
    {
        if (!string.Equals(Path.GetExtension(file), ".pbf", StringComparison.OrdinalIgnoreCase))
        {
            ListCall.RefuseDatum(call, datum);
        }
        else if (call.GetValue(datum) is { } code && code != Datum.Wgs84.Code())
        {
            call.Refuse("datum_conflict", $"osm.pbf 一定是 {Datum.Wgs84.Code()}，不用写 --datum");
        }
    }

    private static void RefuseClip(CommandResult call, string? clip)
    {
        if (clip is not null and not RoadsImportCall.ClipToAreas && !File.Exists(clip))
        {
            call.Refuse(
                "file_not_found",
                $"--clip 后面要写 {RoadsImportCall.ClipToAreas}，或一个面的 geojson 文件；没有这个文件：{clip}"
            );
        }
    }
}
