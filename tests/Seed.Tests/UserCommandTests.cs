using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Seed.Tests.Homes;

namespace QhdHomeMap.Seed.Tests;

/// <summary>Accounts from the server's command line.</summary>
public class UserCommandTests
{
    [Fact]
    public async Task UserAdd_ThenReset_TellsAnotherPasswordEachTime_AndIsLoggedAsTheProgram()
    {
        await using var scene = await ImportScene.CreateAsync();

        var added = await RunAsync(
            scene,
            "add",
            "zhangsan",
            "--name",
            "张三",
            "--role",
            "county_officer",
            "--union",
            "130302"
        );
        var reset = await RunAsync(scene, "reset", "zhangsan");

        Assert.Equal((0, 0), (added.Status, reset.Status));
        Assert.NotEqual(Password(added.Output), Password(reset.Output));
        await using var db = scene.Open();
        var user = await db.StaffUsers.Include(u => u.Appointments).SingleAsync(TestContext.Current.CancellationToken);
        Assert.True(user.MustChangePassword);
        Assert.Equal(StaffRole.CountyOfficer, Assert.Single(user.Appointments).Role);
        var origins = await db
            .AuditEntries.OrderBy(e => e.Id)
            .Select(e => e.Origin)
            .Distinct()
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["qhd user add", "qhd user reset"], origins.Order());
    }

    public static TheoryData<string> WrongCalls =>
        [
            "add",
            "add zhangsan",
            "add zhangsan --name 张三 --role king --union 130302",
            "add zhangsan --name 张三 --role county_officer",
            "add zhangsan --name 张三 --role county_officer --union 999999",
            "add zhangsan --name 张三 --role city_officer --union 130302",
            "add zhangsan --name 张三 --role home_manager --union 130302",
            "add zhangsan --name 张三 --role home_manager --home no-such",
            "add -x- --name 张三 --role viewer --union 130302",
            "reset",
            "reset nobody",
            "remove zhangsan",
        ];

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public async Task User_CalledWrongly_ExitsTwoAndMakesNothing(string call)
    {
        await using var scene = await ImportScene.CreateAsync();

        var (status, _, error) = await RunAsync(scene, call.Split(' '));

        Assert.Equal(2, status);
        Assert.NotEmpty(error);
        await using var db = scene.Open();
        Assert.False(await db.StaffUsers.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task UserAdd_OfANameThatIsTaken_ExitsTwo()
    {
        await using var scene = await ImportScene.CreateAsync();
        string[] call = ["add", "zhangsan", "--name", "张三", "--role", "viewer", "--union", "130302"];
        await RunAsync(scene, call);

        Assert.Equal(2, (await RunAsync(scene, call)).Status);
    }

    private static Task<(int Status, string Output, string Error)> RunAsync(ImportScene scene, params string[] call) =>
        CommandTests.RunAsync(scene.ConnectionString, ["user", .. call]);

    private static string Password(string output) => Regex.Match(output, "：(\\S{20,})\\s*$").Groups[1].Value;
}
