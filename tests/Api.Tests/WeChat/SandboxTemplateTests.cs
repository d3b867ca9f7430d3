using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Messages;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxTemplateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Template_FromThePublicLibrary_IsAddedReadAndDeleted()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var api = sandbox.Api;
        var category = (await api.GetCategoryAsync(Cancellation)).Value().Single();
        var titles = (await api.GetPubTemplateTitlesAsync([category.Id], 0, 30, Cancellation)).Value();
        var title = titles.Titles.Single(t => t.Title == "报名结果通知");
        var keywords = (await api.GetPubTemplateKeywordsAsync(title.Tid, Cancellation)).Value();

        var id = (await api.AddTemplateAsync(title.Tid, [2, 1], "报名后告诉结果", Cancellation)).Value();

        Assert.Equal((7, TemplateKind.OneTime, "10004"), (titles.Total, title.Kind, title.Tid)); // the tid comes as a number
        Assert.Equal(new TemplateKeyword(2, "报名结果", "报名成功", "enum_string"), keywords[1]);
        Assert.Equal(43, id.Length);
        var own = (await api.GetTemplateAsync(Cancellation)).Value().Single(t => t.Id == id);
        Assert.Equal("报名结果:{{enum_string2.DATA}}\n活动名称:{{thing1.DATA}}", own.Content);
        Assert.Equal(["报名成功", "候补中", "未通过"], own.EnumValues["enum_string2"]);
        Assert.Equal(["enum_string2", "thing1"], TemplateContent.Fields(own.Content).Select(f => f.Key));

        Assert.Equal(id, (await api.DeleteTemplateAsync(id, Cancellation)).Value());
        Assert.Equal(WeChatErrors.InvalidTitle, (await api.DeleteTemplateAsync(id, Cancellation)).RefusalCode());
    }

    public static TheoryData<string, int[], string, int> Wrong =>
        new()
        {
            { "1", [1, 2], "说明", WeChatErrors.InvalidTitle },
            { "10001", [1], "说明", WeChatErrors.InvalidKeywords },
            { "10001", [1, 1], "说明", WeChatErrors.InvalidKeywords },
            { "10001", [1, 9], "说明", WeChatErrors.InvalidKeywords },
            { "10001", [1, 2], "", WeChatErrors.InvalidSceneDescription },
            { "10001", [1, 2], "十六个字的场景说明就比上限多一个字", WeChatErrors.InvalidSceneDescription },
            { "10003", [1, 2, 3], "与已有的一样", WeChatErrors.DuplicateTemplate },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Template_AddedWrongly_IsRefused(string tid, int[] keywords, string scene, int code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(code, (await sandbox.Api.AddTemplateAsync(tid, keywords, scene, Cancellation)).RefusalCode());
    }
}
