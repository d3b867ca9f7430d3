using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class WeChatErrorsTests
{
    /// <summary>The codes that WeChat documents, endpoint by endpoint.</summary>
    private static readonly Dictionary<string, int[]> Documented = new()
    {
        ["getStableAccessToken"] = [40001, 40013, 40125, 40164, 45009, 45011, -1],
        ["code2Session"] = [40029, 40163, 45011, 40226, -1],
        ["getPhoneNumber"] = [40029, 45011, 40013, -1],
        ["getUnlimitedQRCode"] = [40001, 40097, 40169, 40159, 41030, 45009, -1],
        ["sendMessage"] =
        [
            -1,
            40001,
            40014,
            42001,
            40003,
            40037,
            41030,
            43101,
            43107,
            43108,
            45009,
            45011,
            44991,
            45168,
            47001,
            47003,
            48001,
        ],
        ["templates"] = [200011, 200012, 200013, 200014, 200020, 200021, 200022, 200100],
        ["msgSecCheck"] = [61010, 43104, 40129, 44991, 45009, 44002, 47001],
        ["mediaCheckAsync"] = [87020, -1008],
    };

    [Fact]
    public void Table_OfErrors_HoldsEveryDocumentedCodeOnce()
    {
        var known = WeChatErrors.All.Select(e => e.Code).ToArray();

        Assert.Equal(known.Distinct(), known);
        Assert.Empty(Documented.Values.SelectMany(c => c).Except(known));
        Assert.Empty(known.Except(Documented.Values.SelectMany(c => c)));
        Assert.All(WeChatErrors.All, e => Assert.NotEqual(ErrorClass.Undocumented, e.Class));
    }

    [Theory]
    [InlineData(-1, ErrorAction.RetryWithBackOff)]
    [InlineData(42001, ErrorAction.RenewToken)]
    [InlineData(40003, ErrorAction.GiveUpPerson)]
    [InlineData(43101, ErrorAction.ZeroBalance)]
    [InlineData(43107, ErrorAction.StopCampaignAndAlarm)]
    [InlineData(43108, ErrorAction.RetryLaterSerialised)]
    [InlineData(45009, ErrorAction.PauseUntilMidnight)]
    [InlineData(45011, ErrorAction.PauseOneMinute)]
    [InlineData(47003, ErrorAction.StopCampaign)]
    [InlineData(40164, ErrorAction.Alarm)]
    [InlineData(99999, ErrorAction.StopCampaignAndAlarm)]
    public void Code_OfARefusal_LeadsToItsAction(int code, ErrorAction action) =>
        Assert.Equal(action, WeChatErrors.Of(code).Action);
}
