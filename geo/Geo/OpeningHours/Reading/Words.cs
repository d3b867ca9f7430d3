using System.Collections.Frozen;

namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>The words that are understood. Text is looked up in its narrowed form (half width, lower case).</summary>
internal static class Words
{
    /// <summary>The value of a comma; other separators only join what stands in a list.</summary>
    public const int Comma = 1;

    private static readonly (TokenKind Kind, int Value, TokenMarks Marks, string List)[] Entries =
    [
        (TokenKind.Separator, 0, 0, "、 / ·"),
        (TokenKind.Separator, Comma, 0, ","),
        (TokenKind.Connector, 0, 0, "和 及 与 以及 并 + &"),
        (TokenKind.Break, 0, 0, "; 。 | \n"),
        (TokenKind.Colon, 0, 0, ":"),
        (TokenKind.Dash, 0, 0, "- 至 到 直至 直到"),
        (TokenKind.Open, 0, 0, "( [ 【 〔 〖"),
        (TokenKind.Close, 0, 0, ") ] 】 〕 〗"),
        (TokenKind.Year, 0, 0, "年"),
        (TokenKind.Month, 0, 0, "月 月份"),
        (TokenKind.Day, 0, 0, "日 号"),
        (TokenKind.Ordinal, 0, 0, "第"),
        (TokenKind.Measure, 0, 0, "个"),
        (TokenKind.NextDay, 0, 0, "次日 翌日 第二天"),
        (TokenKind.NextYear, 0, 0, "次年 翌年 来年 第二年"),
        (TokenKind.Everyday, 0, 0, "每天 每日 天天 一周七天 每周七天 daily everyday"),
        (TokenKind.Weekday, Week.WeekendMask | 6 << 8 | 5 << 12, 0, "周末 每周末 每逢周末 逢周末 双休日 双休"),
        (TokenKind.Weekday, Week.WorkdayMask | 4 << 8, 0, "平日"),
        (TokenKind.Workday, 0, 0, "工作日 每个工作日 法定工作日 上班日"),
        (TokenKind.RestDay, 0, 0, "休息日 非工作日 公休日"),
        (
            TokenKind.Others,
            0,
            0,
            "其余 其他 其它 其余时间 其他时间 其它时间 其余日期 其他日期 其余各日 其余日子 其他日子"
        ),
        (TokenKind.OtherSeasons, 0, 0, "其余季节 其他季节 其它季节 其余月份 其他月份 其它月份"),
        (TokenKind.Holiday, 0, 0, "法定节假日 国家法定节假日 法定假日 法定假期 法定节日 国家法定假日 国家法定节日"),
        (TokenKind.Holiday, 0, 0, "节假日 节日 公共假期 公共假日 国定假日"),
        (TokenKind.Festival, (int)Festivals.NewYear, 0, "元旦 元旦节"),
        (TokenKind.Festival, (int)Festivals.SpringFestival, 0, "春节"),
        (TokenKind.Festival, (int)Festivals.Qingming, 0, "清明 清明节"),
        (TokenKind.Festival, (int)Festivals.LabourDay, 0, "劳动节 国际劳动节 五一 五一节 五一劳动节"),
        (TokenKind.Festival, (int)Festivals.DragonBoat, 0, "端午 端午节"),
        (TokenKind.Festival, (int)Festivals.MidAutumn, 0, "中秋 中秋节"),
        (
            TokenKind.Festival,
            (int)Festivals.NationalDay,
            0,
            "国庆 国庆节 十一国庆 十一国庆节 十一假期 十一长假 十一黄金周 十一期间"
        ),
        (TokenKind.MakeUp, 0, 0, "调休上班日 调休工作日 调休上班 调休日 法定调休日 补班日 调班日"),
        (TokenKind.Monthly, 0, 0, "每月 每个月 每月的"),
        (TokenKind.LastDay, 0, 0, "最后一天 最后一日"),
        (TokenKind.Last, 0, 0, "最后一个 最后"),
        (TokenKind.Annual, 0, 0, "每年"),
        (TokenKind.Season, 0, 0, "冬季 冬天 冬令时 冬时制 冬"),
        (TokenKind.Season, 1, 0, "夏季 夏天 夏令时 夏时制 夏"),
        (TokenKind.Season, 2, 0, "春季 春天"),
        (TokenKind.Season, 3, 0, "秋季 秋天"),
        (TokenKind.Season, 4, 0, "春夏季 春夏 春夏两季"),
        (TokenKind.Season, 5, 0, "秋冬季 秋冬 秋冬两季"),
        (TokenKind.Season, 6, 0, "旺季 旅游旺季"),
        (TokenKind.Season, 7, 0, "淡季 旅游淡季"),
        (TokenKind.Season, 8, 0, "暑期 暑假"),
        (TokenKind.Season, 9, 0, "寒假"),
        (TokenKind.Season, 10, 0, "供暖季 采暖季 供暖期 采暖期"),
        (TokenKind.Part, (int)DayHalf.BeforeDawn, 0, "凌晨"),
        (TokenKind.Part, (int)DayHalf.Morning, TokenMarks.Standalone, "上午 早上 早晨 清晨 午前"),
        (TokenKind.Part, (int)DayHalf.Morning, 0, "早 朝"),
        (TokenKind.Part, (int)DayHalf.Morning, TokenMarks.Suffix, "am a.m."),
        (TokenKind.Part, (int)DayHalf.Noon, TokenMarks.Standalone, "中午"),
        (TokenKind.Part, (int)DayHalf.Afternoon, TokenMarks.Standalone, "下午 午后"),
        (TokenKind.Part, (int)DayHalf.Afternoon, TokenMarks.Suffix, "pm p.m."),
        (TokenKind.Part, (int)DayHalf.Evening, TokenMarks.Standalone, "晚上 晚间 夜间 夜晚 傍晚"),
        (TokenKind.Part, (int)DayHalf.Evening, 0, "晚 夜里"),
        (TokenKind.AllDay, 0, 0, "全天 整天 全日"),
        (TokenKind.RoundTheClock, 0, 0, "全天开放 全天营业 全天候 全天候开放 全天服务 全天对外开放 昼夜开放 全日开放"),
        (TokenKind.LunchBreak, 0, 0, "午休 午间休息 中午休息 中午闭馆 午休时间"),
        (
            TokenKind.Closed,
            0,
            0,
            "休息 休 休馆 闭馆 闭站 闭店 关闭 关门 不开放 不对外开放 暂不开放 放假 公休 全休 不上班"
        ),
        (TokenKind.Closed, 0, 0, "停止开放 停止营业 停止服务 暂停开放 暂停营业 暂停服务 不营业 停业 歇业 closed off"),
        (TokenKind.Closed, 0, 0, "全天休息 全天不开放 全天关闭 全天闭馆"),
        (TokenKind.Usual, 0, 0, "正常开放 照常开放 正常营业 照常营业 正常服务 照常服务 正常 照常"),
        (TokenKind.Usual, 0, 0, "不休 不休息 无休 不打烊 不闭馆 不放假 开放 对外开放 营业 服务 开门 open"),
        (
            TokenKind.Later,
            0,
            0,
            "另行通知 另行公告 另行公布 另行安排 时间另行通知 待定 时间待定 开放时间待定 时间未定 开放时间未定"
        ),
        (TokenKind.Later, 0, 0, "时间不定 不固定 时间不固定 无固定时间 不定期 不定期开放 灵活开放 未知 不详"),
        (TokenKind.Later, 0, 0, "以通知为准 以公告为准 以公示为准 以现场公告为准 以现场公示为准"),
        (TokenKind.YearRound, 0, 0, "全年无休 全年不休 全年不打烊 全年开放 全年营业 常年开放 年中无休"),
        (TokenKind.YearRound, 0, 0, "365天 一年365天 全年365天 365天全年无休 365天无休"),
        (
            TokenKind.Appointment,
            0,
            0,
            "预约 预约开放 预约制 预约使用 按预约 凭预约 提前预约 电话预约 提前电话预约 请预约 请提前预约"
        ),
        (TokenKind.Appointment, 0, 0, "需预约 须预约 需要预约 需提前预约 须提前预约 需电话预约 需提前电话预约"),
        (TokenKind.Except, 0, 0, "除外"),
        (TokenKind.ExceptPrefix, 0, 0, "除 除了"),
        (TokenKind.ExceptSuffix, 0, 0, "外 以外 之外"),
        (TokenKind.Including, 0, 0, "含 包括 包含"),
        (TokenKind.NotIncluding, 0, 0, "不含 不包括 不包含"),
        (TokenKind.Because, 0, 0, "因 因为 由于"),
        (
            TokenKind.Label,
            0,
            0,
            "开放时间 营业时间 服务时间 工作时间 作息时间 作息 接待时间 开门时间 对外开放时间 时间"
        ),
        (TokenKind.Label, 0, 0, "开放时段 营业时段 开放时间段 时段 日常开放 定期开放 开放日 开放日期"),
        (
            TokenKind.Filler,
            0,
            0,
            "均 均为 都 为 是 也 则 仍 的 全部 全年 期间 假期 小长假 长假 黄金周 自助 无人值守 免费 扫码 扫码进入 刷卡 刷卡进入 刷脸 刷脸进入"
        ),
        (TokenKind.Filler, 0, 0, "中午不休 中午不休息 中午无休 午间不休 午间不休息 午休不闭馆"),
        (TokenKind.Lunar, 0, 0, "农历 阴历 除夕 初一 正月 腊月 大年三十 大年初一 小年 元宵 元宵节 过年"),
    ];

    private static readonly FrozenDictionary<char, Word[]> ByFirst = Entries
        .SelectMany(entry => entry.List.Split(' ').Select(text => new Word(text, entry.Kind, entry.Value, entry.Marks)))
        .GroupBy(word => word.Text[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Text.Length).ToArray());

    /// <summary>The longest word that begins at a place, or null. O(words with that first character).</summary>
    public static Word? Longest(ReadOnlySpan<char> narrowed)
    {
        foreach (var word in ByFirst.GetValueOrDefault(narrowed[0]) ?? [])
        {
            if (narrowed.StartsWith(word.Text))
            {
                return word;
            }
        }
        return null;
    }

    public sealed record Word(string Text, TokenKind Kind, int Value, TokenMarks Marks);
}
