using Npgsql;
using QhdHomeMap.Data.Copies;

namespace QhdHomeMap.Data.Homes;

/// <summary>
/// Reads the homes for a copy in memory: all of them, or those changed since an earlier reading.
/// </summary>
/// <remarks>
/// A row carries the transaction that last changed it. A reading also notes the oldest transaction still running
/// (<c>pg_snapshot_xmin</c>): whatever it could not see was written by that one or a later one, so the next reading asks for
/// changes from there on. It may return a row again (told apart by its version) but can never miss one, in whatever order
/// transactions commit. Reference rows are read again when they changed; a name of theirs that the homes' texts hold, or a
/// restored database, starts a new epoch: everything is read again.
/// </remarks>
public sealed class HomeFeed(NpgsqlDataSource source)
{
    /// <summary>Notified after every committed change of what a rider can see.</summary>
    public const string Channel = "homes_changed";

    private const string DeletedSql = "select home_id from home_deletions where change_xid >= $1";

    private const string AnyChangeSql = "select exists (select from homes where change_xid >= $1)";

    /// <summary>From a cold disk, or behind a sort, the first row may take this long.</summary>
    private static readonly TimeSpan RowTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Reads what changed since <paramref name="since"/>, or all, in one consistent view of the database.</summary>
    /// <param name="since">The position of the last reading; null reads all.</param>
    /// <param name="begin">Called once, before the first row, with what follows.</param>
    /// <param name="onHome">Called for each home, ascending by id, on one thread. The row is reused.</param>
    /// <param name="onDeleted">Called for each home deleted since; may name homes that the copy does not have.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<FeedPosition> ReadAsync(
        FeedPosition? since,
        Action<FeedBeginning> begin,
        Action<HomeRow> onHome,
        Action<int> onDeleted,
        CancellationToken cancellation
    )
    {
        await using var session = await FeedSession.BeginAsync(source, cancellation);
        var now = await session.PositionAsync(cancellation);
        var changesOnly = since is not null && now.Follows(since);
        var words =
            changesOnly && now.Words == since!.Words
                ? null
                : await FeedWords.ReadAsync(session.Connection, cancellation);
        begin(new FeedBeginning(words, Everything: !changesOnly));
        if (changesOnly)
        {
            await ReadDeletedAsync(session.Connection, since!.Xmin, onDeleted, cancellation);
            if (!await AnyChangeAsync(session.Connection, since.Xmin, cancellation))
                return now;
        }
        await ReadHomesAsync(session, changesOnly ? since!.Xmin : null, onHome, cancellation);
        return now;
    }

    private static async Task ReadDeletedAsync(
        NpgsqlConnection connection,
        ulong since,
        Action<int> onDeleted,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(DeletedSql, connection) { Parameters = { Xid8(since) } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            onDeleted(reader.GetInt32(0));
    }

    private static async Task<bool> AnyChangeAsync(
        NpgsqlConnection connection,
        ulong since,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(AnyChangeSql, connection) { Parameters = { Xid8(since) } };
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>
    /// Homes and their services come over two connections with one view and are put together here: PostgreSQL goes through two
    /// ordered tables in a third of the time that it needs to look up each home's services.
    /// </summary>
    private async Task ReadHomesAsync(
        FeedSession session,
        ulong? since,
        Action<HomeRow> onHome,
        CancellationToken cancellation
    )
    {
        var (homes, those) = since is { } xmin
            ? ($"where h.change_xid >= '{xmin}'::xid8", $"in (select id from homes where change_xid >= '{xmin}'::xid8)")
            : ("", "is not null");
        var hangers = await HomeHangers.ReadAsync(session.Connection, $"where a.home_id {those}", cancellation);
        await using var second = await session.AlsoAsync(source, cancellation);
        using var services = await CopiedRows.OpenAsync(
            second.Connection,
            HomeRowReader.ServicesSql(those),
            HomeRowReader.ServiceColumnCount,
            RowTimeout,
            cancellation
        );
        using var rows = await CopiedRows.OpenAsync(
            session.Connection,
            $"select {HomeRowReader.HomeColumns} from homes h {homes} order by h.id",
            HomeRowReader.HomeColumnCount,
            RowTimeout,
            cancellation
        );
        await Task.Run(
            () =>
            {
                var reader = new HomeRowReader(rows, services, hangers);
                for (var row = new HomeRow(); reader.Read(row); cancellation.ThrowIfCancellationRequested())
                    onHome(row);
            },
            cancellation
        );
    }

    private static NpgsqlParameter Xid8(ulong value) => new() { Value = value, DataTypeName = "xid8" };
}

/// <summary>What a reading brings.</summary>
/// <param name="Words">The reference rows; null when they are what they were.</param>
/// <param name="Everything">Whether all homes follow, or only those changed since the last reading.</param>
public sealed record FeedBeginning(FeedWords? Words, bool Everything);
