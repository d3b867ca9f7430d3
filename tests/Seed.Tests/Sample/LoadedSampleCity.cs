using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Sample;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests.Sample;

/// <summary>The sample city as a database holds it, loaded at a fixed instant.</summary>
public sealed class LoadedSampleCity : DatabaseFixture
{
    public static readonly DateTimeOffset Now = new(2026, 3, 18, 6, 40, 12, TimeSpan.Zero);

    public IReadOnlyList<Home> Homes { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var db = Open())
            Assert.NotNull(await SampleCity.LoadAsync(db, new FixedClock(Now)));
        await using var again = Open();
        Homes = await again
            .Homes.AsNoTracking()
            .Include(h => h.Services)
            .Include(h => h.Alerts)
            .Include(h => h.Managers)
            .OrderBy(h => h.Id)
            .ToListAsync();
    }
}

internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
