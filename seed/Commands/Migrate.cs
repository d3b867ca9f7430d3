using System.CommandLine;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed migrate`: tables and reference rows of this release.</summary>
internal static class Migrate
{
    public static Command Command()
    {
        var unlessDone = new Option<bool>("--unless-done") { Description = "这一版程序已经升级过的，不再逐项查看" };
        var command = new Command("migrate", "把数据库升级到本版本：数据表与基础数据（县区、工会、服务项目、节假日）。")
        {
            unlessDone,
        };
        command.SetAction((call, cancellation) => RunAsync(call.GetValue(unlessDone), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool unlessDone, CancellationToken cancellation)
    {
        var connectionString = Connection.String();
        if (unlessDone && await SchemaMark.IsOursAsync(connectionString, cancellation))
        {
            Console.WriteLine("数据库已由这一版程序升级过");
            return 0;
        }
        var (migrations, rows) = await Database.MigrateAsync(connectionString, cancellation);
        await SchemaMark.WriteAsync(connectionString, cancellation);
        Console.WriteLine($"数据库已就绪：执行迁移 {migrations} 项，补充基础数据 {rows} 条");
        return 0;
    }
}
