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

    /// <summary>The same with the list of homes beside it.</summary>
    public static async Task<Visit> EnterHomesAsync(Chromium chromium, ConsoleScene scene, Look look)
    {
        var visit = await EnterAsync(chromium, scene, look);
        await visit.OpenTabAsync("站点");
        return visit;
    }

    /// <summary>A planner before a map that is drawn.</summary>
    public static async Task<Visit> EnterAsync(Chromium chromium, ConsoleScene scene, Look look) =>
        await EnterAsync(chromium, scene.Api.Address, await scene.PlannerAsync(), look, "/console");

    /// <summary>A planner before that page of the map's room that a link leads to.</summary>
    public static async Task<Visit> EnterAsync(
        Chromium chromium,
        Uri address,
        string planner,
        Look look,
        string path,
        Predicate<string>? expected = null
    )
    {
        var visit = await Visit.StartAsync(chromium, address, look);
        visit.Expected = text => IsAskingWho(text) || expected?.Invoke(text) is true;
        await visit.GoAsync(path);
        await visit.SignInAsync(planner, StaffScene.Password);
        await visit.MapIsDrawnAsync();
        return visit;
    }

    public static async Task SignInAsync(this Visit visit, string userName, string password)
    {
        await visit.Page.GetByLabel("用户名").FillAsync(userName);
        await visit.Page.GetByLabel("密码").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    /// <summary>One of the panels beside the map.</summary>
    public static Task OpenTabAsync(this Visit visit, string title) =>
        visit.Page.GetByRole(AriaRole.Tab, new() { Name = title }).ClickAsync();

    public static async Task MapIsDrawnAsync(this Visit visit)
    {
        await visit.Page.WaitForSelectorAsync("[data-homes=ready]");
        await visit.Page.WaitForSelectorAsync("[data-map=idle]");
    }
}
