namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>The rows that the tables of scenarios and plan runs must refuse.</summary>
internal static class BadPlanRows
{
    public static IEnumerable<(string Constraint, string Sql)> All => [.. Scenarios, .. Runs, .. Files];

    private static IEnumerable<(string, string)> Scenarios =>
        [
            ("ck_scenarios_name", NewPlan.Scenario(("name", "' '"))),
            ("ck_scenarios_note", NewPlan.Scenario(("note", "' '"))),
            ("ck_scenarios_created_at", NewPlan.Scenario(("created_at", "'-infinity'"))),
            ("ck_scenarios_changed_at", NewPlan.Scenario(("changed_at", "'infinity'"))),
            ("ix_scenarios_union_id_name", $"{NewPlan.Scenario()}; {NewPlan.Scenario()}"),
            .. BadChanges.Select(c => ("ck_scenarios_changes", NewPlan.Scenario(("changes", $"'{c}'")))),
            (
                "ck_scenarios_changes",
                NewPlan.Scenario(
                    (
                        "changes",
                        """(select jsonb_agg(jsonb_build_object('kind', 'remove', 'homeId', i)) from generate_series(1, 201) i)"""
                    )
                )
            ),
        ];

    private static string[] BadChanges =>
        [
            "{}",
            """[{"kind": "burn", "homeId": 1}]""",
            """[{"homeId": 1}]""",
            """[{"kind": "remove"}]""",
            """[{"kind": "move", "homeId": 1, "lon": 181, "lat": 39}]""",
            """[{"kind": "move", "homeId": 1, "lon": 119}]""",
            """[{"kind": "change", "homeId": 1}]""",
            """[{"kind": "change", "homeId": 1, "radiusM": 49}]""",
            """[{"kind": "add", "key": 0, "name": "x", "lon": 119, "lat": 39, "radiusM": 500}]""",
            """[{"kind": "add", "key": 1, "name": " ", "lon": 119, "lat": 39, "radiusM": 500}]""",
            """[{"kind": "add", "key": 1, "name": "x", "lon": 119, "lat": 39}]""",
            """[{"kind": "remove", "homeId": 1}, {"kind": "move", "homeId": 1, "lon": 119, "lat": 39}]""",
            """[{"kind": "change", "homeId": 1, "radiusM": 60}, {"kind": "change", "homeId": 1, "radiusM": 70}]""",
        ];

    private static (string, string)[] Runs =>
        [
            ("ck_plan_runs_kind", NewPlan.Run(("kind", "'guess'"))),
            ("ck_plan_runs_status", NewPlan.Run(("status", "'lost'"))),
            ("ck_plan_runs_title", NewPlan.Run(("title", "' '"))),
            ("ck_plan_runs_question", NewPlan.Run(("question", "'[]'"))),
            ("ck_plan_runs_question", NewPlan.Run(("question", "jsonb_build_object('a', repeat('x', 2001))"))),
            ("ck_plan_runs_asked_hash", NewPlan.Run(("asked_hash", "'ab'"))),
            ("ck_plan_runs_input_hash", NewPlan.Run(("input_hash", "'ab'"))),
            ("ck_plan_runs_scenario", NewPlan.Run(("scenario_version", "1"))),
            ("ck_plan_runs_progress", NewPlan.Run(("progress", "1.01"))),
            ("ck_plan_runs_attempts", NewPlan.Run(("attempts", "4"))),
            ("ck_plan_runs_claim", NewPlan.Run(("status", "'running'"))),
            ("ck_plan_runs_claim", NewPlan.Run(("claim", "gen_random_uuid()"))),
            ("ck_plan_runs_finished", NewPlan.Run(("status", "'cancelled'"))),
            ("ck_plan_runs_trouble", NewPlan.Run(("status", "'failed'"), ("finished_at", "now()"))),
            ("ck_plan_runs_done", NewPlan.Run(("status", "'done'"), ("finished_at", "now()"))),
            ("ix_plan_runs_same_question", $"{NewPlan.Run()}; {NewPlan.Run()}"),
        ];

    private static (string, string)[] Files =>
        [
            ("ck_plan_run_files_name", File("' '", "'报告'", "3", Hash)),
            ("ck_plan_run_files_title", File("'a.json'", "' '", "3", Hash)),
            ("ck_plan_run_files_content", File("'a.json'", "'报告'", "4", Hash)),
            ("ck_plan_run_files_sha256", File("'a.json'", "'报告'", "3", "'ab'")),
            ("pk_plan_run_files", File("'a.json'", "'报告'", "3", Hash, ", generate_series(1, 2)")),
        ];

    private const string Hash = "repeat('ab', 32)";

    private static string File(string name, string title, string bytes, string sha256, string times = "") =>
        $"with r as ({NewPlan.Run()}) insert into plan_run_files (run_id, name, title, media_type, bytes, sha256, content) "
        + $"select id, {name}, {title}, 'application/json', {bytes}, {sha256}, '\\x010203' from r{times}";
}
