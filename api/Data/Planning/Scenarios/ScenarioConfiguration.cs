using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data.Planning;

internal sealed class ScenarioConfiguration : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> scenario)
    {
        scenario.ToTable(
            "scenarios",
            t =>
            {
                t.HasLengthCheck("name", Scenario.NameMaxLength);
                t.HasLengthCheck("note", Scenario.NoteMaxLength);
                t.HasCheckConstraint("ck_scenarios_changes", "scenario_changes_hold(changes)");
                t.HasInstantCheck("created_at");
                t.HasInstantCheck("changed_at");
            }
        );
        scenario.Property(s => s.Id).UseIdentityAlwaysColumn();
        scenario.Property(s => s.Name).HasMaxLength(Scenario.NameMaxLength);
        scenario.Property(s => s.Note).HasMaxLength(Scenario.NoteMaxLength);
        scenario.Property(s => s.Version).HasDefaultValue(1L).ValueGeneratedOnAddOrUpdate().IsConcurrencyToken();
        scenario.Property(s => s.Changes).HasColumnType("jsonb").HasConversion(ChangesAsJson, ChangesCompared);
        scenario.HasIndex(s => new { s.UnionId, s.Name }).IsUnique();
        scenario.HasOne<Union>().WithMany().HasForeignKey(s => s.UnionId).OnDelete(DeleteBehavior.Restrict);
        scenario
            .HasOne(s => s.CreatedBy)
            .WithMany()
            .HasForeignKey(s => s.CreatedById)
            .OnDelete(DeleteBehavior.Restrict);
    }

    internal static ValueConverter<IReadOnlyList<ScenarioChange>, string> ChangesAsJson { get; } =
        new(changes => ScenarioChange.Print(changes), json => ScenarioChange.Parse(json));

    internal static ValueComparer<IReadOnlyList<ScenarioChange>> ChangesCompared { get; } =
        new((a, b) => a!.SequenceEqual(b!), changes => changes.Count, changes => changes);
}
