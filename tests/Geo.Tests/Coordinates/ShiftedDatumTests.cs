using CsCheck;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Tests.Coordinates;

public class ShiftedDatumTests
{
    // 1e-9 degrees is 0.11 mm.
    private const double WellBelowMillimetre = 1e-9;

    private static readonly Gen<Wgs84> InsideChina =
        from lon in Gen.Double[73.6600001, 135.0499999]
        from lat in Gen.Double[3.8600001, 53.5499999]
        select new Wgs84(lon, lat);

    private static readonly Gen<Wgs84> Anywhere =
        from lon in Gen.Double[-180, 180]
        from lat in Gen.Double[-90, 90]
        select new Wgs84(lon, lat);

    public static TheoryData<double, double, double, double, double, double> Published => PublishedPoints.Rows;

    [Theory]
    [MemberData(nameof(Published))]
    public void Shift_PublishedPoint_GivesEveryPrintedDigit(
        double lon,
        double lat,
        double gcjLon,
        double gcjLat,
        double bdLon,
        double bdLat
    )
    {
        var gcj = Gcj02.FromWgs84(new(lon, lat));
        var bd = Bd09.FromWgs84(new(lon, lat));

        Assert.Equal((gcjLon, gcjLat), (Math.Round(gcj.Lon, 7), Math.Round(gcj.Lat, 7)));
        Assert.Equal((bdLon, bdLat), (Math.Round(bd.Lon, 7), Math.Round(bd.Lat, 7)));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Undo_PublishedPoint_LandsOnTheOtherColumns(
        double lon,
        double lat,
        double gcjLon,
        double gcjLat,
        double bdLon,
        double bdLat
    )
    {
        var (wgs, gcj, bd) = (new Wgs84(lon, lat), new Gcj02(gcjLon, gcjLat), new Bd09(bdLon, bdLat));

        // The columns are rounded to 7 decimals, so nothing can agree better than that.
        AssertNear(wgs, gcj.ToWgs84(), 1e-7);
        AssertNear(wgs, bd.ToWgs84(), 1e-7);
        var bdOfGcj = Bd09.FromWgs84(gcj.ToWgs84());
        AssertNear(new(bd.Lon, bd.Lat), new(bdOfGcj.Lon, bdOfGcj.Lat), 1e-7);
        var gcjOfBd = Gcj02.FromWgs84(bd.ToWgs84());
        AssertNear(new(gcj.Lon, gcj.Lat), new(gcjOfBd.Lon, gcjOfBd.Lat), 1e-7);
    }

    [Fact]
    public void Undo_AnyShiftedPoint_ComesBackWellBelowAMillimetre() =>
        InsideChina.Sample(
            point =>
            {
                AssertNear(point, Gcj02.FromWgs84(point).ToWgs84(), WellBelowMillimetre);
                AssertNear(point, Bd09.FromWgs84(point).ToWgs84(), WellBelowMillimetre);
            },
            iter: 20_000
        );

    [Fact]
    public void Undo_NearTheRootOfTheFormula_StillComesBack() =>
        // At 105° E the formula has an infinite slope.
        Gen.Select(Gen.Double[-1, 1], Gen.Double[0, 13], Gen.Double[18, 53])
            .Sample(
                (side, digits, lat) =>
                {
                    var point = new Wgs84(105 + (side * Math.Pow(10, -digits)), lat);
                    AssertNear(point, Gcj02.FromWgs84(point).ToWgs84(), WellBelowMillimetre);
                },
                iter: 5_000
            );

    [Fact]
    public void Shift_InsideChina_IsMoreThanNothingAndUnderTwoHundredthsOfADegree() =>
        InsideChina.Sample(
            point =>
            {
                var bd = Bd09.FromWgs84(point);
                var (dLon, dLat) = (Math.Abs(bd.Lon - point.Lon), Math.Abs(bd.Lat - point.Lat));
                Assert.InRange(dLon + dLat, 1e-4, 0.04);
                Assert.True(dLon < 0.02 && dLat < 0.02);
            },
            iter: 20_000
        );

    [Fact]
    public void Shift_InTheCity_IsAboutHalfAKilometre()
    {
        var point = new Wgs84(119.6005, 39.9354);
        var gcj = Gcj02.FromWgs84(point);

        var eastM = (gcj.Lon - point.Lon) * 111_320 * Math.Cos(double.DegreesToRadians(point.Lat));
        var northM = (gcj.Lat - point.Lat) * 111_030;
        Assert.InRange(double.Hypot(eastM, northM), 483, 575);
    }

    [Theory]
    [InlineData(139.7671, 35.6812)] // Tokyo
    [InlineData(-0.1276, 51.5072)] // London
    [InlineData(73.5, 39.5)]
    [InlineData(73.66, 39.5)] // the edge itself
    [InlineData(135.05, 48.4)]
    [InlineData(135.08, 48.48)] // Khabarovsk
    [InlineData(120, 3.86)]
    [InlineData(120, 3.8)]
    [InlineData(120, 53.6)]
    [InlineData(180, 90)]
    [InlineData(-180, -90)]
    [InlineData(0, 0)]
    public void Shift_OutsideChina_IsNone(double lon, double lat)
    {
        var point = new Wgs84(lon, lat);

        Assert.Equal(new Gcj02(lon, lat), Gcj02.FromWgs84(point));
        Assert.Equal(new Bd09(lon, lat), Bd09.FromWgs84(point));
    }

    [Fact]
    public void Undo_FarFromChina_IsNone() =>
        Anywhere.Sample(
            point =>
            {
                var isFar = point.Lon is < 73.6 or > 135.1 || point.Lat is < 3.8 or > 53.6;
                if (isFar)
                {
                    Assert.Equal(point, new Gcj02(point.Lon, point.Lat).ToWgs84());
                    Assert.Equal(point, new Bd09(point.Lon, point.Lat).ToWgs84());
                }
            },
            iter: 5_000
        );

    [Theory]
    [InlineData(135.0499, 45)] // shifted out over the eastern edge
    [InlineData(73.6601, 40)]
    [InlineData(110, 53.5499)]
    [InlineData(110, 3.8601)]
    [InlineData(135.0499, 53.5499)]
    public void Undo_OriginJustInsideTheEdge_ComesBack(double lon, double lat)
    {
        var point = new Wgs84(lon, lat);

        AssertNear(point, Gcj02.FromWgs84(point).ToWgs84(), WellBelowMillimetre);
        AssertNear(point, Bd09.FromWgs84(point).ToWgs84(), WellBelowMillimetre);
    }

    [Fact]
    public void Undo_AcrossTheWesternEdge_DoesNotJump()
    {
        // No WGS-84 point has its image in the first 300 m inside the western edge: the formula is continued there.
        const double StepDegrees = 1e-5;
        for (var lon = 73.6601; lon < 73.68; lon += StepDegrees)
        {
            var (here, next) = (new Gcj02(lon, 40).ToWgs84(), new Gcj02(lon + StepDegrees, 40).ToWgs84());
            Assert.InRange(next.Lon - here.Lon, StepDegrees * 0.9, StepDegrees * 1.1);
        }
    }

    [Fact]
    public void Cgcs2000_AnyPoint_IsTheSameNumbers() =>
        Anywhere.Sample(point => Assert.Equal(point, Cgcs2000.FromWgs84(point).ToWgs84()));

    private static void AssertNear(Wgs84 expected, Wgs84 actual, double degrees)
    {
        Assert.True(
            Math.Abs(expected.Lon - actual.Lon) <= degrees && Math.Abs(expected.Lat - actual.Lat) <= degrees,
            $"expected {expected}, got {actual}"
        );
    }
}
