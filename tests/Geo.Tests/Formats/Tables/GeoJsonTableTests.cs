using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class GeoJsonTableTests
{
    [Fact]
    public void GeoJson_Points_HaveTheUnionOfTheirPropertiesAsColumns()
    {
        var table = ReadTable.GeoJson(
            """
            { "name": {"foreign": [1]}, "features": [
                { "type": "Feature", "id": 7, "bbox": [1], "geometry": { "type": "Point", "coordinates": [119.60050000000001, 39.9354, 12] },
                  "properties": { " 名称 ": "甲", "电话": 13800000000, "开放": true } },
                { "type": "Feature", "properties": { "地址": "海港区", "名称": "乙", "lon": 1, "服务": ["饮水", null, 2] },
                  "geometry": { "type": "Point", "coordinates": [1.1e2, -4e-7] } },
                { "type": "Feature", "properties": null, "geometry": { "type": "Point", "coordinates": [119, 39] } }
              ], "type": "FeatureCollection" }
            """
        );

        Assert.Equal(["lon", "lat", "名称", "电话", "开放", "地址", "properties.lon", "服务"], table.Headers);
        Assert.Equal(
            ["1:119.6005|39.9354|甲|13800000000|TRUE|||", "2:110|-0.0000004|乙|||海港区|1|饮水、2", "3:119|39||||||"],
            table.Lines
        );
        Assert.Empty(table.Troubles);
        Assert.Equal((0, 1), (table.HeaderLine, table.Progress));
    }

    [Fact]
    public void GeoJson_FeaturesThatAreNoHome_AreToldOneByOne()
    {
        string[] features =
        [
            """{"type":"Feature","geometry":null,"properties":{"名称":"甲"}}""",
            """{"type":"Feature","properties":{"名称":"甲"}}""",
            """{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{}}""",
            """{"type":"Feature","geometry":{"type":"Point","coordinates":[]},"properties":{}}""",
            """{"type":"Feature","geometry":{"type":"Point","coordinates":["119","39"]},"properties":{}}""",
            """{"type":"Feature","geometry":{"type":"Point","coordinates":[1e999,39]},"properties":{}}""",
            """{"type":"Feature","geometry":[1,2],"properties":{}}""",
            """{"type":"Home","geometry":null}""",
            """{"type":5}""",
            "17",
            """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":[]}""",
            """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"名称":{"zh":"甲"}}}""",
            """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"名称":"甲","名称":"乙"}}""",
        ];

        var table = ReadTable.GeoJson(Collection(features));

        Assert.Equal(
            [
                "1  geometry_missing",
                "2  geometry_missing",
                "3  geometry_not_point",
                "4  geometry_malformed",
                "5  geometry_malformed",
                "6  geometry_malformed",
                "7  geometry_malformed",
                "8  feature_malformed",
                "9  feature_malformed",
                "10  feature_malformed",
                "11  feature_malformed",
                "12 名称 property_nested",
                "13 名称 property_duplicate",
            ],
            table.Troubles
        );
        Assert.Equal("甲", table.Rows[0].Cells[2]);
        Assert.Equal("""{"zh":"甲"}""", table.Rows[11].Troubles[0].Value);
    }

    [Fact]
    public void GeoJson_DeclaredCrs_IsTold()
    {
        var crs = """{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}""";

        var table = ReadTable.GeoJson($$"""{"type":"FeatureCollection","crs":{{crs}},"features":[]}""");

        Assert.Equal("UTF-8，0 个要素；文件声明的坐标系（crs）：urn:ogc:def:crs:EPSG::4490", table.SourceDescription);
        Assert.Equal(["lon", "lat"], table.Headers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void GeoJson_InTheEncodingsOfCsv_ReadsTheSame(string encoding)
    {
        var text = Collection("""{"type":"Feature","geometry":null,"properties":{"名称":"阳光驿站𬭚"}}""");
        byte[] file = encoding switch
        {
            "" => Encoding.UTF8.GetBytes(text),
            "UTF-8" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text),
        };

        Assert.Equal(["1:||阳光驿站𬭚"], ReadTable.From(file, TableKind.GeoJson).Lines);
    }

    [Theory]
    [InlineData("17", "最外层")]
    [InlineData("[]", "最外层")]
    [InlineData("""{"features":[]}""", "type")]
    [InlineData("""{"type":"Topology","features":[]}""", "Topology")]
    [InlineData("""{"type":"Feature","geometry":null,"properties":{}}""", "只有一个要素")]
    [InlineData("""{"type":"FeatureCollection"}""", "没有 features")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""", "没有 features")]
    [InlineData("""{"type":"FeatureCollection","features":[],"features":[]}""", "两次")]
    [InlineData("""{"type":"FeatureCollection","features":[]} x""", "第 1 行第 44 个字节")]
    [InlineData("{\n\"type\" \"FeatureCollection\"}", "第 2 行第 8 个字节")]
    [InlineData("名称,经度\n", "第 1 行第 1 个字节")]
    [InlineData("<kml/>", "XML")]
    [InlineData("""{"type":"FeatureCollection","features":[],"x":"\ud800"}""", "半个字符")]
    public void GeoJson_SomethingElse_IsNotGeoJson_AndSaysWhy(string text, string said)
    {
        var refusal = ReadTable.Refusal(() => ReadTable.GeoJson(text));

        Assert.Equal(TableErrorCodes.NotGeoJson, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeoJson_CutAnywhere_IsTruncated()
    {
        var file = Encoding.UTF8.GetBytes(
            Collection(
                """{"type":"Feature","geometry":{"type":"Point","coordinates":[1.5,-2]},"properties":{"名称":"甲\"é","b":null}}"""
            )
        );

        Assert.All(
            Enumerable.Range(1, file.Length - 1),
            length =>
                Assert.Equal(
                    TableErrorCodes.Truncated,
                    ReadTable.Refusal(() => ReadTable.From(file[..length], TableKind.GeoJson)).Code
                )
        );
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(1_000_000, true)]
    public void GeoJson_NestedTooDeep_IsRefused(int depth, bool refused)
    {
        // The root object is the first level; the array of features is not opened within.
        var text =
            $$"""{"type":"FeatureCollection","features":[],"x":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        if (refused)
        {
            Assert.Equal(TableErrorCodes.JsonTooDeep, ReadTable.Refusal(() => ReadTable.GeoJson(text)).Code);
        }
        else
        {
            Assert.Empty(ReadTable.GeoJson(text).Rows);
        }
    }

    [Fact]
    public void GeoJson_TooManyProperties_IsTooManyColumns_AndNamesTheFeature()
    {
        var few = """{"type":"Feature","geometry":null,"properties":{"a":1}}""";
        var many = string.Join(',', Enumerable.Range(0, 198).Select(index => $"\"p{index}\":0"));

        var refusal = ReadTable.Refusal(() => ReadTable.GeoJson(Collection(few, $$$"""{"properties":{{{{many}}}}}""")));

        Assert.Equal((TableErrorCodes.TooManyColumns, 2), (refusal.Code, refusal.Line));
    }

    [Fact]
    public void GeoJson_EndlessText_IsCutAndTold()
    {
        var text = Collection(
            """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":"123456"}}"""
        );

        var table = ReadTable.GeoJson(text, new TableLimits { MaxCellLength = 5 });

        Assert.Equal(["1 a cell_too_long"], table.Troubles);
        Assert.Equal("12345", table.Rows[0].Cells[2]);
    }

    private static string Collection(params string[] features) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
}
