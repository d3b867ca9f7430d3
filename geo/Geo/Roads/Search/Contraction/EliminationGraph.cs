namespace QhdHomeMap.Geo.Roads.Search.Contraction;

/// <summary>
/// What becomes of a graph when its nodes are taken out in order and the neighbours of each are joined: arcs from every node to more
/// important ones, with a place for every shortcut that any costs could need. Nodes are numbered by importance, the least first.
/// Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2014).
/// </summary>
internal sealed class EliminationGraph
{
    /// <summary>Takes out the slots in the order given. O(shortcuts).</summary>
    public EliminationGraph(int[] order, ArcRows away, ArcRows towards)
    {
        Places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            Places[order[place]] = place;
        }

        (Starts, Parents) = (new int[order.Length + 1], new int[order.Length]);
        var rows = new int[order.Length][];
        var children = new List<int>?[order.Length];
        var seen = new int[order.Length];
        var heads = new List<int>();
        for (var place = 0; place < order.Length; place++)
        {
            heads.Clear();
            Add(order[place], away);
            Add(order[place], towards);
            foreach (var child in children[place] ?? [])
            {
                foreach (var head in rows[child])
                {
                    AddHead(place, head);
                }
            }

            heads.Sort();
            rows[place] = [.. heads];
            Starts[place + 1] = Starts[place] + heads.Count;
            Parents[place] = heads.Count > 0 ? heads[0] : -1;
            if (heads.Count > 0)
            {
                (children[heads[0]] ??= []).Add(place);
            }

            void Add(int slot, ArcRows arcs)
            {
                foreach (ref readonly var arc in arcs.Arcs.AsSpan(arcs.Starts[slot]..arcs.Starts[slot + 1]))
                {
                    AddHead(place, Places[arc.Head]);
                }
            }
        }

        Heads = [.. rows.SelectMany(row => row)];

        void AddHead(int place, int head)
        {
            if (head > place && seen[head] != place + 1)
            {
                seen[head] = place + 1;
                heads.Add(head);
            }
        }
    }

    /// <summary>The number by importance of each slot.</summary>
    public int[] Places { get; }

    /// <summary>Where each place's arcs begin; one more entry ends the last.</summary>
    public int[] Starts { get; }

    /// <summary>The more important ends, ascending within a row.</summary>
    public int[] Heads { get; }

    /// <summary>The least important of the more important neighbours; −1 at a root. All of a place's search space lies on the way to its root.</summary>
    public int[] Parents { get; }

    public ReadOnlySpan<int> HeadsOf(int place) => Heads.AsSpan(Starts[place]..Starts[place + 1]);

    /// <summary>The number of an arc that is there. O(log degree).</summary>
    public int ArcTo(int place, int head) => Starts[place] + HeadsOf(place).BinarySearch(head);
}
