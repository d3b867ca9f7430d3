using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Seed.Sample;

/// <summary>What a sample home offers and how one gets in: the parts that are drawn.</summary>
internal static class SampleFurnishing
{
    private static readonly string[] EveryHome =
    [
        "water",
        "hot_water",
        "meal_heating",
        "rest",
        "heating",
        "cooling",
        "phone_charging",
        "join_union",
    ];

    /// <summary>The four conditions of a demonstration home, and what goes with them.</summary>
    private static readonly string[] EveryDemonstration =
    [
        "counselling",
        "employment",
        "childcare",
        "volunteer",
        "legal",
        "toilet",
        "first_aid",
        "reading",
        "wifi",
    ];

    private static readonly string[] EveryStation = ["water", "rest"];

    private static readonly (string Code, double Home, double Station)[] Some =
    [
        ("hot_water", 1, 0.8),
        ("meal_heating", 1, 0.6),
        ("heating", 1, 0.7),
        ("cooling", 1, 0.65),
        ("toilet", 0.7, 0.45),
        ("phone_charging", 1, 0.75),
        ("ebike_charging", 0.45, 0.25),
        ("battery_swap", 0.1, 0.12),
        ("first_aid", 0.75, 0.6),
        ("reading", 0.7, 0.25),
        ("wifi", 0.8, 0.45),
        ("av", 0.4, 0.1),
        ("fitness", 0.4, 0.05),
        ("join_union", 1, 0.4),
        ("legal", 0.5, 0.05),
        ("counselling", 0.3, 0),
        ("employment", 0.3, 0),
        ("volunteer", 0.3, 0.05),
    ];

    private static readonly Dictionary<AccessWay, string?[]> Notes = new()
    {
        [AccessWay.Public] = [null, null, "开放时间内推门即入"],
        [AccessWay.Staff] = ["请到一楼服务台找工作人员", "门锁着时请按门铃，工作人员开门", "向值班人员说明后进入"],
        [AccessWay.Card] =
        [
            "刷职工卡或身份证进门；没带卡请按门铃，由值班人员开门",
            "凭工会会员卡刷卡进门；没有会员卡请到门卫处登记进入",
        ],
        [AccessWay.Code] =
        [
            "用手机扫门口的二维码开门：首次到站在门口现场登记，约一分钟，随时可办；手机没电请按门铃，由值班人员开门",
            "扫门上二维码进门：任何时间都可在门口扫码登记，当场生效；不用手机的请在白天找隔壁值班室开门",
        ],
        [AccessWay.Face] =
        [
            "人脸识别进门：每天 8:00-18:00 在本站由值班人员现场录入，约一分钟；不录人脸的请扫门口二维码或按门铃进入",
            "人脸识别进门：首次到站请在 9:00-17:00 到值班室登记录入，当场生效；也可不录人脸，凭工会会员卡刷卡进入",
        ],
    };

    /// <summary>The codes of the home's services. Charging is a must for homes; a service that has an alert is there.</summary>
    public static IReadOnlyList<string> Services(SampleEntry entry, SplitMix64 random)
    {
        var isHome = entry.Kind is HomeKind.Home;
        var services = new List<string>(isHome ? EveryHome : EveryStation);
        if (entry.Grade is HomeGrade.Demonstration)
        {
            services.AddRange(EveryDemonstration);
        }

        if (entry.Trouble is { IsSuspension: false, Detail: var broken })
        {
            services.Add(broken);
        }

        services.AddRange(Some.Where(s => random.Chance(isHome ? s.Home : s.Station)).Select(s => s.Code));
        return [.. services.Distinct()];
    }

    /// <summary>When each service was last seen working: lately, long ago, or never; some are skipped on the round.</summary>
    public static IEnumerable<DateTimeOffset?> VerifiedAt(int services, DateTimeOffset now, SplitMix64 random)
    {
        var daysAgo = random.Between(0, 9) switch
        {
            0 => (int?)null,
            <= 2 => random.Between(31, 150),
            _ => random.Between(1, 28),
        };
        var round = now - TimeSpan.FromHours(((daysAgo ?? 0) * 24) + random.Between(0, 8));
        return
        [
            .. Enumerable
                .Range(0, services)
                .Select(_ => daysAgo is null || random.Chance(0.1) ? null : (DateTimeOffset?)round),
        ];
    }

    public static string? AccessNote(AccessWay access, SplitMix64 random) => random.Pick(Notes[access]);

    public static int CoverageRadiusM(SampleEntry entry, SplitMix64 random) =>
        entry.Kind is HomeKind.Home ? random.Pick([1_000, 1_500, 2_000]) : random.Pick([500, 800, 1_000]);

    public static int Capacity(SampleEntry entry, SplitMix64 random) =>
        entry switch
        {
            { Grade: HomeGrade.Demonstration } => random.Between(50, 100),
            { Kind: HomeKind.Home } => random.Between(15, 45),
            _ => random.Between(4, 16),
        };
}
