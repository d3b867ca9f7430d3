using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Data.Consents;

internal sealed class MessageTemplateConfiguration : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> template)
    {
        template.ToTable(
            "message_templates",
            t =>
            {
                t.HasLengthCheck("id", MessageTemplate.IdMaxLength);
                t.HasCodeCheck<MessageTemplateKind>("kind");
            }
        );
        template.Property(t => t.Id).HasMaxLength(MessageTemplate.IdMaxLength);
        template.Property(t => t.AppId).HasMaxLength(Rider.AppIdMaxLength);
        template.Property(t => t.Kind).IsCode();
        template.OwnsMany(t => t.Fields, f => f.ToJson("fields"));
        template.HasIndex(t => t.AppId);
    }
}

internal sealed class ConsentEntryConfiguration : IEntityTypeConfiguration<ConsentEntry>
{
    public void Configure(EntityTypeBuilder<ConsentEntry> entry)
    {
        entry.ToTable("consent_entries", t => t.HasCodeCheck<ConsentSource>("source"));
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.Source).IsCode();
        entry.Property(e => e.EventKey).HasMaxLength(ConsentEntry.EventKeyMaxLength);
        entry.HasIndex(e => e.EventKey).IsUnique();
        entry.HasIndex(e => new { e.RiderId, e.TemplateId });
        entry
            .HasOne<ConsentBalance>()
            .WithMany()
            .HasForeignKey(e => new { e.RiderId, e.TemplateId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentBalanceConfiguration : IEntityTypeConfiguration<ConsentBalance>
{
    public void Configure(EntityTypeBuilder<ConsentBalance> balance)
    {
        balance.ToTable(
            "consent_balances",
            t =>
            {
                t.HasCheckConstraint("ck_consent_balances_balance", "balance >= 0");
                t.HasCheckConstraint("ck_consent_balances_reserved", "reserved >= 0");
            }
        );
        balance.HasKey(b => new { b.RiderId, b.TemplateId });
        balance.HasIndex(b => b.TemplateId);
        balance.HasOne<Rider>().WithMany().HasForeignKey(b => b.RiderId).OnDelete(DeleteBehavior.Restrict);
        balance.HasOne<MessageTemplate>().WithMany().HasForeignKey(b => b.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentClaimConfiguration : IEntityTypeConfiguration<ConsentClaim>
{
    public void Configure(EntityTypeBuilder<ConsentClaim> claim)
    {
        claim.ToTable("consent_claims");
        claim.Property(c => c.Id).UseIdentityAlwaysColumn();
        claim.HasIndex(c => c.RiderId);
        claim.HasOne<Rider>().WithMany().HasForeignKey(c => c.RiderId);
        claim.HasOne<MessageTemplate>().WithMany().HasForeignKey(c => c.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentReservationConfiguration : IEntityTypeConfiguration<ConsentReservation>
{
    public void Configure(EntityTypeBuilder<ConsentReservation> reservation)
    {
        reservation.ToTable(
            "consent_reservations",
            t =>
            {
                t.HasCodeCheck<ConsentOutcome>("outcome");
                t.HasLengthCheck("key", ConsentReservation.KeyMaxLength);
                t.HasCheckConstraint("ck_consent_reservations_end", "(settled_at is null) = (outcome is null)");
            }
        );
        reservation.Property(r => r.Id).UseIdentityAlwaysColumn();
        reservation.Property(r => r.Outcome).IsCode();
        reservation.Property(r => r.Key).HasMaxLength(ConsentReservation.KeyMaxLength);
        reservation.HasIndex(r => r.Key).IsUnique();
        reservation.HasIndex(r => r.MessageId).IsUnique();
        reservation.HasIndex(r => new { r.RiderId, r.TemplateId });
        reservation
            .HasOne<ConsentBalance>()
            .WithMany()
            .HasForeignKey(r => new { r.RiderId, r.TemplateId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MessageDeliveryConfiguration : IEntityTypeConfiguration<MessageDelivery>
{
    public void Configure(EntityTypeBuilder<MessageDelivery> delivery)
    {
        delivery.ToTable("message_deliveries");
        delivery.HasKey(d => d.MessageId);
        delivery.Property(d => d.MessageId).ValueGeneratedNever();
        delivery.HasIndex(d => new { d.RiderId, d.TemplateId });
        delivery
            .HasOne<ConsentBalance>()
            .WithMany()
            .HasForeignKey(d => new { d.RiderId, d.TemplateId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
