using System.Globalization;

namespace QhdHomeMap.Data.Tests;

/// <summary>The SQL of one valid home. A test names the columns that matter to it; the rest is as plain as may be.</summary>
internal static class NewHome
{
    public static string Insert(params (string Column, string Value)[] columns)
    {
        var row = new Dictionary<string, string>
        {
            ["code"] = "gen_random_uuid()::text",
            ["code_assigned"] = "false",
            ["name"] = "'海港区总工会共享职工之家'",
            ["address"] = "'海港区'",
            ["location"] = Place(119.6, 39.93),
            ["area_code"] = "'130302'",
            ["union_id"] = "(select id from unions where code = '130302')",
            ["kind"] = "'home'",
            ["form"] = "'daily'",
            ["coverage_radius_m"] = "1000",
            ["status"] = "'open'",
            ["source"] = "'test'",
            ["is_sample"] = "false",
        };
        foreach (var (column, value) in columns)
            row[column] = value;
        return $"insert into homes ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Values)}) returning id";
    }

    public static string InsertAt(double lon, double lat, params (string Column, string Value)[] columns) =>
        Insert([("location", Place(lon, lat)), .. columns]);

    private static string Place(double lon, double lat) =>
        string.Create(CultureInfo.InvariantCulture, $"st_point({lon}, {lat}, 4326)::geography");
}
