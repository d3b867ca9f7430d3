namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Two clock times as people write them, brought to minutes of the 24-hour clock or refused.</summary>
internal readonly record struct SpanOfTime(int Start, DayHalf StartHalf, int End, DayHalf EndHalf, bool EndsNextDay)
{
    private const int Noon = 12 * 60;
    private const int Midnight = HourInterval.MinutesPerDay;

    /// <summary>From here on an end that lies before the start can only be meant for the next morning.</summary>
    private const int SurelyEvening = 17 * 60;

    public HourInterval? Resolve(bool endIsPadded, Token place, Trouble trouble)
    {
        if (AtHalf(Start, StartHalf) is not { } start || start >= Midnight)
        {
            trouble.Ambiguous(place, $"「{NameOf(StartHalf)}」和钟点对不上，请用24小时制");
            return null;
        }
        if (EndHalf != DayHalf.None)
        {
            return EndAtHalf(start, place, trouble);
        }
        if (EndsNextDay)
        {
            return new(start, End + Midnight);
        }
        if (!endIsPadded && Carry(start) is { } carried)
        {
            return new(start, carried);
        }
        if (End > start)
        {
            return new(start, End);
        }
        if (End == 0)
        {
            return new(start, Midnight);
        }
        if (End < start && start >= SurelyEvening)
        {
            return new(start, End + Midnight);
        }
        return Refuse(start, place, trouble);
    }

    /// <summary>晚上10点到早上6点: the end names its own part of the day.</summary>
    private HourInterval? EndAtHalf(int start, Token place, Trouble trouble)
    {
        if (AtHalf(End, EndHalf) is not { } end)
        {
            trouble.Ambiguous(place, $"「{NameOf(EndHalf)}」和钟点对不上，请用24小时制");
            return null;
        }
        var isMorning = EndHalf is DayHalf.BeforeDawn or DayHalf.Morning;
        if (EndsNextDay || end <= start && isMorning)
        {
            end += Midnight;
        }
        if (end > start && end <= HourInterval.MaxEndMinute)
        {
            return new(start, end);
        }
        return Refuse(start, place, trouble);
    }

    /// <summary>下午2:00-5:30 ends in the afternoon too, 晚8点-12点 at midnight.</summary>
    private int? Carry(int start)
    {
        if (StartHalf is not (DayHalf.Noon or DayHalf.Afternoon or DayHalf.Evening) || End >= Noon + 60 || End < 60)
        {
            return null;
        }
        var isTwelve = End >= Noon;
        var carried = isTwelve && StartHalf == DayHalf.Noon ? End : End + Noon;
        return carried > start ? carried : null;
    }

    private HourInterval? Refuse(int start, Token place, Trouble trouble)
    {
        if (End == Start && EndHalf == StartHalf)
        {
            trouble.TimeOrder(place, "起止时间相同；全天开放请写「24小时」");
        }
        else if (End < Noon && End + Noon > start)
        {
            var afternoon = $"{(End + Noon) / 60}:{End % 60:00}";
            trouble.TimeOrder(place, $"结束早于开始；下午请写 {afternoon}，到第二天请写「次日」");
        }
        else
        {
            trouble.TimeOrder(place, "结束早于开始；到第二天请写「次日」");
        }
        return null;
    }

    /// <summary>A clock time with its part of the day on the 24-hour clock; null when they do not go together.</summary>
    private static int? AtHalf(int minute, DayHalf half) =>
        half switch
        {
            DayHalf.None => minute,
            DayHalf.BeforeDawn => minute < 7 * 60 ? minute
            : minute is >= Noon and < Noon + 60 ? minute - Noon
            : null,
            DayHalf.Morning => minute < Noon + 60 ? minute : null,
            DayHalf.Noon => minute is >= 60 and < 3 * 60 ? minute + Noon
            : minute is >= 10 * 60 and < 15 * 60 ? minute
            : null,
            DayHalf.Afternoon => minute is >= 60 and < Noon ? minute + Noon
            : minute is >= Noon and < Midnight ? minute
            : null,
            _ => minute is >= 5 * 60 and < Noon ? minute + Noon
            : minute is >= Noon and < Noon + 60 ? minute + Noon
            : minute is >= 17 * 60 and <= Midnight ? minute
            : null,
        };

    private static string NameOf(DayHalf half) =>
        half switch
        {
            DayHalf.BeforeDawn => "凌晨",
            DayHalf.Morning => "上午",
            DayHalf.Noon => "中午",
            DayHalf.Afternoon => "下午",
            _ => "晚上",
        };
}
