using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Homes;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>A list is the same list in every format.</summary>
public class FileFormatTests
{
    [Fact]
    public async Task Workbook_WithNumbersForCodesAndTelephones_ReadsLikeTheCsv()
    {
        await using var scene = await ImportScene.CreateAsync();
        var rows = new[]
        {
            new Dictionary<string, object>
            {
                ["编号"] = 130302001,
                ["名称"] = "甲站",
                ["经度"] = 119.57,
                ["纬度"] = 39.94,
                ["电话"] = 13800000000,
                ["开放时间"] = "每天 9:00-17:00",
            },
        };
        using var stream = new MemoryStream();
        await stream.SaveAsAsync(rows, cancellationToken: TestContext.Current.CancellationToken);
        var path = scene.Save("list.xlsx", stream.ToArray());

        var result = await scene.ImportAsync(new HomeImportCall(path, Datum.Wgs84));
        var csv = await scene.ImportAsync(
            "编号,名称,经度,纬度,电话,开放时间\n130302001,甲站,119.57,39.94,13800000000,每天 9:00-17:00\n"
        );

        Assert.Equal((1, 0, 0), result.Counts());
        Assert.Equal((0, 0, 1), csv.Counts());
    }

    [Fact]
    public async Task Text_WithHalfACharacter_IsRefused_InAWorkbookAndInGeoJson()
    {
        await using var scene = await ImportScene.CreateAsync();
        var rows = new[]
        {
            new Dictionary<string, object>
            {
                ["名称"] = "甲HALF站",
                ["经度"] = 119.57,
                ["纬度"] = 39.94,
            },
        };
        using var stream = new MemoryStream();
        await stream.SaveAsAsync(rows, cancellationToken: TestContext.Current.CancellationToken);
        const string Json = """
            {"type": "FeatureCollection", "features": [{"type": "Feature",
              "geometry": {"type": "Point", "coordinates": [119.57, 39.94]}, "properties": {"名称": "甲\ud800站"}}]}
            """;

        // Programs that write workbooks take no half characters, so it is put in afterwards.
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var part in zip.Entries.Where(part => part.Name.EndsWith(".xml", StringComparison.Ordinal)))
            {
                await using var xml = await part.OpenAsync(TestContext.Current.CancellationToken);
                using var reader = new StreamReader(xml);
                var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
                xml.SetLength(0);
                await xml.WriteAsync(
                    Encoding.UTF8.GetBytes(text.Replace("HALF", "_xD800_", StringComparison.Ordinal)),
                    TestContext.Current.CancellationToken
                );
            }
        }
        var workbook = await scene.ImportAsync(
            new HomeImportCall(scene.Save("list.xlsx", stream.ToArray()), Datum.Wgs84)
        );
        Assert.Equal(["2 名称 text_invalid"], workbook.Told());
        var path = scene.Save("list.geojson", Encoding.UTF8.GetBytes(Json));
        await Assert.ThrowsAsync<TableFileException>(() => scene.ImportAsync(new HomeImportCall(path, Datum.Wgs84)));
    }

    [Fact]
    public async Task GeoJson_WithPropertiesOfItsOwn_ReadsLikeTheCsv()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string Json = """
            {"type": "FeatureCollection", "features": [{"type": "Feature",
              "geometry": {"type": "Point", "coordinates": [119.57, 39.94]},
              "properties": {"编号": "A1", "名称": "甲站", "经度": 1, "服务": ["饮水", "上网"], "fid": 7}}]}
            """;
        var path = scene.Save("list.geojson", Encoding.UTF8.GetBytes(Json));

        var result = await scene.ImportAsync(new HomeImportCall(path, Datum.Wgs84));
        var csv = await scene.ImportAsync("编号,名称,经度,纬度,服务\nA1,甲站,119.57,39.94,饮水、上网\n");

        Assert.Equal((1, 0, 0), result.Counts());
        Assert.Equal(["经度", "fid"], result.List.Columns.Unused);
        Assert.Equal((0, 0, 1), csv.Counts());
    }

    [Fact]
    public async Task GeoJson_FeatureThatIsNoPoint_IsToldByItsNumber()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string Json = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "geometry": {"type": "Point", "coordinates": [119.57, 39.94]}, "properties": {"名称": "甲站"}},
              {"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}, "properties": {"名称": "乙站"}}]}
            """;
        var call = new HomeImportCall(scene.Save("list.geojson", Encoding.UTF8.GetBytes(Json)), Datum.Wgs84);

        var result = await scene.ImportAsync(call);

        Assert.Equal(["2  geometry_not_point"], result.Told());
        Assert.Contains("第 2 个要素", string.Join('\n', ImportReport.Lines(call, result)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_OverTwoColumns_AreJoined_AndAnOfficialHeaderWinsOverAnotherWord()
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync(
            "编号,名称,经度,纬度,服务内容,服务设施,地址,位置\nA1,甲站,119.57,39.94,法律咨询,饮水,文化路 1 号,一楼大厅\n"
        );

        Assert.Equal(["位置"], result.List.Columns.Unused);
        var home = (await scene.HomesAsync())["A1"];
        Assert.Equal("文化路 1 号", home.Address);
        Assert.Equal([0, 16], home.Services.Select(service => (int)service.ServiceId).Order());
    }
}
