namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Directed lines with the ground on their left, collected to be linked into rings.</summary>
internal sealed class Outlines
{
    private readonly List<Line> _lines = [];

    public IReadOnlyList<Line> Lines => _lines;

    public int Count => _lines.Count;

    public void Clear() => _lines.Clear();

    /// <summary>Adds a straight line; nothing for one without length.</summary>
    public void Add((double X, double Y) from, (double X, double Y) to)
    {
        if (from != to)
        {
            _lines.Add(new Line(from.X, from.Y, to.X, to.Y, null, 0));
        }
    }

    public void Add(Chains chains, int chain)
    {
        var (from, to) = (chains.Start[chain], chains.Start[chain + 1] - 1);
        _lines.Add(new Line(chains.X[from], chains.Y[from], chains.X[to], chains.Y[to], chains, chain));
    }

    /// <param name="X">Where it begins.</param>
    /// <param name="Y">Where it begins.</param>
    /// <param name="ToX">Where it ends.</param>
    /// <param name="ToY">Where it ends.</param>
    /// <param name="Chains">What it goes along; null for a straight line.</param>
    /// <param name="Chain">Which of them.</param>
    internal readonly record struct Line(double X, double Y, double ToX, double ToY, Chains? Chains, int Chain)
    {
        /// <summary>The point after its first.</summary>
        public (double X, double Y) Second =>
            Chains is null ? (ToX, ToY) : (Chains.X[Chains.Start[Chain] + 1], Chains.Y[Chains.Start[Chain] + 1]);

        /// <summary>The point before its last.</summary>
        public (double X, double Y) LastButOne =>
            Chains is null ? (X, Y) : (Chains.X[Chains.Start[Chain + 1] - 2], Chains.Y[Chains.Start[Chain + 1] - 2]);
    }
}
