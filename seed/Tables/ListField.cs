namespace QhdHomeMap.Seed.Tables;

/// <summary>What a column of a list holds.</summary>
/// <param name="Code">The English header, lower case.</param>
/// <param name="Title">The Chinese header.</param>
internal sealed record ListField(string Code, string Title);

/// <summary>The fields of every list of things that stand somewhere.</summary>
internal static class PlaceField
{
    public static readonly ListField Area = new("area", "区县");
    public static readonly ListField Township = new("township", "乡镇街道");
    public static readonly ListField Lon = new("lon", "经度");
    public static readonly ListField Lat = new("lat", "纬度");
}

/// <summary>What a list is made of.</summary>
/// <param name="Fields">Its columns, in any order in the file.</param>
/// <param name="Required">Those that it must have.</param>
/// <param name="Name">The one that names a row's thing; null when nothing in the list has a name.</param>
/// <param name="Joined">Those that may be spread over several columns.</param>
internal sealed record ListSchema(
    IReadOnlyList<ListField> Fields,
    IReadOnlyList<ListField> Required,
    ListField? Name = null,
    params IReadOnlyList<ListField> Joined
);

/// <summary>The words that a list may use besides codes and official names.</summary>
/// <param name="Columns">Headers, by the column's English one.</param>
/// <param name="Mixed">Headers of columns in which other things stand beside what the field holds, likewise.</param>
/// <param name="None">Words that say there is nothing: 无.</param>
/// <param name="Footers">How lines below a list begin: 合计.</param>
internal sealed record ListWords(
    IReadOnlyDictionary<string, string[]> Columns,
    IReadOnlyDictionary<string, string[]> Mixed,
    IReadOnlyList<string> None,
    IReadOnlyList<string> Footers
)
{
    private readonly HashSet<string> _none = [.. None.Select(WordKey.Of)];

    /// <summary>Whether a text says that there is nothing.</summary>
    public bool IsNone(string text) => _none.Contains(WordKey.Of(text));
}
