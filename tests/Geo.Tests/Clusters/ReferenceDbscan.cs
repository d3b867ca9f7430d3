namespace QhdHomeMap.Geo.Tests.Clusters;

/// <summary>DBSCAN as it is defined: every pair is measured.</summary>
internal static class ReferenceDbscan
{
    public static (int[] Labels, bool[] IsCore) Run(ScenePoints points, double eps, double minPoints)
    {
        var all = Enumerable.Range(0, points.Count).ToList();
        bool IsNear(int a, int b) => points.Squared(a, b) <= eps * eps;
        bool[] isCore = [.. all.Select(a => all.Where(b => IsNear(a, b)).Sum(b => points.Weights[b]) >= minPoints)];
        int[] labels = [.. all.Select(_ => -1)];
        var count = 0;
        foreach (var seed in all.Where(i => isCore[i]))
        {
            if (labels[seed] != -1)
                continue;
            var open = new Queue<int>([seed]);
            labels[seed] = count;
            while (open.TryDequeue(out var a))
            {
                foreach (var b in all.Where(b => isCore[b] && labels[b] == -1 && IsNear(a, b)))
                {
                    labels[b] = count;
                    open.Enqueue(b);
                }
            }
            count++;
        }
        foreach (var border in all.Where(i => !isCore[i]))
        {
            var cores = all.Where(b => isCore[b] && IsNear(border, b)).ToList();
            if (cores.Count > 0)
                labels[border] = labels[cores.MinBy(b => points.Squared(border, b))];
        }
        return (labels, isCore);
    }
}
