using System.Data;
using Npgsql;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Data.Workers;

namespace QhdHomeMap.Data.Planning;

/// <summary>Reads what a layout is computed from. One for a process; any thread may ask.</summary>
/// <param name="source">The database.</param>
/// <param name="roads">Whoever loads the roads in this process.</param>
public sealed class LayoutInputsReader(NpgsqlDataSource source, RoadNetworkStore roads)
{
    /// <summary>Changes with the way content is put together: an older hash then stands for something else.</summary>
    private const int Edition = 2;

    /// <summary>
    /// Versions add up to something new with every committed change but a deletion, which is counted by itself. The highest transaction
    /// would not do: a lower one may commit later.
    /// </summary>
    private const string MarkSql = """
        select
            (select count(*) || '.' || coalesce(sum(version), 0) from homes)
                || '.' || (select count(*) from home_deletions) || '.' || (select epoch from home_feed_epoch),
            (select key from input_versions where input = 'workers'),
            (select key from input_versions where input = 'reference'),
            (select key from road_networks where status = 'current')
        """;

    /// <summary>A change to what a layout does not read of a home, such as a service, makes no newer input.</summary>
    private const string AsOfSql = """
        select greatest(
            (select max(changed_at) from input_versions),
            (select imported_at from road_networks where status = 'current'),
            (
                select at from audit_entries where subject = 'home' and changes ?| $1
                order by at desc limit 1
            ))
        """;

    /// <summary>The inputs as one moment has them, whoever changes them meanwhile.</summary>
    /// <param name="today">A day in Asia/Shanghai; the week that holds it is looked at.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The tables of the roads do not hold together.</exception>
    public async Task<LayoutInputs> ReadAsync(DateOnly today, CancellationToken cancellation = default)
    {
        while (true)
        {
            var loaded = await roads.LoadAsync(cancellation);
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var mark = await MarkAsync(connection, cancellation);
            if (mark.Roads == loaded?.Version.Key) // else they were replaced between the two
                return await ReadAsync(connection, mark, loaded, MondayOf(today), cancellation);
        }
    }

    /// <summary>Tells whether anything was changed since an earlier reading; a few milliseconds.</summary>
    public async Task<InputMark> VersionAsync(CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await MarkAsync(connection, cancellation);
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static async Task<LayoutInputs> ReadAsync(
        NpgsqlConnection connection,
        InputMark mark,
        StoredRoads? loaded,
        DateOnly monday,
        CancellationToken cancellation
    )
    {
        var (reference, referenceHash) = await InputReference.ReadAsync(connection, cancellation);
        var hours = new HoursOfWeek(reference.Holidays, monday);
        var (homes, homesHash) = await InputHomes.ReadAsync(connection, reference, hours, cancellation);
        var workplaces = await DemandPoints.ReadWorkplacesAsync(connection, cancellation);
        var cells = await DemandPoints.ReadCellsAsync(connection, cancellation);
        var workersHash = InputPeople.Hash([.. workplaces, .. cells]);
        var asOf = await AsOfAsync(connection, cancellation);
        using var hash = new ContentHash();
        hash.Add(Edition).Add(homesHash).Add(workersHash).Add(referenceHash);
        hash.Add(loaded?.Version.Key.ToString()).Add(monday.DayNumber).Add(asOf);
        return new LayoutInputs(
            new(hash.Hex(), asOf, homesHash, workersHash, referenceHash, loaded?.Version.Key, mark),
            monday,
            homes,
            InputPeople.WorkersOf(workplaces, reference, hours),
            InputPeople.RidersOf(cells, reference),
            reference.Areas,
            reference.Townships,
            reference.Unions,
            reference.QuotasOf(homes),
            reference.Holidays,
            loaded
        );
    }

    private static async Task<InputMark> MarkAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(MarkSql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new InputMark(row.GetString(0), row.GetGuid(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3));
    }

    private static async Task<DateTimeOffset> AsOfAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(AsOfSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = InputHomes.AuditedFields });
        return await command.ExecuteScalarAsync(cancellation) is DateTime at
            ? new DateTimeOffset(at, TimeSpan.Zero)
            : throw new InvalidDataException("The versions of the inputs are missing.");
    }
}
