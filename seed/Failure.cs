using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Seed.Backups;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed;

/// <summary>What can go wrong in a work that was asked for rightly, as one sentence with a code: exit code 1.</summary>
internal static class Failure
{
    /// <summary>The sentence; null for what is a bug and deserves its stack trace.</summary>
    public static string? Of(Exception exception) =>
        exception switch
        {
            ImportException e => $"{e.Message}（{e.Code}）",
            BackupException e => $"{e.Message}（{e.Code}）",
            TableFileException e => $"{e.Message}（{e.Code}）",
            OperationCanceledException => "已中断，什么也没有写入（cancelled）",
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                "另一个导入正在写入，等了一分钟还没有结束。请稍后再试（database_busy）",
            NpgsqlException e => $"数据库没有完成操作，什么也没有写入：{e.Message}（database_failed）",
            DbUpdateException { InnerException: NpgsqlException e } => Of(e),
            InvalidOperationException { InnerException: NpgsqlException e } => Of(e), // EF's wrapping of a lost connection
            UnauthorizedAccessException e => $"没有读写文件的权限：{e.Message}（file_denied）",
            IOException e => $"读写文件失败：{e.Message}（file_failed）",
            _ => null,
        };
}
