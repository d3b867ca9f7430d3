using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Tests.Geodesy;

public class GeodesicTests
{
    private const double NanometresM = 30e-9;

    private static readonly Gen<Wgs84> AnyPoint =
        from lon in Gen.Double[-180, 180]
        from lat in Gen.Double[-90, 90]
        select new Wgs84(lon, lat);

    // lat1, lon1, lat2, lon2, metres; by GeographicLib's GeodSolve with exact elliptic integrals. The first three are the
    // examples that Karney's paper and manual print; those with many digits come from his list of hard cases.
    public static readonly TheoryData<double, double, double, double, double> References = new()
    {
        { 40.6, -73.8, 51.6, -0.5, 5551759.400318684 },
        { -30, 0, 29.9, 179.8, 19989832.827609528 },
        { 0, 0, 0.5, 179.5, 19936288.578965314 },
        { 0, 0, 0, 179.5, 19980861.908890963 },
        { 0, 0, 0, 180, 20003931.458625447 },
        { 0, 0, 0, 90, 10018754.171394622 },
        { 0, 0, 0, 179.3964, 19970315.898146421 }, // the equator is shortest up to about 179.3965
        { 0, 0, 0, 179.3966, 19970338.161011618 },
        { -90, 0, 90, 0, 20003931.458625451 },
        { -90, 17, 90, 123, 20003931.458625447 },
        { 0, 0, 90, 77, 10001965.729312725 },
        { 30, 0, -30, 180, 20003931.458625447 },
        { 30, 0, -30, 179.9, 20003008.421509411 },
        { 30, 0, -30.1, 179.99, 19992838.564439055 },
        { 89.999999, 12, -89.9999985, -167.5, 20003931.402765699 },
        { 36.493349428792, 0, 36.49334942879201, 0.0000008, 0.071679009 },
        { 88.202499451857, 0, -88.202499451857, 179.981022032992859592, 20003898.213853307 },
        { 89.262080389218, 0, -89.262080389218, 179.992207982775375662, 20003925.854292303 },
        { 89.333123580033, 0, -89.333123580032997687, 179.99295812360148422, 20003926.881414399 },
        { 56.320923501171, 0, -56.320923501171, 179.664747671772880215, 19993558.287241891 },
        { 52.784459512564, 0, -52.784459512563990912, 179.634407464943777557, 19991596.095171601 },
        { 48.522876735459, 0, -48.52287673545898293, 179.599720456223079643, 19989144.773857698 },
        { 5, 0.00000000000001, 10, 180, 18345191.174332712 },
        { 0.5, 0, -0.49999999, 179.7, 19995624.889002025 },
        { 39.9354, 119.6005, 39.9355, 119.6006, 14.012228549 },
        { 39.9354, 119.6005, 39.94, 119.61, 959.259289230 },
        { 39.834, 119.483, 40.0098, 119.754, 30294.783096955 },
        { 39.9354, 119.6005, 31.1774, 121.5272, 987213.422206782 },
        { 52, 179.99, 52, -179.99, 1373.560317259 },
        { -41.32, 174.81, 40.96, -5.5, 19959679.267353818 },
        { 89.9, 0, 89.9, 180, 22338.795682522 },
        { 89.9, 0, 89.9, 90, 15795.909900892 },
        { 0.001, 0, -0.001, 0, 221.148551643 },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Distance_ReferencePair_AgreesToNanometres(
        double lat1,
        double lon1,
        double lat2,
        double lon2,
        double expectedM
    ) => Assert.Equal(expectedM, Geodesic.DistanceM(new(lon1, lat1), new(lon2, lat2)), NanometresM);

    [Fact]
    public void Distance_AwayFromAntipodes_AgreesWithVincenty() =>
        Gen.Select(AnyPoint, AnyPoint)
            .Where((a, b) => Geodesic.DistanceM(a, b) is > 1 and < 19_800_000)
            .Sample((a, b) => Assert.Equal(Vincenty.DistanceM(a, b), Geodesic.DistanceM(a, b), 5e-4), iter: 20_000);

    [Fact]
    public void Distance_Swapped_IsTheSameToTheBit() =>
        Gen.Select(AnyPoint, AnyPoint)
            .Sample((a, b) => Assert.Equal(Geodesic.DistanceM(a, b), Geodesic.DistanceM(b, a)), iter: 10_000);

    [Fact]
    public void Distance_MirroredOrTurned_IsTheSame() =>
        Gen.Select(AnyPoint, AnyPoint)
            .Sample(
                (a, b) =>
                {
                    var distanceM = Geodesic.DistanceM(a, b);
                    var mirrored = Geodesic.DistanceM(new(-a.Lon, -a.Lat), new(-b.Lon, -b.Lat));
                    var turned = Geodesic.DistanceM(a with { Lon = a.Lon + 360 }, b with { Lon = b.Lon - 360 });
                    Assert.Equal(distanceM, mirrored, NanometresM);
                    Assert.Equal(distanceM, turned, NanometresM);
                },
                iter: 10_000
            );

    [Fact]
    public void Distance_ByWayOfAThirdPoint_IsNotShorter() =>
        Gen.Select(AnyPoint, AnyPoint, AnyPoint)
            .Sample(
                (a, b, c) =>
                    Assert.True(
                        Geodesic.DistanceM(a, c)
                            <= Geodesic.DistanceM(a, b) + Geodesic.DistanceM(b, c) + (2 * NanometresM)
                    ),
                iter: 10_000
            );

    [Fact]
    public void Distance_NearTheAntipode_ConvergesAndStaysBelowHalfAMeridian() =>
        Gen.Select(AnyPoint, Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[0, 14])
            .Sample(
                (a, dLon, dLat, digits) =>
                {
                    var scale = Math.Pow(10, -digits);
                    var lat = Math.Clamp(-a.Lat + (dLat * scale), -90, 90);
                    var distanceM = Geodesic.DistanceM(a, new(a.Lon + 180 + (dLon * scale), lat));

                    // No two points are farther apart than the poles, and none of these are nearer than that by more than the miss.
                    Assert.InRange(distanceM, 20_003_931.4586 - (scale * 160_000), 20_003_931.458626);
                },
                iter: 20_000
            );

    [Fact]
    public void Distance_LongitudesOppositeButForRounding_GoesOverThePole()
    {
        // 180.00000003332 - 0.00000003332 rounds to 180, and what it loses lies beyond it.
        var (a, b) = (new Wgs84(3.332e-8, -0.5), new Wgs84(3.332e-8 + 180, -0.5));

        Assert.Equal(19_893_357.15462, Geodesic.DistanceM(a, b), 1e-5);
    }

    [Fact]
    public void Distance_OnTheEquatorAndMeridians_IsTheArc() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[0, 179.39])
            .Sample(
                (lon, arc) =>
                {
                    var alongEquatorM = Geodesic.DistanceM(new(lon, 0), new(lon + arc, 0));
                    Assert.Equal(6378137 * double.DegreesToRadians(arc), alongEquatorM, NanometresM);
                    var halfMeridianM = Geodesic.DistanceM(new(lon, -90), new(arc, 90));
                    Assert.Equal(20_003_931.458625447, halfMeridianM, NanometresM);
                }
            );

    [Fact]
    public void Distance_SamePlace_IsExactlyZero()
    {
        AnyPoint.Sample(point => Assert.Equal(0, Geodesic.DistanceM(point, point)));
        Assert.Equal(0, Geodesic.DistanceM(new(180, 12), new(-180, 12)));
        Assert.Equal(0, Geodesic.DistanceM(new(10, 90), new(77, 90)), NanometresM);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(0, 90.0000001)]
    public void Distance_NotAPoint_IsNotANumber(double lon, double lat)
    {
        Assert.True(double.IsNaN(Geodesic.DistanceM(new(lon, lat), new(0, 0))));
        Assert.True(double.IsNaN(Geodesic.DistanceM(new(0, 0), new(lon, lat))));
    }
}
