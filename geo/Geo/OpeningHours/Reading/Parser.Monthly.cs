namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Days of the month: 每月第一、三个周六, 每月1日、15日, 每月最后一个周五.</content>
internal sealed partial class Parser
{
    private void ReadMonthly(ScopeDraft scope)
    {
        var place = Current;
        if (Current.Kind == TokenKind.Monthly)
        {
            Skip();
        }
        var ordinals = new List<int>(); // 0 is the last one
        var days = new List<int>(); // figures that still wait for 日
        var isUsed = false; // whether the ordinals have met their weekdays
        while (IsMonthlyTermAhead(ordinals.Count > 0, out var connectors))
        {
            _at += connectors;
            if (Current.Kind is TokenKind.Ordinal or TokenKind.Last && isUsed)
            {
                ordinals.Clear();
                isUsed = false;
            }
            var read = Current.Kind switch
            {
                TokenKind.Last => Skip() && Note(ordinals, 0),
                TokenKind.LastDay => Skip() && Name(scope, [MonthlySlot.LastDay]),
                TokenKind.Weekday => (isUsed = true) && ReadNthWeekdays(scope, ordinals),
                TokenKind.Measure or TokenKind.Filler => Skip(),
                TokenKind.Ordinal => Skip() && ReadOrdinal(ordinals),
                _ => ordinals.Count > 0 && !isUsed ? ReadOrdinal(ordinals) : ReadDaysOfMonth(scope, days),
            };
            if (!read)
            {
                return;
            }
        }
        if (ordinals.Count > 0 && !isUsed)
        {
            trouble.BadDate(place.To(tokens[_at - 1]), "没有写是周几");
        }
        else if (days.Count > 0)
        {
            trouble.BadDate(place.To(tokens[_at - 1]), "日期后面请写「日」");
        }
        else if (scope.Slots.Count == 0)
        {
            trouble.BadDate(place, "没有写是每月的哪一天");
        }
    }

    /// <summary>Whether a list of days of the month goes on here, behind that many connectors.</summary>
    private bool IsMonthlyTermAhead(bool hasOrdinals, out int connectors)
    {
        connectors = 0;
        var isComma = false;
        while (Ahead(connectors).Kind is TokenKind.Separator or TokenKind.Connector)
        {
            isComma |= Ahead(connectors) is { Kind: TokenKind.Separator, Value: Words.Comma };
            connectors++;
        }
        var next = Ahead(connectors);
        return next.Kind switch
        {
            TokenKind.Ordinal or TokenKind.Last or TokenKind.LastDay => true,
            TokenKind.Measure => connectors == 0,
            TokenKind.Filler => connectors == 0 && text[next.Position] == '的',
            TokenKind.Weekday => hasOrdinals && !isComma,
            TokenKind.Number => (connectors > 0 || tokens[_at - 1].Kind is not TokenKind.Day) && IsCount(connectors),
            _ => false,
        };
    }

    /// <summary>Whether the number there counts days, and is not an hour (8-9点) or a month.</summary>
    private bool IsCount(int ahead) =>
        Ahead(ahead + 1).Kind switch
        {
            TokenKind.Month or TokenKind.Year => false,
            TokenKind.Dash => Ahead(ahead + 2).Kind is not TokenKind.Clock,
            _ => true,
        };

    private static bool Note(List<int> ordinals, int ordinal)
    {
        ordinals.Add(ordinal);
        return true;
    }

    private bool ReadOrdinal(List<int> ordinals)
    {
        if (Current.Kind != TokenKind.Number || Current.Value is < 1 or > 5)
        {
            return trouble.BadDate(Current, "每月只有第一到第五个");
        }
        ordinals.Add(Current.Value);
        return Skip();
    }

    private bool ReadNthWeekdays(ScopeDraft scope, List<int> ordinals)
    {
        var mask = ReadWeekdays();
        var slots =
            from ordinal in ordinals
            from day in Enumerable.Range(0, Week.Days)
            where (mask >> day & 1) == 1
            let weekday = (DayOfWeek)((day + 1) % Week.Days)
            select ordinal == 0 ? MonthlySlot.Last(weekday) : MonthlySlot.Nth(ordinal, weekday);
        return mask != 0 && Name(scope, slots);
    }

    private static bool Name(ScopeDraft scope, IEnumerable<MonthlySlot> slots)
    {
        scope.Slots.AddRange(slots.Except(scope.Slots).ToList());
        return true;
    }

    /// <summary>15日, 1-5日, 1日至5日, or a figure whose 日 comes later in the list.</summary>
    private bool ReadDaysOfMonth(ScopeDraft scope, List<int> days)
    {
        if (ReadDayOfMonth() is not { } first)
        {
            return false;
        }
        var hasUnit = TakeDayUnit();
        days.Add(first);
        if (Current.Kind == TokenKind.Dash && Ahead(1).Kind == TokenKind.Number)
        {
            var place = Ahead(1);
            Skip();
            if (ReadDayOfMonth() is not { } last)
            {
                return false;
            }
            hasUnit = TakeDayUnit();
            if (last <= first)
            {
                return trouble.BadDate(place, "结束日期不在开始日期之后");
            }
            days.AddRange(Enumerable.Range(first + 1, last - first));
        }
        if (hasUnit)
        {
            Name(scope, days.Select(MonthlySlot.Day));
            days.Clear();
        }
        return true;
    }

    private int? ReadDayOfMonth()
    {
        var place = Current;
        Skip();
        return place.Value is >= 1 and <= 31 || trouble.BadDate(place, "每月只有1日到31日") ? place.Value : null;
    }

    private bool TakeDayUnit() => Current.Kind == TokenKind.Day && Skip();
}
