using Npgsql;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>What the database itself refuses and accepts, whoever writes to it. Every row is written in a transaction that is undone.</summary>
public sealed class ConstraintTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    public static TheoryData<string, string> Refused => [.. BadRows.All];

    public static TheoryData<string> Accepted =>
        [
            NewHome.Insert(),
            NewHome.Insert(("coverage_radius_m", "50")),
            NewHome.Insert(("coverage_radius_m", "50000")),
            NewHome.Insert(("capacity", "1")),
            NewHome.Insert(("capacity", "100000")),
            NewHome.Insert(("name", "repeat('家', 80)"), ("code", "repeat('9', 40)")),
            NewHome.Insert(("is_sample", "true"), ("name", "'（示例）共享职工之家'")),
            NewHome.Insert(
                ("status", "'suspended'"),
                ("suspension_reason", "'停电'"),
                ("suspended_from", "now()"),
                ("suspended_until", "now() + interval '1 day'")
            ),
            NewHome.Insert(("status", "'suspended'"), ("suspension_reason", "'停电'"), ("suspended_from", "now()")),
            // Same name and address, yet each came with a code of its own.
            $"{NewHome.Insert()}; {NewHome.Insert()}",
            "insert into services (id, code, name, category) values (63, 'shower', '淋浴', 'facility')",
            NewPlan.Scenario(("changes", $"'{EveryChange}'")),
            NewPlan.Scenario(
                (
                    "changes",
                    "(select jsonb_agg(jsonb_build_object('kind', 'remove', 'homeId', i)) from generate_series(1, 200) i)"
                )
            ),
            NewPlan.Run(("title", "'城区布局'"), ("progress", "1")),
            // The same question on other inputs, with another scenario, and after one that failed.
            $"{NewPlan.Run()}; {NewPlan.Run(("asked_hash", "repeat('1', 64)"))}; "
                + $"{NewPlan.Run(("scenario_version", "2"), ("scenario", "'{}'"))}; "
                + NewPlan.Run(
                    ("status", "'failed'"),
                    ("finished_at", "now()"),
                    ("trouble_code", "'x'"),
                    ("trouble_title", "'x'")
                ),
        ];

    private const string EveryChange = """
        [
            {"kind": "add", "key": 1, "name": "新站点", "lon": 119.6, "lat": 39.9, "radiusM": 50, "hours": "每天 8:00-18:00"},
            {"kind": "add", "key": 2, "name": "新站点", "lon": 119.6, "lat": 39.9, "radiusM": 50000},
            {"kind": "move", "homeId": 1, "lon": 119.6, "lat": 39.9},
            {"kind": "change", "homeId": 1, "radiusM": 500},
            {"kind": "change", "homeId": 2, "hours": "每天 8:00-18:00"},
            {"kind": "remove", "homeId": 3}
        ]
        """;

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Constraint_GivenARowAgainstIt_RefusesByName(string constraint, string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => TryAsync(sql));

        Assert.Equal(constraint, refusal.ConstraintName);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Row_AtTheEdgeOfTheRules_IsAccepted(string sql) => await TryAsync(sql);

    [Fact]
    public async Task EveryCheckAndKey_OfTheDatabase_HasARowItRefuses()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var constraints = await source.ColumnAsync<string>(
            """
            select conname::text from pg_constraint
            where contype = 'c' and conrelid <> 0 and connamespace = 'public'::regnamespace
                and conrelid <> 'spatial_ref_sys'::regclass
            union
            select indexrelid::regclass::text from pg_index
            where indisunique and (not indisprimary or indnatts > 1)
                and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
            """
        );

        Assert.NotEmpty(constraints);
        Assert.Empty(constraints.Except(BadRows.All.Select(r => r.Constraint)));
    }

    private async Task TryAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Sql.Cancellation);
        await using var undone = await connection.BeginTransactionAsync(Sql.Cancellation);
        await connection.ExecuteAsync(NewPlan.InsertPlanner);
        await connection.ExecuteAsync(sql);
    }
}
