using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace QhdHomeMap.Formats.Layers;

/// <summary>What the shapes of a layer are; no format that geographic programs read holds several kinds in one layer well.</summary>
public enum LayerGeometry
{
    /// <summary>One point each.</summary>
    Points,

    /// <summary>A line or several.</summary>
    Lines,

    /// <summary>A polygon or several.</summary>
    Areas,
}

/// <summary>A column of a layer.</summary>
/// <param name="Name">Lower-case letters, digits and underscores, a letter first, at most ten: what every format takes.</param>
/// <param name="Title">Its Chinese name.</param>
/// <param name="Type">What its values are; they may also be none, and whole numbers in a column of numbers.</param>
public sealed record LayerColumn(string Name, string Title, FieldType Type);

/// <summary>A feature of a layer.</summary>
/// <param name="Id">Unique in the layer.</param>
/// <param name="Shape">In WGS84 degrees, longitude first; not empty.</param>
/// <param name="Values">One for each column.</param>
public sealed record LayerFeature(long Id, Geometry Shape, IReadOnlyList<FieldValue> Values);

/// <summary>A layer of features of one kind, as it is written for other people's programs. Immutable.</summary>
public sealed partial class FeatureLayer
{
    private static readonly string[] Reserved = ["fid", "geom", "layer"];

    /// <summary>Checks all that the formats rely on, so that a writer does not stop halfway. O(n).</summary>
    /// <param name="name">As a column's name, but up to thirty letters.</param>
    /// <param name="title">Its Chinese name.</param>
    /// <param name="geometry">What its shapes are.</param>
    /// <param name="columns">Its columns, each name once; fid, geom and layer are the writers' own.</param>
    /// <param name="features">Its features.</param>
    /// <exception cref="ArgumentException">A name, a shape, a value or an id is not as described; the message says which.</exception>
    public FeatureLayer(
        string name,
        string title,
        LayerGeometry geometry,
        IReadOnlyList<LayerColumn> columns,
        IReadOnlyList<LayerFeature> features
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(features);
        (Name, Title, Geometry, Columns, Features) = (name, title, geometry, columns, features);
        Require(LayerName().IsMatch(name), $"{name} is no name of a layer.");
        foreach (var column in columns)
        {
            Require(
                ColumnName().IsMatch(column.Name) && !Reserved.Contains(column.Name) && column.Type != FieldType.None,
                $"{name}: {column.Name} is no column."
            );
        }
        Require(columns.DistinctBy(column => column.Name).Count() == columns.Count, $"{name}: a column twice.");
        Require(features.DistinctBy(feature => feature.Id).Count() == features.Count, $"{name}: an id twice.");
        foreach (var feature in features)
        {
            Check(feature);
        }
    }

    /// <summary>Its name for programs.</summary>
    public string Name { get; }

    /// <summary>Its Chinese name.</summary>
    public string Title { get; }

    /// <summary>What its shapes are.</summary>
    public LayerGeometry Geometry { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<LayerColumn> Columns { get; }

    /// <summary>Its features.</summary>
    public IReadOnlyList<LayerFeature> Features { get; }

    /// <exception cref="ArgumentException">A file holds a layer's name once.</exception>
    internal static void RequireOwnNames(IReadOnlyList<FeatureLayer> layers) =>
        Require(layers.DistinctBy(layer => layer.Name).Count() == layers.Count, "Two layers of one name.");

    private void Check(LayerFeature feature)
    {
        var isKind = Geometry switch
        {
            LayerGeometry.Points => feature.Shape is Point,
            LayerGeometry.Lines => feature.Shape is LineString or MultiLineString,
            _ => feature.Shape is Polygon or MultiPolygon,
        };
        Require(
            isKind && !feature.Shape.IsEmpty,
            $"{Name} {feature.Id}: a {feature.Shape.GeometryType} in a layer of {Geometry}."
        );
        Require(
            Array.TrueForAll(feature.Shape.Coordinates, c => Math.Abs(c.X) <= 180 && Math.Abs(c.Y) <= 90),
            $"{Name} {feature.Id}: a coordinate is not one in degrees."
        );
        Require(feature.Values.Count == Columns.Count, $"{Name} {feature.Id}: not one value for each column.");
        foreach (var (column, value) in Columns.Zip(feature.Values))
        {
            Require(
                value.Type == column.Type
                    || value.Type == FieldType.None
                    || (value.Type == FieldType.Whole && column.Type == FieldType.Number),
                $"{Name} {feature.Id}: {column.Name} is a {value.Type}."
            );
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,29}$")]
    private static partial Regex LayerName();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,9}$")]
    private static partial Regex ColumnName();
}
