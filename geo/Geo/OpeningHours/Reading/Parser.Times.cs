namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Hours of a day.</content>
internal sealed partial class Parser
{
    private const int Noon = 12 * 60;

    /// <summary>One end of a span of time as written; a bare figure has no unit and no part of the day.</summary>
    private readonly record struct TimePoint(
        int Minute,
        DayHalf Half,
        bool IsNextDay,
        bool IsPadded,
        bool IsBare,
        Token Place
    );

    private bool IsTimeAt(int ahead)
    {
        var token = Ahead(ahead);
        return token.Kind switch
        {
            TokenKind.Clock or TokenKind.NextDay => true,
            TokenKind.Number => !IsDateAt(ahead, inMonth: false) && Ahead(ahead + 1).Kind != TokenKind.Day,
            TokenKind.Part when !token.Is(TokenMarks.Suffix) => IsTimeAt(
                Ahead(ahead + 1).Kind is TokenKind.Colon or TokenKind.Label ? ahead + 2 : ahead + 1
            ),
            _ => false,
        };
    }

    /// <summary>Whether clock times follow the word here: 午休时间：12:00-14:00.</summary>
    private bool IsTimeBehindLabel()
    {
        var ahead = 1;
        while (Ahead(ahead).Kind is TokenKind.Label or TokenKind.Colon or TokenKind.Filler)
        {
            ahead++;
        }
        return IsTimeAt(ahead);
    }

    private bool ReadPart()
    {
        if (IsTimeAt(0))
        {
            return ReadInterval();
        }
        var part = PartOf(Current);
        if (part == DayParts.None || ClauseForHours(Current) is not { } clause)
        {
            return trouble.OutOfPlace(Current);
        }
        clause.Parts |= part;
        clause.Content = ClauseContent.Hours;
        _vaguePart = Current;
        return Skip();
    }

    private static DayParts PartOf(Token token) =>
        !token.Is(TokenMarks.Standalone)
            ? DayParts.None
            : (DayHalf)token.Value switch
            {
                DayHalf.Morning => DayParts.Morning,
                DayHalf.Noon => DayParts.Noon,
                DayHalf.Afternoon => DayParts.Afternoon,
                _ => DayParts.Evening,
            };

    /// <summary>24小时, or 全天, which in front of clock times says nothing more.</summary>
    private bool ReadWholeDay()
    {
        var place = Current;
        Skip();
        if (place.Kind == TokenKind.AllDay && (IsTimeAt(0) || Current.Kind == TokenKind.RoundTheClock))
        {
            return true;
        }
        if (ClauseForHours(place) is not { } clause)
        {
            return false;
        }
        if (clause.Intervals.Exists(each => each.Interval == IntervalSets.WholeDay[0]))
        {
            return true; // 24小时全天候开放
        }
        clause.AllDay ??= place.Kind == TokenKind.AllDay ? place : null;
        return Add(clause, (IntervalSets.WholeDay[0], place, true));
    }

    private bool ReadInterval()
    {
        if (ClauseForHours(Current) is not { } clause || ReadSpanOfTime() is not { } span)
        {
            return false;
        }
        SkipFillers();
        if (Current.Kind == TokenKind.Closed || Current.Kind == TokenKind.LunchBreak && !IsTimeBehindLabel())
        {
            // 12:00-14:00休息 is a break in the hours of the clause.
            clause.Gaps.Add((span.Interval, span.Place));
            clause.Content = ClauseContent.Hours;
            return Skip();
        }
        return Add(clause, span);
    }

    private bool Add(ClauseDraft clause, (HourInterval Interval, Token Place, bool IsCertain) added)
    {
        clause.Content = ClauseContent.Hours;
        if (clause.Intervals.Exists(each => Meets(each.Interval, added.Interval)))
        {
            return trouble.Overlap(added.Place);
        }
        // 14:00-17:00，9:00-11:00: the second one could be meant for the evening.
        if (
            !added.IsCertain
            && clause.Intervals.Count > 0
            && added.Interval.StartMinute < clause.Intervals[^1].Interval.StartMinute
        )
        {
            return trouble.TimeOrder(added.Place, "比前一段时间早，是不是下午或晚上？请按先后写，并用24小时制");
        }
        clause.Intervals.Add(added);
        return true;
    }

    private (HourInterval Interval, Token Place, bool IsCertain)? ReadSpanOfTime()
    {
        if (ReadTimePoint() is not { } start)
        {
            return null;
        }
        // 早8晚8 needs no dash between its parts.
        var hasDash = Current.Kind == TokenKind.Dash && Skip();
        if (!IsTimeAt(0) || !hasDash && !(start.Half != DayHalf.None && Current.Kind == TokenKind.Part))
        {
            trouble.MissingEnd(start.Place);
            return null;
        }
        if (ReadTimePoint() is not { } end)
        {
            return null;
        }
        var place = start.Place.To(end.Place);
        if (start.IsBare && end.IsBare)
        {
            trouble.BadTime(place, $"请写成钟点，如 {start.Minute / 60}:00-{end.Minute / 60}:00");
            return null;
        }
        var span = new SpanOfTime(start.Minute, start.Half, end.Minute, end.Half, end.IsNextDay);
        if (start.IsNextDay || start.Minute == HourInterval.MinutesPerDay)
        {
            trouble.TimeOrder(start.Place, "开始时间要在当天；到次日的时间请写成「20:00-次日6:00」");
            return null;
        }
        var isCertain = start.Half != DayHalf.None || start.IsPadded || start.Minute is < 60 or >= 13 * 60;
        if (!isCertain && start.Minute < 5 * 60)
        {
            trouble.Ambiguous(
                place,
                $"是凌晨还是下午？请写成 {Clock(start.Minute + Noon)} 或「凌晨{Clock(start.Minute)}」"
            );
            return null;
        }
        return span.Resolve(end.IsPadded, place, trouble) is { } interval ? (interval, place, isCertain) : null;
    }

    private static string Clock(int minute) => $"{minute / 60}:{minute % 60:00}";

    private TimePoint? ReadTimePoint()
    {
        var place = Current;
        var isNextDay = Current.Kind == TokenKind.NextDay && Skip();
        var half = DayHalf.None;
        if (Current.Kind == TokenKind.Part)
        {
            half = (DayHalf)Current.Value;
            Skip();
            while (Current.Kind is TokenKind.Colon or TokenKind.Label)
            {
                Skip();
            }
        }
        isNextDay |= Current.Kind == TokenKind.NextDay && Skip();
        var figure = Current;
        if (figure.Kind is not (TokenKind.Clock or TokenKind.Number))
        {
            trouble.MissingEnd(place);
            return null;
        }
        if (figure.Kind == TokenKind.Number && figure.Value > 24)
        {
            trouble.BadTime(figure, "不是钟点");
            return null;
        }
        Skip();
        if (half == DayHalf.None && Current.Kind == TokenKind.Part && Current.Is(TokenMarks.Suffix))
        {
            half = (DayHalf)Current.Value; // 9:00 am
            Skip();
        }
        var minute = figure.Kind == TokenKind.Clock ? figure.Value : figure.Value * 60;
        var isBare = figure.Kind == TokenKind.Number && half == DayHalf.None;
        return new(minute, half, isNextDay, figure.Is(TokenMarks.Padded), isBare, place.To(tokens[_at - 1]));
    }
}
