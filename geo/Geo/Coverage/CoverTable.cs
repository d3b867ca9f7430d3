namespace QhdHomeMap.Geo.Coverage;

/// <summary>
/// Which demand points each home serves, whatever the hour: by radius or by road. Immutable; a scenario that moves one home shares
/// the rows of all the others.
/// </summary>
public sealed class CoverTable
{
    private readonly int[][] _served;

    /// <summary>Takes for each home the demand points that it serves, ascending.</summary>
    /// <exception cref="ArgumentException">A row is not ascending, or names a point that is not there.</exception>
    public CoverTable(int demandCount, int[][] served)
    {
        (DemandCount, _served) = (demandCount, served);
        foreach (var row in served)
        {
            RequireRow(row);
        }
    }

    private CoverTable(CoverTable other, int[][] served) => (DemandCount, _served) = (other.DemandCount, served);

    /// <summary>How many demand points there are.</summary>
    public int DemandCount { get; }

    /// <summary>How many homes there are.</summary>
    public int HomeCount => _served.Length;

    /// <summary>The demand points that a home serves, ascending.</summary>
    public ReadOnlySpan<int> Served(int home) => _served[home];

    /// <summary>The same with another row for one home. O(homes + row).</summary>
    /// <exception cref="ArgumentException">The row is not ascending, or names a point that is not there.</exception>
    public CoverTable With(int home, int[] row)
    {
        RequireRow(row);
        var served = (int[][])_served.Clone();
        served[home] = row;
        return new CoverTable(this, served);
    }

    /// <summary>The same with one more home, the last. O(homes + row).</summary>
    /// <exception cref="ArgumentException">The row is not ascending, or names a point that is not there.</exception>
    public CoverTable Add(int[] row)
    {
        RequireRow(row);
        return new CoverTable(this, [.. _served, row]);
    }

    /// <summary>The same without one home; those after it move up. O(homes).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such home.</exception>
    public CoverTable Without(int home)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(home);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(home, HomeCount);
        return new CoverTable(this, [.. _served[..home], .. _served[(home + 1)..]]);
    }

    private void RequireRow(int[] row)
    {
        var before = -1;
        foreach (var point in row)
        {
            if (point <= before || point >= DemandCount)
            {
                throw new ArgumentException("A row names demand points in ascending order.");
            }

            before = point;
        }
    }
}
