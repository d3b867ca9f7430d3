using Microsoft.Playwright;
using QhdHomeMap.Api.Tests.Staff;

namespace QhdHomeMap.Browser.Tests;

/// <summary>What is done at the console again and again.</summary>
internal static class Console
{
    /// <summary>A page that is loaded anew asks who is signed in; that it is nobody the browser logs as an error.</summary>
    public static bool IsAskingWho(string text) => text.Contains("/api/session", StringComparison.Ordinal);

    public static async Task<Visit> StartAsync(Chromium chromium, ConsoleScene scene, Look look)
    {
        var visit = await Visit.StartAsync(chromium, scene.Api.Address, look);
        visit.Expected = IsAskingWho;
        return visit;
    }

    /// <summary>A planner before a map that is drawn.</summary>
    public static async Task<Visit> EnterAsync(Chromium chromium, ConsoleScene scene, Look look)
    {
        var visit = await StartAsync(chromium, scene, look);
        await visit.GoAsync("/console");
        await visit.SignInAsync(await scene.PlannerAsync(), StaffScene.Password);
        await visit.MapIsDrawnAsync();
        return visit;
    }

    public static async Task SignInAsync(this Visit visit, string userName, string password)
    {
        await visit.Page.GetByLabel("用户名").FillAsync(userName);
        await visit.Page.GetByLabel("密码").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    public static async Task MapIsDrawnAsync(this Visit visit)
    {
        await visit.Page.WaitForSelectorAsync("[data-homes=ready]");
        await visit.Page.WaitForSelectorAsync("[data-map=idle]");
    }
}
