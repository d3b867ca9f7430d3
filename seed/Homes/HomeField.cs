using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What a list says of a home: one column each, by its contract name.</summary>
internal static class HomeField
{
    public static readonly ListField Code = new("code", "编号");
    public static readonly ListField Name = new("name", "名称");
    public static readonly ListField Area = PlaceField.Area;
    public static readonly ListField Address = new("address", "地址");
    public static readonly ListField Lon = PlaceField.Lon;
    public static readonly ListField Lat = PlaceField.Lat;
    public static readonly ListField Form = new("form", "形式");
    public static readonly ListField Kind = new("kind", "阵地类别");
    public static readonly ListField Level = new("level", "层级");
    public static readonly ListField Grade = new("grade", "等级");
    public static readonly ListField Union = new("union", "隶属工会");
    public static readonly ListField Host = new("host", "依托阵地");
    public static readonly ListField Setting = new("setting", "场所类型");
    public static readonly ListField Township = PlaceField.Township;
    public static readonly ListField FilingNo = new("filing_no", "备案号");
    public static readonly ListField RadiusM = new("radius_m", "覆盖半径");
    public static readonly ListField Hours = new("hours", "开放时间");
    public static readonly ListField Services = new("services", "服务");
    public static readonly ListField Access = new("access", "进入方式");
    public static readonly ListField ResponsibleBody = new("responsible_body", "责任单位");
    public static readonly ListField Phone = new("phone", "电话");

    public static readonly ListSchema Schema = new(
        [
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
        ],
        Required: [Name, Lon, Lat],
        Name,
        Joined: Services
    );
}
