using System.Text.Json;
using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>What the database in use has otherwise than the backup: rows by table, and homes one by one.</summary>
internal sealed record BackupDifferences(
    IReadOnlyList<BackupDifferences.Table> Tables,
    IReadOnlyList<BackupDifferences.ChangedHome> Homes
)
{
    /// <summary>Without what only counts changes. As JSON, so that columns which one of the two lacks do no harm.</summary>
    private const string HomesSql = """
        select h.id, (to_jsonb(h) - '{id,version,change_xid,updated_at,created_at}'::text[]
            || jsonb_build_object(
                'services', (select jsonb_agg(service_id order by service_id) from home_services where home_id = h.id),
                'alerts', (select jsonb_agg(service_id order by service_id) from home_alerts where home_id = h.id),
                'managers', (
                    select jsonb_agg(jsonb_build_array(name, phone, full_time) order by name, phone, full_time)
                    from home_managers where home_id = h.id
                )
            ))::text
        from homes h order by h.id
        """;

    public static async Task<BackupDifferences> ReadAsync(
        ServerAddress inUse,
        ServerAddress restored,
        CancellationToken cancellation
    )
    {
        await using var now = await inUse.OpenAsync(cancellation);
        await using var then = await restored.OpenAsync(cancellation);
        var (nowCounts, thenCounts) = (
            await DatabaseFacts.CountsAsync(now, cancellation),
            await DatabaseFacts.CountsAsync(then, cancellation)
        );
        var tables = nowCounts
            .Keys.Union(thenCounts.Keys)
            .Select(t => new Table(t, thenCounts.GetValueOrDefault(t), nowCounts.GetValueOrDefault(t)))
            .Where(t => t.Then != t.Now)
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToList();
        return new BackupDifferences(tables, await HomesAsync(now, then, cancellation));
    }

    /// <summary>Both in the order of their ids, side by side: a large city's homes do not all lie in memory.</summary>
    private static async Task<List<ChangedHome>> HomesAsync(
        NpgsqlConnection now,
        NpgsqlConnection then,
        CancellationToken cancellation
    )
    {
        var changed = new List<ChangedHome>();
        await using var current = Rows(now, cancellation).GetAsyncEnumerator(cancellation);
        await using var backup = Rows(then, cancellation).GetAsyncEnumerator(cancellation);
        var (hasCurrent, hasBackup) = (await current.MoveNextAsync(), await backup.MoveNextAsync());
        while (hasCurrent || hasBackup)
        {
            var side = (hasCurrent, hasBackup) switch
            {
                (true, true) => current.Current.Id.CompareTo(backup.Current.Id),
                (true, false) => -1,
                _ => 1,
            };
            if (ChangedHome.Of(side <= 0 ? current.Current : null, side >= 0 ? backup.Current : null) is { } home)
            {
                changed.Add(home);
            }

            if (side <= 0)
            {
                hasCurrent = await current.MoveNextAsync();
            }

            if (side >= 0)
            {
                hasBackup = await backup.MoveNextAsync();
            }
        }
        return changed;
    }

    private static async IAsyncEnumerable<HomeText> Rows(
        NpgsqlConnection connection,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(HomesSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new HomeText(reader.GetInt32(0), reader.GetString(1));
        }
    }

    internal sealed record Table(string Name, long Then, long Now);

    internal sealed record HomeText(int Id, string Json);

    /// <param name="Code">The home's code.</param>
    /// <param name="Name">Its name; as it is now, unless it is gone.</param>
    /// <param name="Columns">What changed; null: it is only in the database in use; empty: only in the backup.</param>
    internal sealed record ChangedHome(string Code, string Name, IReadOnlyList<string>? Columns)
    {
        public static ChangedHome? Of(HomeText? now, HomeText? then)
        {
            if (now?.Json == then?.Json)
            {
                return null;
            }

            using var nowJson = now is null ? null : JsonDocument.Parse(now.Json);
            using var thenJson = then is null ? null : JsonDocument.Parse(then.Json);
            var named = (nowJson ?? thenJson)!.RootElement;
            var (code, name) = (named.GetProperty("code").GetString()!, named.GetProperty("name").GetString()!);
            if (then is null)
            {
                return new(code, name, null);
            }

            if (now is null)
            {
                return new(code, name, []);
            }

            var columns = ChangedColumns(nowJson!.RootElement, thenJson!.RootElement);
            return columns.Count == 0 ? null : new(code, name, columns);
        }

        private static List<string> ChangedColumns(JsonElement now, JsonElement then) =>
            [
                .. now.EnumerateObject()
                    .Where(p => then.TryGetProperty(p.Name, out var before) && !JsonElement.DeepEquals(p.Value, before))
                    .Select(p => p.Name),
            ];
    }
}
