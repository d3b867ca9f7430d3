using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>The Chinese words for codes, as forms, sheets and the notice write them. The import of lists knows each of them.</summary>
internal static class HomeWords
{
    private static readonly Dictionary<Enum, string> Words = new()
    {
        [HomeKind.Home] = "共享职工之家",
        [HomeKind.Station] = "工会驿站",
        [HomeLevel.County] = "本级",
        [HomeLevel.Town] = "乡镇（街道）",
        [HomeGrade.Standard] = "标准型",
        [HomeGrade.Demonstration] = "示范型",
        [HomeForm.Daily] = "日常开放",
        [HomeForm.Periodic] = "定期开放",
        [HomeForm.Flexible] = "灵活开放",
        [HomeStatus.Planned] = "筹建中",
        [HomeStatus.Open] = "开放",
        [HomeStatus.Suspended] = "暂停开放",
        [HomeStatus.Closed] = "已撤销",
        [AccessWay.Public] = "直接进入",
        [AccessWay.Staff] = "找工作人员",
        [AccessWay.Code] = "扫码",
        [AccessWay.Card] = "刷卡",
        [AccessWay.Face] = "人脸",
    };

    public static string Word<T>(this T value)
        where T : struct, Enum => Words[value];

    /// <summary>Codes with their words, in order.</summary>
    public static IReadOnlyList<TermAnswer> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new TermAnswer(v.Code(), v.Word()))];

    /// <summary>By word or by code.</summary>
    public static T? Find<T>(string text)
        where T : struct, Enum =>
        EnumCode.TryParse<T>(text, out var value) ? value
        : Enum.GetValues<T>().Where(v => v.Word() == text) is var found && found.Any() ? found.First()
        : null;
}
