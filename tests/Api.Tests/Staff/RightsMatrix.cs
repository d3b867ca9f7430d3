using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Data.Staff.StaffRole;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Who may do what with one endpoint of staff.</summary>
/// <param name="Operation">Method and route, as the host knows it.</param>
/// <param name="Who">The roles that may, within their scope; all others get 403 wherever it is.</param>
/// <param name="Elsewhere">What those who may get outside their scope; null: the request is about no particular thing.</param>
/// <param name="Make">A request that succeeds.</param>
internal sealed record MatrixRow(
    string Operation,
    IReadOnlyCollection<StaffRole> Who,
    int? Elsewhere,
    Func<MatrixTarget, MatrixRequest> Make
)
{
    /// <summary>Also for somebody with a one-time password.</summary>
    public bool WithOneTimePassword { get; init; }

    /// <summary>Ends or changes the caller's own account, so that each try needs a new caller.</summary>
    public bool SpendsCaller { get; init; }

    /// <summary>What a good request of somebody who may is answered with, when it is no success.</summary>
    public int? Answer { get; init; }

    public HttpMethod Method => new(Operation.Split(' ')[0]);

    /// <returns>Null: any success.</returns>
    public int? Expected(StaffRole role, Where where)
    {
        if (!Who.Contains(role))
            return 403;
        return where is Where.Neighbour or Where.Above && Elsewhere is { } elsewhere ? elsewhere : Answer;
    }
}

internal sealed record MatrixRequest(string Path, object? Body = null, string? IfMatch = null);

/// <summary>Every endpoint of staff has a row. A new endpoint adds its own; who may is written out and not taken from the product.</summary>
internal static class RightsMatrix
{
    private static readonly StaffRole[] Everybody = Enum.GetValues<StaffRole>();
    private static readonly StaffRole[] Managing = [CityOfficer, CountyOfficer];
    private static readonly StaffRole[] Keeping = [CityOfficer, CountyOfficer, UnionOfficer, HomeManager];
    private static readonly StaffRole[] Changing = [CityOfficer, CountyOfficer, UnionOfficer];
    private static readonly StaffRole[] Closing = [CityOfficer, CountyOfficer];
    private static readonly StaffRole[] Auditing = [CityOfficer, CountyOfficer, UnionOfficer];

    public static IReadOnlyList<MatrixRow> Rows =>
        [.. Sessions, .. Users, .. Audit, .. Homes, .. HomeTables, .. PlanningMatrix.Rows, .. Templates];

    private static MatrixRow[] Sessions =>
        [
            new("GET /api/session", Everybody, null, _ => new("/api/session")) { WithOneTimePassword = true },
            new("DELETE /api/session", Everybody, null, _ => new("/api/session"))
            {
                WithOneTimePassword = true,
                SpendsCaller = true,
            },
            new(
                "POST /api/session/password",
                Everybody,
                null,
                _ => new("/api/session/password", new { current = StaffScene.Password, chosen = "Gangwan-2027-ok" })
            )
            {
                WithOneTimePassword = true,
                SpendsCaller = true,
            },
            new(
                "POST /api/session/second-factor",
                Everybody,
                null,
                _ => new("/api/session/second-factor", new { password = StaffScene.Password })
            )
            {
                SpendsCaller = true,
            },
            new(
                "POST /api/session/second-factor/confirm",
                Everybody,
                null,
                _ => new("/api/session/second-factor/confirm", new { code = "000000" })
            )
            {
                Answer = 422,
            },
            new(
                "POST /api/session/second-factor/stop",
                Everybody,
                null,
                _ => new("/api/session/second-factor/stop", new { password = StaffScene.Password })
            )
            {
                SpendsCaller = true,
            },
            new("GET /api/session/all", Everybody, null, _ => new("/api/session/all")),
            // Somebody else's, whoever asks: one ends one's own here.
            new("DELETE /api/session/all/{id:long}", Everybody, null, t => new($"/api/session/all/{t.SessionId}"))
            {
                Answer = 404,
            },
            new("GET /api/session/sign-ins", Everybody, null, _ => new("/api/session/sign-ins")),
        ];

