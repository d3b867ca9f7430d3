using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>The statutory festivals, to which the days off of a holiday notice belong.</summary>
[Flags]
public enum Festivals
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>元旦.</summary>
    NewYear = 1,

    /// <summary>春节.</summary>
    SpringFestival = 2,

    /// <summary>清明节.</summary>
    Qingming = 4,

    /// <summary>劳动节.</summary>
    LabourDay = 8,

    /// <summary>端午节.</summary>
    DragonBoat = 16,

    /// <summary>中秋节.</summary>
    MidAutumn = 32,

    /// <summary>国庆节.</summary>
    NationalDay = 64,

    /// <summary>A day off granted once for another occasion.</summary>
    Other = 128,
}

internal static class FestivalNames
{
    /// <summary>Number of single festivals, <see cref="Festivals.Other"/> included.</summary>
    public const int Count = 8;

    /// <summary>The festivals that have a name of their own, in the order of their bits and of the year.</summary>
    public static readonly ImmutableArray<(Festivals Festival, string Name)> All =
    [
        (Festivals.NewYear, "元旦"),
        (Festivals.SpringFestival, "春节"),
        (Festivals.Qingming, "清明节"),
        (Festivals.LabourDay, "劳动节"),
        (Festivals.DragonBoat, "端午节"),
        (Festivals.MidAutumn, "中秋节"),
        (Festivals.NationalDay, "国庆节"),
    ];

    /// <summary>The festivals in a day's name; several are joined by 、, an unknown one is <see cref="Festivals.Other"/>.</summary>
    public static Festivals Parse(string name)
    {
        var festivals = Festivals.None;
        foreach (var part in name.Split('、'))
        {
            var known = All.FirstOrDefault(entry => entry.Name == part).Festival;
            festivals |= known == Festivals.None ? Festivals.Other : known;
        }
        return festivals;
    }
}
