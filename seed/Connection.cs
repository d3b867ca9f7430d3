using Npgsql;

namespace QhdHomeMap.Seed;

internal static class Connection
{
    /// <summary>`./qhd` sets it to its own cluster unless the city has set it to another.</summary>
    /// <param name="program">As the audit log is to name whoever wrote through it.</param>
    public static string String(string program = "qhd") =>
        Environment.GetEnvironmentVariable("QHD_DATABASE") is { Length: > 0 } value
            ? new NpgsqlConnectionStringBuilder(value) { ApplicationName = program }.ConnectionString
            : throw new CallException(
                "database_not_set",
                "未设置数据库连接：请通过 ./qhd 运行，或设置环境变量 QHD_DATABASE"
            );
}

/// <summary>The call was wrong: exit code 2.</summary>
internal sealed class CallException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
