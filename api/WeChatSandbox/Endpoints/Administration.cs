using QhdHomeMap.WeChatSandbox.Faults;
using QhdHomeMap.WeChatSandbox.Pushes;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>What WeChat has not: faults, counts, many phones at once. Below <c>/admin</c>.</summary>
internal static class Administration
{
    private const int MaxPhones = 200_000;

    internal sealed record PhonesRequest(int Count, string[]? TemplateIds, int Accepts = 1);

    internal sealed record QuotaRequest(string Path, int PerMinute, int PerDay);

    internal sealed record BanRequest(bool Banned);

    internal sealed record CallbackRequest(string? Url, string? Token, string? AesKey, bool Xml);

    public static void MapAdministration(this WebApplication app)
    {
        var admin = app.MapGroup("/admin");
        admin.MapGet("/faults", (FaultPlan plan) => plan.Faults);
        admin.MapPut("/faults", SetFaults);
        admin.MapPost("/restart", RestartAsync);
        admin.MapGet("/counts", Counts);
        admin.MapGet("/ledger", Ledger);
        admin.MapPost("/phones", MakePhones);
        admin.MapPut("/quotas", SetQuota);
        admin.MapPut("/templates/{id}", Ban);
        admin.MapPut("/callback", SetCallbackAsync);
    }

    private static IResult SetFaults(Fault[] faults, FaultPlan plan)
    {
        if (faults.Any(f => f.Share is not (>= 0 and <= 1) || f.Milliseconds < 0 || f.Times < 0))
            return Reply.Wrong("故障的比例要在 0 到 1 之间，时间和次数不能为负。");
        plan.Set(faults);
        return Results.Ok(plan.Faults);
    }

    /// <summary>As if the process had ended and come again: connections break, tokens and codes are forgotten.</summary>
    private static async Task<IResult> RestartAsync(
        FaultPlan plan,
        Tokens tokens,
        FrontEndCodes codes,
        StateFile file,
        PhoneEvents events,
        CancellationToken cancellation
    )
    {
        plan.CutAll();
        tokens.Clear();
        codes.Clear();
        await file.SaveAsync(cancellation);
        file.Load();
        events.Tell("reset", null);
        return Results.NoContent();
    }

    private static IResult Counts(Sends sends, Phones phones, PushQueue pushes) =>
        Results.Ok(
            new
            {
                accepted = sends.Accepted,
                phones = phones.Count,
                pushes = new
                {
                    delivered = pushes.Delivered,
                    attempts = pushes.Attempts,
                    givenUp = pushes.GivenUp,
                    waiting = pushes.Waiting,
                },
            }
        );

    /// <summary>What each person holds and got, to compare with the sender's own ledger.</summary>
    private static IResult Ledger(Phones phones, string? templateId) =>
        Results.Ok(
            phones.All.SelectMany(p =>
            {
                lock (p.Door)
                {
                    return p
                        .Held.Where(h => templateId is null || h.Key == templateId)
                        .Select(h => new
                        {
                            openId = p.OpenId,
                            templateId = h.Key,
                            balance = h.Value.Balance,
                            longTerm = h.Value.LongTerm,
                            sent = h.Value.Sent,
                        })
                        .ToArray();
                }
            })
        );

    private static IResult MakePhones(PhonesRequest request, Phones phones, Templates templates, PhoneEvents events)
    {
        if (request.Count is < 1 or > MaxPhones || request.Accepts < 0)
            return Reply.Wrong($"一次可以建 1 到 {MaxPhones} 部手机，订阅次数不能为负。");
        var accepted = (request.TemplateIds ?? []).Select(templates.Find).ToArray();
        if (accepted.Any(t => t is null))
            return Reply.Wrong("没有这个模板。");
        var made = Enumerable.Range(0, request.Count).Select(_ => phones.Create(null, null)).ToArray();
        foreach (var phone in made)
        {
            foreach (var template in accepted)
                phone.Accept(template!, request.Accepts);
        }
        events.Tell("reset", null);
        return Results.Ok(made.Select(p => p.OpenId));
    }

    private static IResult SetQuota(QuotaRequest request, Quotas quotas)
    {
        quotas.Set(
            request.Path,
            quotas.RuleOf(request.Path) with
            {
                PerMinute = request.PerMinute,
                PerDay = request.PerDay,
            }
        );
        return Results.NoContent();
    }

    private static IResult Ban(string id, BanRequest request, Templates templates)
    {
        if (templates.Find(id) is not { } template)
            return Results.NotFound();
        template.Banned = request.Banned;
        return Results.NoContent();
    }

    private static async Task<IResult> SetCallbackAsync(
        CallbackRequest request,
        PushQueue queue,
        PushSender sender,
        CancellationToken cancellation
    )
    {
        try
        {
            var target = PushTarget.Create(request.Url ?? "", request.Token ?? "", request.AesKey ?? "", request.Xml);
            if (target is not null && !await sender.IsOursAsync(target, cancellation))
                return Reply.Wrong("回调地址没有原样答复 echostr。");
            queue.Target = target;
            return Results.NoContent();
        }
        catch (FormatException e)
        {
            return Reply.Wrong(e.Message);
        }
    }
}
