using System.Text;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>A database without homes, a folder for lists, and the import between them.</summary>
internal sealed class ImportScene : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qhd-import-");

    private ImportScene(TestDatabase database) => _database = database;

    public static async Task<ImportScene> CreateAsync() => new(await TestDatabase.CreateAsync());

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The names of the files in the folder, in order.</summary>
    public string[] Files => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public QhdDbContext Open() => QhdDbContext.Open(ConnectionString);

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Save(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public string ReadText(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Imports a csv text in WGS-84.</summary>
    public Task<HomeImportResult> ImportAsync(
        string csv,
        Datum datum = Datum.Wgs84,
        bool dryRun = false,
        bool skipBad = false,
        bool keepSimilar = false
    ) =>
        ImportAsync(
            new HomeImportCall(Save("list.csv", Encoding.UTF8.GetBytes(csv)), datum, dryRun, skipBad, keepSimilar)
        );

    public Task<HomeImportResult> ImportAsync(
        HomeImportCall call,
        CancellationToken? cancellation = null,
        string settings = ""
    ) =>
        HomeImport.RunAsync(
            call,
            ConnectionString + settings,
            new PlainLines(TextWriter.Null, TimeProvider.System),
            cancellation ?? TestContext.Current.CancellationToken
        );

    /// <summary>Imports a csv text in WGS-84, and gives what is told of it.</summary>
    public async Task<List<string>> ReportAsync(string csv, bool dryRun = false, bool allHours = false)
    {
        var call = new HomeImportCall(Save("list.csv", Encoding.UTF8.GetBytes(csv)), Datum.Wgs84, dryRun);
        return [.. ImportReport.Lines(call, await ImportAsync(call), allHours)];
    }

    /// <summary>The homes of the database by code, the sample ones too.</summary>
    public async Task<Dictionary<string, Home>> HomesAsync()
    {
        await using var db = Open();
        return await db
            .Homes.AsNoTracking()
            .Include(home => home.Services)
            .ToDictionaryAsync(home => home.Code, TestContext.Current.CancellationToken);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    public async Task AddSampleAsync()
    {
        await using var db = Open();
        db.Homes.Add(
            new()
            {
                Code = "S-1",
                Name = "（示例）文化路驿站",
                Location = new(119.59, 39.93) { SRID = 4326 },
                AreaCode = "130302",
                UnionId = await db
                    .Unions.Where(union => union.Code == "130302")
                    .Select(union => union.Id)
                    .SingleAsync(),
                Source = "示例",
                IsSample = true,
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _database.DisposeAsync();
    }
}

internal static class ImportResultExtensions
{
    /// <summary>Each problem as its line, column and code.</summary>
    public static string[] Told(this HomeImportResult result) =>
        [.. result.Problems.Select(problem => $"{problem.Line} {problem.Column} {problem.Reason.Code}")];

    public static (int New, int Changed, int Unchanged) Counts(this HomeImportResult result) =>
        (result.New, result.Changed, result.Unchanged);
}
