using System.Text;
using CsCheck;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using static QhdHomeMap.Geo.Tests.Formats.Roads.ReadRoads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

/// <summary>Files that another library writes.</summary>
public class ShapefileRoadsTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static readonly Feature[] Streets =
    [
        Street([(119.6, 39.9), (119.61, 39.9), (119.62, 39.9)], "primary", "河北大街", "B"),
        Street([(119.61, 39.9), (119.61, 39.91)], "residential", "文化路", "F"),
        Street([(119.7, 39.9), (119.71, 39.9)], "motorway", "京哈高速", "F"),
    ];

    private static readonly (byte[] Shp, byte[] Dbf) Good = Write(Encoding.UTF8, Streets);

    private static readonly string[] Expected =
    [
        "1-2 Primary All 河北大街",
        "2-3 Primary All 河北大街",
        "2-4 Residential Walk, CycleForward 文化路",
    ];

    [Theory]
    [InlineData("UTF-8", "UTF-8")]
    [InlineData("UTF-8", "utf-8\r\n")]
    [InlineData("UTF-8", null)]
    [InlineData("UTF-8", "")]
    [InlineData("GB18030", "936")]
    [InlineData("GB18030", "GBK")]
    [InlineData("GB18030", null)]
    public void Lines_WithTheirTable_AreRoads(string encoding, string? cpg)
    {
        var (shp, dbf) = Write(encoding == "UTF-8" ? Encoding.UTF8 : Gb18030, Streets);

        var roads = Read(shp, dbf, cpg);

        Assert.Equal(Expected, Describe(roads.Network));
        Assert.Equal((3, 2), (roads.Report.WaysRead, roads.Report.WaysKept));
        Assert.Equal([KeyValuePair.Create(RoadDrop.Closed, 1)], roads.Report.WaysDropped);
        Assert.Contains(new Wgs84(119.61, 39.91), roads.Network.Nodes.ToArray());
    }

    [Fact]
    public void Parts_AreWays_AndHeightsAreLeftAside()
    {
        var (shp, dbf) = Write(
            Encoding.UTF8,
            new Feature(
                new MultiLineString([
                    new LineString([new CoordinateZ(1, 1, 5), new CoordinateZ(1.1, 1, 6)]),
                    new LineString([new CoordinateZ(1.1, 1, 6), new CoordinateZ(1.1, 1.1, 7)]),
                ]),
                new AttributesTable { { "fclass", "path" } }
            )
        );

        Assert.Equal(["1-2 Path All", "2-3 Path All"], Describe(Read(shp, dbf).Network));
    }

    [Theory]
    [InlineData("ASCII?", "认得")]
    [InlineData("GBK", "第 1 行")]
    [InlineData("us-ascii", "第 1 行")]
    public void Encoding_ThatDoesNotFit_IsRefused(string cpg, string said)
    {
        // 京 in UTF-8 begins with E4 BA AC, of which AC and what follows are no pair in GBK.
        var (shp, dbf) = Write(Encoding.UTF8, Street([(1, 1), (2, 1)], "path", "京哈高速a", "B"));
        var refusal = Refusal(() => Read(shp, dbf, cpg));

        Assert.Equal(RoadErrorCodes.ShapefileDamaged, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_AreNoRoads()
    {
        var (shp, dbf) = Write(Encoding.UTF8, new Feature(new Point(1, 2), new AttributesTable { { "fclass", "x" } }));

        Assert.Equal(RoadErrorCodes.NotShapefile, Refusal(() => Read(shp, dbf)).Code);
    }

    [Fact]
    public void Files_OfDifferentLayers_DoNotGoTogether()
    {
        var (shorter, table) = Write(Encoding.UTF8, Streets[..2]);

        Assert.Equal(RoadErrorCodes.ShapefileDamaged, Refusal(() => Read(Good.Shp, table)).Code);
        Assert.Equal(RoadErrorCodes.ShapefileDamaged, Refusal(() => Read(shorter, Good.Dbf)).Code);
    }

    [Fact]
    public void File_CutAnywhere_IsTruncated()
    {
        Assert.Equal(RoadErrorCodes.FileEmpty, Refusal(() => Read([], Good.Dbf)).Code);
        Assert.Equal(RoadErrorCodes.NotShapefile, Refusal(() => Read(Good.Shp[..3], Good.Dbf)).Code);
        Assert.All(
            Enumerable.Range(4, Good.Shp.Length - 4),
            length => Assert.Equal(RoadErrorCodes.Truncated, Refusal(() => Read(Good.Shp[..length], Good.Dbf)).Code)
        );
        // The last byte marks the end and says nothing.
        Assert.All(
            Enumerable.Range(0, Good.Dbf.Length - 1),
            length => Assert.Equal(RoadErrorCodes.Truncated, Refusal(() => Read(Good.Shp, Good.Dbf[..length])).Code)
        );
    }

    [Fact]
    public void MutatedFiles_AreReadOrRefused() =>
        Gen.Select(Mutation.Changes, Mutation.Changes, Gen.Int[0, 2])
            .Sample(
                (shpChanges, dbfChanges, which) =>
                {
                    var shp = which == 0 ? Good.Shp : Mutation.Of(Good.Shp, shpChanges);
                    var dbf = which == 1 ? Good.Dbf : Mutation.Of(Good.Dbf, dbfChanges);
                    try
                    {
                        Assert.NotEqual(0, Read(shp, dbf).Report.Edges);
                    }
                    catch (RoadFileException refusal)
                    {
                        Assert.NotEmpty(refusal.Code);
                    }
                },
                iter: 10_000
            );

    private static Feature Street((double X, double Y)[] line, string kind, string name, string oneway) =>
        new(
            new LineString([.. line.Select(point => new Coordinate(point.X, point.Y))]),
            new AttributesTable
            {
                { "osm_id", 1 },
                { "fclass", kind },
                { "name", name },
                { "oneway", oneway },
            }
        );

    private static (byte[] Shp, byte[] Dbf) Write(Encoding encoding, params Feature[] features)
    {
        using var shp = new MemoryStream();
        using var shx = new MemoryStream();
        using var dbf = new MemoryStream();
        using var prj = new MemoryStream();
        Shapefile.WriteAllFeatures(features, shp, shx, dbf, prj, "", encoding);
        return (shp.ToArray(), dbf.ToArray());
    }

    private static RoadImport Read(byte[] shp, byte[] dbf, string? cpg = null) =>
        From(RoadSource.Shapefile(new MemoryStream(shp), new MemoryStream(dbf), cpg));
}
