using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QhdHomeMap.Data.Activities;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data.Notices;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    private static readonly ValueConverter<IReadOnlyDictionary<string, string>, string> TextsAsJson = new(
        texts => JsonSerializer.Serialize(texts, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!
    );

    private static readonly ValueComparer<IReadOnlyDictionary<string, string>> TextsCompared = new(
        (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
        texts => texts.Count,
        texts => texts
    );

    private static readonly ValueConverter<Audience, string> AudienceAsJson = new(
        audience => Audience.Print(audience),
        json => Audience.Parse(json)
    );

    private static readonly ValueComparer<Audience> AudienceCompared = new(
        (a, b) => Audience.Print(a!) == Audience.Print(b!),
        audience => Audience.Print(audience).GetHashCode(StringComparison.Ordinal),
        audience => audience
    );

    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("campaigns", Check);
        campaign.Property(c => c.Id).UseIdentityAlwaysColumn();
        campaign.Property(c => c.Kind).IsCode();
        campaign.Property(c => c.Status).IsCode();
        campaign.Property(c => c.ContentCheck).IsCode();
        campaign.Property(c => c.Title).HasMaxLength(Campaign.TitleMaxLength);
        campaign.Property(c => c.Page).HasMaxLength(Campaign.PageMaxLength);
        campaign.Property(c => c.StopText).HasMaxLength(Campaign.StopMaxLength);
        campaign.Property(c => c.Texts).HasColumnType("jsonb").HasConversion(TextsAsJson, TextsCompared);
        campaign.Property(c => c.Audience).HasColumnType("jsonb").HasConversion(AudienceAsJson, AudienceCompared);
        campaign.Property(c => c.Version).HasDefaultValue(1L).ValueGeneratedOnAddOrUpdate().IsConcurrencyToken();
        campaign.HasIndex(c => new { c.UnionId, c.Id });
        campaign.HasIndex(c => c.DueAt).HasFilter("status in ('scheduled', 'sending')");
        campaign.HasOne<Union>().WithMany().HasForeignKey(c => c.UnionId).OnDelete(DeleteBehavior.Restrict);
        campaign.HasOne<Activity>().WithMany().HasForeignKey(c => c.ActivityId).OnDelete(DeleteBehavior.Restrict);
        campaign
            .HasOne<MessageTemplate>()
            .WithMany()
            .HasForeignKey(c => c.TemplateId)
            .OnDelete(DeleteBehavior.Restrict);
        campaign
            .HasOne(c => c.CreatedBy)
            .WithMany()
            .HasForeignKey(c => c.CreatedById)
            .OnDelete(DeleteBehavior.Restrict);
        campaign
            .HasOne(c => c.ApprovedBy)
            .WithMany()
            .HasForeignKey(c => c.ApprovedById)
            .OnDelete(DeleteBehavior.Restrict);
        campaign.HasOne<StaffUser>().WithMany().HasForeignKey(c => c.CancelledById).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Check(TableBuilder<Campaign> table)
    {
        table.HasCodeCheck<CampaignKind>("kind");
        table.HasCodeCheck<CampaignStatus>("status");
        table.HasCodeCheck<ContentCheck>("content_check");
        table.HasLengthCheck("title", Campaign.TitleMaxLength);
        table.HasLengthCheck("page", Campaign.PageMaxLength);
        table.HasLengthCheck("stop_text", Campaign.StopMaxLength);
        table.HasInstantCheck("send_at");
        table.HasInstantCheck("expires_at");
        table.HasCheckConstraint("ck_campaigns_texts", "jsonb_typeof(texts) = 'object'");
        table.HasCheckConstraint(
            "ck_campaigns_audience",
            "audience ? 'kind' and octet_length(audience::text) <= 200000"
        );
        // Nobody sends what only he himself has read.
        table.HasCheckConstraint("ck_campaigns_second_person", "approved_by_id <> created_by_id");
        table.HasCheckConstraint(
            "ck_campaigns_approved",
            "kind <> 'notice' or status not in ('scheduled', 'sending', 'sent', 'expired', 'stopped') or approved_by_id is not null"
        );
        table.HasCheckConstraint("ck_campaigns_author", "(kind = 'notice') = (created_by_id is not null)");
        table.HasCheckConstraint(
            "ck_campaigns_stop",
            "(status = 'stopped') = (stop_code is not null) and (stop_code is null) = (stop_text is null)"
        );
        table.HasCheckConstraint(
            "ck_campaigns_ended",
            "(status in ('sent', 'cancelled', 'stopped', 'expired')) = (ended_at is not null)"
        );
    }
}

internal sealed class CampaignRecipientConfiguration : IEntityTypeConfiguration<CampaignRecipient>
{
    public void Configure(EntityTypeBuilder<CampaignRecipient> recipient)
    {
        recipient.ToTable(
            "campaign_recipients",
            t =>
            {
                t.HasCodeCheck<RecipientState>("state");
                t.HasCheckConstraint("ck_campaign_recipients_claim", "(state = 'sending') = (claim is not null)");
                t.HasCheckConstraint(
                    "ck_campaign_recipients_final",
                    "(state in ('pending', 'sending', 'awaiting', 'uncertain')) = (final_at is null)"
                );
                t.HasCheckConstraint(
                    "ck_campaign_recipients_error",
                    "state <> 'failed' or (error_class is not null and error_code is not null)"
                );
            }
        );
        recipient.HasKey(r => new { r.CampaignId, r.RiderId });
        recipient.Property(r => r.State).IsCode();
        recipient.Property(r => r.ErrorClass).HasMaxLength(CampaignRecipient.ErrorClassMaxLength);
        recipient
            .HasIndex(r => new
            {
                r.CampaignId,
                r.DueAt,
                r.RiderId,
            })
            .HasFilter("state = 'pending'");
        recipient.HasIndex(r => r.ClaimedUntil).HasFilter("state = 'sending'");
        recipient.HasIndex(r => r.DueAt).HasFilter("state in ('awaiting', 'uncertain')");
        recipient.HasIndex(r => new { r.RiderId, r.SentAt });
        recipient.HasIndex(r => r.MessageId);
        recipient.HasIndex(r => r.ReservationId);
        recipient.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        recipient.HasOne<Rider>().WithMany().HasForeignKey(r => r.RiderId).OnDelete(DeleteBehavior.Restrict);
        recipient
            .HasOne<ConsentReservation>()
            .WithMany()
            .HasForeignKey(r => r.ReservationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SendingGateConfiguration : IEntityTypeConfiguration<SendingGate>
{
    public void Configure(EntityTypeBuilder<SendingGate> gate)
    {
        gate.ToTable("sending_gates", t => t.HasLengthCheck("name", SendingGate.NameMaxLength));
        gate.HasKey(g => g.Name);
        gate.Property(g => g.Name).HasMaxLength(SendingGate.NameMaxLength);
        gate.Property(g => g.PauseReason).HasMaxLength(SendingGate.ReasonMaxLength);
    }
}

internal sealed class StaffBindingConfiguration : IEntityTypeConfiguration<StaffBinding>
{
    public void Configure(EntityTypeBuilder<StaffBinding> binding)
    {
        binding.ToTable(
            "staff_bindings",
            t =>
            {
                t.HasCheckConstraint(
                    "ck_staff_bindings_code_hash",
                    $"length(code_hash) = {StaffBinding.CodeHashLength}"
                );
                t.HasCheckConstraint("ck_staff_bindings_code", "(code_hash is null) = (code_expires_at is null)");
                t.HasCheckConstraint("ck_staff_bindings_bound", "(rider_id is null) = (bound_at is null)");
            }
        );
        binding.HasKey(b => b.StaffUserId);
        binding.Property(b => b.StaffUserId).ValueGeneratedNever();
        binding.HasIndex(b => b.CodeHash).IsUnique();
        binding.HasIndex(b => b.RiderId).IsUnique();
        binding.HasOne<StaffUser>().WithOne().HasForeignKey<StaffBinding>(b => b.StaffUserId);
        binding.HasOne<Rider>().WithMany().HasForeignKey(b => b.RiderId).OnDelete(DeleteBehavior.Restrict);
    }
}
