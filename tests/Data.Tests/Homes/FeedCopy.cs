using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>What an instance of Web keeps: the homes in memory, brought up to date reading by reading.</summary>
internal sealed class FeedCopy(HomeFeed feed)
{
    public sealed record Seen(
        long Version,
        string Name,
        IReadOnlyList<short> Services,
        IReadOnlyList<long> VerifiedAt,
        IReadOnlyList<short> Alerts
    );

    public Dictionary<int, Seen> Homes { get; } = [];

    public FeedPosition? Position { get; private set; }

    /// <summary>The reference rows, when the last reading brought them.</summary>
    public FeedWords? Words { get; private set; }

    /// <summary>Whether the last reading was one of everything.</summary>
    public bool Everything { get; private set; }

    /// <summary>The ids that the last reading returned, in its order.</summary>
    public List<int> Returned { get; } = [];

    public async Task ReadAsync()
    {
        Returned.Clear();
        Position = await feed.ReadAsync(Position, Begin, Keep, id => Homes.Remove(id), Sql.Cancellation);
    }

    private void Begin(FeedBeginning beginning)
    {
        (Words, Everything) = (beginning.Words, beginning.Everything);
        if (Everything)
            Homes.Clear();
    }

    private void Keep(HomeRow row)
    {
        Returned.Add(row.Id);
        Homes[row.Id] = new Seen(
            row.Version,
            row.Name,
            [.. row.ServiceIds],
            [.. row.VerifiedAt],
            [.. row.AlertServiceIds]
        );
    }
}
