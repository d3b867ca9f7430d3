using System.Text;
using CsCheck;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using static QhdHomeMap.Geo.Tests.Formats.Roads.ReadRoads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class GeoJsonRoadsTests
{
    [Fact]
    public void Lines_MeetWhereTheirPointsAgree()
    {
        var roads = Read(
            Line("[[119.6,39.9],[119.61,39.9,12],[119.62,39.9]]", """ "highway":"primary","name":"河北大街" """),
            Line("[[119.61,39.9],[119.61,39.91]]", """ "highway":"residential","oneway":"yes" """),
            // It crosses the first between two points: a bridge, or careless drawing; nothing says which.
            Line("[[119.605,39.89],[119.605,39.91]]", """ "highway":"footway" """)
        );

        Assert.Equal(
            [
                "1-2 Primary All 河北大街",
                "2-3 Primary All 河北大街",
                "2-4 Residential Walk, CycleForward",
                "5-6 Footway Walk",
            ],
            Describe(roads.Network)
        );
        Assert.Equal((3, 3), (roads.Report.WaysRead, roads.Report.WaysKept));
    }

    [Theory]
    [InlineData(""" "fclass":"primary","oneway":"F" """, "Primary Walk, CycleForward")]
    [InlineData(""" "FCLASS":"primary","oneway":"T" """, "Primary Walk, CycleBackward")]
    [InlineData(""" "fclass":"track_grade3","oneway":"B" """, "Track All")]
    [InlineData(""" "class":"Motorway_Link","道路等级":"支路" """, null)]
    [InlineData(""" "道路等级":"主干路","单行线":"否","道路名称":"文化路" """, "Primary All 文化路")]
    [InlineData(""" "道路等级":" 支路 ","单行":true,"ref":5 """, "Tertiary Walk, CycleForward 5")]
    [InlineData(""" "highway":"","道路等级":"人行道","name":null """, "Footway Walk")]
    [InlineData(""" "type":"service","access":"private" """, null)]
    public void Attributes_InOtherWords_MeanTheSame(string properties, string? edge)
    {
        var roads = Read(Line("[[1,1],[1.1,1]]", properties), Line("[[5,5],[5.1,5]]", """ "highway":"steps" """));

        Assert.Equal(edge is null ? ["1-2 Steps Walk"] : [$"1-2 {edge}", "3-4 Steps Walk"], Describe(roads.Network));
    }

    [Fact]
    public void Parts_AreWays_AndOtherGeometryIsTold()
    {
        var roads = Read(
            """{"type":"Feature","properties":{"highway":"path"},"geometry":{"type":"MultiLineString","coordinates":[[[1,1],[1.1,1]],[[2,2],[2.1,2]],[[3,3]]]}}""",
            """{"type":"Feature","properties":{"highway":"path"},"geometry":{"type":"Point","coordinates":[1,1]}}""",
            """{"type":"Feature","properties":{"highway":"path"},"geometry":null}""",
            "17"
        );

        Assert.Equal((6, 2), (roads.Report.WaysRead, roads.Report.WaysKept));
        Assert.Equal(3, roads.Report.WaysDropped[RoadDrop.NotALine]);
        Assert.Equal(1, roads.Report.WaysDropped[RoadDrop.TooShort]);
    }

    [Fact]
    public void Datum_OfTheFile_IsBroughtToWgs84()
    {
        var street = Line("[[119.6,39.9],[119.61,39.9]]", """ "highway":"path" """);

        var roads = From(Source(Collection(street)), new() { Datum = Datum.Gcj02 });

        Assert.Contains(new Gcj02(119.6, 39.9).ToWgs84(), roads.Network.Nodes.ToArray());
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", RoadErrorCodes.ColumnMissing)]
    [InlineData("", RoadErrorCodes.FileEmpty)]
    [InlineData("{", TableErrorCodes.Truncated)]
    [InlineData("<kml/>", TableErrorCodes.NotGeoJson)]
    [InlineData("[]", TableErrorCodes.NotGeoJson)]
    public void SomethingElse_IsRefused(string file, string code) =>
        Assert.Equal(code, Refusal(() => From(Source(file))).Code);

    [Theory]
    [InlineData("[[1,1],[2]]", """ "highway":"path" """, RoadErrorCodes.NotALine)]
    [InlineData("[1,2]", """ "highway":"path" """, RoadErrorCodes.NotALine)]
    [InlineData("[[1,1],[\"2\",1]]", """ "highway":"path" """, RoadErrorCodes.NotALine)]
    [InlineData("[[1,1],[181,1]]", """ "highway":"path" """, RoadErrorCodes.PositionOutOfRange)]
    [InlineData("[[1,1],[2,1]]", """ "名字":"河北大街" """, RoadErrorCodes.ColumnMissing)]
    [InlineData("[[1,1],[2,1]]", """ "highway":"motorway" """, RoadErrorCodes.NoRoads)]
    public void Line_ThatCannotBeUsed_IsRefusedWithTheReason(string coordinates, string properties, string code) =>
        Assert.Equal(code, Refusal(() => Read(Line(coordinates, properties))).Code);

    [Fact]
    public void ColumnMissing_TellsTheColumnsThereAre() =>
        Assert.Contains(
            "名字",
            Refusal(() => Read(Line("[[1,1],[2,1]]", """ "名字":"x" """))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void MutatedFile_IsReadOrRefused()
    {
        var good = Encoding.UTF8.GetBytes(
            Collection(
                Line("[[119.6,39.9],[119.61,39.9]]", """ "highway":"primary","name":"河北大街" """),
                """{"type":"Feature","properties":{"fclass":"path"},"geometry":{"type":"MultiLineString","coordinates":[[[1,1],[1.1,1]]]}}"""
            )
        );
        Mutation.Changes.Sample(
            changes =>
            {
                try
                {
                    Assert.NotEqual(
                        0,
                        From(RoadSource.GeoJson(new MemoryStream(Mutation.Of(good, changes)))).Report.Edges
                    );
                }
                catch (RoadFileException refusal)
                {
                    Assert.NotEmpty(refusal.Code);
                }
            },
            iter: 10_000
        );
    }

    private static RoadImport Read(params string[] features) => From(Source(Collection(features)));

    private static RoadSource Source(string file) => RoadSource.GeoJson(new MemoryStream(Encoding.UTF8.GetBytes(file)));

    private static string Collection(params string[] features) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Line(string coordinates, string properties) =>
        $$$"""{"type":"Feature","properties":{ {{{properties}}} },"geometry":{"type":"LineString","coordinates":{{{coordinates}}} } }""";
}
