using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>Which homes a rider can use.</summary>
/// <param name="state">The homes and their open hours.</param>
/// <param name="services">Bits that a home must have all of.</param>
/// <param name="access">Bits of which a home must have one; 0: any.</param>
/// <param name="kind">The only kind wanted; null: both.</param>
/// <param name="openAt">The instant at which a home must be open; null: whether open or not.</param>
internal readonly struct HomeFilter(
    SnapshotStore.State state,
    ulong services,
    byte access,
    HomeKind? kind,
    DateTimeOffset? openAt
) : IItemFilter
{
    private readonly HomeSnapshot _snapshot = state.Snapshot;
    private readonly HomeRecord[] _homes = state.Snapshot.Homes;
    private readonly OpenBoard? _board = openAt is { } at ? state.Boards.At(at) : null;

    public bool Accepts(int item)
    {
        ref readonly var home = ref _homes[item];
        if ((home.Services & services) != services || (access != 0 && (home.Access & access) == 0))
            return false;
        if (home.Status is HomeStatus.Closed || (kind is { } wanted && home.Kind != wanted))
            return false;
        return _board is null
            || (_board.IsOpen(home.Rules) && _snapshot.ClosureOf(home, openAt.GetValueOrDefault()) is null);
    }
}
