using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>Whether two homes side by side are one that was written down twice.</summary>
internal static class SimilarNames
{
    private const double EnoughAlike = 0.7;

    /// <summary>Characters that tell two places of one building apart: 东门驿站, 西门驿站; 一号楼, 二号楼.</summary>
    private const string Marks = "0123456789一二三四五六七八九十东西南北上下前后左右abcdefgh";

    /// <summary>Names of places here in which such a character means nothing.</summary>
    private static readonly string[] Places =
    [
        "秦皇岛市",
        "秦皇岛",
        "北戴河",
        "山海关",
        "河北省",
        "河北",
        "总工会",
        "工会",
    ];

    /// <summary>
    /// Equal, one made of the other by leaving characters out, or alike by pairs of neighbouring characters (Dice).
    /// Names with different marks are different.
    /// </summary>
    public static bool Are(string a, string b)
    {
        var (x, y) = (Core(a), Core(b));
        var (marksX, marksY) = (MarksOf(x), MarksOf(y));
        if (marksX.Length > 0 && marksY.Length > 0 && marksX != marksY)
        {
            return false;
        }
        return x == y || (x.Length < y.Length ? IsWithin(x, y) : IsWithin(y, x)) || Dice(x, y) >= EnoughAlike;
    }

    /// <summary>阳光驿站 is within 阳光爱心驿站（北门）.</summary>
    private static bool IsWithin(string shorter, string longer)
    {
        var matched = 0;
        foreach (var c in longer)
        {
            matched += matched < shorter.Length && shorter[matched] == c ? 1 : 0;
        }
        return shorter.Length > 1 && matched == shorter.Length;
    }

    private static string Core(string name)
    {
        var key = string.Concat(WordKey.Of(name).Where(char.IsLetterOrDigit));
        var core = Places.Aggregate(key, (rest, place) => rest.Replace(place, "", StringComparison.Ordinal));
        return core.Length > 1 ? core : key;
    }

    private static string MarksOf(string core) => string.Concat(core.Where(Marks.Contains));

    private static double Dice(string x, string y)
    {
        var (pairsX, pairsY) = (Pairs(x), Pairs(y));
        var common = pairsX.Intersect(pairsY).Count();
        return pairsX.Count + pairsY.Count == 0 ? 0 : 2.0 * common / (pairsX.Count + pairsY.Count);
    }

    private static HashSet<(char, char)> Pairs(string text) => [.. text.Zip(text.Skip(1))];
}
