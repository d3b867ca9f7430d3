using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Accessibility;

namespace QhdHomeMap.Cli.Commands;

/// <summary>The three csv files of <c>access</c>: who needs, who offers, and what it costs to get from one to the other.</summary>
internal sealed record AccessFiles(
    IReadOnlyList<string> DemandIds,
    double[] Population,
    IReadOnlyList<string> SupplyIds,
    double[] Capacity,
    PairCost[] Costs
)
{
    /// <param name="paths">Of the files.</param>
    /// <param name="isZeroGood">Whether a cost may be 0.</param>
    /// <param name="terminal">Where progress goes.</param>
    /// <param name="cancelled">Ends the reading.</param>
    /// <exception cref="CliException">
    /// <c>missing_column</c>, <c>duplicate_column</c>, <c>unknown_id</c>; <c>bad_rows</c> with <c>empty_id</c>, <c>duplicate_id</c>,
    /// <c>bad_number</c>, <c>negative_population</c>, <c>negative_capacity</c>, <c>negative_cost</c>, <c>zero_cost</c>,
    /// <c>duplicate_pair</c> for each row.
    /// </exception>
    public static AccessFiles Read(
        (string Demand, string Supply, string Costs) paths,
        bool isZeroGood,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var (demand, population) = ReadAmounts(paths.Demand, Header.Population, terminal, cancelled);
        var (supply, capacity) = ReadAmounts(paths.Supply, Header.Capacity, terminal, cancelled);
        using var input = CsvInput.Open(paths.Costs, terminal);
        var (from, to, cost) = (input.Column(Header.Demand), input.Column(Header.Supply), input.Column(Header.Cost));
        var (costs, pairs) = (new List<PairCost>(), new HashSet<(int, int)>());
        input.ReadAll(
            terminal,
            () =>
            {
                var (i, j) = (demand.IndexOf(input, from, paths.Demand), supply.IndexOf(input, to, paths.Supply));
                var isNumber = input.TryAmount(cost, "negative_cost", out var amount);
                if (!pairs.Add((i, j)))
                {
                    input.AddProblem(to, $"{demand.All[i]} 到这里的成本前面已经有了", "duplicate_pair");
                }
                else if (isNumber && amount == 0 && !isZeroGood)
                {
                    input.AddProblem(cost, "是 0，这种衰减算不出权重", "zero_cost");
                }
                else if (isNumber)
                {
                    costs.Add(new(i, j, amount));
                }
            },
            cancelled
        );
        return new(demand.All, population, supply.All, capacity, [.. costs]);
    }

    private static (Ids Ids, double[] Amounts) ReadAmounts(
        string path,
        Header header,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        using var input = CsvInput.Open(path, terminal);
        var (id, column) = (input.Column(Header.Id), input.Column(header));
        var (ids, amounts) = (new Ids(), new List<double>());
        input.ReadAll(
            terminal,
            () =>
            {
                var isNew = ids.TryAdd(input, id);
                if (input.TryAmount(column, $"negative_{header.Name}", out var amount) && isNew)
                {
                    amounts.Add(amount);
                }
            },
            cancelled
        );
        return (ids, [.. amounts]);
    }
}
