using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QhdHomeMap.Data.Audit;

/// <summary>Tells each transaction of a context whose deed it is, for the triggers that write the audit log.</summary>
internal sealed class DeedInterceptor : DbTransactionInterceptor
{
    private const string TellSql = """
        select set_config('qhd.actor_id', @actor_id, true), set_config('qhd.actor', @actor, true),
            set_config('qhd.origin', @origin, true), set_config('qhd.action', @action, true),
            set_config('qhd.reason', @reason, true)
        """;

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is QhdDbContext { Deed: { } deed })
        {
            await using var command = Tell(connection, result, deed);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return result;
    }

    public override DbTransaction TransactionStarted(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result
    )
    {
        if (eventData.Context is QhdDbContext { Deed: { } deed })
        {
            using var command = Tell(connection, result, deed);
            command.ExecuteNonQuery();
        }
        return result;
    }

    private static DbCommand Tell(DbConnection connection, DbTransaction transaction, Deed deed)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = TellSql;
        Add("actor_id", deed.ActorId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("actor", deed.Actor);
        Add("origin", deed.Origin);
        Add("action", deed.Action);
        Add("reason", deed.Reason ?? "");
        return command;

        void Add(string name, string value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
