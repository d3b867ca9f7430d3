namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Parts of the year: 冬季（11月1日至次年3月31日）.</content>
internal sealed partial class Parser
{
    private bool ReadSeason() => ReadSeasonHead() is { } head && Enter(head.Place, head.Name, head.Span);

    /// <summary>A name, with its dates behind it or in brackets where they are given.</summary>
    private (Token Place, string Name, DateSpan? Span)? ReadSeasonHead()
    {
        var place = Current;
        var name = Season.Names[place.Value];
        Skip();
        var ahead = 0;
        while (Ahead(ahead).Kind is TokenKind.Label or TokenKind.Colon or TokenKind.Filler)
        {
            ahead++;
        }
        var isBracketed = Ahead(ahead).Kind == TokenKind.Open && IsDateAt(ahead + 1, inMonth: false);
        if (!isBracketed && !IsDateAt(ahead, inMonth: false))
        {
            return (place, name, null);
        }
        _at += isBracketed ? ahead + 1 : ahead;
        DatePoint? previous = null;
        if (ReadSpan(ref previous, out _) is not { } span)
        {
            return null;
        }
        if (isBracketed && Current.Kind != TokenKind.Close)
        {
            trouble.SeasonDates(Current, "季节的括号里只写一段起止日期");
            return null;
        }
        _at += isBracketed ? 1 : 0;
        return (place.To(tokens[_at - 1]), name, span);
    }

    /// <summary>Makes a season the current one; days that wait for hours then hold in each season that follows.</summary>
    private bool Enter(Token place, string? name, DateSpan? span)
    {
        if (Find(place, name, span) is not { } season)
        {
            return false;
        }
        if (IsPending && _clause!.Scope is { IsWeekly: true, IsSpecial: false } days)
        {
            _draft.Clauses.Remove(_clause);
            (_outerScope, _isInner) = (days, true);
        }
        else if (!SettlePending())
        {
            return false;
        }
        else if (!_isInner)
        {
            _outerScope = null;
        }
        season.IsInner |= _isInner;
        var isInBrackets = _brackets.Count > 0 && Current.Kind != TokenKind.Close;
        _pattern = isInBrackets && _clause is { Content: ClauseContent.Hours } ? _clause : null;
        (_season, _clause, _isSeparated) = (season, null, true);
        return true;
    }

    /// <summary>The season of that name, a new one when it was not met before.</summary>
    private SeasonDraft? Find(Token place, string? name, DateSpan? span)
    {
        var known = _draft.Seasons.Find(each => name is null ? each.Span == span : each.Name == name);
        if (known is null)
        {
            known = new(place, name) { Span = span };
            _draft.Seasons.Add(known);
        }
        else if (span is not null && known.Span is not null && known.Span != span)
        {
            trouble.Contradiction(place, "同一个季节写了两种起止日期");
            return null;
        }
        known.Span ??= span;
        return known;
    }

    /// <summary>其他季节: what follows holds outside of all seasons.</summary>
    private bool LeaveSeason()
    {
        if (!SettlePending())
        {
            return false;
        }
        (_season, _clause, _outerScope, _isInner, _isSeparated) = (null, null, null, false, true);
        return true;
    }

    /// <summary>Whether a bracket here names the season of the hours in front of it: 8:00-18:00（夏季）.</summary>
    private bool IsSeasonOfHoursBefore(int close)
    {
        if (_clause is not { Content: ClauseContent.Hours, Season: null } || Ahead(1).Kind != TokenKind.Season)
        {
            return false;
        }
        for (var index = _at + 2; index < close; index++)
        {
            var isDate =
                tokens[index].Kind
                is TokenKind.Number
                    or TokenKind.Month
                    or TokenKind.Day
                    or TokenKind.Year
                    or TokenKind.Date
                    or TokenKind.MonthDay
                    or TokenKind.Dash
                    or TokenKind.NextYear
                    or TokenKind.Annual
                    or TokenKind.Colon;
            if (!isDate)
            {
                return false;
            }
        }
        return true;
    }

    private bool ReadSeasonOfHoursBefore(int close)
    {
        Skip();
        if (ReadSeasonHead() is not { } head || Find(head.Place, head.Name, head.Span) is not { } season)
        {
            return false;
        }
        if (_at != close)
        {
            return trouble.SeasonDates(Current, "季节的括号里只写一段起止日期");
        }
        _clause!.Season = season;
        _pattern = _clause;
        // The next hours are for the same days in another season.
        (_outerScope, _clause, _isSeparated) = (_clause.Scope, null, true);
        return Skip();
    }
}
