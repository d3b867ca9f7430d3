using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Roads;

public class ClipTests
{
    internal static Polygon Square(double westM, double southM, double eastM, double northM)
    {
        var (low, high) = (WayScene.At(westM, southM), WayScene.At(eastM, northM));
        return new(
            new LinearRing([
                new(low.Lon, low.Lat),
                new(high.Lon, low.Lat),
                new(high.Lon, high.Lat),
                new(low.Lon, high.Lat),
                new(low.Lon, low.Lat),
            ])
        );
    }

    [Fact]
    public void Clip_OfSeveralPolygons_HoldsWhatIsInAnyOrOnABorder()
    {
        var clip = new RoadClip(new MultiPolygon([Square(0, 0, 10, 10), Square(20, 0, 30, 10)]));

        Assert.True(clip.Holds(WayScene.At(5, 5)));
        Assert.True(clip.Holds(WayScene.At(25, 5)));
        Assert.True(clip.Holds(WayScene.At(0, 5)));
        Assert.False(clip.Holds(WayScene.At(15, 5)));
        Assert.False(clip.Holds(WayScene.At(35, 5)));
    }

    [Fact]
    public void Clip_OfAnythingElse_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new RoadClip(new Point(1, 2)));
        Assert.Throws<ArgumentException>(() => new RoadClip(Polygon.Empty));
    }
}
