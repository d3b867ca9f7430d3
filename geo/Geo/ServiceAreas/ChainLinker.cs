namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Links the sides of an edge's cells that nobody shares.</summary>
internal static class ChainLinker
{
    /// <summary>The limits of an edge. A point at which more than one line begins or ends is an end of chains. O(sides).</summary>
    public static Chains Limits(Cells cells)
    {
        var sides = new List<(double X, double Y, double ToX, double ToY)>();
        for (var slice = 0; slice + 1 < cells.Start.Length; slice++)
        {
            for (var side = cells.Start[slice]; side < cells.Start[slice + 1]; side++)
            {
                var next = cells.Next(slice, side);
                if (cells.Label[side] < 0)
                {
                    sides.Add((cells.X[side], cells.Y[side], cells.X[next], cells.Y[next]));
                }
            }
        }

        var leaving = sides.Select((s, i) => (s, i)).ToLookup(p => (p.s.X, p.s.Y), p => p.i);
        var arriving = sides.CountBy(s => (s.ToX, s.ToY)).ToDictionary();
        var used = new bool[sides.Count];
        var (starts, x, y) = (new List<int> { 0 }, new List<double>(), new List<double>());

        // First from the ends of chains; what is left then goes round.
        foreach (var round in (bool[])[false, true])
        {
            for (var first = 0; first < sides.Count; first++)
            {
                if (!used[first] && (round || IsEnd((sides[first].X, sides[first].Y))))
                {
                    Follow(first);
                    starts.Add(x.Count);
                }
            }
        }

        return new Chains([.. starts], [.. x], [.. y]);

        bool IsEnd((double, double) at) => leaving[at].Count() != 1 || arriving.GetValueOrDefault(at) != 1;

        void Follow(int side)
        {
            var start = x.Count;
            x.Add(sides[side].X);
            y.Add(sides[side].Y);
            while (true)
            {
                used[side] = true;
                var at = (sides[side].ToX, sides[side].ToY);
                Flatness.Append(x, y, start, at.ToX, at.ToY);
                if (IsEnd(at) || used[leaving[at].First()])
                {
                    return;
                }

                side = leaving[at].First();
            }
        }
    }
}
