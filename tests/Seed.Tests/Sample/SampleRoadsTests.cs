using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Seed.Sample;
using QhdHomeMap.Seed.Workers;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests.Sample;

/// <summary>What is invented of roads and workers holds to what is real: the land and the census.</summary>
public sealed class SampleRoadsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Roads_AreOneNetwork_OfAllKinds_TheSameEachTime()
    {
        var areas = await AreasAsync();

        var (first, second) = (SampleRoads.Build(areas), SampleRoads.Build(areas));

        Assert.Equal(first.Edges, second.Edges);
        Assert.Equal(first.Nodes, second.Nodes);
        Assert.Equal(first.ShapePoints, second.ShapePoints);
        Assert.InRange(first.Edges.Length, 10_000, 20_000);
        Assert.Equal(1, ComponentsOf(first));
        var edges = first.Edges.ToArray();
        Assert.Superset(
            new HashSet<RoadClass> { RoadClass.Primary, RoadClass.Secondary, RoadClass.Residential, RoadClass.Footway },
            edges.Select(e => e.Class).ToHashSet()
        );
        Assert.InRange(edges.Count(e => (e.Access & RoadAccess.Cycle) is RoadAccess.CycleForward), 200, 1000);
        Assert.InRange(edges.Count(e => (e.Access & RoadAccess.Cycle) is RoadAccess.CycleBackward), 200, 1000);
    }

    /// <summary>The numbers of what was looked at as a picture; another machine must come to the same.</summary>
    [Fact]
    public async Task Roads_OnAnyMachine_HaveTheseNumbers()
    {
        var roads = SampleRoads.Build(await AreasAsync());

        Assert.Equal((7456, 13042, 1457), (roads.Nodes.Length, roads.Edges.Length, roads.ShapePoints.Length));
    }

    [Fact]
    public async Task Roads_AreOnLand()
    {
        var areas = await AreasAsync();
        var land = PreparedGeometryFactory.Prepare(
            NetTopologySuite.Operation.Union.UnaryUnionOp.Union(areas.Select(a => a.Boundary).OfType<Geometry>())
        );
        var roads = SampleRoads.Build(areas);

        for (var edge = 0; edge < roads.Edges.Length; edge++)
        {
            var line = Enumerable
                .Range(0, roads.PointCount(edge))
                .Select(i => roads.Point(edge, i))
                .Select(p => new Coordinate(p.Lon, p.Lat))
                .ToArray();
            Assert.True(
                land.Covers(new LineString(line)),
                $"Edge {edge} from {line[0]} to {line[^1]} leaves the land."
            );
        }
    }

    [Fact]
    public async Task Workers_AreAboutTwentyFiveThousand_SharedAsTheCensusHasThem()
    {
        var census = SampleCensus.ReadAll();
        var shares = SampleWorkers.Share(census);
        var (workplaces, cells) = SampleWorkers.Build(await AreasAsync());

        Assert.Equal(SampleWorkers.People, shares.Values.Sum());
        // 44,664 counted in these trades, 7,571 of them in the shops of 海港区: 25,000 × 7,571 / 44,664 = 4,237.7
        Assert.InRange(shares[("130302", Trade.WholesaleRetail)], 4237, 4238);
        Assert.All(
            shares.Where(s => s.Key.Trade != Trade.TransportPost),
            share =>
                Assert.Equal(
                    share.Value,
                    workplaces
                        .Where(w => (w.AreaCode, w.Trade) == (share.Key.Area, share.Key.Trade))
                        .Sum(w => w.HeadCount)
                )
        );
        var riders = cells.Sum(c => c.Figures.Max(f => f.People));
        Assert.InRange(workplaces.Sum(w => w.HeadCount) + riders, 24_500, 25_000);
        Assert.All(workplaces, w => Assert.StartsWith("（示例）", w.Name, StringComparison.Ordinal));
        Assert.All(cells, c => Assert.All(c.Figures, f => Assert.True(f.People >= RiderCell.MinPeople)));
        Assert.Equal(9, cells.Select(c => c.AreaCode).Distinct().Count());
    }

    [Fact]
    public async Task Sample_LoadedIntoAnEmptyDatabase_HasAllParts_AndASecondTimeNone()
    {
        await using var scene = await SeedScene.CreateAsync();

        var first = await LoadAsync(scene);
        var second = await LoadAsync(scene);

        Assert.NotNull(first.Homes);
        Assert.True(first.Roads!.IsSample);
        Assert.Equal(
            first.Workers!.Workplaces,
            await scene.AskAsync<int>("select count(*)::integer from workplaces where is_sample")
        );
        Assert.Equal(
            first.Workers.Cells,
            await scene.AskAsync<int>("select count(*)::integer from rider_cells where is_sample")
        );
        Assert.True(second.IsNothing);
    }

    [Fact]
    public async Task Sample_BesideRealHomes_HasNoRoadsAndNoWorkers()
    {
        await using var scene = await SeedScene.CreateAsync();
        await scene.ExecuteAsync(
            """
            insert into homes (code, code_assigned, name, address, location, area_code, union_id, kind, form, coverage_radius_m, status, source, is_sample)
            values ('A1', false, '甲站', '', st_point(119.6, 39.93, 4326)::geography, '130302',
                (select id from unions where code = '130302'), 'station', 'daily', 1000, 'open', 'x', false)
            """
        );

        var loaded = await LoadAsync(scene);

        Assert.True(loaded.IsNothing);
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from road_networks"));
    }

    private static async Task<LoadedSample> LoadAsync(SeedScene scene)
    {
        await using var db = Data.QhdDbContext.Open(scene.ConnectionString);
        return await SampleData.LoadAsync(
            db,
            scene.ConnectionString,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
    }

    private async Task<List<Area>> AreasAsync()
    {
        await using var db = database.Open();
        return await db
            .Areas.AsNoTracking()
            .Include(a => a.Hosts)
            .OrderBy(a => a.SortOrder)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static int ComponentsOf(RoadNetwork roads)
    {
        var parent = Enumerable.Range(0, roads.Nodes.Length).ToArray();
        foreach (var edge in roads.Edges)
        {
            parent[Root(edge.From)] = Root(edge.To);
        }
        return Enumerable.Range(0, parent.Length).Count(i => parent[i] == i);

        int Root(int node) => parent[node] == node ? node : parent[node] = Root(parent[node]);
    }
}
