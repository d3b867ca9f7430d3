using System.Runtime.InteropServices;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Links outlines into rings that pass no point twice. Where several lines meet in a point, the ground between a line that arrives and
/// the one that leaves next to it stays together; a ring that then passes a point twice is parted there. Used again and again.
/// </summary>
internal sealed class RingLinker
{
    private readonly List<int> _nextAtPoint = [];
    private readonly List<bool> _used = [];
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly PointTable _leaving = new();
    private IReadOnlyList<Outlines.Line> _lines = [];

    /// <summary>The rings, in the order of their first lines; null when a line ends where no other begins. O(points).</summary>
    public List<Ring>? Link(Outlines outlines)
    {
        _lines = outlines.Lines;
        Prepare();
        var rings = new List<Ring>();
        for (var first = 0; first < _lines.Count; first++)
        {
            if (!_used[first] && !Follow(first, rings))
            {
                return null;
            }
        }
        return rings;
    }

    private void Prepare()
    {
        CollectionsMarshal.SetCount(_used, _lines.Count);
        CollectionsMarshal.AsSpan(_used).Clear();
        CollectionsMarshal.SetCount(_nextAtPoint, _lines.Count);
        _leaving.Clear(_lines.Count);

        // Backwards, so that the lines at a point stand in their order.
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            ref var head = ref _leaving.At(_lines[i].X, _lines[i].Y);
            (_nextAtPoint[i], head) = (head, i);
        }
    }

    private bool Follow(int first, List<Ring> rings)
    {
        _x.Clear();
        _y.Clear();
        var branches = false;
        for (var line = first; ; )
        {
            if (_used[line])
            {
                return false;
            }

            _used[line] = true;
            Append(_lines[line]);
            line = Next(_lines[line], ref branches);
            if (line < 0 || line == first)
            {
                Finish(branches, rings);
                return line == first;
            }
        }
    }

    /// <summary>Adds the points of a line but for its first, which the line before has added, or the last will.</summary>
    private void Append(in Outlines.Line line)
    {
        if (line.Chains is null)
        {
            Flatness.Append(_x, _y, 0, line.ToX, line.ToY);
            return;
        }

        var (from, to) = (line.Chains.Start[line.Chain] + 1, line.Chains.Start[line.Chain + 1]);
        Flatness.Append(_x, _y, 0, line.Chains.X[from], line.Chains.Y[from]);
        _x.AddRange(line.Chains.X.AsSpan((from + 1)..to));
        _y.AddRange(line.Chains.Y.AsSpan((from + 1)..to));
    }

    /// <summary>The line that leaves where one ends: the first one clockwise from the way back.</summary>
    private int Next(in Outlines.Line line, ref bool branches)
    {
        var next = _leaving.Find(line.ToX, line.ToY);
        if (next < 0 || _nextAtPoint[next] < 0)
        {
            return next;
        }

        branches = true;
        var (backX, backY) = line.LastButOne;
        var back = Math.Atan2(backY - line.ToY, backX - line.ToX);
        var (best, least) = (-1, double.PositiveInfinity);
        for (; next >= 0; next = _nextAtPoint[next])
        {
            var (x, y) = _lines[next].Second;
            var clockwise = back - Math.Atan2(y - line.ToY, x - line.ToX);
            clockwise += clockwise <= 0 ? 2 * Math.PI : 0;
            if (clockwise < least)
            {
                (best, least) = (next, clockwise);
            }
        }
        return best;
    }

    private void Finish(bool branches, List<Ring> rings)
    {
        if (!branches)
        {
            Keep(_x, _y, rings);
            return;
        }

        // Points already passed; when one comes again, the loop since then is a ring of its own.
        var (x, y, at) = (new List<double>(), new List<double>(), new Dictionary<(double, double), int>());
        for (var i = 0; i < _x.Count; i++)
        {
            if (at.TryGetValue((_x[i], _y[i]), out var before))
            {
                Keep(x[before..], y[before..], rings);
                for (var k = before + 1; k < x.Count; k++)
                {
                    at.Remove((x[k], y[k]));
                }

                x.RemoveRange(before + 1, x.Count - before - 1);
                y.RemoveRange(before + 1, y.Count - before - 1);
                continue;
            }

            at[(_x[i], _y[i])] = x.Count;
            x.Add(_x[i]);
            y.Add(_y[i]);
        }
        Keep(x, y, rings);
    }

    private static void Keep(List<double> x, List<double> y, List<Ring> rings)
    {
        if (x.Count >= 3)
        {
            rings.Add(new Ring([.. x], [.. y]));
        }
    }
}
