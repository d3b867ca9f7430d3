using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Tests.Clusters;

public class ClusteringTests
{
    [Fact]
    public void Describe_ASquareAndAPair_CountsHeadsAndDrawsThem()
    {
        // A square of 10 m with its middle: 1 + 1 + 1 + 1 + 4 = 8 heads, hull 100 m², centre (0×1 + 10×1 + 10×1 + 0×1 + 5×4) / 8 = 5. Two
        // points 6 m apart with 5 and 1 heads: a line, its centre a sixth along. One stray of 3 heads.
        double[] x = [0, 10, 10, 0, 5, 100, 106, 500];
        double[] y = [0, 0, 10, 10, 5, 0, 0, 0];
        var points = new WeightedPoints(x, y, [1, 1, 1, 1, 4, 5, 1, 3]);
        var clustering = Dbscan.Run(points, 10, 5);

        var clusters = clustering.Describe(points);

        Assert.Equal([(0, 8d, 5), (1, 6d, 2)], clusters.Select(c => (c.Label, c.HeadCount, c.PointCount)));
        Assert.Equal((100d, new Coordinate(5, 5)), (clusters[0].Hull.Area, clusters[0].Centre));
        Assert.IsType<LineString>(clusters[1].Hull);
        Assert.Equal(new Coordinate(101, 0), clusters[1].Centre);
        Assert.Equal((3d, 1), clustering.NoiseOf(points));
        Assert.Throws<ArgumentException>(() => clustering.Describe(new([0], [0])));
    }

    [Fact]
    public void Describe_PlacesWithoutHeads_AreCentredAsPlaces()
    {
        // (0 + 3 + 4) / 3.
        var points = new WeightedPoints([0, 3, 4], [0, 0, 0], [0, 0, 0]);
        var clustering = new Clustering([0, 0, 0], [true, true, true], 1);

        var cluster = Assert.Single(clustering.Describe(points));

        Assert.Equal((0d, 7d / 3), (cluster.HeadCount, cluster.Centre.X));
    }

    [Theory]
    [InlineData(28_000, 1e-5)]
    [InlineData(57_000, 4.1e-5)]
    public void OnGround_DistancesOfAKilometre_AreRightToWhatIsSaid(double eastM, double share)
    {
        // The width of a degree at 40° N is 85.39 km.
        var edge = eastM / 85_390;
        Wgs84[] corners = [new(119.3 - edge, 39.4), new(119.3 + edge, 40.6)];
        var plane = LocalPlane.Around(corners);
        foreach (var corner in corners)
        {
            for (var turn = 0; turn < 8; turn++)
            {
                var (sin, cos) = Math.SinCos(turn * Math.PI / 4);
                Wgs84[] pair = [corner, new(corner.Lon + (0.008 * cos), corner.Lat + (0.008 * sin))];
                var points = WeightedPoints.OnGround(pair, plane);

                var squared = Math.Pow(points.XM[1] - points.XM[0], 2) + Math.Pow(points.YM[1] - points.YM[0], 2);

                var groundM = Geodesic.DistanceM(pair[0], pair[1]);
                Assert.Equal(groundM, Math.Sqrt(squared), groundM * share * 1.03);
                Assert.Equal(pair[1].Lon, plane.ToWgs84(points.XM[1], points.YM[1]).Lon, 1e-12);
                Assert.Equal(pair[1].Lat, plane.ToWgs84(points.XM[1], points.YM[1]).Lat, 1e-12);
            }
        }
    }
}
