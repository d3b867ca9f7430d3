using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.WeChat.Tokens;

/// <summary>
/// The token, from memory while it is good. Otherwise one flight for the whole process goes to the store, where one instance of
/// all asks WeChat and the others find what it got.
/// </summary>
internal sealed class AccessTokens(IAccessTokenStore store, StableTokenEndpoint endpoint, TimeProvider clock)
{
    /// <summary>WeChat hands over to the next token 5 minutes before this one ends; in between both are good.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromSeconds(300);

    private readonly Lock _door = new();
    private AccessToken? _token;
    private Task<WeChatAnswer<AccessToken>>? _flight;

    public Task<WeChatAnswer<AccessToken>> GetAsync(CancellationToken cancellation) =>
        FlyAsync(refused: null, cancellation);

    /// <summary>Another token than the one that WeChat has just refused, if it gives another.</summary>
    public Task<WeChatAnswer<AccessToken>> RenewAsync(AccessToken refused, CancellationToken cancellation) =>
        FlyAsync(refused.Value, cancellation);

    /// <summary>Ends the present token, which has leaked.</summary>
    public async Task<WeChatAnswer<AccessToken>> ForceAsync(CancellationToken cancellation)
    {
        WeChatAnswer<AccessToken> answer = new Unreached<AccessToken>();
        await store.UpdateAsync(
            async (_, inner) =>
                (answer = await endpoint.FetchAsync(forceRefresh: true, inner)) is Answered<AccessToken> a
                    ? a.Value
                    : null,
            cancellation
        );
        if (answer is Answered<AccessToken>(var token))
            Volatile.Write(ref _token, token);
        return answer;
    }

    private async Task<WeChatAnswer<AccessToken>> FlyAsync(string? refused, CancellationToken cancellation)
    {
        while (true)
        {
            if (Volatile.Read(ref _token) is { } token && token.Value != refused && IsFresh(token))
                return new Answered<AccessToken>(token);
            var (flight, isOwn) = Board(refused);
            var answer = await flight.WaitAsync(cancellation);
            // Who boarded another's flight may get from it the very token that was refused to him.
            if (isOwn || answer is not Answered<AccessToken>(var got) || got.Value != refused)
                return answer;
        }
    }

    private (Task<WeChatAnswer<AccessToken>> Flight, bool IsOwn) Board(string? refused)
    {
        lock (_door)
        {
            if (_flight is { IsCompleted: false })
                return (_flight, false);
            // For all who wait, so that nobody's own cancellation ends it; each attempt has its time limit.
            _flight = Task.Run(() => AskStoreAsync(refused), CancellationToken.None);
            return (_flight, true);
        }
    }

    private async Task<WeChatAnswer<AccessToken>> AskStoreAsync(string? refused)
    {
        WeChatAnswer<AccessToken>? answer = null;
        await store.UpdateAsync(
            async (stored, cancellation) =>
            {
                if (stored is not null && stored.Value != refused && IsFresh(stored))
                {
                    answer = new Answered<AccessToken>(stored);
                    return stored;
                }
                answer = await endpoint.FetchAsync(forceRefresh: false, cancellation);
                return answer is Answered<AccessToken>(var fetched) ? fetched : null;
            },
            CancellationToken.None
        );
        if (answer is Answered<AccessToken>(var token))
            Volatile.Write(ref _token, token);
        else if (Volatile.Read(ref _token) is { } old && old.Value != refused && old.ExpiresAt > clock.GetUtcNow())
            return new Answered<AccessToken>(old); // it lives until WeChat answers again
        return answer!;
    }

    private bool IsFresh(AccessToken token) => token.ExpiresAt - clock.GetUtcNow() > RenewBefore;
}
