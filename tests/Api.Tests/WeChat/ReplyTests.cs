using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>What is made of a reply: WeChat's are not always of the type that it documents.</summary>
public sealed class ReplyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("[]")]
    [InlineData("{\"errcode\":0")]
    [InlineData("{\"errcode\":0,\"data\":7}")]
    [InlineData("{\"errcode\":0}")]
    public async Task Answer_ThatIsNoneOfTheEndpoints_IsUnreadable(string body)
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then(body);

        Assert.Equal(UnknownCause.Unreadable, (await weChat.Api.GetCategoryAsync(Cancellation)).Cause());
    }

    [Theory]
    [InlineData("3395159288267931652")]
    [InlineData("\"3395159288267931652\"")]
    public async Task MessageId_BeyondDoubles_KeepsEveryDigit(string id)
    {
        using var weChat = new ScriptedWeChat();
        var message = new SubscribeMessage("oRider", "T", new Dictionary<string, string> { ["thing1"] = "好" });
        weChat.Then($$"""{"errcode":"0","msgid":{{id}},"errmsg":"ok"}""");

        Assert.Equal(3395159288267931652, (await weChat.Api.SendMessageAsync(message, Cancellation)).Value().MessageId);
    }

    [Theory]
    [InlineData("image/png", "image/png")]
    [InlineData("text/plain", "image/png")]
    public async Task Picture_WhateverItsMediaType_IsKnownByItsFirstByte(string told, string kept)
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then("\u0089PNG", mediaType: told);

        var image = (await weChat.Api.GetUnlimitedQRCodeAsync(new UnlimitedCode("h=1"), Cancellation)).Value();

        Assert.Equal(kept, image.MediaType);
    }

    [Fact]
    public async Task Picture_ThatIsAnErrorToldAsAPicture_IsRefused()
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then("""{"errcode":41030,"errmsg":"invalid page rid: 1-2-3"}""", mediaType: "image/jpeg");

        Assert.Equal(
            41030,
            (await weChat.Api.GetUnlimitedQRCodeAsync(new UnlimitedCode("h=1"), Cancellation)).RefusalCode()
        );
    }

    [Fact]
    public async Task PhoneNumber_OfAnotherApp_IsNotTaken()
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then(
            """{"errcode":0,"phone_info":{"phoneNumber":"1","purePhoneNumber":"1","countryCode":"86","watermark":{"appid":"wxother"}}}"""
        );

        Assert.Equal(
            UnknownCause.Unreadable,
            (await weChat.Api.GetPhoneNumberAsync("c", "oRider", Cancellation)).Cause()
        );
    }
}
