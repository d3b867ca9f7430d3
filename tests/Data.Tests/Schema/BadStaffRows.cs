namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>The rows that the tables of accounts, sessions and the audit log must refuse.</summary>
internal static class BadStaffRows
{
    private const string Token = "decode(repeat('ab', 32), 'hex')";

    private const string City = "(select id from unions where code = '130300')";

    public static IEnumerable<(string Constraint, string Sql)> All => [.. Users, .. Appointments, .. Sessions, .. Logs];

    private static (string, string)[] Users =>
        [
            ("ck_staff_users_user_name", User(("user_name", "' '"))),
            ("ck_staff_users_display_name", User(("display_name", "' '"))),
            ("ix_staff_users_normalized_user_name", $"{User()}; {User(("user_name", "'Zhang3'"))}"),
            (
                "pk_staff_tokens",
                OfUser("insert into staff_tokens (user_id, login_provider, name) select id, 'a', 'b' from u, twice")
            ),
        ];

    private static (string, string)[] Appointments =>
        [
            ("ck_staff_appointments_role", Appointment("'king'", City, "null")),
            ("ck_staff_appointments_scope", Appointment("'viewer'", "null", "null")),
            ("ck_staff_appointments_scope", Appointment("'viewer'", "null", "1")),
            ("ck_staff_appointments_scope", Appointment("'home_manager'", City, "null")),
            ("ck_staff_appointments_scope", Appointment("'home_manager'", City, "1")),
            ("ix_staff_appointments_user_id_role_union_id_home_id", Appointment("'viewer'", City, "null", "twice")),
        ];

    private static (string, string)[] Sessions =>
        [
            ("ck_staff_sessions_kind", Session(("kind", "'letter'"))),
            ("ck_staff_sessions_token_hash", Session(("token_hash", "'\\xab'"))),
            ("ck_staff_sessions_expires_at", Session(("expires_at", "now()"))),
            ("ck_staff_sessions_end", Session(("ended_at", "now()"))),
            ("ck_staff_sessions_end", Session(("ended_by", "'revoked'"))),
            ("ck_staff_sessions_ended_by", Session(("ended_at", "now()"), ("ended_by", "'boredom'"))),
            ("ix_staff_sessions_token_hash", Session(", twice")),
        ];

    private static (string, string)[] Logs =>
        [
            (
                "ck_sign_ins_outcome",
                "insert into sign_ins (at, outcome, address, agent) values (now(), 'guessed', '127.0.0.1', '')"
            ),
            (
                "ck_audit_entries_subject",
                "insert into audit_entries (at, actor, origin, action, subject, subject_id, subject_name, union_ids, changes) "
                    + "values (now(), '', '', '', 'ship', 1, '', '{}', '{}')"
            ),
        ];

    private static string User(params (string Column, string Value)[] columns) =>
        Insert(
            "staff_users",
            new()
            {
                ["user_name"] = "'zhang3'",
                ["normalized_user_name"] = "'ZHANG3'",
                ["display_name"] = "'张三'",
                ["must_change_password"] = "true",
                ["password_changed_at"] = "now()",
                ["created_at"] = "now()",
                ["two_factor_enabled"] = "false",
                ["lockout_enabled"] = "true",
                ["access_failed_count"] = "0",
            },
            columns
        );

    private static string Appointment(string role, string union, string home, string? times = null) =>
        OfUser(
            $"insert into staff_appointments (user_id, role, union_id, home_id) select id, {role}, {union}, {home} from u"
                + (times is null ? "" : $", {times}")
        );

    private static string Session(params (string Column, string Value)[] columns) => Session("", columns);

    private static string Session(string from, params (string Column, string Value)[] columns) =>
        OfUser(
            Insert(
                "staff_sessions",
                new()
                {
                    ["user_id"] = "id",
                    ["token_hash"] = Token,
                    ["kind"] = "'bearer'",
                    ["created_at"] = "now()",
                    ["seen_at"] = "now()",
                    ["expires_at"] = "now() + interval '1 day'",
                    ["address"] = "'127.0.0.1'",
                    ["agent"] = "''",
                },
                columns,
                $" from u{from}"
            )
        );

    private static string OfUser(string insert) =>
        $"with u as ({User()} returning id), twice as (select from generate_series(1, 2)) {insert}";

    private static string Insert(
        string table,
        Dictionary<string, string> row,
        (string Column, string Value)[] columns,
        string from = ""
    )
    {
        foreach (var (column, value) in columns)
            row[column] = value;
        return $"insert into {table} ({string.Join(", ", row.Keys)}) select {string.Join(", ", row.Values)}{from}";
    }
}
