using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Tests.Geodesy;

public class ShortGeodesicTests
{
    private const double RoundingM = 10e-9;

    private static readonly Gen<Wgs84> AnyPoint =
        from lon in Gen.Double[-180, 180]
        from lat in Gen.Double[-90, 90]
        select new Wgs84(lon, lat);

    // Pairs from centimetres to 300 km apart, in every direction, at every latitude.
    private static readonly Gen<(Wgs84 A, Wgs84 B)> NearPair =
        from a in AnyPoint
        from magnitude in Gen.Double[-2, 5.5]
        from bearing in Gen.Double[0, 2 * Math.PI]
        let degrees = Math.Pow(10, magnitude) / 111_320
        let lat = Math.Clamp(a.Lat + (degrees * Math.Cos(bearing)), -90, 90)
        let shrink = Math.Max(1e-3, Math.Cos(double.DegreesToRadians(lat)))
        select (a, new Wgs84(Math.IEEERemainder(a.Lon + (degrees * Math.Sin(bearing) / shrink), 360), lat));

    [Fact]
    public void Distance_AnyNearPair_IsTheGeodesicWithinAMicrometre() =>
        NearPair.Sample(
            pair =>
                Assert.Equal(
                    Geodesic.DistanceM(pair.A, pair.B),
                    ShortGeodesic.DistanceM(Ecef.FromWgs84(pair.A), Ecef.FromWgs84(pair.B)),
                    1e-6
                ),
            iter: 50_000
        );

    [Fact]
    public void Distance_WithinThirtyKilometres_IsTheGeodesicWithinRounding() =>
        NearPair
            .Where(pair => Geodesic.DistanceM(pair.A, pair.B) < 30_000)
            .Sample(
                pair =>
                    Assert.Equal(
                        Geodesic.DistanceM(pair.A, pair.B),
                        ShortGeodesic.DistanceM(Ecef.FromWgs84(pair.A), Ecef.FromWgs84(pair.B)),
                        RoundingM
                    ),
                iter: 50_000
            );

    [Fact]
    public void Distance_BeyondTheReach_FallsBackOnTheGeodesic() =>
        Gen.Select(AnyPoint, AnyPoint)
            .Sample(
                (a, b) =>
                    Assert.Equal(
                        Geodesic.DistanceM(a, b),
                        ShortGeodesic.DistanceM(Ecef.FromWgs84(a), Ecef.FromWgs84(b)),
                        1e-6
                    ),
                iter: 10_000
            );

    [Fact]
    public void Distance_AtTheReach_DoesNotJump()
    {
        // Eastward from the city: the last pairs by the chord and the first by the fallback differ by the step alone.
        var origin = new Wgs84(119.6, 39.9);
        var reached = 0;
        for (var lon = 120.76; lon < 120.78; lon += 1e-5)
        {
            var target = Ecef.FromWgs84(new(lon, 39.9));
            var distanceM = ShortGeodesic.DistanceM(Ecef.FromWgs84(origin), target);
            Assert.Equal(Geodesic.DistanceM(origin, new(lon, 39.9)), distanceM, 1e-6);
            reached +=
                Ecef.ChordSquaredM2(Ecef.FromWgs84(origin), target) <= ShortGeodesic.ReachM * ShortGeodesic.ReachM
                    ? 1
                    : 0;
        }

        Assert.InRange(reached, 1, 1999);
    }

    [Fact]
    public void Distance_Swapped_IsTheSameToTheBit() =>
        NearPair.Sample(pair =>
        {
            var (a, b) = (Ecef.FromWgs84(pair.A), Ecef.FromWgs84(pair.B));
            Assert.Equal(ShortGeodesic.DistanceM(a, b), ShortGeodesic.DistanceM(b, a));
        });

    [Fact]
    public void Distance_SamePoint_IsExactlyZero() =>
        AnyPoint.Sample(point =>
            Assert.Equal(0, ShortGeodesic.DistanceM(Ecef.FromWgs84(point), Ecef.FromWgs84(point)))
        );

    [Fact]
    public void Chord_AnyPair_IsNotLongerThanTheGeodesic() =>
        Gen.OneOf(NearPair, Gen.Select(AnyPoint, AnyPoint))
            .Sample(
                pair =>
                {
                    var (a, b) = pair;
                    var chordM = Math.Sqrt(Ecef.ChordSquaredM2(Ecef.FromWgs84(a), Ecef.FromWgs84(b)));
                    Assert.True(chordM <= Geodesic.DistanceM(a, b) + RoundingM);
                },
                iter: 50_000
            );

    [Fact]
    public void Ecef_AnyPoint_LiesOnTheEllipsoidAndComesBack() =>
        AnyPoint.Sample(
            point =>
            {
                var ecef = Ecef.FromWgs84(point);
                const double B = 6356752.314245179;
                var level =
                    (((ecef.X * ecef.X) + (ecef.Y * ecef.Y)) / (6378137d * 6378137d)) + (ecef.Z * ecef.Z / (B * B));
                Assert.Equal(1, level, 2e-15);
                Assert.Equal(0, Geodesic.DistanceM(point, ecef.ToWgs84()), RoundingM);
            },
            iter: 10_000
        );

    [Theory]
    [InlineData(0, 0, 6378137, 0, 0)]
    [InlineData(90, 0, 0, 6378137, 0)]
    [InlineData(180, 0, -6378137, 0, 0)]
    [InlineData(33, 90, 0, 0, 6356752.314245179)]
    public void Ecef_OnTheAxes_IsTheSemiAxis(double lon, double lat, double x, double y, double z)
    {
        var ecef = Ecef.FromWgs84(new(lon, lat));

        Assert.Equal(x, ecef.X, RoundingM);
        Assert.Equal(y, ecef.Y, RoundingM);
        Assert.Equal(z, ecef.Z, RoundingM);
    }
}
