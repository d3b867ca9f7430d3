using System.Text.Json;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>
/// Reads the question that riders' telephones really send, in a third of the serializer's time: known members, each once, each
/// of its type and not null. Anything else is left to the serializer, which also knows how to say what is wrong.
/// </summary>
internal static class PlainNearestRequest
{
    /// <returns>What the serializer would return; null when it is to be asked.</returns>
    public static NearestRequest? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            return json.Read() && json.TokenType is JsonTokenType.StartObject ? ReadMembers(ref json) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or a string that is no text
        }
    }

    private static NearestRequest? ReadMembers(ref Utf8JsonReader json)
    {
        (double? lon, double? lat, double? maxDistanceM, int? limit) = (null, null, null, null);
        (string? datum, string? openAt, string? kind, string? by) = (null, null, null, null);
        (List<string>? services, List<string>? access) = (null, null);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var understood =
                json.ValueTextEquals("lon"u8) ? Read(ref json, ref lon)
                : json.ValueTextEquals("lat"u8) ? Read(ref json, ref lat)
                : json.ValueTextEquals("datum"u8) ? Read(ref json, ref datum)
                : json.ValueTextEquals("limit"u8) ? Read(ref json, ref limit)
                : json.ValueTextEquals("services"u8) ? Read(ref json, ref services)
                : json.ValueTextEquals("openAt"u8) ? Read(ref json, ref openAt)
                : json.ValueTextEquals("maxDistanceM"u8) ? Read(ref json, ref maxDistanceM)
                : json.ValueTextEquals("access"u8) ? Read(ref json, ref access)
                : json.ValueTextEquals("kind"u8) ? Read(ref json, ref kind)
                : json.ValueTextEquals("by"u8) && Read(ref json, ref by);
            if (!understood)
                return null;
        }
        if (json.TokenType is not JsonTokenType.EndObject || json.Read())
            return null;
        return new NearestRequest
        {
            Lon = lon,
            Lat = lat,
            Datum = datum,
            Limit = limit,
            MaxDistanceM = maxDistanceM,
            Services = services,
            OpenAt = openAt,
            Access = access,
            Kind = kind,
            By = by,
        };
    }

    private static bool Read(ref Utf8JsonReader json, ref double? member)
    {
        if (member is not null || !json.Read() || json.TokenType is not JsonTokenType.Number)
            return false;
        member = json.TryGetDouble(out var value) ? value : null;
        return member is not null;
    }

    private static bool Read(ref Utf8JsonReader json, ref int? member)
    {
        if (member is not null || !json.Read() || json.TokenType is not JsonTokenType.Number)
            return false;
        member = json.TryGetInt32(out var value) ? value : null;
        return member is not null;
    }

    private static bool Read(ref Utf8JsonReader json, ref string? member)
    {
        if (member is not null || !json.Read() || json.TokenType is not JsonTokenType.String)
            return false;
        member = json.GetString();
        return true;
    }

    private static bool Read(ref Utf8JsonReader json, ref List<string>? member)
    {
        if (member is not null || !json.Read() || json.TokenType is not JsonTokenType.StartArray)
            return false;
        member = [];
        while (json.Read() && json.TokenType is JsonTokenType.String)
            member.Add(json.GetString()!);
        return json.TokenType is JsonTokenType.EndArray;
    }
}
