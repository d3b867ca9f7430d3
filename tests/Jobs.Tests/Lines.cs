using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QhdHomeMap.Jobs.Tests;

/// <summary>What a host wrote down.</summary>
internal sealed class Lines : ILoggerProvider
{
    private readonly ConcurrentQueue<(EventId Event, string Text)> _lines = [];

    public int Count(int eventId) => _lines.Count(l => l.Event.Id == eventId);

    public override string ToString() => string.Join('\n', _lines.Select(l => l.Text));

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose() { }

    private sealed class Writer(Lines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines._lines.Enqueue((eventId, $"{logLevel} {formatter(state, exception)} {exception}"));
    }
}
