using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>A part of the year with a schedule of its own.</summary>
public sealed record Season
{
    /// <summary>What a bare 冬季 means: the span most notices here print, close to the heating season.</summary>
    public static readonly DateSpan DefaultWinter = DateSpan.Annual(11, 1, 3, 31);

    /// <summary>What a bare 夏季 means: the rest of the year, so that a bare pair leaves no day without hours.</summary>
    public static readonly DateSpan DefaultSummer = DateSpan.Annual(4, 1, 10, 31);

    /// <summary>The names a season may have; all but 冬季 and 夏季 need their dates said.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "冬季",
        "夏季",
        "春季",
        "秋季",
        "春夏季",
        "秋冬季",
        "旺季",
        "淡季",
        "暑期",
        "寒假",
        "供暖季",
    ];

    /// <summary>Makes a season.</summary>
    /// <param name="name">One of <see cref="Names"/>, or null when only the dates are given.</param>
    /// <param name="span">Its dates.</param>
    /// <param name="schedule">Its hours.</param>
    /// <exception cref="ArgumentException">The name is not one of the known ones, or a single day without a name, which is
    /// <see cref="ExceptionalDates"/>.</exception>
    public Season(string? name, DateSpan span, Schedule schedule)
    {
        if (name is not null && !Names.Contains(name))
        {
            throw new ArgumentException("Not a name of a season.", nameof(name));
        }
        if (name is null && span.Days == 1)
        {
            throw new ArgumentException("A season of one day needs a name.", nameof(span));
        }
        (Name, Span, Schedule) = (name, span, schedule);
    }

    /// <summary>冬季 and the like, or null.</summary>
    public string? Name { get; }

    /// <summary>When it holds.</summary>
    public DateSpan Span { get; }

    /// <summary>What holds then.</summary>
    public Schedule Schedule { get; }
}
