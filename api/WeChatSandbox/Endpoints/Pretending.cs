using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChatSandbox.Pushes;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>What a person does with a phone, for the page and for whoever plays a rider. Below <c>/pretend</c>.</summary>
internal static class Pretending
{
    private const int ShownPhones = 200;
    private const int MaxAsked = 3;

    internal sealed record NewPhone(string? Name, string? Number);

    /// <param name="Answers">Template ids, each with accept or reject.</param>
    internal sealed record PopupRequest(Dictionary<string, string> Answers);

    internal sealed record RefusalRequest(string TemplateId);

    public static void MapPretending(this WebApplication app)
    {
        var pretend = app.MapGroup("/pretend");
        pretend.MapGet("/events", Listen);
        pretend.MapGet("/templates", (Templates templates) => templates.All.Select(PhoneViews.Seen));
        pretend.MapGet(
            "/phones",
            (Phones phones) =>
                new
                {
                    total = phones.Count,
                    phones = phones
                        .All.OrderBy(p => p.Name.Length)
                        .ThenBy(p => p.Name, StringComparer.Ordinal)
                        .Take(ShownPhones)
                        .Select(PhoneViews.Row),
                }
        );
        pretend.MapPost("/phones", Create);
        var phone = pretend.MapGroup("/phones/{openId}").AddEndpointFilter(RequirePhoneAsync);
        phone.MapGet("", (string openId, Phones phones) => PhoneViews.Whole(phones.Find(openId)!));
        phone.MapPost(
            "/login-code",
            (string openId, Phones phones, FrontEndCodes codes, TimeProvider clock) =>
                GiveCode(phones.Find(openId)!, CodeKind.Login, codes, clock)
        );
        phone.MapPost(
            "/number-code",
            (string openId, Phones phones, FrontEndCodes codes, TimeProvider clock) =>
                GiveCode(phones.Find(openId)!, CodeKind.PhoneNumber, codes, clock)
        );
        phone.MapPost("/popup", AnswerPopup);
        phone.MapPost("/refusals", RefuseInSettings);
        phone.MapPost("/block", (string openId, bool blocked, Phones phones) => phones.Find(openId)!.Blocked = blocked);
        phone.MapPost("/messages/{id:long}/open", Open);
    }

    private static async ValueTask<object?> RequirePhoneAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        var context = call.HttpContext;
        var phones = context.RequestServices.GetRequiredService<Phones>();
        return phones.Find((string?)context.GetRouteValue("openId")) is null ? Results.NotFound() : await next(call);
    }

    private static ServerSentEventsResult<PhoneEvent> Listen(
        PhoneEvents events,
        IHostApplicationLifetime host,
        CancellationToken cancellation
    )
    {
        return TypedResults.ServerSentEvents(UntilTheEndAsync(cancellation));

        // A page listens for as long as it is open; the end of the host must not wait for it.
        async IAsyncEnumerable<PhoneEvent> UntilTheEndAsync([EnumeratorCancellation] CancellationToken gone)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, host.ApplicationStopping);
            await using var told = events.ListenAsync(end.Token).GetAsyncEnumerator(CancellationToken.None);
            while (await NextAsync(told))
                yield return told.Current;
        }

        static async ValueTask<bool> NextAsync(IAsyncEnumerator<PhoneEvent> told)
        {
            try
            {
                return await told.MoveNextAsync();
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    private static IResult Create(NewPhone request, Phones phones, PhoneEvents events)
    {
        if (
            request.Name is { Length: > 20 }
            || request.Number is { Length: > 0 } number && !number.All(char.IsAsciiDigit)
        )
            return Reply.Wrong("名字最多 20 字，手机号只能是数字。");
        var phone = phones.Create(request.Name?.Trim(), request.Number is { Length: > 0 } given ? given : null);
        events.Tell("phone", phone.OpenId);
        return Results.Ok(PhoneViews.Whole(phone));
    }

    /// <summary>wx.login or the button of getPhoneNumber: the person is using the mini-program.</summary>
    private static IResult GiveCode(Phone phone, CodeKind kind, FrontEndCodes codes, TimeProvider clock)
    {
        phone.SeenAt = clock.GetUtcNow();
        if (kind == CodeKind.PhoneNumber && phone.Number is null)
            return Reply.Wrong("这部手机没有绑定手机号。");
        var (code, expiresAt) = codes.Give(kind, phone);
        return Results.Ok(new { code, expiresAt });
    }

    /// <summary>wx.requestSubscribeMessage and what the person taps.</summary>
    private static IResult AnswerPopup(
        string openId,
        PopupRequest request,
        Phones phones,
        Templates templates,
        PushQueue pushes,
        PhoneEvents events,
        TimeProvider clock
    )
    {
        var asked = request
            .Answers.Select(a => (Template: templates.Find(a.Key), Accepted: a.Value == "accept"))
            .ToArray();
        if (asked.Length is 0 or > MaxAsked)
            return Reply.Wrong($"一次询问 1 到 {MaxAsked} 个模板。");
        if (asked.Any(a => a.Template is null) || request.Answers.Values.Any(a => a is not ("accept" or "reject")))
            return Reply.Wrong("没有这个模板，或者回答不是 accept 或 reject。");
        if (asked.Select(a => a.Template!.Own.Kind).Distinct().Count() > 1)
            return Reply.Wrong("一次性订阅与长期订阅的模板不能一起询问。");
        var phone = phones.Find(openId)!;
        foreach (var (template, accepted) in asked)
        {
            if (accepted)
                phone.Accept(template!, 1);
            else if (template!.Own.Kind == TemplateKind.LongTerm)
                phone.Refuse(template);
        }
        var now = clock.GetUtcNow();
        phone.SeenAt = now;
        pushes.Add(Push.Popup(openId, now, asked.Select(a => (a.Template!.Own.Id, a.Accepted))));
        events.Tell("consent", openId);
        return Results.Ok(PhoneViews.Whole(phone));
    }

    private static IResult RefuseInSettings(
        string openId,
        RefusalRequest request,
        Phones phones,
        Templates templates,
        PushQueue pushes,
        PhoneEvents events,
        TimeProvider clock
    )
    {
        if (templates.Find(request.TemplateId) is not { } template)
            return Reply.Wrong("没有这个模板。");
        var phone = phones.Find(openId)!;
        phone.Refuse(template);
        pushes.Add(Push.Change(openId, clock.GetUtcNow(), request.TemplateId));
        events.Tell("consent", openId);
        return Results.Ok(PhoneViews.Whole(phone));
    }

    private static IResult Open(string openId, long id, Phones phones, PhoneEvents events, TimeProvider clock)
    {
        var phone = phones.Find(openId)!;
        lock (phone.Door)
        {
            if (phone.Messages.FirstOrDefault(m => m.Id == id) is not { } message)
                return Results.NotFound();
            message.Opened = true;
        }
        phone.SeenAt = clock.GetUtcNow();
        events.Tell("message", openId);
        return Results.Ok(PhoneViews.Whole(phone));
    }
}
