using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>The reasons to refuse a row of a list of homes; those of every list are in <see cref="RowReasons"/>.</summary>
internal static class Reasons
{
    public static Reason SampleName() =>
        new("sample_name", $"“{Home.SampleNamePrefix}”开头的名称只用于系统自带的示例阵地。");

    public static Reason CodeReserved() =>
        new(
            "code_reserved",
            $"以 {Home.AssignedCodePrefix} 开头的编号由系统分配，而系统里没有这个编号。新的阵地请换一个编号，或留空。"
        );

    public static Reason UnionUnknown() =>
        new(
            "union_unknown",
            "没有这个工会。可以写市总工会、县区总工会、乡镇（街道）总工会、市属系统、产业工会或直属基层工会的名称；不写就算所在县区总工会。"
        );

    public static Reason ServiceUnknown(string word, IEnumerable<string> names) =>
        new("service_unknown", $"没有“{word}”这项服务。可以写：{string.Join("、", names)}。");

    public static Reason RadiusUnreadable() => new("radius_unreadable", "不是以米为单位的整数，例如 1000 或 1.5公里。");

    public static Reason RadiusOutOfRange() =>
        new("radius_out_of_range", $"覆盖半径应在 {Home.MinCoverageRadiusM} 米到 {Home.MaxCoverageRadiusM} 米之间。");

    public static Reason PhoneUnreadable() => new("phone_unreadable", HomePhone.Hint);

    public static Reason SameHome(string unit, int line) =>
        new("row_repeated", $"与第 {line} {unit}说的是系统里的同一处阵地。");

    public static Reason KeyAmbiguous(int count) =>
        new("key_ambiguous", $"系统里有 {count} 处阵地的名称和地址都与它相同，请写上编号。");

    public static Reason FilingNoTaken(string name) => new("filing_no_taken", $"这个备案号已经属于“{name}”。");

    public static Reason NearDuplicate(string name, string place, double distanceM) =>
        new(
            "near_duplicate",
            $"与{place}“{name}”名称相近，只隔 {distanceM:0} 米，疑似重复。确是两处时，请加 --keep-similar。"
        );

    /// <summary>Most often it is the very same home, whose name or address the list corrects: its code says so.</summary>
    public static Reason NearStoredHome(HomeState stored, double distanceM) =>
        new(
            "near_duplicate",
            $"与系统里的“{stored.Name}”（编号 {stored.Code}，地址“{stored.Address}”）名称相近，只隔 {distanceM:0} 米。"
                + $"若是同一处，请在“编号”列填 {stored.Code} 再导入，就会更新它；确是两处时，请加 --keep-similar。"
        );
}
