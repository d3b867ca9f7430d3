using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Data.Planning;

/// <summary>What a scenario does to one home. Places are WGS84, longitude first.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddHome), "add")]
[JsonDerivedType(typeof(MoveHome), "move")]
[JsonDerivedType(typeof(ChangeHome), "change")]
[JsonDerivedType(typeof(RemoveHome), "remove")]
public abstract record ScenarioChange
{
    // What PostgreSQL hands back has its members in an order of its own.
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
    };

    public static string Print(IReadOnlyList<ScenarioChange> changes) => JsonSerializer.Serialize(changes, Json);

    /// <exception cref="JsonException">The text is none of changes.</exception>
    public static IReadOnlyList<ScenarioChange> Parse(string json) =>
        JsonSerializer.Deserialize<ScenarioChange[]>(json, Json) ?? throw new JsonException("The changes are null.");
}

/// <summary>A home that is only thought of.</summary>
/// <param name="Key">What the planner's page calls it, from 1; distinct within the scenario. A layout knows it by its negative.</param>
/// <param name="Name">What the map writes beside it.</param>
/// <param name="Lon">Where it would be.</param>
/// <param name="Lat">Where it would be.</param>
/// <param name="RadiusM">Its coverage radius in metres.</param>
/// <param name="Hours">Its opening hours as text; null: always open.</param>
public sealed record AddHome(
    [property: Description("新增站点的编号，从 1 起，方案内不重复；答案里的站点编号是它的负数")] int Key,
    [property: Description("名称")] string Name,
    [property: Description("经度，WGS84")] double Lon,
    [property: Description("纬度，WGS84")] double Lat,
    [property: Description("覆盖半径，米")] int RadiusM,
    [property: Description("开放时间；不写：全天开放")] string? Hours = null
) : ScenarioChange;

/// <summary>A home somewhere else.</summary>
public sealed record MoveHome(
    [property: Description("站点编号")] int HomeId,
    [property: Description("新的经度，WGS84")] double Lon,
    [property: Description("新的纬度，WGS84")] double Lat
) : ScenarioChange;

/// <summary>A home with another radius or other hours; null leaves it as it is.</summary>
public sealed record ChangeHome(
    [property: Description("站点编号")] int HomeId,
    [property: Description("新的覆盖半径，米；不写：不变")] int? RadiusM = null,
    [property: Description("新的开放时间；不写：不变")] string? Hours = null
) : ScenarioChange;

/// <summary>Without a home.</summary>
public sealed record RemoveHome([property: Description("站点编号")] int HomeId) : ScenarioChange;
