using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Sample;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests.Sample;

public sealed class SampleLoadTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTimeOffset Now = LoadedSampleCity.Now;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task City_BuiltTwice_IsTheSameToTheByte() =>
        Assert.Equal(Text(await BuildAsync(Now)), Text(await BuildAsync(Now)));

    [Fact]
    public async Task City_BuiltWithinTheSameHour_IsTheSame() =>
        Assert.Equal(Text(await BuildAsync(Now)), Text(await BuildAsync(Now.AddMinutes(19))));

    [Fact]
    public async Task City_BuiltADayLater_DiffersInItsDatesByADay()
    {
        var (today, tomorrow) = (await BuildAsync(Now), await BuildAsync(Now.AddDays(1)));

        Assert.Equal(today.Select(h => h.Location), tomorrow.Select(h => h.Location));
        Assert.Equal(Verified(today).Select(v => v?.AddDays(1)), Verified(tomorrow));

        static IEnumerable<DateTimeOffset?> Verified(IEnumerable<Home> homes) =>
            homes.SelectMany(h => h.Services).Select(s => s.VerifiedAt);
    }

    [Fact]
    public async Task City_LoadedTwice_IsLoadedOnce()
    {
        await using var empty = await TestDatabase.CreateAsync();

        var loaded = await Task.WhenAll(LoadAsync(empty), LoadAsync(empty));

        Assert.Single(loaded, homes => homes is null);
        Assert.Equal(87, await CountAsync(empty));
        Assert.Null(await LoadAsync(empty));
        Assert.Equal(87, await CountAsync(empty));
    }

    [Fact]
    public async Task Database_WithOneRealHome_StaysAsItIs()
    {
        await using var own = await TestDatabase.CreateAsync();
        await using (var db = Data.QhdDbContext.Open(own.ConnectionString))
        {
            db.Homes.Add(
                new Home
                {
                    Code = "H-1",
                    Name = "海港区总工会共享职工之家",
                    Location = new(119.6, 39.93) { SRID = 4326 },
                    AreaCode = "130302",
                    UnionId = (await db.Unions.SingleAsync(u => u.Code == "130302", Cancellation)).Id,
                    Source = "test",
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Null(await LoadAsync(own));
        Assert.Equal(1, await CountAsync(own));
    }

    private async Task<IReadOnlyList<Home>> BuildAsync(DateTimeOffset now)
    {
        await using var db = database.Open();
        return SampleCity.Build(await SampleReference.ReadAsync(db, Cancellation), now);
    }

    private static async Task<IReadOnlyList<Home>?> LoadAsync(TestDatabase target)
    {
        await using var db = Data.QhdDbContext.Open(target.ConnectionString);
        return await SampleCity.LoadAsync(db, new FixedClock(Now), Cancellation);
    }

    private static async Task<int> CountAsync(TestDatabase target)
    {
        await using var db = Data.QhdDbContext.Open(target.ConnectionString);
        return await db.Homes.CountAsync(Cancellation);
    }

    /// <summary>Every property but the point, which refers to itself, and the point as its two numbers.</summary>
    private static string Text(IReadOnlyList<Home> homes) =>
        JsonSerializer.Serialize(homes, Json)
        + string.Join(' ', homes.Select(h => $"{h.Location.X:R},{h.Location.Y:R}"));

    private static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type =>
                {
                    foreach (var point in type.Properties.Where(p => p.Name == nameof(Home.Location)).ToList())
                        type.Properties.Remove(point);
                },
            },
        },
    };
}
