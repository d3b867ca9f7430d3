using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Reads all of a home for somebody of its staff.</summary>
internal static class StaffHomes
{
    private static readonly StaffRight[] RightsTold =
    [
        StaffRight.KeepHomes,
        StaffRight.ChangeHomes,
        StaffRight.CloseHomes,
    ];

    /// <summary>In one statement, so that the version is the one of all that is told.</summary>
    /// <returns>Null when the caller may not see it or there is no such home.</returns>
    public static async Task<StaffHomeAnswer?> ReadAsync(
        QhdDbContext db,
        int id,
        StaffCaller caller,
        DateTimeOffset now,
        Datum datum = Datum.Wgs84,
        CancellationToken cancellation = default
    )
    {
        var home = await db
            .Homes.AsNoTracking()
            .Include(h => h.Services)
            .Include(h => h.Alerts)
            .Include(h => h.Managers)
            .AsSingleQuery()
            .Where(caller.Scope(StaffRight.SeeHomes).Homes)
            .SingleOrDefaultAsync(h => h.Id == id, cancellation);
        return home is null ? null : Answer(home, await HomeChoices.ReadAsync(db, cancellation), caller, now, datum);
    }

    private static StaffHomeAnswer Answer(
        Home home,
        HomeChoices choices,
        StaffCaller caller,
        DateTimeOffset now,
        Datum datum
    )
    {
        var rights = RightsTold.Where(r => caller.Scope(r).Holds(home)).ToList();
        var (lon, lat) = datum.FromWgs84(HomePlace.PointOf(home));
        var services = choices.Services.ToDictionary(s => s.Id);
        return new StaffHomeAnswer(
            home.Id,
            home.Version,
            home.Code,
            home.Name,
            home.Address,
            datum.Code(),
            Math.Round(lon, HomeColumns.DegreeDecimals),
            Math.Round(lat, HomeColumns.DegreeDecimals),
            home.AreaCode,
            home.TownshipCode,
            choices.Townships.FirstOrDefault(t => t.Code == home.TownshipCode)?.Name,
            home.UnionId,
            choices.Union(home.UnionId)!.Name,
            home.Kind.Code(),
            home.Level?.Code(),
            home.Grade?.Code(),
            home.Form.Code(),
            home.HostPositionCode,
            home.SettingCode,
            home.FilingNo,
            home.CoverageRadiusM,
            home.Capacity,
            home.ResponsibleBody,
            home.Hours,
            home.Access?.Code(),
            home.AccessNote,
            home.Phone,
            home.StatusAt(now).Code(),
            home.SuspensionReason is { } reason
                ? new(
                    reason,
                    home.SuspendedFrom!.Value.InCity(),
                    home.SuspendedUntil?.InCity(),
                    home.SuspendedUntil <= now
                )
                : null,
            [
                .. home
                    .Services.OrderBy(s => s.ServiceId)
                    .Select(s => new StaffServiceAnswer(
                        services[s.ServiceId].Code,
                        services[s.ServiceId].Name,
                        s.VerifiedAt?.InCity()
                    )),
            ],
            [
                .. home
                    .Alerts.OrderBy(a => a.ServiceId)
                    .Select(a => new StaffAlertAnswer(
                        services[a.ServiceId].Code,
                        services[a.ServiceId].Name,
                        a.Since.InCity()
                    )),
            ],
            rights.Contains(StaffRight.KeepHomes) || rights.Contains(StaffRight.ChangeHomes)
                ? [.. home.Managers.OrderBy(m => m.Id).Select(m => new ManagerAnswer(m.Name, m.Phone, m.FullTime))]
                : null,
            home.Source,
            home.IsSample,
            [.. rights.Select(r => r.Code())]
        );
    }
}
