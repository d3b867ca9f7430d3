using Spectre.Console;

namespace QhdHomeMap.Seed.Tables;

/// <summary>Shows progress on standard error: a bar on a terminal, else a plain line every few seconds.</summary>
internal static class ProgressDisplay
{
    public static async Task<T> ShowAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new PlainLines(Console.Error, TimeProvider.System));
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(context => work(new Bars(context)));
    }

    /// <summary>One bar for each step; Spectre may be told from any thread.</summary>
    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private ProgressTask? _bar;

        public void Report(ImportProgress value)
        {
            if (_bar?.Description != value.Step)
            {
                _bar?.Increment(_bar.MaxValue - _bar.Value);
                _bar = context.AddTask(value.Step, maxValue: 1);
            }
            _bar.IsIndeterminate = value.Share is null;
            _bar.Value = value.Share ?? 0;
        }
    }
}

/// <summary>Progress for a log.</summary>
internal sealed class PlainLines(TextWriter output, TimeProvider clock) : IProgress<ImportProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private long _last = clock.GetTimestamp();

    public void Report(ImportProgress value)
    {
        if (clock.GetElapsedTime(_last) < Between)
        {
            return;
        }
        _last = clock.GetTimestamp();
        output.WriteLine(value.Share is { } share ? $"{value.Step} {share * 100:0}%" : value.Step);
    }
}
