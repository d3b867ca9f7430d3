using NetTopologySuite.Geometries;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>What a layer of tiles is drawn from.</summary>
/// <param name="Name">The layer's name in the tile, which styles refer to.</param>
/// <param name="Keys">The names of the properties, each once; <see cref="TileSet.CountKey"/> is not one of them.</param>
/// <param name="Features">In drawing order.</param>
public sealed record TileLayer(string Name, IReadOnlyList<string> Keys, IReadOnlyList<TileFeature> Features);

/// <summary>A feature of a layer.</summary>
/// <param name="Id">The feature's id in every tile; unique within the layer, so that what is drawn twice at a tile's edge is known as one.</param>
/// <param name="Shape">
/// Points, lines or areas (one or several of one kind) in WGS84 degrees, longitude first. An empty one is never drawn; an area that is
/// not valid is repaired; beyond 85.05° of latitude all is drawn at the map's rim.
/// </param>
/// <param name="Values">One for each of the layer's keys; none leaves the property away.</param>
/// <param name="MinZoom">The first zoom at which it is drawn: how small roads stay out of wide views.</param>
/// <param name="MaxZoom">The last.</param>
public sealed record TileFeature(
    ulong Id,
    Geometry Shape,
    IReadOnlyList<FieldValue> Values,
    int MinZoom = 0,
    int MaxZoom = TileAddress.MaxZoom
);
