namespace QhdHomeMap.Geo.Coverage;

/// <summary>How many people one group of demand points has, and how many of them are served, in one hour.</summary>
/// <param name="People">All of them.</param>
/// <param name="Covered">Served by at least one open home: each person counted once.</param>
/// <param name="MultiplyCovered">Served by at least two.</param>
/// <param name="Served">Each person counted as often as homes serve him: the sum over the homes.</param>
public readonly record struct CoverageCount(double People, double Covered, double MultiplyCovered, double Served)
{
    /// <summary>Served by none.</summary>
    public double Uncovered => People - Covered;

    /// <summary>The share of <see cref="Covered"/>, 0 to 1; 0 where nobody is.</summary>
    public double CoveredShare => People > 0 ? Covered / People : 0;
}
