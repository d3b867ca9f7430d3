using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Seed.Tables;
using QhdHomeMap.Seed.Workers;

namespace QhdHomeMap.Seed.Sample;

/// <summary>What was loaded of the sample city; null where the database has its own already.</summary>
internal sealed record LoadedSample(IReadOnlyList<Home>? Homes, RoadNetworkVersion? Roads, SamplePeople? Workers)
{
    public bool IsNothing => Homes is null && Roads is null && Workers is null;
}

/// <summary>How many were loaded.</summary>
internal sealed record SamplePeople(int Workplaces, int HeadCount, int Cells);

/// <summary>
/// Loads the sample city into a database, part by part: what is there stays. Where real homes are, nothing invented may stand beside
/// them: no roads and no workers either.
/// </summary>
internal static class SampleData
{
    public static async Task<LoadedSample> LoadAsync(
        QhdDbContext db,
        string connectionString,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var homes = await SampleCity.LoadAsync(db, clock, cancellation);
        await using var connection = await ListImport.OpenAsync(connectionString, cancellation);
        if (await AnyAsync(connection, "homes where not is_sample", cancellation))
        {
            return new(homes, null, null);
        }
        var areas = await new ReferenceRows(connection).AreasAsync(cancellation);
        return new(
            homes,
            await LoadRoadsAsync(connection, connectionString, areas, cancellation),
            await LoadWorkersAsync(connection, areas, cancellation)
        );
    }

    /// <summary>An import of roads at this moment brings its own.</summary>
    private static async Task<RoadNetworkVersion?> LoadRoadsAsync(
        NpgsqlConnection connection,
        string connectionString,
        List<Area> areas,
        CancellationToken cancellation
    )
    {
        await using var writing = await RoadNetworkWriting.BeginAsync(connectionString, cancellation);
        return writing is null || await AnyAsync(connection, "road_networks", cancellation)
            ? null
            : await writing.ReplaceAsync(SampleRoads.Build(areas), SampleRoads.Origin, null, cancellation);
    }

    private static async Task<SamplePeople?> LoadWorkersAsync(
        NpgsqlConnection connection,
        List<Area> areas,
        CancellationToken cancellation
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (workplaces, cells) = (
            new WorkplaceStore(connection, SampleCity.Source, isSample: true),
            new RiderStore(connection, SampleCity.Source, isSample: true)
        );
        await workplaces.LockAsync(cancellation);
        await cells.LockAsync(cancellation);
        if (
            await AnyAsync(connection, "workplaces", cancellation)
            || await AnyAsync(connection, "rider_cells", cancellation)
        )
        {
            return null;
        }
        var sample = SampleWorkers.Build(areas);
        await workplaces.WriteAsync(new(sample.Workplaces, [], 0, [], 0), cancellation);
        await cells.WriteAsync(new(sample.Cells, [], 0, [], 0), cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new(sample.Workplaces.Count, sample.Workplaces.Sum(w => w.HeadCount), sample.Cells.Count);
    }

    private static async Task<bool> AnyAsync(NpgsqlConnection connection, string rows, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select exists (select from {rows})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
