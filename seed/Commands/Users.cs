using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed user add|reset|first`: accounts, for whoever runs the server.</summary>
internal static class Users
{
    public static Command Command() => new("user", "工作人员的账号") { Add(), Reset(), First() };

    private static Command Add()
    {
        var name = new Argument<string>("用户名") { Description = "汉字、字母、数字和 . _ -，2 到 40 个字符" };
        var display = new Option<string>("--name") { Description = "姓名，给同事看", Required = true };
        var role = new Option<string>("--role")
        {
            Description = string.Join("，", Enum.GetValues<StaffRole>().Select(r => $"{r.Code()} {r.Title()}")),
            Required = true,
        };
        var union = new Option<string>("--union")
        {
            Description = "隶属的工会：代码或全称，例如 130302 或 海港区总工会",
        };
        var home = new Option<string>("--home") { Description = "站点管理员所管的职工之家的编号" };
        var command = new Command("add", "增加一个账号，显示一次性密码") { name, display, role, union, home };
        command.SetAction(
            async (call, cancellation) =>
            {
                await using var services = Services("qhd user add");
                var appointment = await AppointmentAsync(
                    services.GetRequiredService<QhdDbContext>(),
                    call.GetRequiredValue(role),
                    call.GetValue(union),
                    call.GetValue(home),
                    cancellation
                );
                var (password, result) = await services
                    .GetRequiredService<StaffAccounts>()
                    .AddAsync(call.GetRequiredValue(name), call.GetRequiredValue(display), [appointment]);
                if (password is null)
                {
                    throw new CallException(
                        "user_refused",
                        string.Join("；", result.Errors.Select(e => e.Description))
                    );
                }

                Console.WriteLine($"已增加账号 {call.GetRequiredValue(name)}（{appointment.Role.Title()}）");
                Tell(password);
                return 0;
            }
        );
        return command;
    }

    private static Command Reset()
    {
        var name = new Argument<string>("用户名");
        var command = new Command(
            "reset",
            "给忘了密码或丢了手机的人：新的一次性密码，解除锁定，关闭两步验证，退出全部登录"
        )
        {
            name,
        };
        command.SetAction(
            async (call, cancellation) =>
            {
                await using var services = Services("qhd user reset");
                var user =
                    await services
                        .GetRequiredService<UserManager<StaffUser>>()
                        .FindByNameAsync(call.GetRequiredValue(name))
                    ?? throw new CallException("user_unknown", $"没有“{call.GetRequiredValue(name)}”这个账号");
                var password = await services.GetRequiredService<StaffAccounts>().ResetAsync(user, cancellation);
                Console.WriteLine($"已重置账号 {user.UserName}{(user.DisabledAt is null ? "" : "（账号仍是停用的）")}");
                Tell(password);
                return 0;
            }
        );
        return command;
    }

    private static Command First()
    {
        var command = new Command("first", "数据库还没有账号时，建立第一个管理员");
        command.SetAction(
            async (_, cancellation) =>
            {
                await using var services = Services("qhd up");
                var password = await services.GetRequiredService<StaffAccounts>().FirstAsync(cancellation);
                if (password is not null)
                {
                    Console.WriteLine($"{StaffAccounts.FirstUserName} {password}");
                }

                return 0;
            }
        );
        return command;
    }

    private static void Tell(string password) =>
        Console.WriteLine($"一次性密码（只显示这一次，首次登录须修改）：{password}");

    private static async Task<StaffAppointment> AppointmentAsync(
        QhdDbContext db,
        string roleCode,
        string? unionWord,
        string? homeCode,
        CancellationToken cancellation
    )
    {
        if (!EnumCode.TryParse<StaffRole>(roleCode, out var role))
        {
            throw new CallException("role_unknown", $"--role 应为 {string.Join("、", EnumCode.All<StaffRole>())} 之一");
        }

        if (role.IsOfAHome())
        {
            var home =
                await db.Homes.SingleOrDefaultAsync(h => h.Code == homeCode, cancellation)
                ?? throw new CallException("home_unknown", "--home 应为一个职工之家的编号");
            return new StaffAppointment { Role = role, HomeId = home.Id };
        }
        var union =
            await db.Unions.SingleOrDefaultAsync(u => u.Code == unionWord || u.Name == unionWord, cancellation)
            ?? throw new CallException(
                "union_unknown",
                "--union 应为一个工会的代码或全称，例如 130302 或 海港区总工会"
            );
        if (!role.Fits(union.Kind))
        {
            throw new CallException("role_misfits_union", $"{union.Name}不能有{role.Title()}");
        }

        return new StaffAppointment { Role = role, UnionId = union.Id };
    }

    private static ServiceProvider Services(string program)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDbContext<QhdDbContext>(o => QhdDbContext.Configure(o, Connection.String(program)));
        services.AddStaffIdentity();
        services.AddScoped<StaffAccounts>();
        return services.BuildServiceProvider();
    }
}
