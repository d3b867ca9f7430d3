namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Reads tokens into clauses: days, and what holds on them. One pass; looks ahead over a few tokens only.</summary>
internal sealed partial class Parser(IReadOnlyList<Token> tokens, string text, Trouble trouble)
{
    private readonly Draft _draft = new();
    private readonly Stack<(Token Open, SeasonDraft? Season)> _brackets = new();
    private int _at;

    /// <summary>The clause that hours and words now go to.</summary>
    private ClauseDraft? _clause;

    /// <summary>The season clauses now belong to; null: the whole year.</summary>
    private SeasonDraft? _season;

    /// <summary>The days in front of seasons, as in 周一至周五：夏季8:00-18:00，冬季8:30-17:30.</summary>
    private ScopeDraft? _outerScope;

    /// <summary>Whether <see cref="_outerScope"/> has seasons inside it, which end with the next days.</summary>
    private bool _isInner;

    /// <summary>A reason read before its dates.</summary>
    private (string Text, Token Place)? _reason;

    /// <summary>Whether anything stands between the last content and here.</summary>
    private bool _isSeparated = true;

    /// <summary>Whether a ；or a new line has come since the days of the clause.</summary>
    private bool _isBroken;

    /// <summary>The hours that the next ones, in brackets, are another season's version of.</summary>
    private ClauseDraft? _pattern;

    /// <summary>除……外 in front of what it is excluded from.</summary>
    private Token? _exclusion;

    /// <summary>The part of the day read last, if it stood without a clock time.</summary>
    private Token? _vaguePart;

    private Token Current => tokens[_at];

    private Token Ahead(int count) => tokens[Math.Min(_at + count, tokens.Count - 1)];

    /// <summary>The clauses, or null with the trouble set.</summary>
    public Draft? Parse()
    {
        while (Current.Kind != TokenKind.End)
        {
            if (!ReadItem())
            {
                return null;
            }
        }
        return Finish() ? _draft : null;
    }

    private bool ReadItem()
    {
        switch (Current.Kind)
        {
            case TokenKind.Separator or TokenKind.Connector or TokenKind.Colon:
                _isSeparated |= Current.Kind != TokenKind.Colon;
                return Skip();
            case TokenKind.Break:
                (_isSeparated, _isBroken) = (true, true);
                return Skip();
            case TokenKind.Label or TokenKind.Filler:
                return Skip();
            case TokenKind.Open:
                return ReadOpen();
            case TokenKind.Close:
                return ReadClose();
            case TokenKind.Season:
                return ReadSeason();
            case TokenKind.OtherSeasons:
                return LeaveSeason() && Skip();
            case TokenKind.Except or TokenKind.ExceptPrefix or TokenKind.NotIncluding:
                return ReadExclusion();
            case TokenKind.Including:
                return ReadInclusion();
            case TokenKind.Because:
                return ReadBecause();
            case TokenKind.Unknown
                when _clause is { Content: ClauseContent.None, Scope.Dates.Count: > 0, Reason: null }:
                return ReadReasonBefore(_at, _at);
            case TokenKind.Unknown:
                return trouble.Unknown(Current);
            case TokenKind.Lunar:
                return trouble.Lunar(Current);
            case TokenKind.Bad:
                return trouble.BadFigure(Current);
            case TokenKind.Number when Ahead(1).Kind == TokenKind.Day:
                return trouble.BadDate(Current.To(Ahead(1)), "没有写是几月");
            default:
                return IsDateAt(0, inMonth: false) ? ReadDates()
                    : IsScope(Current.Kind) ? ReadScope()
                    : ReadContent();
        }
    }

    private bool ReadContent()
    {
        _vaguePart = Current.Kind == TokenKind.Closed && !_isSeparated ? _vaguePart : null;
        var read = Current.Kind switch
        {
            TokenKind.Clock or TokenKind.Number or TokenKind.NextDay => ReadInterval(),
            TokenKind.Part => ReadPart(),
            TokenKind.AllDay or TokenKind.RoundTheClock => ReadWholeDay(),
            TokenKind.LunchBreak => ReadLunchBreak(),
            TokenKind.Closed => ReadClosed(),
            TokenKind.Usual => ReadUsual(),
            TokenKind.Later => ReadLater(),
            TokenKind.YearRound => ReadYearRound(),
            TokenKind.Appointment => ReadAppointment(),
            _ => trouble.OutOfPlace(Current),
        };
        (_isSeparated, _exclusion) = (false, null);
        return read;
    }

