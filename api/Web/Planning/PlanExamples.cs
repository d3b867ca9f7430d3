namespace QhdHomeMap.Api.Planning;

/// <summary>Answers as the document shows them.</summary>
internal static class PlanExamples
{
    private const string Basis = """
        "basis": {
          "inputHash": "9f2c0d1e", "asOf": "2026-11-24T08:12:00+00:00", "sample": {"homes": true, "people": true, "roads": true},
          "roads": {"version": "5b1c9a60-0f4e-4a53-9c7e-0f6b9a2d7c11", "importedAt": "2026-11-20T01:00:00+00:00", "edges": 13042, "lengthKm": 4210.5},
          "week": "2026-11-23", "notes": ["站点为示例数据，结果仅供演示"]
        }
        """;

    private const string Count =
        """{"people": 12000, "covered": 8400, "uncovered": 3600, "multiplyCovered": 2100, "served": 11800, "coveredShare": 0.7}""";

    public const string Overview = $$"""
        {{{Basis}},
          "presets": [{"code": "walk15", "title": "15分钟服务圈（步行）", "by": "walk", "minutes": 15}],
          "areas": [{"code": "130302", "name": "海港区", "shortName": "海港区", "isZone": false, "residents": 1024876}],
          "homes": {"open": 87, "planned": 0, "withoutHours": 3}, "people": {"workers": 20100, "riders": 4700, "residents": 3136879}
        }
        """;

    public const string Coverage = $$"""
        {{{Basis}}, "total": {{Count}},
          "areas": [{"code": "130302", "name": "海港区", "isZone": false, "homes": 31, "count": {{Count}}, "coveredKm2": 41.2, "areaKm2": 764.1}],
          "townships": [], "clusters": [{"id": 1, "name": "海港区集聚区 1", "lon": 119.6012, "lat": 39.9405, "count": {{Count}}, "homes": 4, "nearestHomeM": 310}],
          "ground": {"coveredKm2": 160.3, "overlapKm2": 21.9, "sumKm2": 182.2},
          "homes": [{"id": 12, "name": "海港区总工会共享职工之家", "areaCode": "130302", "people": 900, "only": 420}],
          "offRoadHomes": [], "offRoadPeople": 0
        }
        """;

    public const string Week = $$"""
        {{{Basis}}, "hours": [{"people": 12000, "covered": 5100, "multiplyCovered": 800, "openHomes": 22}],
          "areas": [{"code": "130302", "name": "海港区", "coveredShare": [0.41]}]
        }
        """;

    public const string Gaps = $$"""
        {{{Basis}}, "people": 12000, "uncovered": 3600, "remainder": 41,
          "gaps": [{
            "rank": 1, "people": 830, "points": 12, "lon": 119.5123, "lat": 39.9321, "place": "开发区", "areaCode": "130371",
            "nearestHome": {"id": 12, "name": "海港区总工会共享职工之家", "lineM": 2310, "roadM": 2904, "seconds": 2420},
            "nearestRoadM": 18, "hours": "1110", "hoursText": "每天 0:00-3:00"
          }]
        }
        """;

    public const string Density = $$"""
        {{{Basis}},
          "byClass": [{"class": "primary", "title": "主干路", "km": 210.4, "homes": 12, "homesPer10Km": 0.57}],
          "byArea": [{"code": "130302", "name": "海港区", "km": 812.2, "homes": 31, "homesPer10Km": 0.382, "medianM": 1204, "p90M": 5210, "p99M": 9300}],
          "distance": {"medianM": 2410, "p90M": 9120, "p99M": 20411, "worst": {"metres": 31200, "lon": 118.91, "lat": 40.31}, "reachableKm": 4180.2, "unreachableKm": 30.3},
          "arterials": [{"homeId": 12, "name": "海港区总工会共享职工之家", "metres": 85, "road": "河北大街"}],
          "clusters": [{"id": 1, "name": "海港区集聚区 1", "people": 3100, "homes": 4, "peoplePerHome": 775, "nearestHomeM": 310, "coveredShare": 0.93}]
        }
        """;

    public const string Quotas = $$"""
        {{{Basis}}, "unions": [{"unionId": 2, "name": "海港区总工会", "county": {"quota": 1, "open": 1}, "town": {"quota": 5, "open": 5} }],
          "county": {"quota": 9, "open": 9}, "town": {"quota": 18, "open": 18}
        }
        """;

    public const string Report = $$"""
        {{{Basis}}, "title": "秦皇岛市暖心服务圈站点布局报告", "marking": "内部使用", "question": "现有站点，职工，步行 15 分钟，不分时段",
          "coverage": {{Coverage}}, "week": {{Week}}, "gaps": {{Gaps}}, "density": {{Density}}, "quotas": {{Quotas}}
        }
        """;
}
