using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>A request whose every member was understood.</summary>
internal sealed record NearestQuestion(
    Wgs84 Place,
    Datum Datum,
    int Limit,
    double MaxDistanceM,
    ulong Services,
    byte Access,
    HomeKind? Kind,
    DateTimeOffset? OpenAt,
    string? By
)
{
    /// <summary>The way to measure that needs no roads.</summary>
    public const string Line = "line";

    private static readonly string[] Ways = [Line, .. TravelProfiles.Default.Select(profile => profile.Code)];

    /// <returns>Null when anything is wrong; <paramref name="errors"/> then says all of it.</returns>
    public static NearestQuestion? Of(
        NearestRequest request,
        HomeTerms terms,
        DateTimeOffset now,
        out FieldErrors errors
    )
    {
        errors = new FieldErrors();
        var place = RiderPlace.Read(request.Lon, request.Lat, request.Datum, errors);
        var question = new NearestQuestion(
            place.Point,
            place.Datum,
            request.Limit ?? FindNearest.DefaultLimit,
            request.MaxDistanceM ?? double.PositiveInfinity,
            ReadServices(request.Services, terms, errors),
            ReadAccess(request.Access, errors),
            ReadKind(request.Kind, errors),
            ReadOpenAt(request.OpenAt, now, errors),
            request.By
        );
        if (question.Limit is < 1 or > FindNearest.MaxLimit)
            errors.Add("limit", $"应为 1 至 {FindNearest.MaxLimit} 的整数");
        if (!(question.MaxDistanceM > 0))
            errors.Add("maxDistanceM", "应为大于 0 的米数");
        if (request.By is { } by && !Ways.Contains(by))
            errors.Add("by", $"不认识“{Cut(by)}”，可用：{string.Join("、", Ways)}");
        return errors.Any ? null : question;
    }

    private static ulong ReadServices(IReadOnlyList<string>? codes, HomeTerms terms, FieldErrors errors) =>
        ReadBits("services", codes, c => terms.TryService(c, out var id) ? id : null, terms.ServiceCodes, errors);

    private static byte ReadAccess(IReadOnlyList<string>? codes, FieldErrors errors) =>
        (byte)ReadBits(
            "access",
            codes,
            c => EnumCode.TryParse<AccessWay>(c, out var way) ? (int)way : null,
            EnumCode.All<AccessWay>(),
            errors
        );

    /// <summary>The bits of all codes; the first that is none is told, once, however many follow.</summary>
    private static ulong ReadBits(
        string field,
        IReadOnlyList<string>? codes,
        Func<string, int?> bit,
        IReadOnlyCollection<string> choices,
        FieldErrors errors
    )
    {
        var bits = 0UL;
        foreach (var code in codes ?? [])
        {
            if (code is not null && bit(code) is { } known)
            {
                bits |= 1UL << known;
                continue;
            }
            errors.Add(field, $"没有“{Cut(code)}”，可用：{string.Join("、", choices)}");
            break;
        }
        return bits;
    }

    private static HomeKind? ReadKind(string? code, FieldErrors errors)
    {
        if (code is null)
            return null;
        if (EnumCode.TryParse<HomeKind>(code, out var kind))
            return kind;
        errors.Add("kind", $"没有类别“{Cut(code)}”，可用：{string.Join("、", EnumCode.All<HomeKind>())}");
        return null;
    }

    private static DateTimeOffset? ReadOpenAt(string? text, DateTimeOffset now, FieldErrors errors)
    {
        if (text is null)
            return null;
        if (text == "now")
            return now;
        if (InstantText.Read(text) is { Year: >= 2000 and <= 2100 } at)
            return at;
        errors.Add("openAt", "应为 now，或带时区的时刻，如 2026-11-22T23:30:00+08:00");
        return null;
    }

    /// <summary>What is repeated to the caller is kept short.</summary>
    private static string Cut(string? text) =>
        text is null ? "null"
        : text.Length <= 30 ? text
        : text[..30] + "…";
}
