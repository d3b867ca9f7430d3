using QhdHomeMap.WeChatSandbox.Faults;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>What WeChat answers at, each behind the faults that are set.</summary>
internal static class WeChatEndpoints
{
    public static void MapWeChat(this WebApplication app)
    {
        var faults = app.Services.GetRequiredService<FaultPlan>();
        var all = app.MapGroup("").AddEndpointFilter(faults.AfterAsync);
        var open = all.MapGroup("").AddEndpointFilter(faults.BeforeAsync);
        open.MapPost(GiveToken.Path, GiveToken.HandleAsync);
        open.MapGet("/sns/jscode2session", SignIn.Session);

        var guarded = all.MapGroup("").AddEndpointFilter(TokenGate.PassAsync);
        guarded
            .MapGroup("")
            .AddEndpointFilter(TakeMessage.OneAtATimeAsync)
            .AddEndpointFilter(faults.BeforeAsync)
            .MapPost(Quotas.SendPath, (HttpContext context, TakeMessage message) => message.Handle(context));

        var plain = guarded.MapGroup("").AddEndpointFilter(faults.BeforeAsync);
        plain.MapPost("/wxa/business/getuserphonenumber", SignIn.PhoneNumberAsync);
        plain.MapPost("/wxa/getwxacodeunlimit", MakeCode.ImageAsync);
        plain.MapPost("/wxa/generate_urllink", MakeCode.LinkAsync);
        plain.MapPost("/wxa/msg_sec_check", (HttpContext context, CheckContent check) => check.TextAsync(context));
        plain.MapPost("/wxa/media_check_async", (HttpContext context, CheckContent check) => check.MediaAsync(context));
        plain.MapPost("/cgi-bin/openapi/quota/get", ShowQuota.HandleAsync);
        KeepTemplates.Map(plain);
    }
}
