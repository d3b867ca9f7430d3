using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Tests.Geodesy;

public class MercatorTests
{
    [Fact]
    public void ToPlane_KnownPoint_IsThePublishedOne()
    {
        // EPSG guidance note 7-2, Mercator variant A has another central meridian; at 0° E on WGS 84 EPSG:3395 gives for 45° N
        // 5591295.9185533915 m.
        var point = Mercator.ToPlane(new Wgs84(1, 45));
        Assert.Equal(111319.490793274, point.X, 1e-6);
        Assert.Equal(5591295.918553392, point.Y, 1e-6);
    }

    [Fact]
    public void ToWgs84_OfToPlane_IsThePointItself() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-89, 89])
            .Sample(
                (lon, lat) =>
                {
                    var back = Mercator.ToWgs84(Mercator.ToPlane(new Wgs84(lon, lat)));
                    Assert.Equal(lon, back.Lon, 1e-13 * 180);
                    Assert.Equal(lat, back.Lat, 1e-13 * 180);
                }
            );

    [Fact]
    public void ScaleAt_ShortDistances_AreGroundMetres() =>
        Gen.Select(Gen.Double[-80, 80], Gen.Double[0, 2 * Math.PI])
            .Sample(
                (lat, direction) =>
                {
                    var (sin, cos) = Math.SinCos(direction);
                    var (a, b) = (new Wgs84(119.6, lat), new Wgs84(119.6 + (1e-3 * cos), lat + (1e-3 * sin)));
                    var (p, q) = (Mercator.ToPlane(a), Mercator.ToPlane(b));
                    var planeM = Math.Sqrt(((q.X - p.X) * (q.X - p.X)) + ((q.Y - p.Y) * (q.Y - p.Y)));
                    var groundM = Geodesic.DistanceM(a, b);
                    Assert.Equal(groundM, planeM / Mercator.ScaleAt((p.Y + q.Y) / 2), groundM * 1e-6);
                }
            );
}
