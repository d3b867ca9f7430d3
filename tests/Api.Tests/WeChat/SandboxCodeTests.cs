using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxCodeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_WithAGoodScene_IsAPicture()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var image = (
            await sandbox.Api.GetUnlimitedQRCodeAsync(
                new UnlimitedCode("h=1z&k=ab12cd", "pages/home/home"),
                Cancellation
            )
        ).Value();

        Assert.Equal("image/png", image.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], image.Bytes[..4].ToArray());
    }

    public static TheoryData<string, string?, int, int> Wrong =>
        new()
        {
            { "", null, 430, WeChatErrors.InvalidCodeScene },
            { new string('a', 33), null, 430, WeChatErrors.InvalidCodeScene },
            { "家", null, 430, WeChatErrors.InvalidCodeScene },
            { "a%20b", null, 430, WeChatErrors.InvalidCodeScene },
            { "h=1", "/pages/home/home", 430, WeChatErrors.InvalidPath },
            { "h=1", "pages/home/home?id=1", 430, WeChatErrors.InvalidPath },
            { "h=1", "pages/nowhere/nowhere", 430, WeChatErrors.PageNotReleased },
            { "h=1", null, 279, WeChatErrors.InvalidArgs },
            { "h=1", null, 1281, WeChatErrors.InvalidArgs },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Code_AskedForWrongly_IsAnErrorAndNoPicture(string scene, string? page, int width, int code)
    {
        await using var sandbox = await RunningSandbox.StartAsync(("Sandbox:Pages:0", "pages/home/home"));

        var answer = await sandbox.Api.GetUnlimitedQRCodeAsync(
            new UnlimitedCode(scene, page, WidthPx: width),
            Cancellation
        );

        Assert.Equal(code, answer.RefusalCode());
    }

    [Fact]
    public async Task Code_OfAPageNotYetReleased_IsGivenWhenNotChecked()
    {
        await using var sandbox = await RunningSandbox.StartAsync(("Sandbox:Pages:0", "pages/home/home"));

        (
            await sandbox.Api.GetUnlimitedQRCodeAsync(
                new UnlimitedCode("h=1", "pages/new/new", CheckPage: false),
                Cancellation
            )
        ).Value();
    }

    [Fact]
    public async Task Link_OfUpToThirtyDays_OpensThePageThatWasMeant()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var link = (
            await sandbox.Api.GenerateUrlLinkAsync(new UrlLink("pages/home/home", "id=7", 30), Cancellation)
        ).Value();

        Assert.Equal("?page=pages%2Fhome%2Fhome&id=7", link.Query);
        Assert.Equal(200, (int)(await sandbox.GetAsync(link.PathAndQuery)).StatusCode);
        Assert.Equal(
            WeChatErrors.InvalidArgs,
            (await sandbox.Api.GenerateUrlLinkAsync(new UrlLink("", "", 31), Cancellation)).RefusalCode()
        );
        Assert.Equal(
            WeChatErrors.InvalidArgs,
            (await sandbox.Api.GenerateUrlLinkAsync(new UrlLink("", "q=家", 1), Cancellation)).RefusalCode()
        );
    }
}
