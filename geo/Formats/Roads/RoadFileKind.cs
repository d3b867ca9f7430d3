namespace QhdHomeMap.Formats.Roads;

/// <summary>The formats that roads come in.</summary>
public enum RoadFileKind
{
    /// <summary>OpenStreetMap's <c>.osm.pbf</c>.</summary>
    OsmPbf,

    /// <summary>GeoJSON lines.</summary>
    GeoJson,

    /// <summary>An Esri shapefile of lines.</summary>
    Shapefile,
}
