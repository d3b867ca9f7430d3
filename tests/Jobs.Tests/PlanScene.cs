using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Jobs.Tests;

/// <summary>A database of its own with a planner who asks.</summary>
internal sealed class PlanScene : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private int _planner;
    private int _union;
    private int _asked;

    private PlanScene(TestDatabase database) =>
        (_database, Source) = (database, NpgsqlDataSource.Create(Unpooled(database.ConnectionString)));

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string ConnectionString => _database.ConnectionString;

    public NpgsqlDataSource Source { get; }

    public static async Task<PlanScene> BeginAsync()
    {
        var scene = new PlanScene(await TestDatabase.CreateAsync());
        await using var db = scene.Open();
        var planner = new StaffUser
        {
            UserName = "planner",
            NormalizedUserName = "PLANNER",
            DisplayName = "规划员",
            PasswordChangedAt = DateTimeOffset.UnixEpoch,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        db.StaffUsers.Add(planner);
        await db.SaveChangesAsync(Cancellation);
        scene._planner = planner.Id;
        scene._union = await db.Unions.Where(u => u.Code == "130302").Select(u => u.Id).SingleAsync(Cancellation);
        return scene;
    }

    public Data.QhdDbContext Open() => Data.QhdDbContext.Open(Unpooled(ConnectionString));

    /// <summary>JSON, xlsx, GeoJSON, GeoPackage, shapefile.</summary>
    public const int FilesOfAReport = 5;

    /// <summary>Another question each time.</summary>
    public Task<int> AskAsync() => AskAsync(_asked++);

    /// <summary>The question of an hour; once it is computed, the same question is another run here, since it is asked of other inputs.</summary>
    public async Task<int> AskAsync(int hour)
    {
        await using var db = Open();
        var (run, _) = await Data.Planning.PlanRuns.AskAsync(
            db,
            new PlanRun
            {
                Kind = PlanRunKind.LayoutReport,
                Question = QuestionForm.Of(LayoutQuestion.First with { Hour = hour }).Print(),
                AskedHash = new string('0', 64),
                AskedById = _planner,
                UnionId = _union,
                CreatedAt = DateTimeOffset.UnixEpoch,
                DueAt = DateTimeOffset.UnixEpoch,
            },
            Cancellation
        );
        return run.Id;
    }

    public async Task<PlanRun> RunAsync(int id)
    {
        await using var db = Open();
        return await db.PlanRuns.AsNoTracking().SingleAsync(r => r.Id == id, Cancellation);
    }

    public async Task<PlanRun> BecomesAsync(int id, PlanRunStatus status)
    {
        await Eventually.BecomesTrueAsync(async () => (await RunAsync(id)).Status == status);
        return await RunAsync(id);
    }

    public async Task<int> FilesAsync(int id)
    {
        await using var db = Open();
        return await db.PlanRunFiles.CountAsync(f => f.RunId == id, Cancellation);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Nobody reads the workplaces until it is disposed: whoever computes waits in the middle.</summary>
    public async Task<IAsyncDisposable> HoldUpAsync()
    {
        var connection = new NpgsqlConnection(Unpooled(ConnectionString));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            "begin; lock table workplaces in access exclusive mode",
            connection
        );
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    /// <summary>The scene asks anew each time: a pooled connection would remember that the database was away.</summary>
    private static string Unpooled(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database.DisposeAsync();
    }
}