    private static MatrixRow[] Users =>
        [
            new("GET /api/staff/users", Managing, null, _ => new("/api/staff/users")),
            new(
                "POST /api/staff/users",
                Managing,
                422,
                t =>
                    new(
                        "/api/staff/users",
                        new
                        {
                            userName = $"new{t.Number}",
                            displayName = "新人",
                            appointments = new[] { new { role = "viewer", unionId = t.UnionId } },
                        }
                    )
            ),
            new("GET /api/staff/users/{id:int}", Managing, 404, t => new($"/api/staff/users/{t.UserId}")),
            new(
                "PATCH /api/staff/users/{id:int}",
                Managing,
                404,
                t => new($"/api/staff/users/{t.UserId}", new { displayName = "改名" }, t.UserETag)
            ),
            new("POST /api/staff/users/{id:int}/reset", Managing, 404, t => new($"/api/staff/users/{t.UserId}/reset")),
            new(
                "POST /api/staff/users/{id:int}/disable",
                Managing,
                404,
                t => new($"/api/staff/users/{t.UserId}/disable")
            ),
            new("POST /api/staff/users/{id:int}/enable", Managing, 404, t => new($"/api/staff/users/{t.UserId}/enable"))
            {
                Answer = 422, // it is not disabled
            },
            new(
                "GET /api/staff/users/{id:int}/sessions",
                Managing,
                404,
                t => new($"/api/staff/users/{t.UserId}/sessions")
            ),
            new(
                "DELETE /api/staff/users/{id:int}/sessions/{sessionId:long}",
                Managing,
                404,
                t => new($"/api/staff/users/{t.UserId}/sessions/{t.SessionId}")
            ),
            new("GET /api/staff/sign-ins", Managing, null, _ => new("/api/staff/sign-ins")),
        ];

    private static MatrixRow[] Audit =>
        [
            new("GET /api/staff/audit", Auditing, null, _ => new("/api/staff/audit")),
            new("GET /api/staff/audit.csv", Auditing, null, _ => new("/api/staff/audit.csv")),
        ];

    private static MatrixRow[] Homes =>
        [
            new("GET /api/staff/homes", Everybody, null, _ => new("/api/staff/homes")),
            new("GET /api/staff/homes/{id:int}", Everybody, 404, t => new(Home(t))),
            // Of what can be seen, a union is named by whoever asks: no secret, and so forbidden and not missing.
            new(
                "POST /api/staff/homes",
                Changing,
                403,
                t =>
                    new(
                        "/api/staff/homes",
                        new
                        {
                            name = $"新站{t.Number}",
                            kind = "home",
                            unionId = t.UnionId,
                            lon = 119.6,
                            lat = 39.93,
                            datum = "wgs84",
                        }
                    )
            ),
            new("PATCH /api/staff/homes/{id:int}", Keeping, 404, t => new(Home(t), new { phone = "12351" }, ETag(t))),
            new(
                "POST /api/staff/homes/{id:int}/suspend",
                Keeping,
                404,
                t => new(Home(t, "/suspend"), new { reason = "停电" }, ETag(t))
            ),
            new("POST /api/staff/homes/{id:int}/reopen", Keeping, 404, t => new(Home(t, "/reopen"), null, ETag(t)))
            {
                Answer = 422, // it is open
            },
            new("POST /api/staff/homes/{id:int}/open", Changing, 404, t => new(Home(t, "/open"), null, ETag(t)))
            {
                Answer = 422, // it is open already
            },
            new(
                "POST /api/staff/homes/{id:int}/close",
                Closing,
                404,
                t => new(Home(t, "/close"), new { reason = "拆迁" }, ETag(t))
            ),
            new(
                "POST /api/staff/homes/{id:int}/services/{code}/verify",
                Keeping,
                404,
                t => new(Home(t, "/services/water/verify"))
            ),
            new("PUT /api/staff/homes/{id:int}/alerts/{code}", Keeping, 404, t => new(Home(t, "/alerts/water"))),
            new("DELETE /api/staff/homes/{id:int}/alerts/{code}", Keeping, 404, t => new(Home(t, "/alerts/water"))),
        ];

    private static MatrixRow[] HomeTables =>
        [
            new("GET /api/staff/terms", Everybody, null, _ => new("/api/staff/terms")),
            new("GET /api/staff/homes.xlsx", Everybody, null, _ => new("/api/staff/homes.xlsx")),
            // What each row of a sheet may, its own tests say; here it is enough to get past the gate.
            new("POST /api/staff/homes/bulk", Keeping, null, _ => new("/api/staff/homes/bulk", NoSheet()))
            {
                Answer = 422,
            },
            new(
                "POST /api/staff/hours/read",
                Keeping,
                null,
                _ => new("/api/staff/hours/read", new { text = "每天 8:00-20:00" })
            ),
        ];

    private static MatrixRow[] Templates =>
        [
            new("GET /api/staff/templates", Everybody, null, _ => new("/api/staff/templates")),
            new("POST /api/staff/templates/sync", Everybody, null, _ => new("/api/staff/templates/sync"))
            {
                Answer = 422, // neither an appid nor a sandbox
            },
        ];

    /// <summary>By its media type only.</summary>
    private static ByteArrayContent NoSheet()
    {
        var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return content;
    }

    private static string Home(MatrixTarget target, string rest = "") => $"/api/staff/homes/{target.HomeId}{rest}";

    private static string ETag(MatrixTarget target) => $"\"{target.HomeVersion}\"";
}
