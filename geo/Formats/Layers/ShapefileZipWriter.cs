using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shp.Writers;

namespace QhdHomeMap.Formats.Layers;

/// <summary>
/// Writes layers as a zip of shapefiles, one of each name: <c>.shp</c>, <c>.shx</c>, <c>.dbf</c> in UTF-8, <c>.cpg</c>, <c>.prj</c>; and
/// 说明.txt with the remarks, the columns' titles and what the format could not hold. The format cuts texts at 254 bytes, which is 84 Chinese
/// characters, and writes numbers with six decimals.
/// </summary>
public static class ShapefileZipWriter
{
    private const string Projection =
        """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    /// <summary>Writes the zip. O(n), one layer in memory at a time; the same bytes for the same layers.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="document">What the file says of itself.</param>
    /// <param name="layers">The layers.</param>
    /// <exception cref="ArgumentException">Two layers of one name, a year before 1900 or after 2155, or too many columns for a record of 64 KiB.</exception>
    public static void Write(Stream stream, LayerDocument document, IReadOnlyList<FeatureLayer> layers)
    {
        FeatureLayer.RequireOwnNames(layers);
        if (document.AsOf.UtcDateTime.Year is < 1900 or > 2155 || layers.Any(layer => layer.Columns.Count > 255))
        {
            throw new ArgumentException("Not what a dBASE table can hold.", nameof(document));
        }
        using var zip = new DatedZip(stream, document.AsOf);
        var about = new StringBuilder(
            $"{document.Title}\r\n时间（UTC）：{document.AsOfUtc}\r\n坐标：WGS84，经度在前\r\n"
        );
        foreach (var remark in document.Remarks)
        {
            about.Append($"{remark.Name}：{remark.Text}\r\n");
        }
        foreach (var layer in layers)
        {
            about.Append($"\r\n{layer.Name}：{layer.Title}，{layer.Features.Count} 个\r\n");
            var cut = WriteLayer(zip, layer, document.AsOf);
            foreach (var (index, column) in layer.Columns.Index())
            {
                about.Append($"  {column.Name}：{column.Title}");
                about.Append(
                    cut[index] > 0 ? $"（有 {cut[index]} 处文字超过 254 字节，在此格式中被截断）\r\n" : "\r\n"
                );
            }
        }

        WriteText(zip, "说明.txt", about.ToString());
    }

    private static int[] WriteLayer(DatedZip zip, FeatureLayer layer, DateTimeOffset asOf)
    {
        var (shp, shx) = ShapesOf(layer);
        WriteBytes(zip, $"{layer.Name}.shp", shp);
        WriteBytes(zip, $"{layer.Name}.shx", shx);
        int[] cut;
        using (var dbf = zip.Create($"{layer.Name}.dbf"))
        {
            cut = DbfWriter.Write(dbf, layer, asOf);
        }
        WriteText(zip, $"{layer.Name}.prj", Projection);
        WriteText(zip, $"{layer.Name}.cpg", "UTF-8");
        return cut;
    }

    private static (byte[] Shp, byte[] Shx) ShapesOf(FeatureLayer layer)
    {
        using var shp = new MemoryStream();
        using var shx = new MemoryStream();
        switch (layer.Geometry)
        {
            case LayerGeometry.Points:
                using (var points = new ShpPointWriter(shp, shx, ShapeType.Point))
                {
                    WriteAll(points, layer, shape => (Point)shape);
                }
                break;
            case LayerGeometry.Lines:
                using (var lines = new ShpPolyLineWriter(shp, shx, ShapeType.PolyLine))
                {
                    WriteAll(lines, layer, shape => shape as MultiLineString ?? new([(LineString)shape]));
                }
                break;
            default:
                using (var areas = new ShpPolygonWriter(shp, shx, ShapeType.Polygon))
                {
                    WriteAll(areas, layer, shape => shape as MultiPolygon ?? new([(Polygon)shape]));
                }
                break;
        }

        return (shp.ToArray(), shx.ToArray());
    }

    private static void WriteAll<T>(ShpWriter<T> writer, FeatureLayer layer, Func<Geometry, T> asWritten)
        where T : Geometry
    {
        foreach (var feature in layer.Features)
        {
            writer.Geometry = asWritten(feature.Shape);
            writer.Write();
        }
    }

    private static void WriteText(DatedZip zip, string name, string text) =>
        WriteBytes(zip, name, Encoding.UTF8.GetBytes(text));

    private static void WriteBytes(DatedZip zip, string name, byte[] bytes)
    {
        using var entry = zip.Create(name);
        entry.Write(bytes);
    }
}
