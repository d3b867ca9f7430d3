using System.Text.Json;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>The form of <c>road-rules.json</c>, which explains itself.</summary>
internal sealed record RoadRulesFile(
    Dictionary<string, HighwayRule> Highways,
    DropRule[] Drops,
    ModeRulesFile Foot,
    ModeRulesFile Bicycle,
    Dictionary<string, Direction> OnewayWords,
    Dictionary<string, string[]> ImpliedOnewayBy,
    string[] Names,
    Dictionary<string, string[]> Columns,
    Dictionary<string, Dictionary<string, string>> Words
)
{
    public static RoadRules ReadDefault()
    {
        using var json = EmbeddedJson.Open("road-rules.json");
        return Read(json);
    }

    public static RoadRules Read(Stream json)
    {
        try
        {
            return new(EmbeddedJson.Read<RoadRulesFile>(json));
        }
        catch (JsonException e)
        {
            throw RoadErrors.BadRules(e.Message, e);
        }
    }
}

internal sealed record HighwayRule(RoadClass Class, Opening Foot, Opening Bicycle, bool Oneway = false);

internal sealed record DropRule(RoadDrop Reason, string Key, string[] Values)
{
    public string[] ExceptHighways { get; init; } = [];
}

internal sealed record ModeRulesFile(
    Dictionary<string, string[]> ClosedBy,
    Dictionary<string, string[]> OpenedBy,
    Dictionary<string, string[]> DeniedBy,
    string[] Oneway,
    bool ObeysImpliedOneway,
    Dictionary<string, string[]> BothWaysBy
);
