using System.CommandLine;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed migrate`: tables and reference rows of this release.</summary>
internal static class Migrate
{
    public static Command Command()
    {
        var command = new Command("migrate", "把数据库升级到本版本：数据表与基础数据（县区、工会、服务项目、节假日）");
        command.SetAction(
            async (_, cancellation) =>
            {
                var (migrations, rows) = await Database.MigrateAsync(Connection.String(), cancellation);
                Console.WriteLine($"数据库已就绪：执行迁移 {migrations} 项，补充基础数据 {rows} 条");
                return 0;
            }
        );
        return command;
    }
}
