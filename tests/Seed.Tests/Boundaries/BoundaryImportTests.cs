using QhdHomeMap.Seed.Boundaries;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Tests.Boundaries;

public class BoundaryImportTests
{
    /// <summary>Well inside 海港区.</summary>
    private const string Square = "[[[119.58,39.93],[119.60,39.93],[119.60,39.95],[119.58,39.95],[119.58,39.93]]]";

    [Theory]
    [InlineData("""{"code": "130302001"}""")]
    [InlineData("""{"code": 130302001}""")]
    [InlineData("""{"code": "130302001", "name": "海港区文化路街道办事处"}""")]
    [InlineData("""{"code": "130302001000"}""")]
    [InlineData("""{"name": "文化路街道办事处"}""")]
    [InlineData("""{"名称": "文化路", "区县": "海港区"}""")]
    public async Task Township_NamedByCodeOrName_GetsItsOutline(string properties)
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Feature(properties, Square));

        Assert.True(result.IsWritten);
        Assert.Equal(1, result.Changed);
        Assert.Equal(
            "文化路街道 MULTIPOLYGON 4326",
            await scene.AskAsync<string>(
                "select concat_ws(' ', name, geometrytype(boundary), st_srid(boundary)) from townships where boundary is not null"
            )
        );
    }

    [Fact]
    public async Task Outline_ImportedTwice_ChangesNothing()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Feature("""{"code": "130302001"}""", Square));

        Assert.Equal(0, (await ImportAsync(scene, Feature("""{"code": "130302001"}""", Square))).Changed);
    }

    [Fact]
    public async Task Area_OfItsOwnOutline_Unchanged_AndOfASmallerOne_Changed()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Feature("""{"code": "130302"}""", Square), dryRun: true);

        Assert.Equal((1, false), (result.Changed, result.IsWritten));
        Assert.Equal(
            0,
            await scene.AskAsync<long>("select count(*) from areas where code = '130302' and st_npoints(boundary) < 10")
        );
    }

    [Fact]
    public async Task Outline_WithARingThatOnlyTouchesItself_IsRepaired()
    {
        await using var scene = await SeedScene.CreateAsync();
        // A spike out and back along the same line: no ground is lost with it.
        const string Spike =
            "[[[119.58,39.93],[119.60,39.93],[119.60,39.94],[119.61,39.94],[119.60,39.94],[119.60,39.95],[119.58,39.95],[119.58,39.93]]]";

        var result = await ImportAsync(scene, Feature("""{"code": "130302001"}""", Spike));

        Assert.Equal(["文化路街道"], result.Repaired);
        Assert.True(await scene.AskAsync<bool>("select st_isvalid(boundary) from townships where code = '130302001'"));
    }

    [Theory]
    [InlineData(
        "outline_invalid",
        """{"code": "130302001"}""",
        "[[[119.58,39.93],[119.60,39.95],[119.60,39.93],[119.58,39.95],[119.58,39.93]]]"
    )]
    [InlineData(
        "coordinate_out_of_range",
        """{"code": "130302001"}""",
        "[[[4,39.93],[441960,39.93],[119.60,39.95],[4,39.93]]]"
    )]
    [InlineData("outline_zone", """{"code": "130371"}""", Square)]
    [InlineData("outline_unknown", """{"name": "某某镇"}""", Square)]
    [InlineData("name_contradicts_code", """{"code": "130302001", "name": "海滨路街道"}""", Square)]
    [InlineData("name_contradicts_code", """{"code": "130302", "name": "昌黎县"}""", Square)]
    [InlineData("outline_unknown", """{"code": "130302999"}""", Square)]
    [InlineData("outline_unknown", """{"height": 3}""", Square)]
    [InlineData(
        "outline_elsewhere",
        """{"code": "130302"}""",
        "[[[116.3,39.9],[116.4,39.9],[116.4,40.0],[116.3,39.9]]]"
    )]
    public async Task Outline_ThatMayNotBe_IsToldAndNothingIsWritten(string code, string properties, string rings)
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(
            scene,
            $"{Feature("""{"code": "130302002"}""", Square)},{Feature(properties, rings)}"
        );

        Assert.False(result.IsWritten);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((2, code), (problem.Line, problem.Reason.Code));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from townships where boundary is not null"));
    }

    [Fact]
    public async Task Outline_GivenTwice_IsRefused()
    {
        await using var scene = await SeedScene.CreateAsync();
        var feature = Feature("""{"code": "130302001"}""", Square);

        var result = await ImportAsync(scene, $"{feature},{feature}");

        Assert.Equal("row_repeated", Assert.Single(result.Problems).Reason.Code);
    }

    [Theory]
    [InlineData("not_geojson", "<html/>")]
    [InlineData(
        "not_geojson",
        """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2]]]}}"""
    )]
    [InlineData("no_rows", """{"type":"FeatureCollection","features":[]}""")]
    public async Task File_ThatIsNoGeoJson_IsRefusedInOneSentence(string code, string content)
    {
        await using var scene = await SeedScene.CreateAsync();

        var refusal = await Assert.ThrowsAsync<ImportException>(() =>
            BoundaryImport.RunAsync(
                scene.Save("x.geojson", content),
                false,
                scene.ConnectionString,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(code, refusal.Code);
    }

    private static string Feature(string properties, string rings) =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"Polygon","coordinates":{{{rings}}}}}""";

    private static Task<BoundaryImportResult> ImportAsync(SeedScene scene, string features, bool dryRun = false) =>
        BoundaryImport.RunAsync(
            scene.Save("outlines.geojson", $$"""{"type":"FeatureCollection","features":[{{features}}]}"""),
            dryRun,
            scene.ConnectionString,
            TestContext.Current.CancellationToken
        );
}
