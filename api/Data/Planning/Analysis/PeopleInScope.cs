using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>The people of a scope.</summary>
/// <param name="Demand">They alone.</param>
/// <param name="Points">The number of each demand point among all of the city; null: these are all.</param>
public sealed record PeopleInScope(Demand Demand, int[]? Points);

/// <summary>People by scope, each picked once: a layout is known by its people.</summary>
internal sealed class PeopleByScope
{
    private readonly ConditionalWeakTable<Demand, ConcurrentDictionary<string, PeopleInScope>> _known = [];

    public PeopleInScope Of(Demand all, PlanScope scope) =>
        scope.IsWholeCity
            ? new(all, Points: null)
            : _known.GetOrCreateValue(all).GetOrAdd(scope.Key, _ => Pick(all, scope));

    private static PeopleInScope Pick(Demand all, PlanScope scope)
    {
        int[] points =
        [
            .. Enumerable.Range(0, all.Count).Where(point => scope.Sees(all.Areas[point], all.Townships[point])),
        ];
        return new(
            new(
                all.Kind,
                Array.ConvertAll(points, point => all.Places[point]),
                Array.ConvertAll(points, point => all.People[point]),
                Array.ConvertAll(points, point => all.Areas[point]),
                Array.ConvertAll(points, point => all.Townships[point])
            ),
            points
        );
    }
}