    private bool Finish()
    {
        if (_brackets.Count > 0)
        {
            return trouble.Bracket(_brackets.Peek().Open);
        }
        if (_reason is { } reason)
        {
            return trouble.OutOfPlace(reason.Place);
        }
        var dotted = tokens.FirstOrDefault(token => token.Is(TokenMarks.Dotted));
        if (dotted.Length > 0 && tokens.Any(token => token.Is(TokenMarks.WithColon)))
        {
            return trouble.Ambiguous(dotted, "是钟点还是日期？钟点请用冒号，如 9:30");
        }
        return SettlePending() && IsEvenOverSeasons() && HasDaysForAllHours();
    }

    private bool IsEvenOverSeasons()
    {
        // 上午8:30-12:00，下午14:00-17:30（冬季13:30-17:00）: whether the winter has mornings is not clear.
        var uneven = _draft.Clauses.Find(clause =>
            clause is { Content: ClauseContent.Hours, Pattern: { } pattern }
            && clause.Intervals.Count != pattern.Intervals.Count
        );
        return uneven is null || trouble.Ambiguous(uneven.Head, "与前面的时段数不同，请把每个季节的时间写全");
    }

    private bool HasDaysForAllHours()
    {
        // 9:00-17:00（周一至周五），18:00-20:00: once days stand behind hours, hours without days are in doubt.
        var isBehind = _draft.Clauses.Exists(clause => clause.HasDaysBehind);
        var without = isBehind ? _draft.Clauses.Find(IsHoursOnly) : null;
        return without is null || trouble.MissingDays(without.Intervals[0].Place, "没有写这段时间是周几");
    }

    private static bool IsHoursOnly(ClauseDraft clause) =>
        clause is { Scope: null, Season: null, Content: ClauseContent.Hours, Intervals.Count: > 0 };

    /// <summary>How many separators and words like 和 come next.</summary>
    private int CountConnectors()
    {
        var count = 0;
        while (Ahead(count).Kind is TokenKind.Separator or TokenKind.Connector)
        {
            count++;
        }
        return count;
    }

    private bool Skip()
    {
        _at++;
        return true;
    }

    /// <summary>Adds a clause for days and makes it the current one.</summary>
    private ClauseDraft Start(Token head, ScopeDraft? scope)
    {
        _clause = new(head, scope, _season) { Pattern = _pattern };
        _pattern = null;
        _draft.Clauses.Add(_clause);
        _isBroken = false;
        return _clause;
    }

    /// <summary>The clause that hours at a place belong to: the current one, or a new one of hours only.</summary>
    private ClauseDraft? ClauseForHours(Token place)
    {
        if (_isBroken && IsPending && HoursBefore(_clause!) is not null)
        {
            SettlePending(); // 9:00-17:00 周一至周五；10:00-16:00 周六
        }
        switch (_clause)
        {
            case { Content: ClauseContent.None or ClauseContent.Hours }:
                return _clause;
            case { Content: ClauseContent.AsUsual } when !_isSeparated:
                return _clause; // 节假日正常开放 10:00-16:00: the hours say what is usual
            case not null when !_isSeparated:
                trouble.OutOfPlace(place);
                return null;
            default:
                return Start(place, _outerScope);
        }
    }

    /// <summary>
    /// Days at the end of a thought that have got no hours: they belong to hours written before them
    /// (9:00-17:00（周一至周五）), or the hours are missing.
    /// </summary>
    private bool SettlePending()
    {
        if (_clause is not { Content: ClauseContent.None, Scope: { } scope } pending)
        {
            return true;
        }
        if (HoursBefore(pending) is { } hours && !scope.IsSpecial)
        {
            (hours.Scope, hours.HasDaysBehind) = (scope, true);
            _draft.Clauses.Remove(pending);
            (_clause, _isSeparated) = (null, true);
            return true;
        }
        if (pending.IsSaidOpen)
        {
            pending.Content = ClauseContent.AsUsual;
            return true;
        }
        return trouble.MissingHours(scope.Place, "只写了哪一天，没有写几点到几点");
    }

    /// <summary>The clause before a pending one, if it is hours that still lack their days.</summary>
    private ClauseDraft? HoursBefore(ClauseDraft pending)
    {
        var index = _draft.Clauses.IndexOf(pending) - 1;
        var before = index >= 0 ? _draft.Clauses[index] : null;
        return before is { Scope: null, Content: ClauseContent.Hours } && before.Season == pending.Season
            ? before
            : null;
    }
}
