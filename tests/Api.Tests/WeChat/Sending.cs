using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Messages;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>A person who has accepted a template, and a message to him.</summary>
internal static class Sending
{
    public const string SendPath = "/cgi-bin/message/subscribe/send";

    public static async Task<(string Phone, OwnTemplate Template)> SubscribedAsync(
        RunningSandbox sandbox,
        int times = 1,
        string title = "活动通知"
    )
    {
        var template = await sandbox.TemplateAsync(title);
        var phone = await sandbox.NewPhoneAsync();
        for (var i = 0; i < times; i++)
            await sandbox.AcceptAsync(phone, template.Id);
        return (phone, template);
    }

    public static Task<WeChatAnswer<SentMessage>> SendAsync(
        RunningSandbox sandbox,
        string phone,
        OwnTemplate template,
        (string Key, string Value)? change = null,
        string? page = null
    )
    {
        var data = ValuesOf(template);
        if (change is var (key, value))
            data[key] = value;
        return sandbox.Api.SendMessageAsync(
            new SubscribeMessage(phone, template.Id, data, page),
            RunningSandbox.Cancellation
        );
    }

    public static Dictionary<string, string> ValuesOf(OwnTemplate template) =>
        TemplateContent
            .Fields(template.Content)
            .ToDictionary(
                f => f.Key,
                f =>
                    f.Type switch
                    {
                        FieldType.Date or FieldType.Time => "2026年12月21日 15:00",
                        FieldType.PhoneNumber => "12351",
                        _ => "冬至送温暖",
                    }
            );
}
