using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Data.Riders;

internal sealed class RiderConfiguration : IEntityTypeConfiguration<Rider>
{
    public void Configure(EntityTypeBuilder<Rider> rider)
    {
        rider.ToTable(
            "riders",
            t =>
            {
                t.HasLengthCheck("app_id", Rider.AppIdMaxLength);
                t.HasCheckConstraint("ck_riders_lookup_hash", "length(lookup_hash) = 32");
                // Either a person or the number of somebody who is gone, and nothing in between.
                t.HasCheckConstraint(
                    "ck_riders_deleted_at",
                    "case when deleted_at is null then num_nulls(lookup_hash, lookup_key_id, protected_open_id) = 0"
                        + " else num_nonnulls(lookup_hash, lookup_key_id, protected_open_id, protected_union_id,"
                        + " protected_phone, privacy_version, privacy_accepted_at, guardian_consent_at) = 0 end"
                );
            }
        );
        rider.Property(r => r.AppId).HasMaxLength(Rider.AppIdMaxLength);
        rider.Property(r => r.PrivacyVersion).HasMaxLength(Rider.PrivacyVersionMaxLength);
        rider.HasIndex(r => r.LookupHash).IsUnique();
        rider.HasOne<LookupKey>().WithMany().HasForeignKey(r => r.LookupKeyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LookupKeyConfiguration : IEntityTypeConfiguration<LookupKey>
{
    public void Configure(EntityTypeBuilder<LookupKey> key)
    {
        key.ToTable("lookup_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
    }
}

internal sealed class RiderSessionConfiguration : IEntityTypeConfiguration<RiderSession>
{
    public void Configure(EntityTypeBuilder<RiderSession> session)
    {
        session.ToTable(
            "rider_sessions",
            t =>
            {
                t.HasCodeCheck<RiderSessionEnd>("ended_by");
                t.HasCheckConstraint("ck_rider_sessions_end", "(ended_at is null) = (ended_by is null)");
            }
        );
        session.Property(s => s.Id).UseIdentityAlwaysColumn();
        session.Property(s => s.EndedBy).IsCode();
        session.HasIndex(s => s.RiderId);
        session.HasOne<Rider>().WithMany().HasForeignKey(s => s.RiderId);
    }
}

internal sealed class RiderTokenConfiguration : IEntityTypeConfiguration<RiderToken>
{
    public void Configure(EntityTypeBuilder<RiderToken> token)
    {
        token.ToTable(
            "rider_tokens",
            t =>
            {
                t.HasCodeCheck<RiderTokenKind>("kind");
                t.HasCheckConstraint("ck_rider_tokens_token_hash", "length(token_hash) = 32");
            }
        );
        token.Property(t => t.Id).UseIdentityAlwaysColumn();
        token.Property(t => t.Kind).IsCode();
        token.HasIndex(t => t.TokenHash).IsUnique();
        token.HasIndex(t => t.SessionId);
        token.HasIndex(t => t.ExpiresAt);
        token.HasOne<RiderSession>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RiderFavouriteConfiguration : IEntityTypeConfiguration<RiderFavourite>
{
    public void Configure(EntityTypeBuilder<RiderFavourite> favourite)
    {
        favourite.ToTable("rider_favourites");
        favourite.HasKey(f => new { f.RiderId, f.HomeId });
        favourite.HasIndex(f => f.HomeId);
        favourite.HasOne<Rider>().WithMany().HasForeignKey(f => f.RiderId);
        // A sample home goes when the first real list comes, and whoever kept it in sight loses it.
        favourite.HasOne<Home>().WithMany().HasForeignKey(f => f.HomeId).OnDelete(DeleteBehavior.Cascade);
    }
}
