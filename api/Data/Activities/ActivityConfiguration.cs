using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Terms;

namespace QhdHomeMap.Data.Activities;

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable(
            "activities",
            t =>
            {
                t.HasLengthCheck("title", Activity.TitleMaxLength);
                t.HasLengthCheck("text", Activity.TextMaxLength);
                t.HasLengthCheck("cancel_reason", Activity.ReasonMaxLength);
                t.HasCodeCheck<ActivityStatus>("status");
                t.HasInstantCheck("starts_at");
                t.HasInstantCheck("ends_at");
                t.HasCheckConstraint("ck_activities_time", "starts_at < ends_at");
                t.HasCheckConstraint("ck_activities_sign_up_until", "sign_up_until <= starts_at");
                t.HasCheckConstraint("ck_activities_places", $"places between 1 and {Activity.MaxPlaces}");
                t.HasCheckConstraint("ck_activities_published", "status <> 'published' or published_at is not null");
                t.HasCheckConstraint(
                    "ck_activities_cancelled",
                    "(status = 'cancelled') = (cancelled_at is not null) and (status = 'cancelled') = (cancel_reason is not null)"
                );
            }
        );
        activity.Property(a => a.Id).UseIdentityAlwaysColumn();
        activity.Property(a => a.Title).HasMaxLength(Activity.TitleMaxLength);
        activity.Property(a => a.Text).HasMaxLength(Activity.TextMaxLength);
        activity.Property(a => a.CancelReason).HasMaxLength(Activity.ReasonMaxLength);
        activity.Property(a => a.Status).IsCode();
        activity.Property(a => a.Version).HasDefaultValue(1L).ValueGeneratedOnAddOrUpdate().IsConcurrencyToken();
        activity.HasIndex(a => a.HomeId);
        activity.HasIndex(a => a.StartsAt);
        activity.HasOne<ActivityKind>().WithMany().HasForeignKey(a => a.KindCode).OnDelete(DeleteBehavior.Restrict);
        activity.HasOne(a => a.Home).WithMany().HasForeignKey(a => a.HomeId).OnDelete(DeleteBehavior.Restrict);
        activity
            .HasOne(a => a.CreatedBy)
            .WithMany()
            .HasForeignKey(a => a.CreatedById)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActivitySignUpConfiguration : IEntityTypeConfiguration<ActivitySignUp>
{
    public void Configure(EntityTypeBuilder<ActivitySignUp> signUp)
    {
        signUp.ToTable(
            "activity_sign_ups",
            t =>
            {
                t.HasCodeCheck<SignUpStatus>("status");
                t.HasCheckConstraint(
                    "ck_activity_sign_ups_cancelled",
                    "(status = 'cancelled') = (cancelled_at is not null)"
                );
            }
        );
        signUp.Property(s => s.Id).UseIdentityAlwaysColumn();
        signUp.Property(s => s.Status).IsCode();
        signUp.HasIndex(s => new { s.ActivityId, s.RiderId }).IsUnique();
        signUp.HasIndex(s => s.RiderId);
        signUp.HasOne<Activity>().WithMany().HasForeignKey(s => s.ActivityId);
        signUp.HasOne<Rider>().WithMany().HasForeignKey(s => s.RiderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> checkIn)
    {
        checkIn.ToTable("check_ins", t => t.HasInstantCheck("at"));
        checkIn.Property(c => c.Id).UseIdentityAlwaysColumn();
        checkIn.HasIndex(c => new { c.HomeId, c.At });
        checkIn.HasIndex(c => c.RiderId);
        checkIn.HasIndex(c => new { c.ActivityId, c.RiderId }).IsUnique();
        checkIn.HasOne<Home>().WithMany().HasForeignKey(c => c.HomeId).OnDelete(DeleteBehavior.Restrict);
        checkIn.HasOne<Rider>().WithMany().HasForeignKey(c => c.RiderId).OnDelete(DeleteBehavior.Restrict);
        checkIn.HasOne<Activity>().WithMany().HasForeignKey(c => c.ActivityId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DoorCodeConfiguration : IEntityTypeConfiguration<DoorCode>
{
    public void Configure(EntityTypeBuilder<DoorCode> code)
    {
        code.ToTable(
            "door_codes",
            t =>
            {
                t.HasLengthCheck("scene", DoorCode.SceneMaxLength);
                t.HasCheckConstraint("ck_door_codes_image", "octet_length(image) between 1 and 1000000");
            }
        );
        code.Property(c => c.Id).UseIdentityAlwaysColumn();
        code.Property(c => c.Scene).HasMaxLength(DoorCode.SceneMaxLength);
        code.HasIndex(c => c.Scene).IsUnique();
        code.HasIndex(c => c.HomeId).IsUnique().HasFilter("revoked_at is null");
        code.HasOne<Home>().WithMany().HasForeignKey(c => c.HomeId).OnDelete(DeleteBehavior.Restrict);
    }
}
