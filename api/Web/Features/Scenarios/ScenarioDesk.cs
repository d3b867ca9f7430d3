using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>The one way to a scenario: of the caller's unions only, and changed with its row locked.</summary>
internal sealed class ScenarioDesk(QhdDbContext db)
{
    /// <summary>The scenarios that the caller may see.</summary>
    public IQueryable<Scenario> Seen(StaffCaller caller)
    {
        int[] unions = [.. caller.Scope(StaffRight.SeePlans).UnionIds];
        return db.Scenarios.Include(s => s.CreatedBy).Where(s => unions.Contains(s.UnionId));
    }

    public Task<Union> UnionAsync(int id, CancellationToken cancellation) =>
        db.Unions.AsNoTracking().SingleAsync(u => u.Id == id, cancellation);

    /// <summary>Changes the version that If-Match names.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The scenario.</param>
    /// <param name="action">Its code in the audit log.</param>
    /// <param name="change">Changes it, or says why not.</param>
    /// <param name="answer">What is answered once it is written.</param>
    public async Task<IResult> ChangeAsync(
        HttpContext context,
        int id,
        string action,
        Func<Scenario, Problem?> change,
        Func<Scenario, Union, IResult> answer
    )
    {
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        var (version, problem) = MeantVersion.Read(context.Request);
        if (problem is not null)
            return problem.AsResult();
        db.Deed = caller.Deed(action);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        int[] unions = [.. caller.Scope(StaffRight.SeePlans).UnionIds];
        var scenario = await db
            .Scenarios.FromSql($"select * from scenarios where id = {id} for update")
            .Where(s => unions.Contains(s.UnionId))
            .SingleOrDefaultAsync(cancellation);
        if (scenario is null)
            return Problem.ScenarioNotFound.AsResult();
        if (!caller.Scope(StaffRight.Plan).UnionIds.Contains(scenario.UnionId))
            return Problem.NotAllowed.AsResult();
        await db.Entry(scenario).Reference(s => s.CreatedBy).LoadAsync(cancellation);
        var union = await UnionAsync(scenario.UnionId, cancellation);
        if (version != scenario.Version)
            return Meanwhile(scenario, union).AsResult();
        if ((change(scenario) ?? await SaveAsync(cancellation)) is { } refused)
            return refused.AsResult();
        await transaction.CommitAsync(cancellation);
        return answer(scenario, union);
    }

    /// <summary>Saves, and says when the name is another's.</summary>
    public async Task<Problem?> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Problem.ScenarioNameTaken;
        }
    }

    private static Problem Meanwhile(Scenario scenario, Union union) =>
        Problem.ChangedMeanwhile with
        {
            Members = new Dictionary<string, object?>
            {
                ["version"] = scenario.Version,
                ["current"] = ScenarioAnswer.Of(scenario, union),
            },
        };
}
