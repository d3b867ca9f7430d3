using System.Text.Encodings.Web;
using System.Text.Json;

namespace QhdHomeMap.Api.Telemetry;

/// <summary>
/// What the host writes down: one JSON object a line for programs, plain lines on a terminal. No request is in it: not its
/// query, its body, nor who sent it.
/// </summary>
internal static class LogsSetup
{
    public static void AddLogs(this ILoggingBuilder logging)
    {
        if (Console.IsOutputRedirected)
            logging.AddJsonConsole(o =>
            {
                o.IncludeScopes = false;
                o.UseUtcTimestamp = true;
                o.TimestampFormat = "O";
                o.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        // Whatever level the settings ask for: below a warning the framework tells addresses, query strings and bits of what
        // was sent. The second has nothing else to say, and unheard it spares each request an activity and a scope.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // It tells each failure with its message, where the database repeats what was sent, before ours is told without.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        // A line for each attempt of each call; WeChat's client tells how a call ended.
        logging.AddFilter("Polly", LogLevel.None);
    }
}
