using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Geo.Tests.Formats.Layers;

/// <summary>One layer of each kind, with every type of value, for all writers.</summary>
internal static class LayerScene
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 20, 18, 30, 0, TimeSpan.FromHours(8));

    public static readonly LayerDocument Document = new(
        "暖心服务圈（内部使用）",
        AsOf,
        [new("输入", "sha256:abc"), new("路网", "第 3 版")]
    );

    /// <summary>91 Chinese characters, 273 bytes: the format of shapefiles holds 84 of them, 252 bytes.</summary>
    public static readonly string LongName = string.Concat(Enumerable.Repeat("驿站在你身边呀", 13));

    public static FeatureLayer Homes { get; } =
        new(
            "homes",
            "站点",
            LayerGeometry.Points,
            [
                new("name", "名称", FieldType.Text),
                new("radius_m", "覆盖半径（米）", FieldType.Whole),
                new("share", "覆盖率", FieldType.Number),
                new("open", "开放", FieldType.Boolean),
            ],
            [
                new(7, new Point(119.60051234567, 39.93), ["港城“驿站”", 500L, 0.25, true]),
                new(9, new Point(119.61, 39.94), [LongName, -3L, 12345678.5, false]),
                new(12, new Point(119.62, 39.95), [default, default, default, default]),
            ]
        );

    public static FeatureLayer Roads { get; } =
        new(
            "roads",
            "道路",
            LayerGeometry.Lines,
            [new("class", "等级", FieldType.Text)],
            [
                new(1, Wkt("LINESTRING (119.6 39.9, 119.7 39.9)"), ["primary"]),
                new(2, Wkt("MULTILINESTRING ((119.6 39.9, 119.6 39.8), (119.5 39.9, 119.5 39.8))"), ["path"]),
            ]
        );

    /// <summary>One turned each way; one with a hole.</summary>
    public static FeatureLayer Areas { get; } =
        new(
            "areas",
            "服务圈",
            LayerGeometry.Areas,
            [new("people", "人数", FieldType.Number)],
            [
                new(1, Wkt("POLYGON ((119 39, 119 40, 120 40, 120 39, 119 39))"), [5L]),
                new(
                    2,
                    Wkt(
                        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1)), ((20 0, 21 0, 21 1, 20 0)))"
                    ),
                    [7.5]
                ),
            ]
        );

    public static FeatureLayer[] All { get; } = [Homes, Roads, Areas];

    public static byte[] Write(Action<Stream, LayerDocument, IReadOnlyList<FeatureLayer>> write)
    {
        using var stream = new MemoryStream();
        write(stream, Document, All);
        return stream.ToArray();
    }

    public static Geometry Wkt(string text) => new WKTReader().Read(text);
}
