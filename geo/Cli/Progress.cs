namespace QhdHomeMap.Cli;

/// <summary>
/// Tells people that long work goes on: a bar drawn over itself on a screen, a plain line every few seconds otherwise.
/// Work that ends sooner than that says nothing.
/// </summary>
internal sealed class Progress(Terminal terminal, string verb) : IDisposable
{
    private const int BarWidth = 24;
    private readonly long _start = terminal.Clock.GetTimestamp();
    private TimeSpan _next = Pace(terminal);
    private int _drawnLength;

    /// <summary>Reports rows done so far and, where it is known, the share of the whole. Cheap enough for every few hundred rows.</summary>
    public void Report(long rows, double? share)
    {
        var elapsed = terminal.Clock.GetElapsedTime(_start);
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + Pace(terminal);
        var percent = share is { } known ? $"（{Math.Clamp(known, 0, 1):0%}）" : "";
        var line = $"已{verb} {rows:N0} 行{percent}";
        if (!terminal.IsInteractive)
        {
            terminal.Error.WriteLine(line);
            return;
        }

        var filled = (int)(Math.Clamp(share ?? 0, 0, 1) * BarWidth);
        var bar = share is null ? "" : $"[{new string('#', filled)}{new string('-', BarWidth - filled)}] ";
        Draw(bar + line);
    }

    /// <summary>Takes the bar off the screen, so that what is said next has a line of its own.</summary>
    public void Dispose()
    {
        if (_drawnLength > 0)
        {
            Draw("");
            terminal.Error.Write('\r');
        }
    }

    private void Draw(string line)
    {
        terminal.Error.Write('\r' + line + new string(' ', Math.Max(0, _drawnLength - line.Length) * 2));
        _drawnLength = line.Length;
    }

    private static TimeSpan Pace(Terminal terminal) => TimeSpan.FromSeconds(terminal.IsInteractive ? 0.2 : 3);
}
