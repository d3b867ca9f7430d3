using Microsoft.Extensions.Options;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>The snapshot that requests are answered from, and how fresh it is. One writer, any number of readers, no locks.</summary>
internal sealed class SnapshotStore(TimeProvider clock, IOptions<SnapshotOptions> options)
{
    private readonly TimeSpan _staleAfter = TimeSpan.FromSeconds(options.Value.StaleAfterSeconds);
    private State? _state;

    /// <summary>Null before the first.</summary>
    public State? Current => Volatile.Read(ref _state);

    /// <summary>The database was read at <paramref name="asOf"/> and held just this.</summary>
    public void Publish(HomeSnapshot snapshot, FeedPosition position, DateTimeOffset asOf)
    {
        var before = Current;
        var boards = ReferenceEquals(before?.Snapshot, snapshot) ? before.Boards : new OpenBoards(snapshot);
        Volatile.Write(ref _state, new State(snapshot, boards, position, asOf));
    }

    /// <summary>How old what we answer may be; zero while we follow the database.</summary>
    public TimeSpan Age(State state)
    {
        var age = clock.GetUtcNow() - state.AsOf;
        return age > _staleAfter ? age : TimeSpan.Zero;
    }

    /// <param name="Snapshot">The homes.</param>
    /// <param name="Boards">Which rules are open when, worked out as asked for.</param>
    /// <param name="Position">From where the next reading goes on.</param>
    /// <param name="AsOf">When the database last confirmed that this is what it holds.</param>
    public sealed record State(HomeSnapshot Snapshot, OpenBoards Boards, FeedPosition Position, DateTimeOffset AsOf);
}
