using QhdHomeMap.WeChat;

namespace QhdHomeMap.WeChatSandbox.State;

/// <param name="Kid">Its number within the title.</param>
/// <param name="Name">E.g. 活动名称.</param>
/// <param name="Rule">Its type.</param>
/// <param name="Example">For the console.</param>
/// <param name="Choices">What an <c>enum_string</c> may be.</param>
internal sealed record PublicKeyword(int Kid, string Name, string Rule, string Example, params string[] Choices);

internal sealed record PublicTemplate(string Tid, string Title, TemplateKind Kind, params PublicKeyword[] Keywords);

/// <summary>A public library of templates, as WeChat has one for each category. Invented, after the notices that the union sends.</summary>
internal static class PublicTemplates
{
    public const int CategoryId = 616;
    public const string CategoryName = "政务民生 > 工会";

    public static readonly IReadOnlyList<PublicTemplate> All =
    [
        new(
            "10001",
            "活动通知",
            TemplateKind.OneTime,
            new(1, "活动名称", "thing", "送清凉进站点"),
            new(2, "活动时间", "date", "2026年11月25日 15:01"),
            new(3, "活动地点", "thing", "（示例）海港区共享职工之家"),
            new(4, "主办单位", "thing", "海港区总工会"),
            new(5, "温馨提示", "thing", "请带身份证")
        ),
        new(
            "10002",
            "活动变更通知",
            TemplateKind.OneTime,
            new(1, "活动名称", "thing", "送清凉进站点"),
            new(2, "变更内容", "thing", "改到下午"),
            new(3, "活动时间", "date", "2026年11月25日 15:01"),
            new(4, "活动地点", "thing", "（示例）海港区共享职工之家")
        ),
        new(
            "10003",
            "活动取消通知",
            TemplateKind.OneTime,
            new(1, "活动名称", "thing", "送清凉进站点"),
            new(2, "取消原因", "thing", "暴雨"),
            new(3, "活动时间", "date", "2026年11月25日 15:01")
        ),
        new(
            "10004",
            "报名结果通知",
            TemplateKind.OneTime,
            new(1, "活动名称", "thing", "送健康义诊"),
            new(2, "报名结果", "enum_string", "报名成功", "报名成功", "候补中", "未通过"),
            new(3, "活动时间", "date", "2026年11月25日 15:01"),
            new(4, "备注", "thing", "可在小程序里取消")
        ),
        new(
            "10005",
            "报修处理结果通知",
            TemplateKind.OneTime,
            new(1, "站点名称", "thing", "（示例）海港区共享职工之家"),
            new(2, "报修内容", "thing", "饮水机不出热水"),
            new(3, "处理结果", "phrase", "已修好"),
            new(4, "处理时间", "time", "2026年11月25日 15:01")
        ),
        new(
            "10006",
            "站点状态提醒",
            TemplateKind.OneTime,
            new(1, "站点名称", "thing", "（示例）海港区共享职工之家"),
            new(2, "当前状态", "phrase", "暂停开放"),
            new(3, "提醒内容", "thing", "可去 400 米外的另一处")
        ),
        new(
            "10007",
            "工会服务提醒",
            TemplateKind.LongTerm,
            new(1, "服务名称", "thing", "送温暖"),
            new(2, "办理时间", "time", "2026年11月25日 15:01"),
            new(3, "办理地点", "thing", "秦皇岛市总工会"),
            new(4, "咨询电话", "phone_number", "12351")
        ),
    ];

    public static PublicTemplate? Find(string? tid) => All.FirstOrDefault(t => t.Tid == tid);
}
