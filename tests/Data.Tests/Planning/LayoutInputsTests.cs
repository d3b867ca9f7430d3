using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Planning;

/// <summary>What a layout is computed from, and how it is told apart. Each test has a database of its own.</summary>
public sealed class LayoutInputsTests
{
    /// <summary>A Wednesday; its Monday is the 23rd, and the week has no holiday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 25);

    private const int TuesdayNoon = 24 + 12;
    private const int SundayNoon = (6 * 24) + 12;

    [Fact]
    public async Task Homes_OfEachStatus_AreReadWithTheirHoursOfTheWeek()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.Source.ExecuteAsync(
            string.Join(
                ';',
                NewHome.Insert(("code", "'a'"), ("hours", "'周一至周五 8:00-18:00'"), ("level", "'county'")),
                NewHome.Insert(("code", "'b'"), ("hours", "'每天 8:00-18:00'"), ("status", "'planned'")),
                NewHome.Insert(("code", "'c'")),
                NewHome.Insert(("code", "'d'"), ("status", "'closed'")),
                // Suspended from Tuesday noon on for a day.
                NewHome.Insert(
                    ("code", "'e'"),
                    ("hours", "'每天 8:00-18:00'"),
                    ("status", "'suspended'"),
                    ("suspension_reason", "'停电'"),
                    ("suspended_from", "'2026-11-24T12:00:00+08:00'"),
                    ("suspended_until", "'2026-11-25T12:00:00+08:00'")
                )
            )
        );

        var inputs = await scene.ReadAsync();

