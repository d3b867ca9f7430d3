using System.Globalization;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>A column of the sheet in which homes are changed.</summary>
/// <param name="Header">As the import of lists names it.</param>
/// <param name="Member">The edit's member that it gives.</param>
/// <param name="Width">In digits.</param>
/// <param name="Print">The cell of a home with these services.</param>
/// <param name="Put">Puts a cell into an edit, null for a word such as 无; returns what is wrong with it.</param>
/// <param name="IsNumber">Whether the cells are numbers.</param>
internal sealed record HomeColumn(
    string Header,
    string Member,
    double Width,
    Func<Home, IEnumerable<short>, HomeChoices, string?> Print,
    Func<HomeEdit, string?, HomeChoices, string?> Put,
    bool IsNumber = false
);

/// <summary>The columns of the import of lists, in their order. Places are WGS84.</summary>
internal static class HomeColumns
{
    public const int DegreeDecimals = 9;
    public const string Id = "站点ID";
    public const string Version = "版本";

    /// <summary>A blank cell says nothing; these clear, as in the import.</summary>
    private static readonly string[] None = ["无", "没有", "暂无", "-", "--", "—", "——", "/", "N/A", "n/a"];

    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '/', '|', ' ', '+', '。'];

    public static readonly IReadOnlyList<HomeColumn> All =
    [
        Text("编号", nameof(HomeEdit.Code), 14, h => h.Code, (e, t) => e.Code = t),
        Text("名称", nameof(HomeEdit.Name), 36, h => h.Name, (e, t) => e.Name = t),
        Term(
            "区县",
            nameof(HomeEdit.AreaCode),
            16,
            h => h.AreaCode,
            (e, c) => e.AreaCode = c,
            c => c.Areas.Select(a => (a.Code, a.Name))
        ),
        Text("地址", nameof(HomeEdit.Address), 40, h => h.Address, (e, t) => e.Address = t),
        Degrees("经度", nameof(HomeEdit.Lon), h => h.Location.X, (e, n) => e.Lon = n),
        Degrees("纬度", nameof(HomeEdit.Lat), h => h.Location.Y, (e, n) => e.Lat = n),
        Code<HomeForm>("形式", nameof(HomeEdit.Form), h => h.Form, (e, c) => e.Form = c),
        Code<HomeKind>("阵地类别", nameof(HomeEdit.Kind), h => h.Kind, (e, c) => e.Kind = c),
        Code<HomeLevel>("层级", nameof(HomeEdit.Level), h => h.Level, (e, c) => e.Level = c),
        Code<HomeGrade>("等级", nameof(HomeEdit.Grade), h => h.Grade, (e, c) => e.Grade = c),
        Term(
            "隶属工会",
            nameof(HomeEdit.UnionId),
            26,
            h => Invariant(h.UnionId),
            (e, c) => e.UnionId = c is null ? null : int.Parse(c, CultureInfo.InvariantCulture),
            c => c.Unions.Select(u => (Invariant(u.Id), u.Name)),
            "没有这个工会，或它不在您的管辖范围内"
        ),
        Term(
            "依托阵地",
            nameof(HomeEdit.Host),
            16,
            h => h.HostPositionCode,
            (e, c) => e.Host = c,
            c => c.Hosts.Select(t => (t.Code, t.Name))
        ),
        Term(
            "场所类型",
            nameof(HomeEdit.Setting),
            14,
            h => h.SettingCode,
            (e, c) => e.Setting = c,
            c => c.Settings.Select(t => (t.Code, t.Name))
        ),
        new(
            "乡镇街道",
            nameof(HomeEdit.TownshipCode),
            18,
            (h, _, c) => c.Townships.FirstOrDefault(t => t.Code == h.TownshipCode)?.Name,
            TownshipCell.Put
        ),
        Text("备案号", nameof(HomeEdit.FilingNo), 16, h => h.FilingNo, (e, t) => e.FilingNo = t),
        new(
            "覆盖半径",
            nameof(HomeEdit.RadiusM),
            10,
            (h, _, _) => Invariant(h.CoverageRadiusM),
            (e, text, _) =>
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var metres))
                    return "应为以米为单位的整数";
                e.RadiusM = metres;
                return null;
            },
            IsNumber: true
        ),
        Text("开放时间", nameof(HomeEdit.Hours), 40, h => h.Hours, (e, t) => e.Hours = t),
        new("服务", nameof(HomeEdit.Services), 40, PrintServices, PutServices),
        new(
            "进入方式",
            nameof(HomeEdit.Access),
            24,
            (h, _, _) => AccessCell.Print(h),
            (e, text, _) => AccessCell.Put(e, text)
        ),
        Text("责任单位", nameof(HomeEdit.ResponsibleBody), 30, h => h.ResponsibleBody, (e, t) => e.ResponsibleBody = t),
        Text("电话", nameof(HomeEdit.Phone), 18, h => h.Phone, (e, t) => e.Phone = t),
    ];

    public static bool Clears(string cell) => None.Contains(cell);

    public static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static HomeColumn Text(
        string header,
        string member,
        double width,
        Func<Home, string?> print,
        Action<HomeEdit, string?> put
    ) =>
        new(
            header,
            member,
            width,
            (h, _, _) => print(h),
            (e, text, _) =>
            {
                put(e, text);
                return null;
            }
        );

    private static HomeColumn Degrees(
        string header,
        string member,
        Func<Home, double> print,
        Action<HomeEdit, double> put
    ) =>
        new(
            header,
            member,
            14,
            (h, _, _) => Math.Round(print(h), DegreeDecimals).ToString("0.#########", CultureInfo.InvariantCulture),
            (e, text, _) =>
            {
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees))
                    return "应为十进制的度数（WGS84），例如 119.6005";
                put(e, degrees);
                e.Datum = "wgs84";
                return null;
            },
            IsNumber: true
        );

    private static HomeColumn Code<T>(string header, string member, Func<Home, T?> print, Action<HomeEdit, string?> put)
        where T : struct, Enum =>
        new(
            header,
            member,
            14,
            (h, _, _) => print(h)?.Word(),
            (e, text, _) =>
            {
                var value = text is null ? null : HomeWords.Find<T>(text);
                if (text is not null && value is null)
                    return $"可以写：{string.Join("、", HomeWords.All<T>().Select(t => t.Name))}";
                put(e, value?.Code());
                return null;
            }
        );

    private static HomeColumn Term(
        string header,
        string member,
        double width,
        Func<Home, string?> print,
        Action<HomeEdit, string?> put,
        Func<HomeChoices, IEnumerable<(string Code, string Name)>> terms,
        string? unknown = null
    ) =>
        new(
            header,
            member,
            width,
            (h, _, c) => print(h) is { } code ? terms(c).First(t => t.Code == code).Name : null,
            (e, text, c) =>
            {
                var known = terms(c).ToList();
                var at = known.FindIndex(t => t.Name == text);
                if (text is not null && at < 0)
                    return unknown ?? $"可以写：{string.Join("、", known.Select(t => t.Name))}";
                put(e, text is null ? null : known[at].Code);
                return null;
            }
        );

    private static string PrintServices(Home home, IEnumerable<short> services, HomeChoices choices) =>
        string.Join('、', choices.Services.Where(s => services.Contains(s.Id)).Select(s => s.Name));

    private static string? PutServices(HomeEdit edit, string? text, HomeChoices choices)
    {
        var services = new List<ServiceEdit>();
        foreach (var word in (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (choices.Services.FirstOrDefault(s => s.Name == word || s.Code == word) is not { } service)
                return $"没有“{word}”这项服务，可以写：{string.Join("、", choices.Services.Select(s => s.Name))}";
            services.Add(new ServiceEdit(service.Code));
        }
        edit.Services = services;
        return null;
    }
}
