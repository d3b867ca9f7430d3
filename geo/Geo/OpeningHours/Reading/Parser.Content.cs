namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Words that say what holds: closed, as usual, by appointment and the like.</content>
internal sealed partial class Parser
{
    private bool IsPending => _clause is { Content: ClauseContent.None };

    private bool ReadClosed()
    {
        if (_exclusion is { } exclusion)
        {
            // 除法定节假日外，周一闭馆 may well mean that it is open on holidays.
            return trouble.Ambiguous(exclusion, "除外的日子是开放还是休息？请直接写明，如「法定节假日正常开放」");
        }
        if (_clause is { Content: ClauseContent.Hours } && !_isSeparated)
        {
            return _vaguePart is { } part ? TakeBack(part) : trouble.Contradiction(Current, "与前面写的开放矛盾");
        }
        if (_clause is { Content: ClauseContent.AsUsual } && !_isSeparated)
        {
            return trouble.Contradiction(Current, "与前面的开放矛盾");
        }
        if (!IsPending && _clause is not null)
        {
            return trouble.MissingDays(Current, "没有写是哪一天");
        }
        _clause ??= Start(Current, _outerScope);
        _clause.Content = ClauseContent.Closed;
        return Skip();
    }

    /// <summary>下午休息 behind the hours of a morning says nothing new; in the midst of hours it needs clock times.</summary>
    private bool TakeBack(Token token)
    {
        var (part, name, window) = DayPartWindows.All.First(each => each.Part == PartOf(token));
        if (_clause!.Intervals.Count == 0 || _clause.Intervals.Exists(each => Meets(each.Interval, window)))
        {
            return trouble.MissingHours(token.To(Current), $"「{name}」从几点到几点休息没有写");
        }
        _clause.Parts &= ~part;
        return Skip();
    }

    private static bool Meets(HourInterval a, HourInterval b) =>
        a.StartMinute < b.EndMinute && b.StartMinute < a.EndMinute;

    private bool ReadUsual()
    {
        if (IsPending && _clause!.Scope is { IsWeekly: false })
        {
            _clause.Content = ClauseContent.AsUsual;
        }
        else if (IsPending)
        {
            _clause!.IsSaidOpen = true;
        }
        return Skip();
    }

    private bool ReadLater()
    {
        StartInSeason();
        if (IsPending)
        {
            _clause!.Content = ClauseContent.Later;
        }
        else if (_clause is null)
        {
            _draft.HoursUnknown = Current;
        }
        else
        {
            return trouble.Contradiction(Current, "前面写了时间，这里又说不确定");
        }
        return Skip();
    }

    /// <summary>冬季预约开放: behind the name of a season a word needs no days.</summary>
    private void StartInSeason()
    {
        if (_clause is null && _season is not null)
        {
            Start(Current, _outerScope);
        }
    }

    private bool ReadYearRound()
    {
        _draft.YearRound = Current;
        return Skip();
    }

    private bool ReadAppointment()
    {
        StartInSeason();
        if (IsPending || _brackets.Count > 0 && _clause is { Content: ClauseContent.Hours })
        {
            (_clause!.Content, _clause.ByAppointment) = (ClauseContent.Hours, true);
        }
        else
        {
            _draft.AppointmentForAll = Current;
        }
        return Skip();
    }

    /// <summary>午休12:00-14:00.</summary>
    private bool ReadLunchBreak()
    {
        if (_clause is not { Content: ClauseContent.Hours } || !IsTimeBehindLabel())
        {
            return trouble.MissingHours(Current, "午休从几点到几点没有写，或没有写在开放时间后面");
        }
        while (!IsTimeAt(0))
        {
            Skip();
        }
        if (ReadSpanOfTime() is not { } gap)
        {
            return false;
        }
        _clause.Gaps.Add((gap.Interval, gap.Place));
        return true;
    }

    private bool ReadOpen()
    {
        var close = IndexOfClose();
        if (close < 0)
        {
            return trouble.Bracket(Current);
        }
        if (_clause is { Scope.Dates.Count: > 0, Reason: null })
        {
            var remark = text[Current.End..tokens[close].Position].Trim();
            if (Remark.IsFit(remark))
            {
                _clause.Reason = remark;
                _at = close + 1;
                return true;
            }
        }
        if (IsSeasonOfHoursBefore(close))
        {
            return ReadSeasonOfHoursBefore(close);
        }
        _brackets.Push((Current, _season));
        _isSeparated = true;
        return Skip();
    }

    private bool ReadClose()
    {
        if (!_brackets.TryPop(out var bracket))
        {
            return trouble.Bracket(Current);
        }
        _isSeparated = true;
        // 9:00-17:00（周一至周五）
        var isBehindHours =
            IsPending && _clause!.Head.Position > bracket.Open.Position && HoursBefore(_clause) is not null;
        if (isBehindHours && !SettlePending())
        {
            return false;
        }
        // （冬季9:30-16:30） ends with its bracket; （冬季） is a heading of what follows.
        var isHeading = _clause is null;
        if (_season != bracket.Season && !isHeading)
        {
            if (!SettlePending())
            {
                return false;
            }
            (_season, _clause, _outerScope, _isInner) = (bracket.Season, null, null, false);
        }
        return Skip();
    }

    /// <summary>The closing bracket that belongs to the opening one here, or −1.</summary>
    private int IndexOfClose()
    {
        var depth = 0;
        for (var index = _at; index < tokens.Count; index++)
        {
            depth += tokens[index].Kind switch
            {
                TokenKind.Open => 1,
                TokenKind.Close => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return index;
            }
        }
        return -1;
    }

    /// <summary>因装修: up to the word that says what holds, or up to a separator when the dates come later.</summary>
    private bool ReadBecause()
    {
        if (_clause is { Content: ClauseContent.None, Scope.Dates.Count: > 0, Reason: null })
        {
            return ReadReasonBefore(_at, _at + 1);
        }
        var place = Current;
        var from = Current.End;
        while (Current.Kind is not (TokenKind.Separator or TokenKind.Break or TokenKind.Close or TokenKind.End))
        {
            Skip();
        }
        var reason = text[from..Current.Position].Trim();
        _reason = (reason, place);
        return Remark.IsFit(reason) || trouble.OutOfPlace(place);
    }

    /// <summary>装修关闭 behind dates: the words up to the closing one are the reason.</summary>
    private bool ReadReasonBefore(int first, int from)
    {
        var end = _at;
        while (tokens[end].Kind is not (TokenKind.Closed or TokenKind.Later or TokenKind.Break or TokenKind.End))
        {
            end++;
        }
        var reason = text[tokens[from].Position..tokens[end].Position].Trim();
        if (tokens[end].Kind is not (TokenKind.Closed or TokenKind.Later) || !Remark.IsFit(reason))
        {
            return tokens[first].Kind == TokenKind.Unknown
                ? trouble.Unknown(tokens[first])
                : trouble.OutOfPlace(tokens[first]);
        }
        _clause!.Reason = reason;
        _at = end;
        return true;
    }
}
