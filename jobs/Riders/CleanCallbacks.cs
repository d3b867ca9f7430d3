using QhdHomeMap.Data.Callbacks;

namespace QhdHomeMap.Jobs.Riders;

/// <summary>Forgets pushes that are done, and nonces too old to be replayed.</summary>
internal sealed class CleanCallbacks(CallbackInbox inbox)
{
    public Task ExecuteAsync(CancellationToken stopping) => inbox.CleanAsync(stopping);
}
