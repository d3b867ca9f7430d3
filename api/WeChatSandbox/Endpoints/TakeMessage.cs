using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Messages;
using QhdHomeMap.WeChatSandbox.Faults;
using QhdHomeMap.WeChatSandbox.Pushes;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary><c>sendMessage</c> of the subscribe messages.</summary>
internal sealed class TakeMessage(
    Phones phones,
    Templates templates,
    Sends sends,
    PushQueue pushes,
    PhoneEvents events,
    FaultPlan faults,
    TimeProvider clock,
    IOptions<SandboxOptions> options
)
{
    private const string BodyItem = "message";

    internal sealed record Request(
        string? Touser,
        string? TemplateId,
        string? Page,
        string? MiniprogramState,
        string? Lang,
        Dictionary<string, Request.Field>? Data
    )
    {
        internal sealed record Field(string? Value);
    }

    /// <summary>Before the latency: two messages to one person at the same time are one too many.</summary>
    public static async ValueTask<object?> OneAtATimeAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        var context = call.HttpContext;
        if (await Body.ReadAsync<Request>(context) is not { Data: not null } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (context.RequestServices.GetRequiredService<Phones>().Find(request.Touser) is not { } phone)
            return Reply.Refuse(WeChatErrors.InvalidOpenId, "invalid openid");
        if (!phone.TryBeginReceiving())
            return Reply.Refuse(WeChatErrors.ConcurrentSend, "concurrent send to the same user");
        try
        {
            context.Items[BodyItem] = request;
            return await next(call);
        }
        finally
        {
            phone.EndReceiving();
        }
    }

    public IResult Handle(HttpContext context)
    {
        var request = (Request)context.Items[BodyItem]!;
        if (templates.Find(request.TemplateId) is not { } template)
            return Reply.Refuse(WeChatErrors.InvalidTemplateId, "invalid template_id");
        if (template.Banned)
            return Reply.Refuse(WeChatErrors.TemplateBanned, "template is banned");
        if (request.Page is { Length: > 0 } page && !MakeCode.Exists(page, options.Value.Pages))
            return Reply.Refuse(WeChatErrors.PageNotReleased, "invalid page");
        var values = request.Data!.ToDictionary(d => d.Key, d => d.Value?.Value ?? "");
        if (BadField(template, values) is { } bad)
            return Reply.Refuse(WeChatErrors.InvalidField, $"argument invalid! data.{bad}.value invalid");
        if (options.Value.SensitiveWords.Any(w => values.Values.Any(v => v.Contains(w, StringComparison.Ordinal))))
            return Reply.Refuse(WeChatErrors.SensitiveWord, "message contains sensitive word");
        return Deliver(phones.Find(request.Touser)!, template, request.Page, values);
    }

    private IResult Deliver(Phone phone, Template template, string? page, Dictionary<string, string> values)
    {
        var now = clock.GetUtcNow();
        var message = new PhoneMessage(
            sends.NewId(),
            template.Own.Id,
            template.Own.Title,
            [.. template.Fields.Select(f => new PhoneMessage.Line(f.Title, values[f.Key]))],
            page,
            now
        );
        if (!phone.TryReceive(message))
            return Reply.Refuse(WeChatErrors.NotSubscribed, "user refuse to accept the msg");
        sends.CountAccepted();
        events.Tell("message", phone.OpenId);
        if (faults.Striking(FaultKind.LoseEvent, Quotas.SendPath) is null)
        {
            var failed = faults.Striking(FaultKind.FailDelivery, Quotas.SendPath);
            pushes.Add(Push.Sent(phone.OpenId, now, template.Own.Id, message.Id, failed?.Code ?? 0));
        }
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                msgid = message.Id,
            }
        );
    }

    /// <summary>The first field of the template whose value is missing or against the rules of its type.</summary>
    private static string? BadField(Template template, Dictionary<string, string> values) =>
        template
            .Fields.FirstOrDefault(f =>
                !values.TryGetValue(f.Key, out var value)
                || FieldRules.Fault(f.Type, value, template.Own.EnumValues.GetValueOrDefault(f.Key)) is not null
            )
            ?.Key;
}
