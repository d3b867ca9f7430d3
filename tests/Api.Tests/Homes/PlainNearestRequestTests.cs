using System.Text;
using System.Text.Json;
using CsCheck;
using QhdHomeMap.Api.Features.Homes;
using QhdHomeMap.Api.Json;

namespace QhdHomeMap.Api.Tests.Homes;

/// <summary>The quick reader against the serializer, which is the rule: what it accepts, that must accept, and as the same.</summary>
public sealed class PlainNearestRequestTests
{
    private static readonly Gen<string> Members = OneOf(
        """ "lon":119.6 """,
        """ "lat":39.93 """,
        """ "lat":-1e400 """,
        """ "lon":null """,
        """ "lon":"119.6" """,
        """ "datum":"gcj02" """,
        """ "datum":"\u0067cj02" """,
        """ "datum":"\ud800" """,
        """ "\u0064atum":"wgs84" """,
        """ "Datum":"wgs84" """,
        """ "limit":10 """,
        """ "limit":2.5 """,
        """ "limit":1e1 """,
        """ "limit":99999999999 """,
        """ "maxDistanceM":500 """,
        """ "services":[] """,
        """ "services":["water","rest"] """,
        """ "services":["water",null] """,
        """ "services":[["water"]] """,
        """ "services":"water" """,
        """ "openAt":"now" """,
        """ "access":["public"] """,
        """ "kind":"home" """,
        """ "by":"line" """,
        """ "other":1 """,
        """ /* why */ """,
        " "
    );

    private static readonly Gen<string> Bodies = Gen.Select(
        Members.Array[0, 6],
        OneOf("{", "{", "{", "{", "", "["),
        OneOf("}", "}", "}", "}", "", ",}", "} x", "}\n", "}{"),
        (members, open, close) => open + string.Join(',', members) + close
    );

    [Fact]
    public void TryRead_WhatItAccepts_IsWhatTheSerializerReads() =>
        Bodies.Sample(
            body =>
            {
                if (PlainNearestRequest.TryRead(Encoding.UTF8.GetBytes(body)) is { } read)
                    Assert.Equal(AsText(BySerializer(body)), AsText(read));
            },
            iter: 20_000
        );

    [Fact]
    public void TryRead_WhatRidersSend_IsAccepted() =>
        Assert.NotNull(
            PlainNearestRequest.TryRead(
                """{"lon":119.6,"lat":39.93,"datum":"gcj02","limit":10,"services":["phone_charging"],"openAt":"now"}"""u8
            )
        );

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static NearestRequest? BySerializer(string body) =>
        JsonSerializer.Deserialize(body, ApiJson.Default.NearestRequest);

    private static string AsText(NearestRequest? request) =>
        FormattableString.Invariant(
            $"{request?.Lon:R} {request?.Lat:R} {request?.Datum} {request?.Limit} {request?.MaxDistanceM:R} "
        ) + $"{List(request?.Services)} {request?.OpenAt} {List(request?.Access)} {request?.Kind} {request?.By}";

    private static string List(IReadOnlyList<string>? codes) => codes is null ? "null" : string.Join(',', codes);
}
