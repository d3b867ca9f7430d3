using System.Data;
using Npgsql;

namespace QhdHomeMap.Data.Homes;

/// <summary>
/// Reads the homes for a copy in memory: all of them, or those changed since an earlier reading.
/// </summary>
/// <remarks>
/// A row carries the transaction that last changed it. A reading also notes the oldest transaction still running
/// (<c>pg_snapshot_xmin</c>): whatever it could not see was written by that one or a later one, so the next reading asks for
/// changes from there on. It may return a row again (told apart by its version) but can never miss one, in whatever order
/// transactions commit. Changed reference data or a restored database starts a new epoch: everything is read again.
/// </remarks>
public sealed class HomeFeed(NpgsqlDataSource source)
{
    /// <summary>Notified after every committed change of what a rider can see.</summary>
    public const string Channel = "homes_changed";

    private const string PositionSql = """
        select e.epoch, concat_ws('/', c.system_identifier, d.oid, k.timeline_id), pg_snapshot_xmin(pg_current_snapshot())
        from home_feed_epoch e, pg_control_system() c, pg_control_checkpoint() k, pg_database d where d.datname = current_database()
        """;

    private const string DeletedSql = "select home_id from home_deletions where change_xid >= $1";

    private const string HomesSql = """
        select h.id, h.version, h.code, h.name, h.address, st_x(h.location::geometry), st_y(h.location::geometry),
            h.area_code, t.name, h.union_id, h.kind, h.level, h.grade, h.form, h.status, h.coverage_radius_m, h.hours,
            h.access, h.access_note, h.phone, h.suspended_from, h.suspended_until,
            h.suspension_reason, h.is_sample, s.ids, s.verified, a.ids, a.since
        from homes h
        left join townships t on t.code = h.township_code
        cross join lateral (
            select array_agg(service_id order by service_id) as ids,
                array_agg(coalesce(extract(epoch from verified_at)::bigint, 0) order by service_id) as verified
            from home_services where home_id = h.id
        ) s
        cross join lateral (
            select array_agg(service_id order by service_id) as ids,
                array_agg(extract(epoch from since)::bigint order by service_id) as since
            from home_alerts where home_id = h.id
        ) a
        """;

    /// <summary>Reads what changed since <paramref name="since"/>, or all, in one consistent view of the database.</summary>
    /// <param name="since">The position of the last reading; null reads all.</param>
    /// <param name="begin">
    /// Called once, before the first row: with the reference rows when everything follows, with null when only changes do.
    /// </param>
    /// <param name="onHome">Called for each home, ascending by id. The row is reused.</param>
    /// <param name="onDeleted">Called for each home deleted since; may name homes that the copy does not have.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<FeedPosition> ReadAsync(
        FeedPosition? since,
        Action<FeedWords?> begin,
        Action<HomeRow> onHome,
        Action<int> onDeleted,
        CancellationToken cancellation
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellation
        );
        var now = await PositionAsync(connection, cancellation);
        var changesOnly = since is not null && now.Follows(since);
        begin(changesOnly ? null : await FeedWords.ReadAsync(connection, cancellation));
        if (changesOnly)
            await ReadDeletedAsync(connection, since!.Xmin, onDeleted, cancellation);
        await ReadHomesAsync(connection, changesOnly ? since!.Xmin : null, onHome, cancellation);
        return now;
    }

    private static async Task<FeedPosition> PositionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(PositionSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new InvalidOperationException("home_feed_epoch has no row: the database was not migrated.");
        return new FeedPosition(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<ulong>(2));
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

    private static async Task ReadHomesAsync(
        NpgsqlConnection connection,
        ulong? since,
        Action<HomeRow> onHome,
        CancellationToken cancellation
    )
    {
        // Every home of a large city takes longer than the usual limit of a command when the disk is cold.
        await using var command = new NpgsqlCommand(HomesSql, connection) { CommandTimeout = since is null ? 300 : 10 };
        if (since is { } xmin)
        {
            command.CommandText += " where h.change_xid >= $1";
            command.Parameters.Add(Xid8(xmin));
        }
        command.CommandText += " order by h.id";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        var row = new HomeRow();
        while (await reader.ReadAsync(cancellation))
        {
            HomeRowReader.Fill(row, reader);
            onHome(row);
        }
    }

    private static NpgsqlParameter Xid8(ulong value) => new() { Value = value, DataTypeName = "xid8" };
}
