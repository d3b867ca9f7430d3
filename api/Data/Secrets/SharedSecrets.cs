using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace QhdHomeMap.Data.Secrets;

/// <summary>Secrets in PostgreSQL, encrypted by data protection, each changed by one instance at a time.</summary>
public sealed class SharedSecrets(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("QhdHomeMap.SharedSecrets");

    /// <summary>
    /// Holds the secret's row against all other instances while <paramref name="change"/> runs, hands it the secret (null: there
    /// is none that can be read), and stores what it returns unless that is null. Keep it short: the others wait.
    /// </summary>
    public async Task UpdateAsync(
        string name,
        Func<string?, CancellationToken, Task<string?>> change,
        CancellationToken cancellation
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QhdDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"insert into shared_secrets (name, updated_at) values ({name}, {clock.GetUtcNow()}) on conflict do nothing",
            cancellation
        );
        var locked = db.SharedSecrets.FromSql($"select * from shared_secrets where name = {name} for update");
        var secret = (await locked.ToListAsync(cancellation)).Single();
        if (await change(Reveal(secret.Protected), cancellation) is { } changed)
        {
            secret.Protected = _protector.Protect(changed);
            secret.UpdatedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    private string? Reveal(string? text)
    {
        try
        {
            return text is null ? null : _protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null; // its key is gone, as after a restore without the keys: it is fetched anew
        }
    }
}
