using System.Text;
using Npgsql;

namespace QhdHomeMap.Data.Homes;

/// <summary>What few homes have or many share, read before the homes themselves: alerts, and the names of townships.</summary>
internal sealed class HomeHangers
{
    private const string TownshipsSql = "select code, name from townships";

    private const string AlertsSql =
        "select a.home_id, a.service_id, extract(epoch from a.since)::bigint from home_alerts a";

    private readonly Dictionary<string, byte[]> _townships = [];
    private readonly Dictionary<int, List<(short Service, long Since)>> _alerts = [];

    private HomeHangers() { }

    /// <param name="connection">In the transaction of the reading.</param>
    /// <param name="homes">Which homes: a condition on <c>a.home_id</c>, or nothing.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<HomeHangers> ReadAsync(
        NpgsqlConnection connection,
        string homes,
        CancellationToken cancellation
    )
    {
        var hangers = new HomeHangers();
        await RowsAsync(
            TownshipsSql,
            r => hangers._townships.Add(r.GetString(0), Encoding.UTF8.GetBytes(r.GetString(1)))
        );
        await RowsAsync($"{AlertsSql} {homes} order by a.home_id, a.service_id", hangers.AddAlert);
        return hangers;

        async Task RowsAsync(string sql, Action<NpgsqlDataReader> row)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                row(reader);
        }
    }

    public ReadOnlySpan<byte> Township(ReadOnlySpan<byte> code)
    {
        Span<char> chars = stackalloc char[Encoding.UTF8.GetMaxCharCount(code.Length)];
        var length = Encoding.UTF8.GetChars(code, chars);
        return _townships.GetAlternateLookup<ReadOnlySpan<char>>()[chars[..length]];
    }

    public void FillAlerts(HomeRow row)
    {
        if (!_alerts.TryGetValue(row.Id, out var alerts))
            return;
        foreach (var (service, since) in alerts)
            row.AddAlert(service, since);
    }

    private void AddAlert(NpgsqlDataReader row)
    {
        var home = row.GetInt32(0);
        if (!_alerts.TryGetValue(home, out var alerts))
            _alerts.Add(home, alerts = []);
        alerts.Add((row.GetInt16(1), row.GetInt64(2)));
    }
}
