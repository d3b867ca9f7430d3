namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>What the document shows: invented homes.</summary>
internal static class KeepingExamples
{
    public const string New = """
        {
          "name": "海阳路共享职工之家", "kind": "home", "unionId": 2, "address": "海港区海阳路 1 号",
          "lon": 119.5963, "lat": 39.9311, "datum": "gcj02", "hours": "周一至周五 9:00-17:00",
          "services": [{"code": "water"}, {"code": "rest"}], "status": "planned"
        }
        """;

    public const string Edit = """
        {
          "hours": "每天 8:00-20:00", "accessNote": null,
          "services": [{"code": "water"}, {"code": "rest", "verifiedAt": "2026-11-20T09:30:00+08:00"}]
        }
        """;

    public const string Suspension = """{"reason": "暖气检修", "until": "2026-12-01T08:00:00+08:00"}""";

    public const string Closing = """{"reason": "场地到期"}""";

    public const string HoursText = """{"text": "周一到周五上午9点至下午5点"}""";

    /// <summary>A file, which JSON does not show.</summary>
    public const string Workbook = "\"站点.xlsx\"";

    public const string Home = """
        {
          "id": 17, "version": 3, "code": "QHD-000017", "name": "海阳路共享职工之家", "address": "海港区海阳路 1 号",
          "datum": "wgs84", "lon": 119.590214, "lat": 39.930127, "areaCode": "130302", "townshipCode": null, "township": null,
          "unionId": 2, "union": "海港区总工会", "kind": "home", "level": "county", "grade": "standard", "form": "daily",
          "host": null, "setting": "community", "filingNo": null, "radiusM": 1000, "capacity": 20, "responsibleBody": null,
          "hours": "周一至周五 9:00-17:00；周六、周日休息", "access": "public", "accessNote": null, "phone": "0335-3650000",
          "status": "suspended",
          "suspension": {
            "reason": "暖气检修", "from": "2026-11-24T09:00:00+08:00", "until": "2026-12-01T08:00:00+08:00", "over": false
          },
          "services": [{"code": "water", "name": "饮水", "verifiedAt": "2026-11-20T09:30:00+08:00"}],
          "alerts": [], "managers": [{"name": "张三", "phone": "0335-3650001", "fullTime": true}],
          "source": "console", "sample": false, "rights": ["keep_homes", "change_homes"]
        }
        """;

    public const string Page = """
        {
          "items": [{
            "id": 17, "version": 3, "code": "QHD-000017", "name": "海阳路共享职工之家", "address": "海港区海阳路 1 号",
            "areaCode": "130302", "unionId": 2, "union": "海港区总工会", "kind": "home", "level": "county", "form": "daily",
            "status": "suspended", "suspendedUntil": "2026-12-01T08:00:00+08:00", "filingNo": null, "sample": false
          }],
          "total": 1, "page": 1, "pageSize": 20
        }
        """;

    public const string Hours = """
        {
          "canonical": "周一至周五 9:00-17:00；周六、周日休息", "openNow": true,
          "days": [{
            "date": "2026-11-24", "weekday": "周二",
            "stretches": [{
              "from": "2026-11-24T09:00:00+08:00", "until": "2026-11-24T17:00:00+08:00", "open": true, "note": null
            }],
            "note": null
          }]
        }
        """;

    public const string Terms = """
        {
          "unions": [{
            "id": 2, "code": "130302", "name": "海港区总工会", "kind": "county", "parentId": 1, "areaCode": "130302",
            "mayCreate": true
          }],
          "areas": [{"code": "130371", "name": "秦皇岛开发区", "shortName": "开发区", "hosts": ["130302", "130303", "130306"]}],
          "townships": [{"code": "130302001", "name": "文化路街道", "areaCode": "130302"}],
          "hosts": [{"code": "staff_home", "name": "职工之家"}], "settings": [{"code": "community", "name": "社区"}],
          "services": [{"code": "water", "name": "饮水", "category": "facility"}],
          "kinds": [{"code": "home", "name": "共享职工之家"}], "levels": [{"code": "county", "name": "本级"}],
          "grades": [{"code": "standard", "name": "标准型"}], "forms": [{"code": "daily", "name": "日常开放"}],
          "statuses": [{"code": "open", "name": "开放"}], "access": [{"code": "public", "name": "直接进入"}]
        }
        """;

    public const string Table = """
        {
          "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "applied": false, "changed": 1, "refused": 0,
          "rows": [{
            "row": 2, "id": 17, "name": "海阳路共享职工之家",
            "changes": [{"field": "phone", "title": "电话", "from": "0335-3650000", "to": "0335-3650001"}], "problems": []
          }],
          "notes": ["表格里没有的站点不变：删去一行不会撤销站点。"]
        }
        """;
}
