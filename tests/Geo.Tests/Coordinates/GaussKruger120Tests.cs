using CsCheck;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Tests.Coordinates;

public class GaussKruger120Tests
{
    // By PROJ 9.1 (EPSG:4490 to EPSG:4549) and by GeographicLib's exact projection, which agree to the printed digit.
    public static readonly TheoryData<double, double, double, double> References = new()
    {
        { 119.6005, 39.9354, 465852.978725, 4422432.652551 },
        { 119.754, 40.0098, 478996.103226, 4430646.159998 },
        { 119.483, 39.834, 455744.547115, 4411225.447138 },
        { 119.1622, 39.7099, 428154.717798, 4397654.302630 },
        { 116.377817, 39.911954, 190254.096213, 4426039.487908 },
        { 113.912316, 22.543847, -127040.808115, 2506827.187435 },
        { 121.5272106, 31.1774276, 645592.430433, 3451650.556653 },
        { 123, 40, 756202.128824, 4433842.593822 },
        { 117, 40, 243797.871176, 4433842.593822 },
        { 121, -35, 591289.768742, -3875049.870690 },
        { 134.9, 53.3, 1490089.442383, 6012235.774543 },
        { 75.98, 39.47, -3326953.028846, 5419512.302247 },
        { 120, 0, 500000, 0 },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Project_KnownPoint_AgreesToAMicrometre(double lon, double lat, double easting, double northing)
    {
        var projected = GaussKruger120.FromWgs84(new(lon, lat));

        Assert.Equal(easting, projected.Easting, 1e-6);
        Assert.Equal(northing, projected.Northing, 1e-6);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Unproject_KnownPoint_AgreesToAMicrometre(double lon, double lat, double easting, double northing)
    {
        var point = new GaussKruger120(easting, northing).ToWgs84();

        Assert.Equal(lon, point.Lon, 2e-11);
        Assert.Equal(lat, point.Lat, 2e-11);
    }

    [Fact]
    public void RoundTrip_InTheZone_IsExactToTheLastDigits() =>
        Gen.Select(Gen.Double[117, 123], Gen.Double[-89, 89]).Sample(AssertRoundTrip(1e-12), iter: 20_000);

    [Fact]
    public void RoundTrip_AllOverItsReach_IsBelowAMicrometre() =>
        Gen.Select(Gen.Double[70, 170], Gen.Double[-85, 85]).Sample(AssertRoundTrip(2e-11), iter: 20_000);

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    public void RoundTrip_Pole_KeepsTheLatitude(double lat)
    {
        var projected = GaussKruger120.FromWgs84(new(121, lat));

        Assert.Equal(500_000, projected.Easting, 1e-6);
        Assert.Equal(Math.Sign(lat) * 10_001_965.729, projected.Northing, 1e-3);
        Assert.Equal(lat, projected.ToWgs84().Lat, 1e-12);
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(73.66, true)]
    [InlineData(135.05, true)]
    [InlineData(69.9, false)]
    [InlineData(-120, false)]
    public void Reaches_ByLongitude_HoldsForAllOfChina(double lon, bool expected) =>
        Assert.Equal(expected, GaussKruger120.Reaches(new(lon, 40)));

    private static Action<double, double> AssertRoundTrip(double degrees) =>
        (lon, lat) =>
        {
            var back = GaussKruger120.FromWgs84(new(lon, lat)).ToWgs84();
            Assert.Equal(lat, back.Lat, degrees);
            // A degree of longitude shrinks with the latitude, and so does what its digits mean.
            Assert.Equal(lon, back.Lon, degrees / Math.Cos(double.DegreesToRadians(lat)));
        };
}
