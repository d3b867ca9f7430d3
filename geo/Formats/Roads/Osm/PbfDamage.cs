namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>A block breaks a rule of the format. Whoever knows where the block stands in the file tells people so.</summary>
internal sealed class PbfDamage(string detail) : Exception(detail);
