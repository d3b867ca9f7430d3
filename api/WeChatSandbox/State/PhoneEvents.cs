using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace QhdHomeMap.WeChatSandbox.State;

/// <param name="Kind"><c>phone</c>, <c>message</c>, <c>consent</c>, <c>reset</c>.</param>
/// <param name="OpenId">Whose.</param>
internal sealed record PhoneEvent(string Kind, string? OpenId);

/// <summary>Tells every page that is open what to look at again. Nobody there: nothing to do.</summary>
internal sealed class PhoneEvents
{
    private const int Backlog = 1000;

    private readonly ConcurrentDictionary<Channel<PhoneEvent>, bool> _pages = new();

    public void Tell(string kind, string? openId)
    {
        foreach (var page in _pages.Keys)
            page.Writer.TryWrite(new PhoneEvent(kind, openId)); // a page that is behind loses the oldest
    }

    public async IAsyncEnumerable<PhoneEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = Channel.CreateBounded<PhoneEvent>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        _pages[page] = true;
        try
        {
            yield return new PhoneEvent("reset", null); // whatever happened before this
            await foreach (var told in page.Reader.ReadAllAsync(cancellation))
                yield return told;
        }
        finally
        {
            _pages.TryRemove(page, out _);
        }
    }
}
