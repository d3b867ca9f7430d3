using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Data.Staff.StaffRole;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>The rows of <see cref="RightsMatrix"/> that are of planning.</summary>
internal static class PlanningMatrix
{
    private static readonly StaffRole[] Planning = [CityOfficer, CountyOfficer, Planner];
    private static readonly StaffRole[] SeeingPlans = [CityOfficer, CountyOfficer, Planner, Viewer];

    public static IReadOnlyList<MatrixRow> Rows => [.. Plans, .. Scenarios, .. Reports];

    private static MatrixRow[] Plans =>
        [
            .. new[] { "overview", "coverage", "coverage/week", "gaps", "density", "quotas" }.Select(
                answer => new MatrixRow(
                    $"GET /api/planning/{answer}",
                    SeeingPlans,
                    null,
                    _ => new($"/api/planning/{answer}")
                )
            ),
            new(
                "GET /api/planning/tiles/{layer}/{z:int}/{x:int}/{y:int}.mvt",
                SeeingPlans,
                null,
                _ => new("/api/planning/tiles/homes/0/0/0.mvt")
            ),
        ];

    private static MatrixRow[] Scenarios =>
        [
            new("GET /api/planning/scenarios", SeeingPlans, null, _ => new("/api/planning/scenarios")),
            new(
                "POST /api/planning/scenarios",
                Planning,
                422,
                t => new("/api/planning/scenarios", new { name = $"新方案{t.Number}", unionId = t.UnionId })
            ),
            new("GET /api/planning/scenarios/{id:int}", SeeingPlans, 404, t => new(Scenario(t))),
            new(
                "PUT /api/planning/scenarios/{id:int}",
                Planning,
                404,
                t => new(Scenario(t), new { name = $"改名{t.Number}", changes = Array.Empty<object>() }, "\"1\"")
            ),
            new("DELETE /api/planning/scenarios/{id:int}", Planning, 404, t => new(Scenario(t), null, "\"1\"")),
        ];

    private static MatrixRow[] Reports =>
        [
            new("GET /api/planning/reports", SeeingPlans, null, _ => new("/api/planning/reports")),
            new("POST /api/planning/reports", Planning, null, _ => new("/api/planning/reports", new { })),
            new("GET /api/planning/reports/{id:int}", SeeingPlans, 404, t => new(Report(t))),
            // Ends with the report, which would wait for Jobs; its own tests read it. Here nobody may read another's.
            new(
                "GET /api/planning/reports/{id:int}/events",
                SeeingPlans,
                404,
                _ => new("/api/planning/reports/0/events")
            )
            {
                Answer = 404,
            },
            new("GET /api/planning/reports/{id:int}/report", SeeingPlans, 404, t => new(Report(t, "/report")))
            {
                Answer = 422, // not computed
            },
            new(
                "GET /api/planning/reports/{id:int}/files/{name}",
                SeeingPlans,
                404,
                t => new(Report(t, "/files/report.json"))
            )
            {
                Answer = 422, // not computed
            },
            new("DELETE /api/planning/reports/{id:int}", Planning, 404, t => new(Report(t))),
        ];

    private static string Scenario(MatrixTarget target) => $"/api/planning/scenarios/{target.ScenarioId}";

    private static string Report(MatrixTarget target, string rest = "") =>
        $"/api/planning/reports/{target.ReportId}{rest}";
}
