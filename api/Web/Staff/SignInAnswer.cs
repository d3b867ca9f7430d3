using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>An attempt to sign in as lists show it.</summary>
internal sealed record SignInAnswer(
    [property: Description("编号；接着看更早的，填在 before")] long Id,
    [property: Description("时间")] DateTimeOffset At,
    [property: Description("账号的编号；空：没有这个用户名，所填的字不保存")] int? UserId,
    [property: Description("用户名")] string? UserName,
    [property: Description(
        "结果：succeeded、unknown_user、wrong_password、locked_out、disabled、code_missing、wrong_code"
    )]
        string Outcome,
    [property: Description("网络地址")] string Address,
    [property: Description("浏览器或程序自报的名称")] string Agent
)
{
    public const string Example = """
        {"items": [{
          "id": 905, "at": "2026-11-24T09:12:40+08:00", "userId": 7, "userName": "zhangsan", "outcome": "succeeded",
          "address": "10.3.2.1", "agent": "Mozilla/5.0"
        }], "next": 905}
        """;

    internal sealed record Page(
        [property: Description("新的在前")] IReadOnlyList<SignInAnswer> Items,
        [property: Description("还有更早的：下一页的 before")] long? Next
    );

    public static async Task<Page> PageAsync(
        QhdDbContext db,
        IQueryable<SignIn> signIns,
        long? before,
        int size,
        CancellationToken cancellation
    )
    {
        var rows = await (
            from signIn in signIns
                .Where(s => before == null || s.Id < before)
                .OrderByDescending(s => s.Id)
                .Take(size + 1)
            join user in db.StaffUsers on signIn.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby signIn.Id descending
            select new { signIn, user.UserName }
        )
            .AsNoTracking()
            .ToListAsync(cancellation);
        return new Page(
            [
                .. rows.Take(size)
                    .Select(r => new SignInAnswer(
                        r.signIn.Id,
                        r.signIn.At.InCity(),
                        r.signIn.UserId,
                        r.UserName,
                        r.signIn.Outcome.Code(),
                        r.signIn.Address.ToString(),
                        r.signIn.Agent
                    )),
            ],
            rows.Count > size ? rows[size - 1].signIn.Id : null
        );
    }
}
