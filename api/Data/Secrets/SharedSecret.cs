using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QhdHomeMap.Data.Secrets;

/// <summary>A secret that all instances share, such as WeChat's access token. Its row is also its lock.</summary>
public sealed class SharedSecret
{
    public const int NameMaxLength = 80;

    public required string Name { get; init; }

    /// <summary>Encrypted. Null: the row is there to be locked, the secret not yet.</summary>
    public string? Protected { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class SharedSecretConfiguration : IEntityTypeConfiguration<SharedSecret>
{
    public void Configure(EntityTypeBuilder<SharedSecret> secret)
    {
        secret.ToTable("shared_secrets", t => t.HasLengthCheck("name", SharedSecret.NameMaxLength));
        secret.HasKey(s => s.Name);
        secret.Property(s => s.Name).HasMaxLength(SharedSecret.NameMaxLength);
    }
}
