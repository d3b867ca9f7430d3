using System.Globalization;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Seed.Sample;

/// <summary>A line of <c>data/sample-homes.csv</c>: what a person chose of a sample home. The rest is drawn.</summary>
internal sealed record SampleEntry(
    string Name,
    HomeKind Kind,
    HomeLevel? Level,
    HomeGrade? Grade,
    string AreaCode,
    string? TownshipCode,
    string? UnionCode,
    string Anchor,
    double NearM,
    double FarM,
    string SettingCode,
    string HostPositionCode,
    HomeForm Form,
    string? Hours,
    AccessWay Access,
    SampleTrouble? Trouble
)
{
    public static IReadOnlyList<SampleEntry> ReadAll() =>
        [.. File.ReadLines(DataFiles.Path("sample-homes.csv")).Skip(1).Select(Parse)];

    /// <summary>The file is our own and free of quotes: Chinese text uses the full-width comma.</summary>
    private static SampleEntry Parse(string line)
    {
        var cells = line.Split(',');
        return new SampleEntry(
            cells[0],
            EnumCode.Parse<HomeKind>(cells[1]),
            Optional<HomeLevel>(cells[2]),
            Optional<HomeGrade>(cells[3]),
            cells[4],
            Optional(cells[5]),
            Optional(cells[6]),
            cells[7],
            double.Parse(cells[8], CultureInfo.InvariantCulture),
            double.Parse(cells[9], CultureInfo.InvariantCulture),
            cells[10],
            cells[11],
            EnumCode.Parse<HomeForm>(cells[12]),
            Optional(cells[13]),
            EnumCode.Parse<AccessWay>(cells[14]),
            SampleTrouble.Parse(cells[15])
        );
    }

    private static string? Optional(string cell) => cell.Length == 0 ? null : cell;

    private static T? Optional<T>(string cell)
        where T : struct, Enum => cell.Length == 0 ? null : EnumCode.Parse<T>(cell);
}

/// <summary>What is wrong at a sample home: <c>suspended:reason</c>, or <c>alert:service</c> for a service out of order.</summary>
internal sealed record SampleTrouble(bool IsSuspension, string Detail)
{
    public static SampleTrouble? Parse(string cell) =>
        cell.Split(':') switch
        {
            [""] => null,
            ["suspended", var reason] => new SampleTrouble(true, reason),
            ["alert", var service] => new SampleTrouble(false, service),
            _ => throw new FormatException($"'{cell}' is no trouble of a sample home."),
        };
}
