namespace QhdHomeMap.WeChat.Tokens;

/// <summary>The one token that all instances of the system share.</summary>
public interface IAccessTokenStore
{
    /// <summary>
    /// Under a lock that all instances obey: hands the stored token to <paramref name="renew"/> and stores what that returns,
    /// unless it is null or the same.
    /// </summary>
    Task UpdateAsync(Func<AccessToken?, CancellationToken, Task<AccessToken?>> renew, CancellationToken cancellation);
}

/// <summary>For a program that runs alone: a tool, a test.</summary>
public sealed class MemoryTokenStore : IAccessTokenStore, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private AccessToken? _token;

    public async Task UpdateAsync(
        Func<AccessToken?, CancellationToken, Task<AccessToken?>> renew,
        CancellationToken cancellation
    )
    {
        await _one.WaitAsync(cancellation);
        try
        {
            _token = await renew(_token, cancellation) ?? _token;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
