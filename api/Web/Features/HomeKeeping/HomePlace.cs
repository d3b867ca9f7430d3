using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Where a home is: its point, the area that the point must lie in, and a township of that area.</summary>
internal sealed class HomePlace(HomeChoices choices, HomeQueries queries, HomeFields fields)
{
    private static readonly IReadOnlyList<string> DatumCodes =
    [
        .. Enum.GetValues<Datum>().Where(d => !d.IsProjected()).Select(d => d.Code()),
    ];

    private bool _isWrong;

    public async Task ApplyAsync(Home home, HomeEdit edit, CancellationToken cancellation)
    {
        var point = ReadPoint(home, edit);
        var area = ReadArea(home, edit);
        var township = ReadTownship(home, edit);
        if (_isWrong)
            return;
        var isNew = home.AreaCode.Length == 0;
        if (isNew || point != PointOf(home) || area?.Code != home.AreaCode)
        {
            var holders = await queries.AreasOfPointAsync(point, cancellation);
            var holder = holders is [var first, ..] ? choices.Area(first) : null;
            area ??= holder;
            if (area is null || !area.Outlines.Intersect(holders).Any())
            {
                RefusePlace(edit, area, holder);
                return;
            }
        }
        if (township is not null && !choices.MayHold(area!.Code, township))
        {
            fields.Refuse(nameof(edit.TownshipCode), $"{area.ShortName}没有{township.Name}，请另选或清空");
            return;
        }
        if (isNew || point != PointOf(home))
            home.Location = new Point(point.Lon, point.Lat) { SRID = 4326 };
        (home.AreaCode, home.TownshipCode) = (area!.Code, township?.Code);
    }

    public static Wgs84 PointOf(Home home) => new(home.Location.X, home.Location.Y);

    private Wgs84 ReadPoint(Home home, HomeEdit edit)
    {
        if (!new[] { nameof(edit.Lon), nameof(edit.Lat), nameof(edit.Datum) }.Any(edit.Gives))
            return PointOf(home);
        if (edit.Lon is not { } lon)
            Refuse(nameof(edit.Lon), "经度、纬度和坐标系要一起写");
        else if (edit.Lat is not { } lat)
            Refuse(nameof(edit.Lat), "经度、纬度和坐标系要一起写");
        else if (!Datums.TryParse(edit.Datum, out var datum) || datum.IsProjected())
            Refuse(nameof(edit.Datum), $"坐标系应为 {string.Join("、", DatumCodes)} 之一");
        else if (datum.FindFault(lon, lat) is not CoordinateFault.None)
            Refuse(nameof(edit.Lat), "地球上没有这个位置：经度和纬度可能写反了");
        else
            return datum.ToWgs84(lon, lat);
        return default;
    }

    private HomeChoices.AreaChoice? ReadArea(Home home, HomeEdit edit)
    {
        if (!edit.Gives(nameof(edit.AreaCode)))
            return choices.Area(home.AreaCode);
        var area = choices.Area(edit.AreaCode);
        if (area is null)
            Refuse(
                nameof(edit.AreaCode),
                $"没有这个县区，可用：{string.Join("、", choices.Areas.Select(a => $"{a.Code} {a.ShortName}"))}"
            );
        return area;
    }

    private Township? ReadTownship(Home home, HomeEdit edit)
    {
        var code = edit.Gives(nameof(edit.TownshipCode)) ? edit.TownshipCode : home.TownshipCode;
        var township = choices.Townships.FirstOrDefault(t => t.Code == code);
        if (code is not null && township is null)
            Refuse(nameof(edit.TownshipCode), "没有这个乡镇或街道");
        return township;
    }

    private void RefusePlace(HomeEdit edit, HomeChoices.AreaChoice? named, HomeChoices.AreaChoice? actual)
    {
        var why = actual is null
            ? "这个点在秦皇岛各县区之外，请核对坐标和坐标系"
            : $"这个点在{actual.ShortName}，不在{named?.ShortName}，请核对县区和坐标";
        Refuse(edit.Gives(nameof(edit.AreaCode)) ? nameof(edit.AreaCode) : nameof(edit.Lon), why);
    }

    private void Refuse(string member, string why)
    {
        _isWrong = true;
        fields.Refuse(member, why);
    }
}
