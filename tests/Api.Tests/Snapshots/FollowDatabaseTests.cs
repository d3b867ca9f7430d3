using System.Net;
using Npgsql;
using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Tests.Snapshots;

/// <summary>Instances follow the database, outlive it, and start again without it.</summary>
public sealed class FollowDatabaseTests : IAsyncLifetime
{
    private static readonly object Question = new
    {
        lon = HomesFixture.Lon,
        lat = HomesFixture.Lat,
        datum = "wgs84",
        limit = 50,
    };

    private readonly HomesFixture _fixture = new();
    private string _folder = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunningApi Api => _fixture.Api;

    public async ValueTask InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _folder = Directory.CreateTempSubdirectory("qhd-snapshot-").FullName;
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Snapshot_AddedChangedAndDeleted_FollowsInEveryInstance()
    {
        await using var other = await RunningApi.StartReadyAsync(_fixture.ConnectionString);
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0, 0));
        var second = await _fixture.AddAsync(_fixture.NewHome("B", 20, 0, 0));
        foreach (var api in new[] { Api, other })
            await Eventually.BecomesTrueAsync(async () =>
                (await api.NearestIdsAsync(Question)).SequenceEqual([id, second])
            );

        await ExecuteAsync("update homes set location = st_makepoint(119.7, 39.93) where code = 'A'");
        foreach (var api in new[] { Api, other })
            await Eventually.BecomesTrueAsync(async () =>
                (await api.NearestIdsAsync(Question)).SequenceEqual([second, id])
            );

        await ExecuteAsync("delete from homes where code = 'B'");
        foreach (var api in new[] { Api, other })
            await Eventually.BecomesTrueAsync(async () => (await api.NearestIdsAsync(Question)).SequenceEqual([id]));
    }

    [Fact]
    public async Task Snapshot_NotificationLost_IsFoundByTheRegularCheck()
    {
        await ExecuteAsync("alter table homes disable trigger homes_notify");
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0));
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).SequenceEqual([id]));
    }

    /// <summary>The database takes any day of this century and the next; a snapshot's seconds end in 2106.</summary>
    [Fact]
    public async Task Snapshot_ServiceVerifiedBeyondItsSeconds_FollowsAllTheSame()
    {
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0, 0));
        await ExecuteAsync("update home_services set verified_at = '2150-01-01 00:00:00Z'");
        await ExecuteAsync("update homes set hours = '每天 8:00-20:00'");
        await Eventually.BecomesTrueAsync(async () =>
            (await Api.NearestIdsAsync(Question)).SequenceEqual([id])
            && (await Api.GetTextAsync($"/api/homes/{id}")).Contains("8:00-20:00", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Snapshot_PlannedHome_IsNotShownUntilItOpens()
    {
        var planned = await _fixture.AddAsync(_fixture.NewHome("P", 5, 0));
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).Contains(planned));
        await ExecuteAsync("update homes set status = 'planned' where code = 'P'");
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).Length == 0);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/homes/{planned}")).StatusCode);
        await ExecuteAsync("update homes set status = 'open' where code = 'P'");
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).SequenceEqual([planned]));
    }

    [Fact]
    public async Task Snapshot_ReferenceDataRenamed_IsReadAnew()
    {
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0));
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).SequenceEqual([id]));
        await ExecuteAsync("update unions set name = '海港区职工联合会' where name = '海港区总工会'");
        await Eventually.BecomesTrueAsync(async () =>
            (await Api.GetTextAsync($"/api/homes/{id}")).Contains("海港区职工联合会", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Snapshot_AreasReordered_FindsHomesUnderTheirOwnAreaStill()
    {
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0));
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).SequenceEqual([id]));
        var before = await ETagAsync();

        await ExecuteAsync("update areas set sort_order = 100 - sort_order");
        await Eventually.BecomesTrueAsync(async () => await ETagAsync() != before);

        Assert.Equal([id], RunningApi.Ids(await Api.GetJsonAsync("/api/homes?areaCode=130302"), "items"));
        Assert.Empty(RunningApi.Ids(await Api.GetJsonAsync("/api/homes?areaCode=130303"), "items"));

        async Task<string?> ETagAsync() => (await Api.GetAsync("/api/homes.geojson")).Headers.ETag?.Tag;
    }

    [Fact]
    public async Task Snapshot_ClosedHome_IsFoundByItsIdAndSaidToBeClosed()
    {
        var id = await _fixture.AddAsync(_fixture.NewHome("C", 5, 0));
        await ExecuteAsync("update homes set status = 'closed' where code = 'C'");
        await Eventually.BecomesTrueAsync(async () =>
            (await Api.GetAsync($"/api/homes/{id}")).IsSuccessStatusCode
            && (await Api.NearestIdsAsync(Question)).Length == 0
        );
        var home = await Api.GetJsonAsync($"/api/homes/{id}");
        Assert.Equal("closed", home.GetProperty("status").GetString());
        Assert.False(home.GetProperty("open").GetProperty("now").GetBoolean());
    }

    [Fact]
    public async Task Snapshot_RowThatCannotBeRead_LeavesTheOthersAnswered()
    {
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0, 0));
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).SequenceEqual([id]));
        await ExecuteAsync("alter table homes drop constraint ck_homes_status");
        await ExecuteAsync("update homes set status = 'haunted' where code = 'A'");
        await Eventually.BecomesTrueAsync(async () => await StatusAsync(Api) == "stale");
        Assert.Equal([id], await Api.NearestIdsAsync(Question));
        await ExecuteAsync("update homes set status = 'open' where code = 'A'");
        await Eventually.BecomesTrueAsync(async () => await StatusAsync(Api) == "ok");
    }

    [Fact]
    public async Task Samples_WithARealAppid_AreNeverShown()
    {
        var sample = _fixture.NewHome("S", 10, 0);
        sample.Name = "（示例）某驿站";
        await using (var db = _fixture.Open())
        {
            db.Entry(sample).Property(nameof(Home.IsSample)).CurrentValue = true;
            db.Add(sample);
            await db.SaveChangesAsync(Cancellation);
        }
        var real = await _fixture.AddAsync(_fixture.NewHome("R", 20, 0));
        await Eventually.BecomesTrueAsync(async () => (await Api.NearestIdsAsync(Question)).Length == 2);
        await using var live = await RunningApi.StartReadyAsync(
            _fixture.ConnectionString,
            ("WeChat:AppId", "wx0123456789abcdef"),
            ("WeChat:Secret", "secret"),
            ("WeChat:BaseAddress", "http://127.0.0.1:9") // nobody is there
        );
        Assert.Equal([real], await live.NearestIdsAsync(Question));
        Assert.Equal(HttpStatusCode.NotFound, (await live.GetAsync($"/api/homes/{sample.Id}")).StatusCode);
    }

    [Fact]
    public async Task DatabaseAway_AnswersGoOnMarkedStale_AndFollowAgainWhenItIsBack()
    {
        await using var api = await RunningApi.StartReadyAsync(
            _fixture.ConnectionString,
            ("Snapshot:StaleAfterSeconds", "1")
        );
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0));
        await Eventually.BecomesTrueAsync(async () => (await api.NearestIdsAsync(Question)).SequenceEqual([id]));

        await using (await DatabaseAway.BeginAsync(_fixture.ConnectionString))
        {
            await Eventually.BecomesTrueAsync(async () => await StatusAsync(api) == "stale");
            var response = await api.PostAsync("/api/homes/nearest", """{"lon":119.6,"lat":39.93,"datum":"wgs84"}""");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(int.Parse(response.Headers.GetValues("X-Data-Age").Single(), null) >= 1);
            Assert.Equal([id], await api.NearestIdsAsync(Question));
        }
        var later = await _fixture.AddAsync(_fixture.NewHome("B", 20, 0));
        await Eventually.BecomesTrueAsync(async () => (await api.NearestIdsAsync(Question)).SequenceEqual([id, later]));
        await Eventually.BecomesTrueAsync(async () => await StatusAsync(api) == "ok");
    }

    [Fact]
    public async Task StartWithoutDatabase_SavedSnapshot_AnswersStaleAndThenFollows()
    {
        var id = await _fixture.AddAsync(_fixture.NewHome("A", 10, 0, 0, 7));
        await using (
            var first = await RunningApi.StartReadyAsync(_fixture.ConnectionString, ("Snapshot:Directory", _folder))
        )
            await Eventually.BecomesTrueAsync(async () => (await first.NearestIdsAsync(Question)).SequenceEqual([id]));

        await using var away = await DatabaseAway.BeginAsync(_fixture.ConnectionString);
        await using var second = await RunningApi.StartReadyAsync(
            _fixture.ConnectionString,
            ("Snapshot:Directory", _folder),
            ("Snapshot:StaleAfterSeconds", "1")
        );
        Assert.Equal([id], await second.NearestIdsAsync(Question));
        Assert.Contains("phone_charging", await second.GetTextAsync($"/api/homes/{id}"), StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync(async () => await StatusAsync(second) == "stale");
        await away.EndAsync();
        var later = await _fixture.AddAsync(_fixture.NewHome("B", 20, 0));
        await Eventually.BecomesTrueAsync(async () =>
            (await second.NearestIdsAsync(Question)).SequenceEqual([id, later])
        );
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("empty")]
    public async Task StartWithoutDatabase_DamagedSnapshot_IsNotReadyInsteadOfWrong(string damage)
    {
        await _fixture.AddAsync(_fixture.NewHome("A", 10, 0));
        await using (
            var first = await RunningApi.StartReadyAsync(_fixture.ConnectionString, ("Snapshot:Directory", _folder))
        )
            await Eventually.BecomesTrueAsync(async () => (await first.NearestIdsAsync(Question)).Length == 1);
        var file = Directory.GetFiles(_folder).Single();
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[^100] ^= damage == "flipped" ? (byte)1 : (byte)0;
        await File.WriteAllBytesAsync(
            file,
            damage switch
            {
                "cut" => bytes[..^1],
                "empty" => [],
                _ => bytes,
            },
            Cancellation
        );

        await using var away = await DatabaseAway.BeginAsync(_fixture.ConnectionString);
        await using var second = await RunningApi.StartAsync(
            _fixture.ConnectionString,
            ("Snapshot:Directory", _folder)
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await second.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/health/live")).StatusCode);
        var response = await second.PostAsync("/api/homes/nearest", """{"lon":119.6,"lat":39.93,"datum":"wgs84"}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("not_ready", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<string?> StatusAsync(RunningApi api)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await api.GetTextAsync("/health/ready"));
        return answer.RootElement.GetProperty("status").GetString();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_fixture.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
