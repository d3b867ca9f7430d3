using System.Text.Encodings.Web;
using System.Text.Json;

namespace QhdHomeMap.Jobs.Hosting;

/// <summary>What the host writes down: one JSON object a line for programs, plain lines on a terminal. Nobody's data is in it.</summary>
internal static class LogsSetup
{
    public static void AddLogs(this ILoggingBuilder logging)
    {
        if (Console.IsOutputRedirected)
            logging.AddJsonConsole(o =>
            {
                (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (false, true, "O");
                o.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It tells each failure with its message, where the database repeats what was sent, before ours is told without.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
    }
}
