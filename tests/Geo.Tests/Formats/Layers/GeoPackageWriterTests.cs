using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Geo.Tests.Formats.Layers;

public sealed class GeoPackageWriterTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"qhd-{Guid.NewGuid():n}.gpkg");
    private readonly SqliteConnection _package;

    public GeoPackageWriterTests()
    {
        File.WriteAllBytes(_path, LayerScene.Write(GeoPackageWriter.Write));
        _package = new($"Data Source={_path};Mode=ReadOnly;Pooling=False");
        _package.Open();
    }

    public void Dispose()
    {
        _package.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void Package_IsWhole_AndMarkedAsOne()
    {
        Assert.Equal(
            [
                ["ok"],
            ],
            Ask("pragma integrity_check")
        );
        Assert.Empty(Ask("pragma foreign_key_check"));
        Assert.Equal(
            [
                [0x47504B47L],
            ],
            Ask("pragma application_id")
        );
        Assert.Equal(
            [
                [10_300L],
            ],
            Ask("pragma user_version")
        );
        Assert.Equal(
            [
                ["about", "attributes", "2026-11-20T10:30:00.000Z"],
                ["areas", "features", "2026-11-20T10:30:00.000Z"],
                ["homes", "features", "2026-11-20T10:30:00.000Z"],
                ["roads", "features", "2026-11-20T10:30:00.000Z"],
            ],
            Ask("select table_name, data_type, last_change from gpkg_contents order by 1")
        );
        Assert.Equal(
            [
                ["标题", "暖心服务圈（内部使用）"],
                ["输入", "sha256:abc"],
                ["路网", "第 3 版"],
            ],
            Ask("select name, text from about order by id")
        );
    }

    [Fact]
    public void Titles_AreChinese()
    {
        Assert.Equal(
            [
                ["站点"],
            ],
            Ask("select identifier from gpkg_contents where table_name = 'homes'")
        );
        Assert.Equal(
            [
                ["覆盖半径（米）"],
            ],
            Ask("select title from gpkg_data_columns where table_name = 'homes' and column_name = 'radius_m'")
        );
    }

    [Fact]
    public void Features_ComeBackWithShapesAndValues()
    {
        Assert.Equal(
            [
                [7L, "港城“驿站”", 500L, 0.25, 1L],
                [9L, LayerScene.LongName, -3L, 12345678.5, 0L],
                [12L, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value],
            ],
            Ask("select fid, name, radius_m, share, open from homes order by fid")
        );
        var reader = new GeoPackageGeoReader { HandleSRID = true };
        foreach (var layer in LayerScene.All)
        {
            var shapes = Ask($"select geom from {layer.Name} order by fid")
                .ConvertAll(row => reader.Read((byte[])row[0]));
            Assert.All(shapes, shape => Assert.Equal(4326, shape.SRID));
            Assert.All(
                shapes.Zip(layer.Features),
                pair => Assert.True(pair.First.EqualsTopologically(pair.Second.Shape))
            );
        }
        Assert.Equal(
            [
                [0.0, 0.0, 120.0, 40.0],
            ],
            Ask("select min_x, min_y, max_x, max_y from gpkg_contents where table_name = 'areas'")
        );
    }

    /// <summary>"GP", version 0, little-endian with an envelope of two dimensions, 4326; after 8 + 32 bytes type 1, a point of two.</summary>
    [Fact]
    public void Geometry_HasTwoDimensions()
    {
        var point = (byte[])Assert.Single(Ask("select geom from homes where fid = 7"))[0];
        Assert.Equal([0x47, 0x50, 0, 3, 0xE6, 0x10, 0, 0], point[..8]);
        Assert.Equal([1, 1, 0, 0, 0], point[40..45]);
        Assert.Equal(45 + 16, point.Length);
    }

    [Theory]
    [InlineData("about")]
    [InlineData("gpkg_contents")]
    [InlineData("sqlite_schema")]
    public void Layer_NamedAsATableOfThePackage_IsRefused(string name)
    {
        using var stream = new MemoryStream();
        var layer = new FeatureLayer(name, "层", LayerGeometry.Points, [], []);
        Assert.Throws<ArgumentException>(() => GeoPackageWriter.Write(stream, LayerScene.Document, [layer]));
    }

    private List<object[]> Ask(string sql)
    {
        using var command = _package.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }
}
