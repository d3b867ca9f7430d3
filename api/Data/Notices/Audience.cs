using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Data.Notices;

/// <summary>To whom a notice goes: always by what riders chose themselves, never by where they are.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UnionAudience), "union")]
[JsonDerivedType(typeof(HomesAudience), "homes")]
[JsonDerivedType(typeof(PolygonAudience), "polygon")]
[JsonDerivedType(typeof(SignedUpAudience), "signed_up")]
[JsonDerivedType(typeof(RidersAudience), "riders")]
public abstract record Audience
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true, // PostgreSQL has an order of its own
        RespectRequiredConstructorParameters = true,
    };

    public static string Print(Audience audience) => JsonSerializer.Serialize(audience, Json);

    /// <exception cref="JsonException">The text is no audience.</exception>
    public static Audience Parse(string json) =>
        JsonSerializer.Deserialize<Audience>(json, Json) ?? throw new JsonException("The audience is null.");
}

/// <summary>Riders with a favourite among the homes of a union and those under it.</summary>
public sealed record UnionAudience(int UnionId) : Audience;

/// <summary>Riders with one of these homes as a favourite.</summary>
public sealed record HomesAudience(int[] HomeIds) : Audience;

/// <summary>Riders with a favourite home inside a ring of WGS84 places, each longitude and latitude; the last is the first again.</summary>
public sealed record PolygonAudience(double[][] Ring) : Audience;

/// <summary>Riders who have a place in an activity, and those who wait for one if asked for.</summary>
public sealed record SignedUpAudience(int ActivityId, bool Waiting = false) : Audience;

/// <summary>These riders, by our own numbers: what an activity tells one person.</summary>
public sealed record RidersAudience(int[] RiderIds) : Audience;
