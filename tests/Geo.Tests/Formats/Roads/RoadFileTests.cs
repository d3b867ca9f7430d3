using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class RoadFileTests
{
    [Theory]
    [InlineData("qinhuangdao.osm.pbf", RoadFileKind.OsmPbf)]
    [InlineData("路网.PBF", RoadFileKind.OsmPbf)]
    [InlineData("roads.geojson", RoadFileKind.GeoJson)]
    [InlineData("roads.json", RoadFileKind.GeoJson)]
    [InlineData("gis_osm_roads_free_1.shp", RoadFileKind.Shapefile)]
    public void Kind_IsWhatTheNameSays(string name, RoadFileKind kind) => Assert.Equal(kind, RoadFile.KindOf(name));

    [Theory]
    [InlineData("roads.osm")]
    [InlineData("roads")]
    [InlineData("roads.zip")]
    public void Kind_OfAnotherName_IsRefused(string name) =>
        Assert.Equal(RoadErrorCodes.FileTypeUnknown, ReadRoads.Refusal(() => RoadFile.KindOf(name)).Code);

    /// <summary>Counted by another program, written for this alone: protobuf by hand, rules restated, Vincenty's lengths.</summary>
    [Fact]
    public void Columbus_IsWhatAnotherProgramFound()
    {
        var file = PublishedCases.Path(Path.Combine("..", "osm", "columbus.osm.pbf"));
        Assert.SkipUnless(File.Exists(file), "Beside the folder of published cases there is no osm/columbus.osm.pbf.");
        using var stream = File.OpenRead(file);

        var report = ReadRoads.From(RoadSource.OsmPbf(stream)).Report;

        // 8,441 ways of 8,443 have a highway tag.
        Assert.Equal((8443, 7466), (report.WaysRead, report.WaysKept));
        Assert.Equal(
            [
                (RoadDrop.NotARoad, 2),
                (RoadDrop.UnknownKind, 2),
                (RoadDrop.NotBuilt, 23),
                (RoadDrop.Area, 7),
                (RoadDrop.Closed, 943),
            ],
            report.WaysDropped.Select(pair => (pair.Key, pair.Value))
        );
        Assert.Equal((14944, 21946, 0), (report.Nodes, report.Edges, report.MissingPoints));
        Assert.Equal((80, 1995), (report.Components, report.DeadEnds));
        Assert.Equal(2_181_988.65, report.TotalM, 0.05);
        Assert.Equal(4_785.867, report.LongestEdgeM, 0.001);
    }
}
