using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Clusters;

namespace QhdHomeMap.Cli.Commands;

/// <summary>A csv of points to be clustered: <c>id,x,y[,weight]</c>.</summary>
internal sealed record ClusterPoints(IReadOnlyList<string> Ids, WeightedPoints Points)
{
    /// <exception cref="CliException">
    /// <c>missing_column</c>, <c>duplicate_column</c>; <c>bad_rows</c> with <c>empty_id</c>, <c>duplicate_id</c>, <c>bad_number</c>,
    /// <c>negative_weight</c> for each row.
    /// </exception>
    public static ClusterPoints Read(string path, Terminal terminal, CancellationToken cancelled)
    {
        using var input = CsvInput.Open(path, terminal);
        var (id, x, y) = (input.Column(Header.Id), input.Column(Header.X), input.Column(Header.Y));
        var weight = input.OptionalColumn(Header.Weight);
        var ids = new Ids();
        var (xs, ys, weights) = (new List<double>(), new List<double>(), new List<double>());
        input.ReadAll(
            terminal,
            () =>
            {
                // All are read before any decides, so that a row is told of all that is wrong with it.
                var heads = 1d;
                var isNew = ids.TryAdd(input, id);
                var (isX, isY) = (input.TryNumber(x, out var east), input.TryNumber(y, out var north));
                var isWeight = weight is not { } column || input.TryAmount(column, "negative_weight", out heads);
                if (isNew && isX && isY && isWeight)
                {
                    xs.Add(east);
                    ys.Add(north);
                    weights.Add(heads);
                }
            },
            cancelled
        );
        return new(ids.All, new([.. xs], [.. ys], weight is null ? null : [.. weights]));
    }
}
