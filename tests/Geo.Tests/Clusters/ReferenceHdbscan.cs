namespace QhdHomeMap.Geo.Tests.Clusters;

/// <summary>
/// HDBSCAN* as it is defined: at every distance the components of all points that are core points at that distance, from the
/// largest down. Cubic and worse.
/// </summary>
internal sealed class ReferenceHdbscan(ScenePoints points, double minPoints, double minClusterSize)
{
    private readonly double[,] _reach = Reaches(points, minPoints);
    private readonly List<Node> _clusters = [];

    private sealed class Node(double birth, Node? parent, List<int> members)
    {
        public double Birth => birth;
        public Node? Parent => parent;
        public List<int> Members => members;
        public List<Node> Children { get; } = [];
        public double Stability { get; set; }
    }

    public static int[] Run(ScenePoints points, double minPoints, double minClusterSize, double mergeBelow = 0) =>
        new ReferenceHdbscan(points, minPoints, minClusterSize).Labels(mergeBelow);

    /// <summary>Squared mutual reachability, and squared core distances on the diagonal.</summary>
    public static double[,] Reaches(ScenePoints points, double minPoints)
    {
        var n = points.Count;
        var reach = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            var sum = 0d;
            reach[a, a] = double.PositiveInfinity;
            foreach (var b in Enumerable.Range(0, n).OrderBy(b => points.Squared(a, b)))
            {
                sum += points.Weights[b];
                if (sum >= minPoints)
                {
                    reach[a, a] = points.Squared(a, b);
                    break;
                }
            }
        }
        for (var a = 0; a < n; a++)
        for (var b = 0; b < n; b++)
            reach[a, b] = Math.Max(points.Squared(a, b), Math.Max(reach[a, a], reach[b, b]));
        return reach;
    }

    private int[] Labels(double mergeBelow)
    {
        int[] labels = [.. Enumerable.Repeat(-1, points.Count)];
        if (points.Count == 0 || double.IsInfinity(_reach[0, 0]))
            return labels;
        var root = new Node(0, null, [.. Enumerable.Range(0, points.Count)]);
        _clusters.Add(root);
        Follow(root, root.Members);
        var chosen = root
            .Children.SelectMany(child => Best(child).Chosen)
            .Select(c => Climb(c, mergeBelow))
            .ToHashSet();
        foreach (var cluster in chosen.Where(c => !Ancestors(c).Any(chosen.Contains)))
        foreach (var member in cluster.Members)
            labels[member] = cluster.Members.Min();
        return labels;
    }

    // From distance to distance downwards: what falls apart at each.
    private void Follow(Node cluster, List<int> members)
    {
        while (true)
        {
            var squared = Threshold(members);
            var lambda = 1 / Math.Sqrt(squared);
            var parts = squared == 0 ? [] : Components(members, squared);
            var large = parts.Where(part => Weight(part) >= minClusterSize).ToList();
            var staying = large.Count == 1 ? Weight(large[0]) : 0;
            if (Weight(members) - staying is > 0 and var leaving)
                cluster.Stability += leaving * (lambda - cluster.Birth);
            if (large.Count == 1)
            {
                members = large[0];
                continue;
            }
            foreach (var part in large)
            {
                var child = new Node(lambda, cluster, part);
                cluster.Children.Add(child);
                Follow(child, part);
            }
            return;
        }
    }

    // The largest distance at which something changes among the members: below it they are not all one component of core points.
    private double Threshold(List<int> members)
    {
        var distances = members.SelectMany(a => members.Select(b => _reach[a, b])).Distinct().OrderDescending();
        foreach (var squared in distances)
        {
            var parts = Components(members, squared);
            if (parts.Count != 1 || parts[0].Count != members.Count)
                return squared;
        }
        return 0;
    }

    private List<List<int>> Components(List<int> members, double below)
    {
        var parts = new List<List<int>>();
        var free = members.Where(a => _reach[a, a] < below).ToHashSet();
        while (free.Count > 0)
        {
            var part = new List<int> { free.Min() };
            free.Remove(part[0]);
            for (var i = 0; i < part.Count; i++)
            {
                var near = free.Where(b => _reach[part[i], b] < below).ToList();
                part.AddRange(near);
                free.ExceptWith(near);
            }
            parts.Add(part);
        }
        return parts;
    }

    private double Weight(List<int> members) => members.Sum(member => points.Weights[member]);

    private static (double Sum, List<Node> Chosen) Best(Node cluster)
    {
        var below = cluster.Children.Select(Best).ToList();
        var sum = below.Sum(best => best.Sum);
        return cluster.Stability >= sum * (1 - 1e-12)
            ? (Math.Max(sum, cluster.Stability), [cluster])
            : (sum, [.. below.SelectMany(best => best.Chosen)]);
    }

    private static Node Climb(Node cluster, double mergeBelow) =>
        1 / cluster.Birth < mergeBelow && cluster.Parent is { Parent: not null } parent
            ? Climb(parent, mergeBelow)
            : cluster;

    private static IEnumerable<Node> Ancestors(Node cluster)
    {
        for (var above = cluster.Parent; above is not null; above = above.Parent)
            yield return above;
    }
}
