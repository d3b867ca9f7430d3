namespace QhdHomeMap.Data.Tests;

/// <summary>The SQL of one valid scenario and one valid plan run, with the account they need.</summary>
internal static class NewPlan
{
    /// <summary>Makes the planner if there is none; gives the id.</summary>
    public const string Planner = "(select id from staff_users where user_name = 'planner')";

    public const string InsertPlanner = """
        insert into staff_users (user_name, normalized_user_name, display_name, must_change_password, password_changed_at,
            created_at, two_factor_enabled, lockout_enabled, access_failed_count)
        select 'planner', 'PLANNER', '规划员', true, now(), now(), false, true, 0
        where not exists (select from staff_users where user_name = 'planner')
        """;

    public static string Scenario(params (string Column, string Value)[] columns) =>
        Insert(
            "scenarios",
            new()
            {
                ["name"] = "'两个新站点'",
                ["union_id"] = "(select id from unions where code = '130302')",
                ["created_by_id"] = Planner,
                ["created_at"] = "now()",
                ["changed_at"] = "now()",
                ["changes"] = "'[]'",
            },
            columns
        );

    public static string Run(params (string Column, string Value)[] columns) =>
        Insert(
            "plan_runs",
            new()
            {
                ["kind"] = "'layout_report'",
                ["question"] = "'{}'",
                ["asked_hash"] = "repeat('0', 64)",
                ["asked_by_id"] = Planner,
                ["union_id"] = "(select id from unions where code = '130302')",
                ["status"] = "'queued'",
                ["progress"] = "0",
                ["cancel_requested"] = "false",
                ["created_at"] = "now()",
                ["due_at"] = "now()",
                ["attempts"] = "0",
            },
            columns
        );

    private static string Insert(string table, Dictionary<string, string> row, (string Column, string Value)[] columns)
    {
        foreach (var (column, value) in columns)
            row[column] = value;
        return $"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Values)}) returning id";
    }
}
