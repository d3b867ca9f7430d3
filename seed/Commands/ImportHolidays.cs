using System.CommandLine;
using QhdHomeMap.Data;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Reference;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import holidays FILE`: a year's arrangement, once the State Council has published it.</summary>
internal static class ImportHolidays
{
    public static Command Command()
    {
        var file = ListCall.File("节假日安排（json，格式见 seed/data/holidays/README.md）");
        var command = new Command("holidays", "导入国务院公布的一年节假日与调休安排；已有的年份整年替换。") { file };
        command.Validators.Add(call => ListCall.RefuseFile(call, call.GetValue(file), "holidays 2027.json", _ => null));
        command.SetAction(
            async (call, cancellation) =>
            {
                try
                {
                    await using var db = QhdDbContext.Open(Connection.String());
                    var year = await HolidayLoader.ReplaceAsync(
                        db,
                        Path.GetFullPath(call.GetValue(file)!),
                        cancellation
                    );
                    var workdays = year.Days.Count(d => d.IsWorkday);
                    Console.WriteLine(
                        $"已导入 {year.Year} 年：放假 {year.Days.Count - workdays} 天，调休上班 {workdays} 天"
                    );
                    return 0;
                }
                catch (FormatException e)
                {
                    await Console.Error.WriteLineAsync(
                        $"这不是节假日安排文件，未作任何改动：{e.Message}（holidays_unreadable）"
                    );
                    return 1;
                }
            }
        );
        return command;
    }
}
