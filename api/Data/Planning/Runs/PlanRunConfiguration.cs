using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data.Planning;

internal sealed class PlanRunConfiguration : IEntityTypeConfiguration<PlanRun>
{
    /// <summary>One run for the same question on the same inputs, as long as its answer holds.</summary>
    public const string SameQuestionIndex = "ix_plan_runs_same_question";

    public void Configure(EntityTypeBuilder<PlanRun> run)
    {
        run.ToTable("plan_runs", Checks);
        run.Property(r => r.Id).UseIdentityAlwaysColumn();
        run.Property(r => r.Kind).IsCode();
        run.Property(r => r.Status).IsCode();
        run.Property(r => r.Title).HasMaxLength(PlanRun.TitleMaxLength);
        run.Property(r => r.Step).HasMaxLength(PlanRun.StepMaxLength);
        run.Property(r => r.TroubleTitle).HasMaxLength(PlanRun.TroubleMaxLength);
        run.Property(r => r.Question).HasColumnType("jsonb");
        run.Property(r => r.Scenario).HasColumnType("jsonb").HasConversion(ScenarioAsJson);
        run.Ignore(r => r.IsFinal);
        run.Ignore(r => r.Basis);
        run.HasIndex(r => new
            {
                r.Kind,
                r.UnionId,
                r.AskedHash,
                r.ScenarioVersion,
                r.Question,
            })
            .IsUnique()
            .AreNullsDistinct(false)
            .HasFilter(
                "(status in ('queued', 'running') and not cancel_requested) or (status = 'done' and input_hash = asked_hash)"
            )
            .HasDatabaseName(SameQuestionIndex);
        run.HasIndex(r => r.DueAt).HasFilter("status in ('queued', 'running')");
        run.HasIndex(r => new { r.UnionId, r.Id });
        run.HasOne<Union>().WithMany().HasForeignKey(r => r.UnionId).OnDelete(DeleteBehavior.Restrict);
        run.HasOne(r => r.AskedBy).WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.Restrict);
    }

    private static readonly ValueConverter<RunScenario?, string?> ScenarioAsJson = new(
        scenario => JsonSerializer.Serialize(scenario, ScenarioChange.Json),
        json => JsonSerializer.Deserialize<RunScenario>(json!, ScenarioChange.Json)
    );

    private static void Checks(TableBuilder<PlanRun> table)
    {
        table.HasCodeCheck<PlanRunKind>("kind");
        table.HasCodeCheck<PlanRunStatus>("status");
        table.HasLengthCheck("title", PlanRun.TitleMaxLength);
        table.HasCheckConstraint("ck_plan_runs_asked_hash", "asked_hash ~ '^[0-9a-f]{64}$'");
        table.HasCheckConstraint("ck_plan_runs_input_hash", "input_hash ~ '^[0-9a-f]{64}$'");
        table.HasCheckConstraint(
            "ck_plan_runs_question",
            $"jsonb_typeof(question) = 'object' and octet_length(question::text) <= {PlanRun.QuestionMaxLength}"
        );
        table.HasCheckConstraint("ck_plan_runs_scenario", "(scenario is null) = (scenario_version is null)");
        table.HasCheckConstraint("ck_plan_runs_progress", "progress between 0 and 1");
        table.HasCheckConstraint("ck_plan_runs_attempts", $"attempts between 0 and {PlanRun.MaxAttempts}");
        table.HasCheckConstraint(
            "ck_plan_runs_claim",
            "(status = 'running') = (claim is not null) and (status = 'running') = (heartbeat_at is not null)"
        );
        table.HasCheckConstraint(
            "ck_plan_runs_finished",
            "(status in ('done', 'failed', 'cancelled')) = (finished_at is not null)"
        );
        table.HasCheckConstraint(
            "ck_plan_runs_trouble",
            "(status = 'failed') = (trouble_code is not null) and (status = 'failed') = (trouble_title is not null)"
        );
        table.HasCheckConstraint("ck_plan_runs_done", "status <> 'done' or input_hash is not null");
    }
}

internal sealed class PlanRunFileConfiguration : IEntityTypeConfiguration<PlanRunFile>
{
    public void Configure(EntityTypeBuilder<PlanRunFile> file)
    {
        file.ToTable(
            "plan_run_files",
            t =>
            {
                t.HasLengthCheck("name", PlanRunFile.NameMaxLength);
                t.HasLengthCheck("title", PlanRunFile.TitleMaxLength);
                t.HasCheckConstraint("ck_plan_run_files_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                t.HasCheckConstraint(
                    "ck_plan_run_files_content",
                    $"octet_length(content) = bytes and bytes <= {PlanRunFile.MaxBytes}"
                );
            }
        );
        file.HasKey(f => new { f.RunId, f.Name });
        file.HasOne<PlanRun>().WithMany().HasForeignKey(f => f.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
