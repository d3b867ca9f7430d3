using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QhdHomeMap.Data.Staff;

internal sealed class StaffUserConfiguration : IEntityTypeConfiguration<StaffUser>
{
    public void Configure(EntityTypeBuilder<StaffUser> user)
    {
        user.ToTable(
            "staff_users",
            t =>
            {
                t.HasLengthCheck("user_name", StaffUser.UserNameMaxLength);
                t.HasLengthCheck("display_name", StaffUser.DisplayNameMaxLength);
            }
        );
        // A name and a password are all that an account needs to know of a person.
        user.Ignore(u => u.Email).Ignore(u => u.NormalizedEmail).Ignore(u => u.EmailConfirmed);
        user.Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
        user.Property(u => u.UserName).HasMaxLength(StaffUser.UserNameMaxLength).IsRequired();
        user.Property(u => u.NormalizedUserName).HasMaxLength(StaffUser.UserNameMaxLength).IsRequired();
        user.Property(u => u.DisplayName).HasMaxLength(StaffUser.DisplayNameMaxLength);
        user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        user.HasIndex(u => u.NormalizedUserName).IsUnique();
        user.HasMany(u => u.Appointments).WithOne().HasForeignKey(a => a.UserId);
    }
}

internal sealed class StaffAppointmentConfiguration : IEntityTypeConfiguration<StaffAppointment>
{
    public void Configure(EntityTypeBuilder<StaffAppointment> appointment)
    {
        appointment.ToTable(
            "staff_appointments",
            t =>
            {
                t.HasCodeCheck<StaffRole>("role");
                t.HasCheckConstraint(
                    "ck_staff_appointments_scope",
                    "(union_id is null) <> (home_id is null) and (home_id is not null) = (role = 'home_manager')"
                );
            }
        );
        appointment.Property(a => a.Role).IsCode();
        appointment
            .HasIndex(a => new
            {
                a.UserId,
                a.Role,
                a.UnionId,
                a.HomeId,
            })
            .IsUnique()
            .AreNullsDistinct(false);
        appointment.HasOne(a => a.Union).WithMany().HasForeignKey(a => a.UnionId).OnDelete(DeleteBehavior.Restrict);
        // A sample home may go when the first real list comes, and its manager's appointment with it.
        appointment.HasOne(a => a.Home).WithMany().HasForeignKey(a => a.HomeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StaffTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> token)
    {
        token.ToTable("staff_tokens");
        token.HasKey(t => new
        {
            t.UserId,
            t.LoginProvider,
            t.Name,
        });
        token.Property(t => t.LoginProvider).HasMaxLength(40);
        token.Property(t => t.Name).HasMaxLength(40);
        token.HasOne<StaffUser>().WithMany().HasForeignKey(t => t.UserId);
    }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable(
            "staff_sessions",
            t =>
            {
                t.HasCodeCheck<SessionKind>("kind");
                t.HasCodeCheck<SessionEnd>("ended_by");
                t.HasCheckConstraint("ck_staff_sessions_token_hash", "length(token_hash) = 32");
                t.HasCheckConstraint("ck_staff_sessions_end", "(ended_at is null) = (ended_by is null)");
                t.HasCheckConstraint("ck_staff_sessions_expires_at", "expires_at > created_at");
            }
        );
        session.Property(s => s.Id).UseIdentityAlwaysColumn();
        session.Property(s => s.Kind).IsCode();
        session.Property(s => s.EndedBy).IsCode();
        session.Property(s => s.Agent).HasMaxLength(StaffSession.AgentMaxLength);
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasIndex(s => s.UserId);
        session.HasOne<StaffUser>().WithMany().HasForeignKey(s => s.UserId);
    }
}

internal sealed class SignInConfiguration : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> signIn)
    {
        signIn.ToTable("sign_ins", t => t.HasCodeCheck<SignInOutcome>("outcome"));
        signIn.Property(s => s.Id).UseIdentityAlwaysColumn();
        signIn.Property(s => s.Outcome).IsCode();
        signIn.Property(s => s.Agent).HasMaxLength(StaffSession.AgentMaxLength);
        signIn.HasIndex(s => new { s.UserId, s.At });
        signIn.HasIndex(s => s.At);
    }
}
