using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Features.StaffUsers;
using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Coverage;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Where what is asked for lies, seen from the union or the home that the caller is appointed to.</summary>
public enum Where
{
    Own,
    Below,
    Neighbour,
    Above,
}

/// <summary>What a request may be about: all of it belongs to one union, and nobody else has touched it.</summary>
/// <param name="HomeVersion">For <c>If-Match</c>.</param>
/// <param name="UserETag">For <c>If-Match</c>.</param>
internal sealed record MatrixTarget(
    int UnionId,
    int HomeId,
    long HomeVersion,
    int UserId,
    string UserETag,
    long SessionId,
    int ScenarioId,
    int ReportId,
    int Number
);

/// <summary>The city, two counties, a town of the first and its neighbour; and things to ask for in each of them.</summary>
public sealed class MatrixScene : StaffScene
{
    private readonly Dictionary<(StaffRole, int), StaffClient> _clients = [];
    private int _targets;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Open();
        Unions = await db.Unions.Where(u => u.Kind != UnionKind.Town).ToDictionaryAsync(u => u.Code, u => u.Id);
        var towns = await db
            .Unions.Where(u => u.ParentId == Unions[Haigang])
            .OrderBy(u => u.Id)
            .Take(2)
            .Select(u => u.Id)
            .ToListAsync();
        (Town, OtherTown) = (towns[0], towns[1]);
        db.Add(
            new Workplace // somebody to plan for
            {
                Name = "厂",
                Location = NewHome("at", 0, 0).Location,
                AreaCode = Haigang,
                HeadCount = 10,
                Source = "test",
            }
        );
        await db.SaveChangesAsync();
    }

    private Dictionary<string, int> Unions { get; set; } = [];
    private int Town { get; set; }
    private int OtherTown { get; set; }

    /// <summary>For each role, from where it is looked at and where the union of what is asked for lies.</summary>
    public static IEnumerable<(StaffRole Role, Where Where)> Views =>
        from role in Enum.GetValues<StaffRole>()
        from place in Enum.GetValues<Where>()
        where
            role switch
            {
                StaffRole.CityOfficer => place is Where.Own or Where.Below,
                StaffRole.UnionOfficer => place is not Where.Below,
                StaffRole.HomeManager => place is Where.Own or Where.Neighbour,
                _ => true,
            }
        select (role, place);

    internal async Task<MatrixTarget> TargetAsync(StaffRole role, Where where)
    {
        await using var db = Open();
        var number = Interlocked.Increment(ref _targets);
        var unionId = UnionOf(role, where);
        var home = NewHome($"M{number}", number, 0, 0);
        home.UnionId = unionId;
        var user = new StaffUser
        {
            UserName = $"target{number}",
            NormalizedUserName = $"TARGET{number}",
            DisplayName = "对象",
            CreatedAt = TimeProvider.System.GetUtcNow(),
            SecurityStamp = "s",
        };
        user.Appointments.Add(new StaffAppointment { Role = StaffRole.Viewer, UnionId = unionId });
        db.AddRange(home, user);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var session = NewSession(user.Id);
        db.Add(session);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        // A union keeps so many scenarios and no more, and the towns are asked about hundreds of times.
        await db.Scenarios.Where(s => s.UnionId == unionId).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var scenario = new Scenario
        {
            Name = $"方案{number}",
            UnionId = unionId,
            CreatedById = user.Id,
            CreatedAt = now,
            ChangedAt = now,
        };
        var report = new PlanRun
        {
            Kind = PlanRunKind.LayoutReport,
            Question = QuestionForm.Of(LayoutQuestion.First with { Hour = number % WeekHours.Count }).Print(),
            AskedHash = $"{number:x64}",
            AskedById = user.Id,
            UnionId = unionId,
            CreatedAt = now,
            DueAt = now,
        };
        db.AddRange(scenario, report);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var version = await db.Homes.Where(h => h.Id == home.Id).Select(h => h.Version).SingleAsync();
        return new(
            unionId,
            home.Id,
            version,
            user.Id,
            UserVersion.ETagOf(user),
            session.Id,
            scenario.Id,
            report.Id,
            number
        );
    }

    /// <summary>Somebody of the role who stands so to the target.</summary>
    /// <param name="role">The role.</param>
    /// <param name="where">Where the target lies.</param>
    /// <param name="target">What is asked for.</param>
    /// <param name="fresh">The request ends or changes the caller's own account.</param>
    internal async Task<StaffClient> CallerAsync(StaffRole role, Where where, MatrixTarget target, bool fresh)
    {
        if (role is StaffRole.HomeManager)
            return await SignInAsync(where is Where.Own ? target.HomeId : (await TargetAsync(role, Where.Own)).HomeId);
        var union = UnionOf(role, Where.Own);
        if (fresh)
            return await SignInAsync(new StaffAppointment { Role = role, UnionId = union });
        if (!_clients.TryGetValue((role, union), out var client))
            _clients[(role, union)] = client = await SignInAsync(new StaffAppointment { Role = role, UnionId = union });
        return client;
    }

    private int UnionOf(StaffRole role, Where where) =>
        (role, where) switch
        {
            (StaffRole.CityOfficer, Where.Own) => Unions[City],
            (StaffRole.CityOfficer, _) => Unions[Haigang],
            (StaffRole.UnionOfficer or StaffRole.HomeManager, Where.Own) => Town,
            (StaffRole.HomeManager, _) => Town, // another home of the same union
            (StaffRole.UnionOfficer, Where.Neighbour) => OtherTown,
            (StaffRole.UnionOfficer, _) => Unions[Haigang],
            (_, Where.Own) => Unions[Haigang],
            (_, Where.Below) => Town,
            (_, Where.Neighbour) => Unions[Shanhaiguan],
            _ => Unions[City],
        };

    internal static StaffSession NewSession(int userId) =>
        new()
        {
            UserId = userId,
            TokenHash = RandomNumberGenerator.GetBytes(32),
            Kind = SessionKind.Bearer,
            CreatedAt = TimeProvider.System.GetUtcNow(),
            SeenAt = TimeProvider.System.GetUtcNow(),
            ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1),
            Address = IPAddress.Loopback,
            Agent = "",
        };
}
