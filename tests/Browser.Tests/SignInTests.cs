using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using QhdHomeMap.Api.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>How staff get into the console, and out of it.</summary>
public sealed class SignInTests(Chromium chromium, ConsoleScene scene) : IClassFixture<ConsoleScene>
{
    [Theory]
    [MemberData(nameof(Look.Names), MemberType = typeof(Look))]
    public async Task Pages_OnEveryScreen_AreAccessible(string look)
    {
        var (userName, oneTime) = await scene.NewPlannerAsync();
        await using var visit = await Console.StartAsync(chromium, scene, Look.All[look]);
        await visit.GoAsync("/console");
        await visit.SignInAsync(userName, "wrong");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用户名或密码不对");
        await visit.Page.HasNoFaultsAsync();

        await visit.SignInAsync(userName, oneTime);
        await Expect(visit.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("修改密码");
        await visit.Page.HasNoFaultsAsync();
    }

    [Fact]
    public async Task FirstSignIn_ByKeyboardAlone_ChangesThePasswordAndArrivesAtTheMap()
    {
        var (userName, oneTime) = await scene.NewPlannerAsync();
        await using var visit = await Console.StartAsync(chromium, scene, Look.Desk);
        var keys = visit.Page.Keyboard;
        await visit.GoAsync("/console/map");
        await Expect(visit.Page.GetByLabel("用户名")).ToBeFocusedAsync();
        await keys.TypeAsync(userName);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(oneTime);
        await keys.PressAsync("Enter");

        await Expect(visit.Page.GetByLabel("原密码")).ToBeFocusedAsync();
        await keys.TypeAsync(oneTime);
        await keys.PressAsync("Tab");
        await keys.TypeAsync("short");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("short");
        await keys.PressAsync("Enter");
        visit.Expected = text =>
            Console.IsAskingWho(text) || text.Contains("/api/session/password", StringComparison.Ordinal);
        await Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("密码没有改成");
        await Expect(visit.Page.Locator(".el-form-item__error")).ToContainTextAsync("10");

        await visit.Page.GetByLabel("新密码", new() { Exact = true }).FocusAsync();
        await keys.PressAsync("Control+a");
        await keys.TypeAsync(StaffScene.Password);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Control+a");
        await keys.TypeAsync(StaffScene.Password);
        await keys.PressAsync("Enter");

        await visit.MapIsDrawnAsync();
        Assert.EndsWith("/console/map", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_WhenItIsOn_IsAskedFor()
    {
        var userName = await scene.PlannerAsync();
        using var program = new StaffClient(scene.Api.Address, userName);
        var session = await program.JsonAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = userName, password = StaffScene.Password }
        );
        program.Bearer = session.GetProperty("token").GetString()!;
        var begun = await program.JsonAsync(
            HttpMethod.Post,
            "/api/session/second-factor",
            new { password = StaffScene.Password }
        );
        var secret = begun.GetProperty("secret").GetString()!;
        await program.JsonAsync(
            HttpMethod.Post,
            "/api/session/second-factor/confirm",
            new { code = TotpCode.Of(secret, -1) }
        );

        await using var visit = await Console.StartAsync(chromium, scene, Look.Telephone);
        await visit.GoAsync("/console");
        await visit.SignInAsync(userName, StaffScene.Password);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("动态口令");
        await Expect(visit.Page.GetByLabel("动态口令")).ToBeFocusedAsync();
        await visit.Page.HasNoFaultsAsync();
        await visit.Page.Keyboard.TypeAsync(TotpCode.Of(secret));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Session_EndedElsewhere_LeadsBackToSignInAndThenToWhereOneWas()
    {
        await using var visit = await Console.EnterAsync(chromium, scene, Look.Desk);
        await using (var db = scene.Open())
            await db.StaffSessions.ExecuteDeleteAsync(TestContext.Current.CancellationToken);

        await OpenMenuAsync(visit);
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "我的登录" }).ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("登录已过期");
        await visit.SignInAsync(await scene.PlannerAsync(), StaffScene.Password);
        await visit.MapIsDrawnAsync();
        Assert.EndsWith("/console/map", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserMenu_ShowsOnesSessionsAndSignsOut()
    {
        await using var visit = await Console.EnterAsync(chromium, scene, Look.Desk);
        await OpenMenuAsync(visit);
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "我的登录" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("当前")).ToBeVisibleAsync();
        // The planner's own program, which chose the password, is the other one.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "结束" }).ClickAsync();
        await Expect(dialog.Locator("li")).ToHaveCountAsync(1);
        await visit.Page.HasNoFaultsAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await OpenMenuAsync(visit);
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "退出登录" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("用户名")).ToBeVisibleAsync();
        await visit.GoAsync("/console/map");
        await Expect(visit.Page.GetByLabel("用户名")).ToBeVisibleAsync();
    }

    private static Task OpenMenuAsync(Visit visit) =>
        visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^账号菜单") }).ClickAsync();
}
