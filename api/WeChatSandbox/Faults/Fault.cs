namespace QhdHomeMap.WeChatSandbox.Faults;

internal enum FaultKind
{
    /// <summary>The call takes longer.</summary>
    Latency,

    /// <summary>Refused with a code; nothing is done.</summary>
    Refuse,

    /// <summary>503; nothing is done.</summary>
    ErrorBefore,

    /// <summary>502, although it is done.</summary>
    ErrorAfter,

    /// <summary>It is done and no answer ever comes: whoever calls runs into his time limit.</summary>
    HangAfter,

    /// <summary>It is done and the connection breaks.</summary>
    CutAfter,

    /// <summary>A message is accepted and the event says that it was not delivered.</summary>
    FailDelivery,

    /// <summary>A message is accepted and no event tells of it.</summary>
    LoseEvent,
}

/// <summary>Something that goes wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Share">Of the calls, 0 to 1.</param>
/// <param name="Times">How often, then no more; null: as long as the fault is set.</param>
/// <param name="Path">Of which endpoint; null: of all.</param>
/// <param name="Milliseconds">Of <see cref="FaultKind.Latency"/>.</param>
/// <param name="Code">Of <see cref="FaultKind.Refuse"/> and <see cref="FaultKind.FailDelivery"/>.</param>
internal sealed record Fault(
    FaultKind Kind,
    double Share = 1,
    int? Times = null,
    string? Path = null,
    double Milliseconds = 0,
    int Code = -1
)
{
    private int _hits;

    /// <summary>How often it struck.</summary>
    public int Hits => Math.Min(Volatile.Read(ref _hits), Times ?? int.MaxValue);

    public bool Strikes(string path)
    {
        if (Path is not null && Path != path)
            return false;
        if (Share < 1 && Random.Shared.NextDouble() >= Share)
            return false;
        return Interlocked.Increment(ref _hits) <= (Times ?? int.MaxValue);
    }
}