        Assert.Equal(new DateOnly(2026, 11, 23), inputs.Monday);
        Assert.Equal(["a", "b", "c", "e"], inputs.Homes.Select(h => h.Code));
        var (weekdays, planned, unknown, suspended) = (
            inputs.Homes[0],
            inputs.Homes[1],
            inputs.Homes[2],
            inputs.Homes[3]
        );
        Assert.Equal(5 * 10, weekdays.Layout.Open.Length);
        Assert.False(weekdays.Layout.Open.Contains(SundayNoon));
        Assert.Equal((HomeStatus.Planned, 70, true), (planned.Status, planned.Layout.Open.Length, planned.HoursKnown));
        Assert.Equal((0, false), (unknown.Layout.Open.Length, unknown.HoursKnown));
        // Tuesday 12 to 18 and Wednesday 8 to 12 are missing.
        Assert.Equal((60, false), (suspended.Layout.Open.Length, suspended.Layout.Open.Contains(TuesdayNoon)));
        Assert.Equal("130302", inputs.Areas[weekdays.Area].Code);
        Assert.Equal(-1, weekdays.Township);
    }

    [Fact]
    public async Task People_OfWorkplacesAndCells_AreThereByTheirHours()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.Source.ExecuteAsync(Workplace(10, "'周一至周五 8:00-18:00'") + ";" + Workplace(7, "null"));
        await scene.Source.ExecuteAsync(
            """
            insert into rider_cells (location, cell_m, area_code, source, is_sample)
            values (st_point(119.61, 39.94, 4326)::geography, 500, '130371', 'x', true);
            insert into rider_hours (cell_id, day, hour, people) select id, 'daily', 12, 20 from rider_cells
            """
        );

        var inputs = await scene.ReadAsync();

        var workers = inputs.Workers;
        Assert.Equal((10.0, 7.0), (workers.Demand.People[0].At(TuesdayNoon), workers.Demand.People[1].At(TuesdayNoon)));
        Assert.Equal((0.0, 7.0), (workers.Demand.People[0].At(SundayNoon), workers.Demand.People[1].At(SundayNoon)));
        Assert.Equal((1, 7.0, false), (workers.WithoutHours, workers.PeopleWithoutHours, workers.HasSamples));
        Assert.Equal(
            (20.0, 0.0),
            (inputs.Riders.Demand.People[0].At(SundayNoon), inputs.Riders.Demand.People[0].At(0))
        );
        Assert.True(inputs.Riders.HasSamples);
        var zone = inputs.Areas[inputs.Riders.Demand.Areas[0]];
        Assert.Equal(("130371", true), (zone.Code, zone.IsZone));
        Assert.Equal(["130302", "130303", "130306"], zone.Hosts.Select(h => inputs.Areas[h].Code));
        Assert.Equal(3_136_879, inputs.Areas.Sum(a => a.Residents));
    }

    [Fact]
    public async Task Township_OfADemandPoint_IsTheOneWhoseOutlineHoldsIt()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.Source.ExecuteAsync(Workplace(10, "null"));
        Assert.Equal(-1, (await scene.ReadAsync()).Workers.Demand.Townships[0]);

        await scene.Source.ExecuteAsync(
            """
            update townships set boundary = st_multi(st_makeenvelope(119.5, 39.9, 119.7, 40, 4326))
            where code = (select min(code) from townships where area_code = '130302')
            """
        );
        var inputs = await scene.ReadAsync();

        var township = inputs.Townships[inputs.Workers.Demand.Townships[0]];
        Assert.Equal("130302", inputs.Areas[township.Area].Code);
    }

    [Fact]
    public async Task Quotas_OfTheNotice_AreCountedByAffiliation()
    {
        await using var scene = await Scene.BeginAsync();
        const string Town =
            "(select id from unions where kind = 'town' and area_code = '130302' order by code limit 1)";
        await scene.Source.ExecuteAsync(
            string.Join(
                ';',
                NewHome.Insert(("level", "'county'")),
                NewHome.Insert(("level", "'town'"), ("union_id", Town)),
                // A station, one of the city's, and one that is not there yet.
                NewHome.Insert(("level", "'county'"), ("kind", "'station'")),
                NewHome.Insert(("level", "'county'"), ("union_id", "(select id from unions where code = '130300')")),
                NewHome.Insert(("level", "'county'"), ("status", "'planned'"))
            )
        );

        var quotas = (await scene.ReadAsync()).Quotas;

        Assert.Equal((9, 18), (quotas.Sum(q => q.County.Quota), quotas.Sum(q => q.Town.Quota)));
        Assert.Equal((1, 1), (quotas.Sum(q => q.County.Open), quotas.Sum(q => q.Town.Open)));
        var haigang = quotas.Single(q => q.UnionName == "海港区总工会");
        Assert.Equal((new QuotaCount(1, 1), new QuotaCount(5, 1)), (haigang.County, haigang.Town));
    }

    public static TheoryData<string, bool> Changes =>
        new()
        {
            { "update homes set coverage_radius_m = 600", true },
            { "update homes set name = '另一个名字'", true },
            { "delete from homes", true },
            { "update workplaces set head_count = 11", true },
            { "delete from workplaces", true },
            { "update areas set short_name = '海' where code = '130302'", true },
            { "update quotas set homes = 2 where level = 'county'", true },
            { "insert into holiday_years (year, source) values (2031, 'x')", true },
            // Nothing that a layout reads.
            { "insert into home_services (home_id, service_id) select id, 0 from homes", false },
            { "update homes set phone = '0335-3000000'", false },
            { "update workplaces set head_count = 11 where false", false },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Versions_AfterAChange_DifferWhenTheContentDoes(string sql, bool differs)
    {
        await using var scene = await Scene.BeginAsync();
        await scene.Source.ExecuteAsync(NewHome.Insert(("hours", "'每天 8:00-18:00'")) + ";" + Workplace(10, "null"));
        var before = (await scene.ReadAsync()).Versions;
        Assert.Equal(before, (await scene.ReadAsync()).Versions);
        Assert.Equal(before.Mark, await scene.Reader.VersionAsync(Sql.Cancellation));

        await scene.Source.ExecuteAsync(sql);
        var after = (await scene.ReadAsync()).Versions;

        Assert.Equal(differs, after.Hash != before.Hash);
        Assert.Equal(differs, after.AsOf != before.AsOf);
        if (differs)
            Assert.NotEqual(before.Mark, after.Mark);
    }

    [Fact]
    public async Task Versions_OfAnotherWeek_AreOthers()
    {
        await using var scene = await Scene.BeginAsync();

        var (monday, sunday, next) = (
            await scene.ReadAsync(new(2026, 11, 23)),
            await scene.ReadAsync(new(2026, 11, 29)),
            await scene.ReadAsync(new(2026, 11, 30))
        );

        Assert.Equal(monday.Versions.Hash, sunday.Versions.Hash);
        Assert.NotEqual(monday.Versions.Hash, next.Versions.Hash);
    }

    /// <summary>A lower transaction that commits after a higher one is no less a change.</summary>
    [Fact]
    public async Task Mark_AfterTransactionsThatCommitOutOfOrder_DiffersEachTime()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.Source.ExecuteAsync($"{NewHome.Insert(("code", "'a'"))}; {NewHome.Insert(("code", "'b'"))}");
        await using var early = await scene.Source.OpenConnectionAsync(Sql.Cancellation);
        await early.ExecuteAsync("begin; update homes set name = '甲' where code = 'a'");
        var marks = new List<InputMark> { await scene.Reader.VersionAsync(Sql.Cancellation) };

        await scene.Source.ExecuteAsync("update homes set name = '乙' where code = 'b'");
        marks.Add(await scene.Reader.VersionAsync(Sql.Cancellation));
        await early.ExecuteAsync("commit");
        marks.Add(await scene.Reader.VersionAsync(Sql.Cancellation));

        Assert.Equal(3, marks.Distinct().Count());
    }

    private static string Workplace(int people, string hours) =>
        "insert into workplaces (name, location, area_code, head_count, hours, source, is_sample) "
        + $"values ('某厂', st_point(119.6, 39.93, 4326)::geography, '130302', {people}, {hours}, 'x', false)";

    private sealed class Scene : IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly RoadNetworkStore _roads;

        private Scene(TestDatabase database)
        {
            _database = database;
            Source = NpgsqlDataSource.Create(database.ConnectionString);
            _roads = new RoadNetworkStore(Source);
            Reader = new LayoutInputsReader(Source, _roads);
        }

        public NpgsqlDataSource Source { get; }

        public LayoutInputsReader Reader { get; }

        public static async Task<Scene> BeginAsync() => new(await TestDatabase.CreateAsync());

        public Task<LayoutInputs> ReadAsync(DateOnly? today = null) =>
            Reader.ReadAsync(today ?? Today, Sql.Cancellation);

        public async ValueTask DisposeAsync()
        {
            _roads.Dispose();
            await Source.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
