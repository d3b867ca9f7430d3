namespace QhdHomeMap.Formats.Roads;

/// <summary>The stable codes of <see cref="RoadFileException"/>.</summary>
public static class RoadErrorCodes
{
    /// <summary>No bytes.</summary>
    public const string FileEmpty = "file_empty";

    /// <summary>No reader for the extension.</summary>
    public const string FileTypeUnknown = "file_type_unknown";

    /// <summary>Larger than can be held in memory, for the formats that are.</summary>
    public const string FileTooLarge = "file_too_large";

    /// <summary>Cut off: the file ends within a block or a record.</summary>
    public const string Truncated = "truncated";

    /// <summary>Named .osm.pbf, but another kind of file.</summary>
    public const string NotOsmPbf = "not_osm_pbf";

    /// <summary>An OSM PBF file that breaks the format's own rules.</summary>
    public const string OsmDamaged = "osm_damaged";

    /// <summary>An OSM PBF file that can only be read by a program that knows a feature which this one does not.</summary>
    public const string OsmFeatureUnknown = "osm_feature_unknown";

    /// <summary>An OSM PBF file whose blocks are packed in another way than zlib.</summary>
    public const string OsmPackingUnknown = "osm_packing_unknown";

    /// <summary>Not a shapefile of lines.</summary>
    public const string NotShapefile = "not_shapefile";

    /// <summary>A shapefile, or its table, that breaks the format's own rules, or the two do not belong together.</summary>
    public const string ShapefileDamaged = "shapefile_damaged";

    /// <summary>GeoJSON: the coordinates of a line are not positions.</summary>
    public const string NotALine = "not_a_line";

    /// <summary>A position that does not exist in the datum named.</summary>
    public const string PositionOutOfRange = "position_out_of_range";

    /// <summary>No column says what kind of road a line is.</summary>
    public const string ColumnMissing = "column_missing";

    /// <summary>Readable, but without a road that may be used.</summary>
    public const string NoRoads = "no_roads";

    /// <summary>More roads than one network can hold.</summary>
    public const string TooManyRoads = "too_many_roads";

    /// <summary>Rules for tags that are not JSON of the form expected.</summary>
    public const string BadRules = "bad_rules";

    /// <summary>Travel profiles that are not JSON of the form expected.</summary>
    public const string BadProfiles = "bad_profiles";

    /// <summary>Not a saved network.</summary>
    public const string NotNetwork = "not_network";

    /// <summary>A network saved by another release or another kind of machine.</summary>
    public const string NetworkVersion = "network_version";

    /// <summary>A saved network whose check sum is wrong or whose parts do not fit.</summary>
    public const string NetworkDamaged = "network_damaged";
}
