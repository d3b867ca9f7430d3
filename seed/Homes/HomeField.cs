namespace QhdHomeMap.Seed.Homes;

/// <summary>What a list says of a home: one column each, by its contract name.</summary>
internal enum HomeField
{
    Code,
    Name,
    Area,
    Address,
    Lon,
    Lat,
    Form,
    Kind,
    Level,
    Grade,
    Union,
    Host,
    Setting,
    Township,
    FilingNo,
    RadiusM,
    Hours,
    Services,
    Access,
    ResponsibleBody,
    Phone,
}

internal static class HomeFields
{
    private static readonly (HomeField Field, string Code, string Title)[] Names =
    [
        (HomeField.Code, "code", "编号"),
        (HomeField.Name, "name", "名称"),
        (HomeField.Area, "area", "区县"),
        (HomeField.Address, "address", "地址"),
        (HomeField.Lon, "lon", "经度"),
        (HomeField.Lat, "lat", "纬度"),
        (HomeField.Form, "form", "形式"),
        (HomeField.Kind, "kind", "阵地类别"),
        (HomeField.Level, "level", "层级"),
        (HomeField.Grade, "grade", "等级"),
        (HomeField.Union, "union", "隶属工会"),
        (HomeField.Host, "host", "依托阵地"),
        (HomeField.Setting, "setting", "场所类型"),
        (HomeField.Township, "township", "乡镇街道"),
        (HomeField.FilingNo, "filing_no", "备案号"),
        (HomeField.RadiusM, "radius_m", "覆盖半径"),
        (HomeField.Hours, "hours", "开放时间"),
        (HomeField.Services, "services", "服务"),
        (HomeField.Access, "access", "进入方式"),
        (HomeField.ResponsibleBody, "responsible_body", "责任单位"),
        (HomeField.Phone, "phone", "电话"),
    ];

    public static readonly IReadOnlyList<HomeField> Required = [HomeField.Name, HomeField.Lon, HomeField.Lat];

    public static IEnumerable<HomeField> All => Names.Select(name => name.Field);

    /// <summary>The English header, lower case.</summary>
    public static string Code(this HomeField field) => Names[(int)field].Code;

    /// <summary>The Chinese header.</summary>
    public static string Title(this HomeField field) => Names[(int)field].Title;
}
