using System.Runtime.InteropServices;

namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>One direction of an edge: where it leads and at what cost. 12 bytes, so that five are a line of memory.</summary>
/// <param name="Head">The slot of the node at its end.</param>
/// <param name="Cost">What it costs.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Arc(int Head, double Cost);

/// <summary>An edge's direction before it has a place in its row.</summary>
internal readonly record struct LooseArc(int Tail, int Head, double Cost, int Edge, bool IsBackward);

/// <summary>Arcs in compressed rows: those of slot <c>s</c> are <c>Arcs[Starts[s]..Starts[s + 1]]</c>.</summary>
internal sealed class ArcRows
{
    private readonly int[] _sources;

    /// <summary>Sorts arcs into rows, in the order given within a row. O(slots + arcs).</summary>
    public ArcRows(int slots, ReadOnlySpan<LooseArc> arcs)
    {
        (Starts, Arcs, _sources) = (new int[slots + 1], new Arc[arcs.Length], new int[arcs.Length]);
        foreach (ref readonly var arc in arcs)
        {
            Starts[arc.Tail + 1]++;
        }

        for (var slot = 0; slot < slots; slot++)
        {
            Starts[slot + 1] += Starts[slot];
        }

        var next = Starts.AsSpan(0, slots).ToArray();
        foreach (ref readonly var arc in arcs)
        {
            var place = next[arc.Tail]++;
            Arcs[place] = new(arc.Head, arc.Cost);
            _sources[place] = (arc.Edge << 1) | (arc.IsBackward ? 1 : 0);
        }
    }

    public int[] Starts { get; }

    public Arc[] Arcs { get; }

    /// <summary>The edge that an arc is a direction of.</summary>
    public int EdgeOf(int arc) => _sources[arc] >> 1;

    /// <summary>Whether the arc leads from the edge's end to its beginning.</summary>
    public bool IsBackward(int arc) => (_sources[arc] & 1) != 0;

    /// <summary>The same arcs the other way round. O(slots + arcs).</summary>
    public ArcRows Reversed()
    {
        var turned = new LooseArc[Arcs.Length];
        for (var slot = 0; slot < Starts.Length - 1; slot++)
        {
            for (var arc = Starts[slot]; arc < Starts[slot + 1]; arc++)
            {
                turned[arc] = new(Arcs[arc].Head, slot, Arcs[arc].Cost, EdgeOf(arc), IsBackward(arc));
            }
        }

        return new(Starts.Length - 1, turned);
    }
}
