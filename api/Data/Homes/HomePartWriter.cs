using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace QhdHomeMap.Data.Homes;

/// <summary>
/// Puts whole lists of what hangs on homes into their place, for any number of homes in a few statements: each statement makes
/// one entry a home in the audit log. To be called after the homes themselves were saved, in the same transaction.
/// </summary>
public static class HomePartWriter
{
    /// <summary>A home's whole list of services. Null for a time keeps the time that is known.</summary>
    public sealed record ServiceList(int HomeId, IReadOnlyList<(short ServiceId, DateTimeOffset? VerifiedAt)> Services);

    private const string AlertsSql = """
        delete from home_alerts a where a.home_id = any($1)
            and not exists (select from unnest($2, $3) n(home_id, service_id) where (n.home_id, n.service_id) = (a.home_id, a.service_id))
        """;

    private const string RemoveSql = """
        delete from home_services s where s.home_id = any($1)
            and not exists (select from unnest($2, $3) n(home_id, service_id) where (n.home_id, n.service_id) = (s.home_id, s.service_id))
        """;

    private const string PutSql = """
        insert into home_services as s (home_id, service_id, verified_at) select * from unnest($2, $3, $4)
        on conflict (home_id, service_id) do update set verified_at = excluded.verified_at
            where excluded.verified_at is not null and excluded.verified_at is distinct from s.verified_at
        """;

    /// <summary>A service that goes takes its alert with it.</summary>
    public static async Task PutServicesAsync(
        this QhdDbContext db,
        IReadOnlyList<ServiceList> lists,
        CancellationToken cancellation
    )
    {
        if (lists.Count == 0)
            return;
        var rows = lists.SelectMany(l => l.Services.Select(s => (l.HomeId, s.ServiceId, s.VerifiedAt))).ToList();
        var homes = lists.Select(l => l.HomeId).ToArray();
        int[] homeIds = [.. rows.Select(r => r.HomeId)];
        short[] serviceIds = [.. rows.Select(r => r.ServiceId)];
        DateTimeOffset?[] times = [.. rows.Select(r => r.VerifiedAt?.ToUniversalTime())];
        await db.ExecuteAsync(AlertsSql, cancellation, homes, homeIds, serviceIds);
        await db.ExecuteAsync(RemoveSql, cancellation, homes, homeIds, serviceIds);
        await db.ExecuteAsync(PutSql, cancellation, homes, homeIds, serviceIds, times);
    }

    /// <summary>A manager who is named as before keeps his row.</summary>
    public static async Task PutManagersAsync(
        this QhdDbContext db,
        Home home,
        IReadOnlyList<HomeManager> managers,
        CancellationToken cancellation
    )
    {
        var left = managers.Select(Key).ToList();
        int[] gone = [.. home.Managers.Where(m => !left.Remove(Key(m))).Select(m => m.Id)];
        if (gone.Length > 0)
            await db.ExecuteAsync("delete from home_managers where id = any($1)", cancellation, gone);
        if (left.Count > 0)
            await db.ExecuteAsync(
                "insert into home_managers (home_id, name, phone, full_time) select h, n, p, f from unnest($1, $2, $3, $4) r(h, n, p, f)",
                cancellation,
                left.Select(_ => home.Id).ToArray(),
                left.Select(m => m.Name).ToArray(),
                left.Select(m => m.Phone).ToArray(),
                left.Select(m => m.FullTime).ToArray()
            );

        static (string Name, string? Phone, bool FullTime) Key(HomeManager m) => (m.Name, m.Phone, m.FullTime);
    }

    private static async Task ExecuteAsync(
        this QhdDbContext db,
        string sql,
        CancellationToken cancellation,
        params object[] arrays
    )
    {
        var transaction =
            db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("What hangs on a home is written with it.");
        await using var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction)transaction.GetDbTransaction()
        );
        // An array of which no element is anything but null still has a type.
        foreach (var array in arrays)
            command.Parameters.Add(
                new NpgsqlParameter { Value = array, NpgsqlDbType = NpgsqlDbType.Array | TypeOf(array) }
            );
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlDbType TypeOf(object array) =>
        array switch
        {
            int[] => NpgsqlDbType.Integer,
            short[] => NpgsqlDbType.Smallint,
            bool[] => NpgsqlDbType.Boolean,
            DateTimeOffset?[] => NpgsqlDbType.TimestampTz,
            _ => NpgsqlDbType.Text,
        };
}
