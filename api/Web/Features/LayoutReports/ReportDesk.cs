using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>The one way to the runs of reports: of the caller's unions only.</summary>
internal sealed class ReportDesk(QhdDbContext db, CityStore store)
{
    public IQueryable<PlanRun> Seen(StaffCaller caller, StaffRight right = StaffRight.SeePlans)
    {
        int[] unions = [.. caller.Scope(right).UnionIds];
        return db
            .PlanRuns.AsNoTracking()
            .Include(r => r.AskedBy)
            .Where(r => r.Kind == PlanRunKind.LayoutReport && unions.Contains(r.UnionId));
    }

    /// <summary>Null when there is none for the caller.</summary>
    public async Task<ReportAnswer?> FindAsync(StaffCaller caller, int id, CancellationToken cancellation)
    {
        var run = await Seen(caller).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        return run is null ? null : (await AnswersAsync([run], cancellation))[0];
    }

    public async Task<IReadOnlyList<ReportAnswer>> AnswersAsync(
        IReadOnlyList<PlanRun> runs,
        CancellationToken cancellation
    )
    {
        var current = (await store.GetAsync(cancellation)).Layouts.Inputs.Versions.Hash;
        int[] ids = [.. runs.Select(r => r.Id)];
        var files = await db
            .PlanRunFiles.AsNoTracking()
            .Where(f => ids.Contains(f.RunId))
            .OrderBy(f => f.Name)
            .Select(f => new { f.RunId, File = new ReportFile(f.Name, f.Title, f.MediaType, f.Bytes, f.Sha256) })
            .ToListAsync(cancellation);
        var byRun = files.ToLookup(f => f.RunId, f => f.File);
        return [.. runs.Select(run => ReportAnswer.Of(run, [.. byRun[run.Id]], current))];
    }
}
