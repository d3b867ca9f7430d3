using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>What a restored database must not take over from the one that was backed up.</summary>
internal static class FreshStart
{
    /// <remarks>
    /// Homes carry the number of the transaction that changed them; on a younger server the old server's lie in the future, and
    /// every Web instance would read all such homes at each check until the numbers are reached. A page that was opened on a later
    /// version than the backup's must not pass for the newest when the count comes there again, so the count goes on far above. And
    /// a session that was ended after the backup, perhaps because its token was stolen, must not come back to life. The triggers
    /// would count and log all this as changes of homes, which it is not.
    /// </remarks>
    private const string Sql = """
        alter table homes disable trigger user;
        update homes set change_xid = least(change_xid, pg_current_xact_id()), version = version + 1000000;
        alter table homes enable trigger user;
        delete from home_deletions;
        update home_feed_epoch set epoch = gen_random_uuid();
        update staff_sessions set ended_at = now(), ended_by = 'revoked' where ended_at is null;
        update rider_sessions set ended_at = now(), ended_by = 'revoked' where ended_at is null;
        """;

    public static async Task MakeAsync(ServerAddress database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
