using System.Threading.Channels;

namespace QhdHomeMap.WeChatSandbox.Pushes;

/// <summary>Events in the order in which they happened, until they are told.</summary>
internal sealed class PushQueue
{
    private readonly Channel<Push> _waiting = Channel.CreateUnbounded<Push>();
    private int _delivered;
    private int _attempts;
    private int _givenUp;

    /// <summary>Null: nothing is told, and nothing waits to be told.</summary>
    public PushTarget? Target { get; set; }

    public int Delivered => Volatile.Read(ref _delivered);

    public int Attempts => Volatile.Read(ref _attempts);

    public int GivenUp => Volatile.Read(ref _givenUp);

    public int Waiting => _waiting.Reader.Count;

    public IAsyncEnumerable<Push> TakeAsync(CancellationToken cancellation) =>
        _waiting.Reader.ReadAllAsync(cancellation);

    public void Add(Push push)
    {
        if (Target is not null)
            _waiting.Writer.TryWrite(push); // unbounded: always taken
    }

    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    public void CountEnd(bool delivered) => Interlocked.Increment(ref (delivered ? ref _delivered : ref _givenUp));
}
