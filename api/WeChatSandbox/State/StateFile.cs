using System.Text.Json;
using Microsoft.Extensions.Options;

namespace QhdHomeMap.WeChatSandbox.State;

/// <summary>
/// Phones, what they hold, and their own templates over a restart. Written whole and then put in place, so that a kill leaves
/// the file before; at most every second, so a kill loses a second.
/// </summary>
internal sealed class StateFile(
    Phones phones,
    Templates templates,
    TimeProvider clock,
    IOptions<SandboxOptions> options
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _writing = new(1);
    private byte[] _written = [];

    private sealed record Kept(IReadOnlyList<KeptPhone> Phones, IReadOnlyList<KeptTemplate> Templates);

    private sealed record KeptPhone(
        string OpenId,
        string Name,
        string? Number,
        Dictionary<string, Held> Held,
        PhoneMessage[] Messages
    );

    private sealed record KeptTemplate(string Tid, IReadOnlyList<int> Kids);

    /// <summary>Without a file, or before the first writing, nothing changes.</summary>
    public void Load()
    {
        if (options.Value.StateFile.Length == 0 || !File.Exists(options.Value.StateFile))
            return;
        var kept =
            JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(options.Value.StateFile))
            ?? throw new InvalidDataException("The state file holds nothing.");
        phones.Clear();
        foreach (var phone in kept.Phones)
            phones.Put(new Phone(phone.OpenId, phone.Name, phone.Number, phone.Held, phone.Messages));
        foreach (var template in kept.Templates)
            templates.Add(template.Tid, template.Kids, "重启前的模板"); // those that stand already are duplicates
    }

    public async Task SaveAsync(CancellationToken cancellation)
    {
        if (options.Value.StateFile.Length == 0)
            return;
        await _writing.WaitAsync(cancellation);
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(Snapshot());
            if (bytes.AsSpan().SequenceEqual(_written))
                return;
            var part = options.Value.StateFile + ".part";
            await File.WriteAllBytesAsync(part, bytes, cancellation);
            File.Move(part, options.Value.StateFile, overwrite: true);
            _written = bytes;
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.StateFile.Length == 0)
            return;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SaveAsync(stoppingToken);
    }

    private Kept Snapshot() =>
        new(
            [.. phones.All.OrderBy(p => p.OpenId, StringComparer.Ordinal).Select(Keep)],
            [.. templates.All.Select(t => new KeptTemplate(t.Tid, t.Kids))]
        );

    private static KeptPhone Keep(Phone phone)
    {
        lock (phone.Door)
            return new KeptPhone(
                phone.OpenId,
                phone.Name,
                phone.Number,
                phone.Held.ToDictionary(h => h.Key, h => h.Value.Copy()),
                [.. phone.Messages.Select(m => m with { })]
            );
    }
}
