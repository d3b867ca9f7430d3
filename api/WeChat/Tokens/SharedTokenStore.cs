using System.Text.Json;
using Microsoft.Extensions.Options;

namespace QhdHomeMap.WeChat.Tokens;

/// <summary>
/// A named text that all instances share, changed under a lock that they all obey: null is no text yet, and null returned
/// leaves it as it is. <c>SharedSecrets.UpdateAsync</c> of the database is one; a delegate, because the database does not know
/// WeChat and WeChat does not know the database.
/// </summary>
public delegate Task UpdateSharedText(
    string name,
    Func<string?, CancellationToken, Task<string?>> change,
    CancellationToken cancellation
);

/// <summary>The token as a text that lies elsewhere, one for each appid: the sandbox's is never taken for a real one.</summary>
public sealed class SharedTokenStore(UpdateSharedText update, IOptions<WeChatOptions> options) : IAccessTokenStore
{
    public Task UpdateAsync(
        Func<AccessToken?, CancellationToken, Task<AccessToken?>> renew,
        CancellationToken cancellation
    ) =>
        update(
            $"wechat access token {options.Value.CalledAppId}",
            async (text, inner) =>
            {
                var stored = text is null ? null : JsonSerializer.Deserialize<AccessToken>(text);
                var renewed = await renew(stored, inner);
                return renewed is null || renewed == stored ? null : JsonSerializer.Serialize(renewed);
            },
            cancellation
        );
}
