using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Seed.Sample;

/// <summary>
/// The sample city: homes by the quotas of 2023 and other stations, so that a fresh installation can be looked at. The same
/// homes on every machine; what is dated is dated back from the clock's hour.
/// </summary>
public static class SampleCity
{
    /// <summary>The source of every sample home.</summary>
    public const string Source = "示例城市";

    /// <summary>Loads the sample city into a database without homes.</summary>
    /// <returns>The homes; null when there were homes already and nothing was done.</returns>
    public static async Task<IReadOnlyList<Home>?> LoadAsync(
        QhdDbContext db,
        TimeProvider clock,
        CancellationToken cancellation = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Two instances may start at once: the second waits here and then finds the homes of the first.
        await db.Database.ExecuteSqlRawAsync("lock table homes in share row exclusive mode", cancellation);
        if (await db.Homes.AnyAsync(cancellation))
        {
            return null;
        }

        var homes = Build(await SampleReference.ReadAsync(db, cancellation), clock.GetUtcNow());
        db.Homes.AddRange(homes);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return homes;
    }

    internal static IReadOnlyList<Home> Build(SampleReference reference, DateTimeOffset now)
    {
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var ground = new SampleGround(reference.Areas);
        var places = SamplePlace.ReadAll();
        return
        [
            .. SampleEntry
                .ReadAll()
                .Select((entry, i) => ToHome(entry, i + 1, reference, ground, places[entry.Anchor], hour)),
        ];
    }

    private static Home ToHome(
        SampleEntry entry,
        int number,
        SampleReference reference,
        SampleGround ground,
        SamplePlace place,
        DateTimeOffset now
    )
    {
        // A home's draws depend on its name alone: a line added to the file moves no other home.
        var random = SplitMix64.For(entry.Name);
        var spot = ground.Take(entry, place, random);
        var union = reference.Union(entry);
        var township = entry.TownshipCode is { } code ? reference.Townships[code].Name : "";
        var home = new Home
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"SAMPLE-{number:000}"),
            Name = Home.SampleNamePrefix + entry.Name,
            Address = $"{reference.Area(entry).Name}{township}{place.Nearby}（示例地址）",
            Location = new Point(spot) { SRID = 4326 },
            AreaCode = entry.AreaCode,
            TownshipCode = entry.TownshipCode,
            UnionId = union.Id,
            Kind = entry.Kind,
            Level = entry.Level,
            Grade = entry.Grade,
            Form = entry.Form,
            HostPositionCode = entry.HostPositionCode,
            SettingCode = entry.SettingCode,
            CoverageRadiusM = SampleFurnishing.CoverageRadiusM(entry, random),
            Hours = entry.Hours,
            Access = entry.Access,
            AccessNote = SampleFurnishing.AccessNote(entry.Access, random),
            ResponsibleBody = union.Name,
            Capacity = SampleFurnishing.Capacity(entry, random),
            Source = Source,
            IsSample = true,
        };
        AddServices(home, entry, reference, now, random);
        AddTrouble(home, entry, reference, now, random);
        return home;
    }

    private static void AddServices(
        Home home,
        SampleEntry entry,
        SampleReference reference,
        DateTimeOffset now,
        SplitMix64 random
    )
    {
        var services = SampleFurnishing.Services(entry, random);
        var verified = SampleFurnishing.VerifiedAt(services.Count, now, random);
        home.Services.AddRange(
            services.Zip(verified, (s, at) => new HomeService { ServiceId = reference.Services[s], VerifiedAt = at })
        );
    }

    private static void AddTrouble(
        Home home,
        SampleEntry entry,
        SampleReference reference,
        DateTimeOffset now,
        SplitMix64 random
    )
    {
        if (entry.Trouble is not { } trouble)
        {
            return;
        }

        var since = now - TimeSpan.FromHours(random.Between(3, 40));
        if (trouble.IsSuspension)
        {
            home.Suspend(trouble.Detail, since, now + TimeSpan.FromDays(random.Between(7, 14)));
        }
        else
        {
            home.Alerts.Add(new HomeAlert { ServiceId = reference.Services[trouble.Detail], Since = since });
        }
    }
}
