using System.Net.Sockets;
using Npgsql;

namespace QhdHomeMap.Jobs.Hosting;

internal static class DatabaseAway
{
    /// <summary>Whether the database could not be reached, or broke off: it will be back, and what was asked may be asked again.</summary>
    public static bool IsDatabaseAway(this Exception exception) =>
        exception switch
        {
            NpgsqlException { IsTransient: true } or SocketException or IOException => true,
            // It is starting, or somebody ends it: class 57.
            PostgresException { SqlState: ['5', '7', ..] } => true,
            TimeoutException => true,
            { InnerException: { } inner } => inner.IsDatabaseAway(),
            _ => false,
        };

    /// <summary>Whether the tables are not there: a database that was just made, or is being restored.</summary>
    public static bool IsSchemaMissing(this Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable };
}
