namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Finds the dates of seasons that are named only.</summary>
internal sealed class SeasonDates(List<SeasonDraft> seasons, Trouble trouble)
{
    /// <summary>Seasons of which one is the rest of the year beside the other.</summary>
    private static readonly (string, string)[] Pairs = [("冬季", "夏季"), ("旺季", "淡季"), ("春夏季", "秋冬季")];

    public bool Settle()
    {
        foreach (var season in seasons.Where(season => season.Span is null).ToList())
        {
            season.Span = RestBeside(season) ?? Default(season);
            if (season.Span is null)
            {
                return trouble.SeasonDates(season.Head, "请写明起止日期，如（5月1日至9月30日）");
            }
        }
        for (var later = 1; later < seasons.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (seasons[later].Span!.Value.Overlaps(seasons[earlier].Span!.Value))
                {
                    return trouble.Contradiction(seasons[later].Head, "与另一个季节的日期重叠");
                }
            }
        }
        return true;
    }

    /// <summary>The rest of the year beside the other one of a pair, when that one's dates are written.</summary>
    private DateSpan? RestBeside(SeasonDraft season)
    {
        foreach (var (left, right) in Pairs)
        {
            var other =
                season.Name == left ? right
                : season.Name == right ? left
                : null;
            var span = other is null ? null : seasons.Find(each => each.Name == other)?.Span;
            if (span is { IsAnnual: true })
            {
                return span.Value.Rest();
            }
        }
        return null;
    }

    private static DateSpan? Default(SeasonDraft season) =>
        season.Name switch
        {
            "冬季" => Season.DefaultWinter,
            "夏季" => Season.DefaultSummer,
            _ => null,
        };
}
