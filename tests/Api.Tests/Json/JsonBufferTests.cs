using System.Globalization;
using System.Text;
using CsCheck;
using QhdHomeMap.Api.Json;

namespace QhdHomeMap.Api.Tests.Json;

/// <summary>The quick ways of writing against the plain ones.</summary>
public sealed class JsonBufferTests
{
    private static readonly double[] Edges =
    [
        0,
        -0.0,
        1e-10,
        -1e-10,
        0.5,
        9.9999999999,
        1e-9,
        119.6,
        100,
        999_999_999.9999,
    ];

    private static readonly Gen<double> Values = Gen.OneOf(
        Gen.Double[-180, 180],
        Gen.Double[0, 30_000],
        Gen.Double[0, 999_999_999],
        Gen.Int[-1_000_000, 1_000_000].Select(n => n / 1000d),
        Gen.Int[0, 9].Select(n => Math.Pow(10, n) - 1e-10),
        Gen.Int[0, Edges.Length - 1].Select(i => Edges[i])
    );

    [Fact]
    public void Number_AnyValueAndDecimals_IsWhatRoundingAndFormattingGive() =>
        Gen.Select(Values, Gen.Int[0, 9])
            .Sample((value, decimals) => Assert.Equal(Plain(value, decimals), Written(b => b.Number(value, decimals))));

    [Fact]
    public void Instant_AnySecond_IsWhatTheFrameworkWrites() =>
        Gen.Long[0, 4_102_444_800]
            .Array[1, 4]
            .Sample(seconds =>
            {
                var expected = string.Concat(
                    seconds.Select(s =>
                        DateTimeOffset
                            .FromUnixTimeSeconds(s)
                            .ToOffset(TimeSpan.FromHours(8))
                            .ToString("'\"'yyyy-MM-dd'T'HH:mm:sszzz'\"'", CultureInfo.InvariantCulture)
                    )
                );
                // Each twice, since the second is copied from the first.
                var twice = seconds.SelectMany(s => new[] { s, s });
                var written = Written(b => twice.Aggregate(b, (buffer, s) => buffer.Instant(s)));
                Assert.Equal(
                    string.Concat(expected.Chunk(27).SelectMany(i => new[] { new string(i), new string(i) })),
                    written
                );
            });

    private static string Plain(double value, int decimals)
    {
        var scaled = Math.Round(Math.Abs(value) * Math.Pow(10, decimals), MidpointRounding.AwayFromZero);
        var number = (decimal)(long)scaled / (decimal)Math.Pow(10, decimals);
        return (value < 0 && number != 0 ? -number : number).ToString("0.#########", CultureInfo.InvariantCulture);
    }

    private static string Written(Func<JsonBuffer, JsonBuffer> write)
    {
        using var buffer = new JsonBuffer();
        return Encoding.UTF8.GetString(write(buffer).Written);
    }
}
