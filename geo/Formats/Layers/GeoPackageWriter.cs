using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using SQLitePCL;

namespace QhdHomeMap.Formats.Layers;

/// <summary>
/// Writes layers as one GeoPackage 1.3 (OGC 12-128r17), each a table of features whose columns' Chinese titles are in
/// <c>gpkg_data_columns</c>, and the remarks as a table <c>about</c>. Without spatial indices, which readers make when they want them.
/// </summary>
public static class GeoPackageWriter
{
    private const int Wgs84 = 4326;

    /// <summary>
    /// Writes the package. O(n), held in memory at once; the same bytes for the same layers and the same version of SQLite, whose number
    /// stands in the file.
    /// </summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="document">What the file says of itself.</param>
    /// <param name="layers">The layers.</param>
    /// <exception cref="ArgumentException">Two layers of one name, or one named as the table <c>about</c> or those of the format.</exception>
    public static void Write(Stream stream, LayerDocument document, IReadOnlyList<FeatureLayer> layers)
    {
        FeatureLayer.RequireOwnNames(layers);
        if (layers.FirstOrDefault(IsTaken) is { } taken)
        {
            throw new ArgumentException($"{taken.Name} is a table of the package itself.", nameof(layers));
        }
        using var package = new SqliteConnection("Data Source=:memory:;Pooling=False");
        package.Open();
        Execute(package, GeoPackageTables.Settings);
        using (var transaction = package.BeginTransaction())
        {
            Execute(package, GeoPackageTables.Create);
            WriteAbout(package, document);
            foreach (var layer in layers)
            {
                WriteLayer(package, document, layer);
            }

            transaction.Commit();
        }

        stream.Write(Serialize(package));
    }

    private static bool IsTaken(FeatureLayer layer) =>
        layer.Name == "about"
        || layer.Name.StartsWith("gpkg_", StringComparison.Ordinal)
        || layer.Name.StartsWith("sqlite_", StringComparison.Ordinal);

    private static void WriteAbout(SqliteConnection package, LayerDocument document)
    {
        Execute(
            package,
            GeoPackageTables.AddContents,
            "about",
            "attributes",
            "说明",
            document.Title,
            document.AsOfUtc,
            null,
            null,
            null,
            null,
            null
        );
        foreach (var remark in document.Remarks.Prepend(new("标题", document.Title)))
        {
            Execute(package, "insert into about (name, text) values (?1, ?2)", remark.Name, remark.Text);
        }
    }

    private static void WriteLayer(SqliteConnection package, LayerDocument document, FeatureLayer layer)
    {
        var geometry = layer.Geometry switch
        {
            LayerGeometry.Points => "POINT",
            LayerGeometry.Lines => "MULTILINESTRING",
            _ => "MULTIPOLYGON",
        };
        var columns = string.Concat(layer.Columns.Select(column => $", \"{column.Name}\" {TypeOf(column.Type)}"));
        Execute(
            package,
            $"create table \"{layer.Name}\" (fid integer primary key not null, geom {geometry} not null{columns})"
        );
        var box = new Envelope();
        foreach (var feature in layer.Features)
        {
            box.ExpandToInclude(feature.Shape.EnvelopeInternal);
        }
        Execute(
            package,
            GeoPackageTables.AddContents,
            layer.Name,
            "features",
            layer.Title,
            document.Title,
            document.AsOfUtc,
            box.IsNull ? null : box.MinX,
            box.IsNull ? null : box.MinY,
            box.IsNull ? null : box.MaxX,
            box.IsNull ? null : box.MaxY,
            Wgs84
        );
        Execute(package, "insert into gpkg_geometry_columns values (?1, 'geom', ?2, 4326, 0, 0)", layer.Name, geometry);
        foreach (var column in layer.Columns)
        {
            Execute(
                package,
                "insert into gpkg_data_columns values (?1, ?2, null, ?3, null, null, null)",
                layer.Name,
                column.Name,
                column.Title
            );
        }
        WriteFeatures(package, layer);
    }

    private static void WriteFeatures(SqliteConnection package, FeatureLayer layer)
    {
        using var insert = package.CreateCommand();
        var places = string.Concat(layer.Columns.Select((_, i) => $", ?{i + 3}"));
        insert.CommandText = $"insert into \"{layer.Name}\" values (?1, ?2{places})";
        foreach (var i in Enumerable.Range(0, layer.Columns.Count + 2))
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
        }
        var geometries = new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY };
        foreach (var feature in layer.Features)
        {
            insert.Parameters[0].Value = feature.Id;
            insert.Parameters[1].Value = geometries.Write(Several(feature.Shape));
            for (var i = 0; i < layer.Columns.Count; i++)
            {
                insert.Parameters[i + 2].Value = ValueOf(feature.Values[i], layer.Columns[i].Type);
            }
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>All rows of a table are of its one type.</summary>
    private static Geometry Several(Geometry shape)
    {
        Geometry several = shape switch
        {
            LineString line => new MultiLineString([line]),
            Polygon polygon => new MultiPolygon([polygon]),
            _ => shape.Copy(),
        };
        several.SRID = Wgs84;
        return several;
    }

    private static string TypeOf(FieldType type) =>
        type switch
        {
            FieldType.Whole => "INTEGER",
            FieldType.Number => "DOUBLE",
            FieldType.Boolean => "BOOLEAN",
            _ => "TEXT",
        };

    private static object ValueOf(FieldValue value, FieldType column) =>
        value.Type switch
        {
            FieldType.None => DBNull.Value,
            FieldType.Text => value.Text,
            FieldType.Boolean => value.Boolean ? 1L : 0L,
            _ => column == FieldType.Number ? value.Number : value.Whole,
        };

    private static void Execute(SqliteConnection package, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = package.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"?{i + 1}", values[i] ?? DBNull.Value);
        }
        command.ExecuteNonQuery();
    }

    private static byte[] Serialize(SqliteConnection package)
    {
        var at = raw.sqlite3_serialize(package.Handle!, "main", out var length, 0);
        try
        {
            var bytes = new byte[length];
            Marshal.Copy(at, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            raw.sqlite3_free(at);
        }
    }
}
