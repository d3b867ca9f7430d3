namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>One date or one run of dates: 10月1日, 2026年10月1日至7日, 11月至次年3月, 2026-10-01.</content>
internal sealed partial class Parser
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private const int WholeMonth = 99;

    /// <summary>A date as written; the day is 0 where only a month is.</summary>
    private readonly record struct DatePoint(int? Year, int Month, int Day, Token Place);

    private DateSpan? ReadSpan(ref DatePoint? previous, out bool isMonths)
    {
        isMonths = false;
        var isAnnual = Current.Kind == TokenKind.Annual && Skip();
        if (ReadPoint(previous) is not { } first)
        {
            return null;
        }
        if (isAnnual && first.Year is not null)
        {
            trouble.BadDate(first.Place, "写了「每年」就不要再写年份");
            return null;
        }
        var last = first;
        var isNextYear = false;
        if (Current.Kind == TokenKind.Dash)
        {
            Skip();
            isNextYear = Current.Kind == TokenKind.NextYear && Skip();
            if (ReadPoint(first with { Year = null }) is not { } end)
            {
                return null;
            }
            last = end;
        }
        isMonths = first.Day == 0;
        previous = last with { Year = last.Year ?? first.Year };
        return Span(first, last, isNextYear);
    }

    /// <summary>Reads a date; what is left out (year, month) is taken from the date before it.</summary>
    private DatePoint? ReadPoint(DatePoint? before)
    {
        var place = Current;
        if (place.Kind == TokenKind.Date)
        {
            Skip();
            return new(place.Value / 10000, place.Value / 100 % 100, place.Value % 100, place);
        }
        if (place.Kind == TokenKind.MonthDay)
        {
            Skip();
            return new(before?.Year, place.Value / 100, place.Value % 100, place);
        }
        var year = TakeFigure(TokenKind.Year);
        var month = TakeFigure(TokenKind.Month) ?? (IsMonthOfList(0) ? TakeFigure(null) : null);
        var day = IsDayList(0) ? TakeFigure(null) : null;
        TakeDayUnit();
        // 10月1休: a figure behind the month that is neither a day nor an hour.
        var isCutOff = day is null && Current.Kind == TokenKind.Number && Ahead(2).Kind != TokenKind.Clock;
        if (month is null && (day is null || before is null) || isCutOff)
        {
            trouble.BadDate(place.To(Current), "日期不完整，请写成「10月1日」");
            return null;
        }
        return new(year ?? before?.Year, month ?? before!.Value.Month, day ?? 0, place.To(tokens[_at - 1]));
    }

    /// <summary>Takes a figure with its unit, or one that stands alone; null when there is none.</summary>
    private int? TakeFigure(TokenKind? unit)
    {
        if (Current.Kind != TokenKind.Number || unit is not null && Ahead(1).Kind != unit)
        {
            return null;
        }
        var value = Current.Value;
        _at += unit is null ? 1 : 2;
        return value;
    }

    private DateSpan? Span(DatePoint first, DatePoint last, bool isNextYear)
    {
        var place = first.Place.To(last.Place);
        var isBackwards = (last.Month, EndOf(last)).CompareTo((first.Month, first.Day)) < 0;
        if (first.Year is null && (last.Year is not null || isNextYear && !isBackwards))
        {
            trouble.BadDate(place, last.Year is not null ? "开始日期没有写年份" : "超过一年了，请检查日期");
            return null;
        }
        var lastYear = last.Year ?? first.Year + (isNextYear || isBackwards ? 1 : 0);
        if (
            DateOf(first.Year, first.Month, Math.Max(first.Day, 1), place) is not { } from
            || DateOf(lastYear, last.Month, EndOf(last), place) is not { } to
        )
        {
            return null;
        }
        if (first.Year is null)
        {
            return DateSpan.Annual(from.Month, from.Day, to.Month, to.Day);
        }
        if (to < from)
        {
            trouble.BadDate(place, "结束日期早于开始日期");
            return null;
        }
        return DateSpan.Between(from, to);
    }

    /// <summary>The day a date ends a span with: its own, or beyond the last one for a whole month.</summary>
    private static int EndOf(DatePoint point) => point.Day > 0 ? point.Day : WholeMonth;

    private DateOnly? DateOf(int? year, int month, int day, Token place)
    {
        if (year is < FirstYear or > LastYear)
        {
            trouble.BadDate(place, $"年份应在{FirstYear}到{LastYear}之间");
            return null;
        }
        var days = month is >= 1 and <= 12 ? DateTime.DaysInMonth(year ?? FirstYear, month) : 0;
        if (days == 0 || day < 1 || day > days && day != WholeMonth)
        {
            trouble.BadDate(place, "没有这一天");
            return null;
        }
        return new(year ?? FirstYear, month, Math.Min(day, days));
    }
}
