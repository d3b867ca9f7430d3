using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Faults;

/// <summary>The faults that are set, and where they come in.</summary>
internal sealed class FaultPlan(TimeProvider clock) : IDisposable
{
    private Fault[] _faults = [];
    private CancellationTokenSource _life = new();

    public IReadOnlyList<Fault> Faults => Volatile.Read(ref _faults);

    public void Set(IEnumerable<Fault> faults) => Volatile.Write(ref _faults, [.. faults]);

    /// <summary>As when the process ends: whoever waits for an answer loses the connection.</summary>
    public void CutAll() => Interlocked.Exchange(ref _life, new CancellationTokenSource()).Cancel();

    public Fault? Striking(FaultKind kind, string path) =>
        Faults.FirstOrDefault(f => f.Kind == kind && f.Strikes(path));

    /// <summary>The outermost filter: what happens to the answer.</summary>
    public async ValueTask<object?> AfterAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        string path = context.Request.Path;
        await using var cut = Volatile.Read(ref _life).Token.Register(context.Abort);
        var answer = await next(call);
        if (Striking(FaultKind.ErrorAfter, path) is not null)
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        if (Striking(FaultKind.CutAfter, path) is not null)
            context.Abort();
        else if (Striking(FaultKind.HangAfter, path) is not null)
            await GoneAsync(context.RequestAborted);
        return answer;
    }

    /// <summary>The innermost filter: what happens before anything is done.</summary>
    public async ValueTask<object?> BeforeAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        string path = context.Request.Path;
        if (Striking(FaultKind.Latency, path) is { } slow)
            await Task.Delay(TimeSpan.FromMilliseconds(slow.Milliseconds), clock, context.RequestAborted);
        if (Striking(FaultKind.ErrorBefore, path) is not null)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Striking(FaultKind.Refuse, path) is { } refusal ? Reply.Refuse(refusal.Code) : await next(call);
    }

    public void Dispose() => _life.Dispose();

    private static async Task GoneAsync(CancellationToken gone)
    {
        var end = new TaskCompletionSource();
        await using var registration = gone.Register(end.SetResult);
        await end.Task;
    }
}
