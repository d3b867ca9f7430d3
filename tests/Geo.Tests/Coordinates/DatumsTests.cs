using CsCheck;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Tests.Coordinates;

public class DatumsTests
{
    private static readonly Gen<Datum> AnyDatum = Gen.Enum<Datum>();

    [Theory]
    [InlineData("wgs84", Datum.Wgs84)]
    [InlineData("gcj02", Datum.Gcj02)]
    [InlineData("bd09", Datum.Bd09)]
    [InlineData("cgcs2000", Datum.Cgcs2000)]
    [InlineData("epsg4549", Datum.Epsg4549)]
    [InlineData("WGS84", Datum.Wgs84)]
    public void TryParse_KnownCode_FindsTheDatum(string code, Datum expected)
    {
        Assert.True(Datums.TryParse(code, out var datum));
        Assert.Equal(expected, datum);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gcj-02")]
    [InlineData("wgs")]
    [InlineData("0")]
    [InlineData("epsg4326")]
    public void TryParse_AnythingElse_IsRefused(string? code) => Assert.False(Datums.TryParse(code, out _));

    [Fact]
    public void Code_EveryDatum_ParsesBack()
    {
        var datums = Enum.GetValues<Datum>();

        Assert.Equal(datums.Length, Datums.Codes.Count);
        Assert.All(
            datums,
            datum =>
            {
                Assert.True(Datums.TryParse(datum.Code(), out var parsed));
                Assert.Equal(datum, parsed);
            }
        );
    }

    [Theory]
    [InlineData(Datum.Wgs84, 119.6, 39.9, CoordinateFault.None)]
    [InlineData(Datum.Wgs84, 180, -90, CoordinateFault.None)]
    [InlineData(Datum.Gcj02, -180.0000001, 0, CoordinateFault.LonOutOfRange)]
    [InlineData(Datum.Bd09, 39.9, 119.6, CoordinateFault.LatOutOfRange)]
    [InlineData(Datum.Cgcs2000, double.NaN, 0, CoordinateFault.NotFinite)]
    [InlineData(Datum.Wgs84, 0, double.NegativeInfinity, CoordinateFault.NotFinite)]
    [InlineData(Datum.Epsg4549, 465852.98, 4422432.65, CoordinateFault.None)]
    [InlineData(Datum.Epsg4549, 40465852.98, 4422432.65, CoordinateFault.EastingOutOfRange)] // with the zone's number
    [InlineData(Datum.Epsg4549, 1e300, 0, CoordinateFault.EastingOutOfRange)]
    [InlineData(Datum.Epsg4549, -6999999, 10001966, CoordinateFault.EastingOutOfRange)]
    [InlineData(Datum.Epsg4549, 465852.98, 10002000, CoordinateFault.NorthingOutOfRange)]
    [InlineData(Datum.Epsg4549, double.PositiveInfinity, 0, CoordinateFault.NotFinite)]
    public void FindFault_Pair_NamesWhatIsWrong(Datum datum, double x, double y, CoordinateFault expected) =>
        Assert.Equal(expected, datum.FindFault(x, y));

    [Fact]
    public void FromWgs84_AnyDatumInReach_IsAPointAndComesBack() =>
        Gen.Select(AnyDatum, Gen.Double[73.7, 135], Gen.Double[4, 53.5])
            .Sample(
                (datum, lon, lat) =>
                {
                    var (x, y) = datum.FromWgs84(new(lon, lat));
                    Assert.Equal(CoordinateFault.None, datum.FindFault(x, y));
                    var back = datum.ToWgs84(x, y);
                    Assert.Equal(lon, back.Lon, 1e-10);
                    Assert.Equal(lat, back.Lat, 1e-10);
                },
                iter: 20_000
            );

    [Fact]
    public void FindFault_AnyNumbers_DoesNotThrow() =>
        Gen.Select(AnyDatum, Gen.Double, Gen.Double)
            .Sample((datum, x, y) => Assert.True(Enum.IsDefined(datum.FindFault(x, y))), iter: 5_000);
}
