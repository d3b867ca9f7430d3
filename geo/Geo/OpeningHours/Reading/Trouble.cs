namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>The first trouble met in a text, in words for the person who wrote it.</summary>
internal sealed class Trouble(string text)
{
    private const int LongestQuote = 16;

    public OpeningTextError? Error { get; private set; }

    public void TooLong(int limit) =>
        Set(
            "too_long",
            Math.Min(limit, text.Length),
            Math.Max(text.Length - limit, 0),
            $"开放时间太长：最多 {limit} 个字，请写短些"
        );

    public void Empty() => Set("empty", 0, text.Length, "没有写开放时间");

    public bool Unknown(Token token) => At(token, "unknown_word", "看不懂，请改写或删去");

    public bool OutOfPlace(Token token) => At(token, "out_of_place", "放在这里看不懂，请检查前后文字");

    public bool BadFigure(Token token) =>
        (BadFigure)token.Value switch
        {
            Reading.BadFigure.Clock => At(token, "bad_time", "不是钟点：小时为0到24，分钟为两位的00到59"),
            Reading.BadFigure.Weekday => At(token, "bad_weekday", "没有这一天：「周」后面写一到六、日"),
            Reading.BadFigure.Date => At(token, "bad_date", "没有这一天"),
            Reading.BadFigure.Dotted => At(token, "ambiguous", "钟点请写成 9:30，日期请写成「5月1日」"),
            _ => At(token, "unknown_word", "看不懂这个数字"),
        };

    public bool BadDate(Token token, string why) => At(token, "bad_date", why);

    public bool Lunar(Token token) => At(token, "bad_date", "农历日期每年不同，请写成公历的月和日");

    public bool BadWeekdays(Token token, string why) => At(token, "bad_weekday", why);

    public bool BadTime(Token token, string why) => At(token, "bad_time", why);

    public bool MissingEnd(Token token) => At(token, "missing_end", "只有一个钟点，请写成起止时间，如 9:00-17:00");

    public bool TimeOrder(Token token, string why) => At(token, "time_order", why);

    public bool Ambiguous(Token token, string why) => At(token, "ambiguous", why);

    public bool Overlap(Token token) => At(token, "overlap", "与前面的时段重叠");

    public bool Contradiction(Token token, string why) => At(token, "contradiction", why);

    public bool MissingHours(Token token, string why) => At(token, "missing_hours", why);

    public bool MissingDays(Token token, string why) => At(token, "missing_days", why);

    public bool SeasonDates(Token token, string why) => At(token, "season_dates", why);

    public bool Bracket(Token token) => At(token, "bracket", "括号不成对");

    /// <summary>Always false, so that a reader can return it.</summary>
    private bool At(Token place, string code, string why)
    {
        var quote = text.Substring(place.Position, place.Length).Trim().ReplaceLineEndings(" ");
        if (quote.Length > LongestQuote)
        {
            quote = quote[..LongestQuote] + "…";
        }
        var where = quote.Length > 0 ? $"第{place.Position + 1}个字「{quote}」" : "末尾";
        return Set(code, place.Position, place.Length, $"{where}：{why}");
    }

    private bool Set(string code, int position, int length, string message)
    {
        Error ??= new(code, position, length, message);
        return false;
    }
}
