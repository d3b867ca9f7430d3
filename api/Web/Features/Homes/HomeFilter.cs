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
) : ISlotFilter
{
    private readonly HomeSnapshot _snapshot = state.Snapshot;
    private readonly HomeKey[] _keys = state.Snapshot.Keys;
    private readonly OpenBoard? _board = openAt is { } at ? state.Boards.At(at) : null;

    public bool Accepts(int slot)
    {
        ref readonly var key = ref _keys[slot];
        if ((key.Services & services) != services || (access != 0 && (key.Access & access) == 0))
            return false;
        if (key.Status is HomeStatus.Closed || (kind is { } wanted && key.Kind != wanted))
            return false;
        return _board is null || (_board.IsOpen(key.Rules) && !IsSuspended(slot, in key));
    }

    private bool IsSuspended(int slot, in HomeKey key) =>
        key.Status is HomeStatus.Suspended
        && _snapshot.ClosureOf(_snapshot.Homes[_snapshot.Index.Items[slot]], openAt.GetValueOrDefault()) is { } closure
        && closure.Covers(openAt.GetValueOrDefault());
}
