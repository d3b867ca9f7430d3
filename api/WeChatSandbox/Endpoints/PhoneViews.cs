using System.Globalization;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChatSandbox.State;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>What the page gets to see.</summary>
internal static class PhoneViews
{
    public static object Seen(Template t) =>
        new
        {
            id = t.Own.Id,
            title = t.Own.Title,
            longTerm = t.Own.Kind == TemplateKind.LongTerm,
            content = t.Own.Content,
            banned = t.Banned,
        };

    public static object Row(Phone p)
    {
        lock (p.Door)
            return new
            {
                openId = p.OpenId,
                name = p.Name,
                unread = p.Messages.Count(m => !m.Opened),
            };
    }

    public static object Whole(Phone p)
    {
        lock (p.Door)
            return new
            {
                openId = p.OpenId,
                name = p.Name,
                number = p.Number,
                unread = p.Messages.Count(m => !m.Opened),
                consents = p
                    .Held.Select(h => new
                    {
                        templateId = h.Key,
                        balance = h.Value.Balance,
                        longTerm = h.Value.LongTerm,
                        sent = h.Value.Sent,
                    })
                    .ToArray(),
                // The id as a text: a browser's numbers end at 2^53.
                messages = p
                    .Messages.Reverse()
                    .Select(m => new
                    {
                        id = m.Id.ToString(CultureInfo.InvariantCulture),
                        title = m.Title,
                        lines = m.Lines,
                        page = m.Page,
                        at = m.At,
                        opened = m.Opened,
                    })
                    .ToArray(),
            };
    }
}
