using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>Scenarios, plan runs with their files, and how many people live in an area.</summary>
    public partial class Planning : Migration
    {
        /// <summary>Each change is whole, and no two contradict each other. See Scenario.Replace.</summary>
        private const string ScenarioChangesHold = """
            create function scenario_changes_hold(changes jsonb) returns boolean language sql immutable as $$
                select case when jsonb_typeof(changes) <> 'array' or jsonb_array_length(changes) > 200 then false else
                    not exists (
                        select from jsonb_array_elements(changes) c
                        where not coalesce(
                            case c ->> 'kind'
                            when 'add' then
                                (c ->> 'key')::integer >= 1 and char_length(btrim(c ->> 'name')) between 1 and 80
                                and (c ->> 'lon')::float8 between -180 and 180 and (c ->> 'lat')::float8 between -90 and 90
                                and (c ->> 'radiusM')::integer between 50 and 50000
                                and char_length(coalesce(c ->> 'hours', ' ')) between 1 and 1000
                            when 'move' then
                                c ->> 'homeId' is not null
                                and (c ->> 'lon')::float8 between -180 and 180 and (c ->> 'lat')::float8 between -90 and 90
                            when 'change' then
                                c ->> 'homeId' is not null and (c ? 'radiusM' or c ? 'hours')
                                and coalesce((c ->> 'radiusM')::integer, 50) between 50 and 50000
                                and char_length(coalesce(c ->> 'hours', ' ')) between 1 and 1000
                            when 'remove' then c ->> 'homeId' is not null
                            end,
                            false
                        )
                    )
                    and not exists (
                        select from jsonb_array_elements(changes) with ordinality a(c, i)
                        join jsonb_array_elements(changes) with ordinality b(c, i) on a.i < b.i
                        where (a.c ->> 'homeId' = b.c ->> 'homeId'
                                and (a.c ->> 'kind' = b.c ->> 'kind' or 'remove' in (a.c ->> 'kind', b.c ->> 'kind')))
                            or a.c ->> 'key' = b.c ->> 'key'
                    )
                end
            $$
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ScenarioChangesHold);

            migrationBuilder.DropCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries");

            migrationBuilder.AddColumn<int>(
                name: "residents",
                table: "areas",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "residents_year",
                table: "areas",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "plan_runs",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    question = table.Column<string>(type: "jsonb", nullable: false),
                    asked_hash = table.Column<string>(type: "text", nullable: false),
                    input_hash = table.Column<string>(type: "text", nullable: true),
                    scenario = table.Column<string>(type: "jsonb", nullable: true),
                    scenario_version = table.Column<long>(type: "bigint", nullable: true),
                    asked_by_id = table.Column<int>(type: "integer", nullable: false),
                    union_id = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    progress = table.Column<double>(type: "double precision", nullable: false),
                    step = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    trouble_code = table.Column<string>(type: "text", nullable: true),
                    trouble_title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    cancel_requested = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heartbeat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claim = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_runs", x => x.id);
                    table.CheckConstraint("ck_plan_runs_asked_hash", "asked_hash ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_plan_runs_attempts", "attempts between 0 and 3");
                    table.CheckConstraint("ck_plan_runs_claim", "(status = 'running') = (claim is not null) and (status = 'running') = (heartbeat_at is not null)");
                    table.CheckConstraint("ck_plan_runs_done", "status <> 'done' or input_hash is not null");
                    table.CheckConstraint("ck_plan_runs_finished", "(status in ('done', 'failed', 'cancelled')) = (finished_at is not null)");
                    table.CheckConstraint("ck_plan_runs_input_hash", "input_hash ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_plan_runs_kind", "kind in ('layout_report')");
                    table.CheckConstraint("ck_plan_runs_progress", "progress between 0 and 1");
                    table.CheckConstraint("ck_plan_runs_question", "jsonb_typeof(question) = 'object' and octet_length(question::text) <= 2000");
                    table.CheckConstraint("ck_plan_runs_scenario", "(scenario is null) = (scenario_version is null)");
                    table.CheckConstraint("ck_plan_runs_status", "status in ('queued', 'running', 'done', 'failed', 'cancelled')");
                    table.CheckConstraint("ck_plan_runs_title", "btrim(title) <> '' and char_length(title) <= 80");
                    table.CheckConstraint("ck_plan_runs_trouble", "(status = 'failed') = (trouble_code is not null) and (status = 'failed') = (trouble_title is not null)");
                    table.ForeignKey(
                        name: "fk_plan_runs_staff_users_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_runs_unions_union_id",
                        column: x => x.union_id,
                        principalTable: "unions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scenarios",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    union_id = table.Column<int>(type: "integer", nullable: false),
                    created_by_id = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", rowVersion: true, nullable: false, defaultValue: 1L),
                    changes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scenarios", x => x.id);
                    table.CheckConstraint("ck_scenarios_changed_at", "changed_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_scenarios_changes", "scenario_changes_hold(changes)");
                    table.CheckConstraint("ck_scenarios_created_at", "created_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_scenarios_name", "btrim(name) <> '' and char_length(name) <= 60");
                    table.CheckConstraint("ck_scenarios_note", "btrim(note) <> '' and char_length(note) <= 500");
                    table.ForeignKey(
                        name: "fk_scenarios_staff_users_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scenarios_unions_union_id",
                        column: x => x.union_id,
                        principalTable: "unions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_run_files",
                columns: table => new
                {
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_run_files", x => new { x.run_id, x.name });
                    table.CheckConstraint("ck_plan_run_files_content", "octet_length(content) = bytes and bytes <= 104857600");
                    table.CheckConstraint("ck_plan_run_files_name", "btrim(name) <> '' and char_length(name) <= 80");
                    table.CheckConstraint("ck_plan_run_files_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_plan_run_files_title", "btrim(title) <> '' and char_length(title) <= 80");
                    table.ForeignKey(
                        name: "fk_plan_run_files_plan_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "plan_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries",
                sql: "subject in ('home', 'user', 'scenario')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_residents",
                table: "areas",
                sql: "(residents is null) = (residents_year is null) and residents >= 0 and residents_year between 2000 and 2100");

            migrationBuilder.CreateIndex(
                name: "ix_plan_runs_asked_by_id",
                table: "plan_runs",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_runs_due_at",
                table: "plan_runs",
                column: "due_at",
                filter: "status in ('queued', 'running')");

            migrationBuilder.CreateIndex(
                name: "ix_plan_runs_same_question",
                table: "plan_runs",
                columns: new[] { "kind", "union_id", "asked_hash", "scenario_version", "question" },
                unique: true,
                filter: "(status in ('queued', 'running') and not cancel_requested) or (status = 'done' and input_hash = asked_hash)")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_plan_runs_union_id_id",
                table: "plan_runs",
                columns: new[] { "union_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_created_by_id",
                table: "scenarios",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_union_id_name",
                table: "scenarios",
                columns: new[] { "union_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_run_files");

            migrationBuilder.DropTable(
                name: "scenarios");

            migrationBuilder.DropTable(
                name: "plan_runs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_residents",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "residents",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "residents_year",
                table: "areas");

            // Entries of scenarios stay: the log is never cut.
            migrationBuilder.Sql(
                "alter table audit_entries add constraint ck_audit_entries_subject check (subject in ('home', 'user')) not valid");

            migrationBuilder.Sql("drop function scenario_changes_hold");
        }
    }
}
