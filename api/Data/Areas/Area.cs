using NetTopologySuite.Geometries;

namespace QhdHomeMap.Data.Areas;

/// <summary>县区: the place. Two of the nine are statistical zones without a polygon of their own, inside their host counties.</summary>
public sealed class Area
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string ShortName { get; set; }

    /// <summary>The line below the emblem on the sign: ×××总工会.</summary>
    public required string SignatureName { get; set; }

    /// <summary>Other names that lists use for it.</summary>
    public List<string> Aliases { get; init; } = [];

    public MultiPolygon? Boundary { get; set; }
    public int SortOrder { get; set; }

    /// <summary>常住人口 by the last census. A zone's are its own and not also its hosts'.</summary>
    public int? Residents { get; set; }

    public int? ResidentsYear { get; set; }
    public List<ZoneHost> Hosts { get; } = [];

    public bool IsZone => Boundary is null;
}

/// <summary>A county whose polygon holds a part of a zone's territory.</summary>
public sealed class ZoneHost
{
    public required string ZoneCode { get; init; }
    public required string HostCode { get; init; }
}

/// <summary>乡镇、街道.</summary>
public sealed class Township
{
    public required string Code { get; init; }
    public required string AreaCode { get; set; }
    public required string Name { get; set; }

    /// <summary>Null until outlines were imported.</summary>
    public MultiPolygon? Boundary { get; set; }
}
